/// Cuts rings into arcs at their junctions and recognises an arc that an earlier ring has cut.
struct ArcCutter {
  private let isJunction: [Bool]
  private let rings: RaggedRows
  private var arcStarts: [Int32] = [0]
  private var arcVertices: [Int32] = []
  private var ringStarts: [Int32] = [0]
  private var references: [Int32] = []
  /// The beginnings of arcs, in both directions, chained by the vertex from which they leave: the last one of each vertex, or −1.
  private var heads: [Int32]
  private var beginnings: [Beginning] = []

  private struct Beginning {
    let second: Int32
    let reference: Int32
    let earlier: Int32
  }

  init(_ isJunction: [Bool], _ rings: RaggedRows) {
    self.isJunction = isJunction
    self.rings = rings
    heads = [Int32](repeating: -1, count: isJunction.count)
    arcVertices.reserveCapacity(rings.values.count)
  }

  /// The arcs; a closed one repeats its first vertex.
  var arcs: RaggedRows { RaggedRows(starts: arcStarts, values: arcVertices) }
  /// The arcs of each ring, `~arc` where it runs against one.
  var ringArcs: RaggedRows { RaggedRows(starts: ringStarts, values: references) }

  /// - Complexity: O(vertices of the ring), as long as few arcs leave a vertex.
  mutating func cut(_ ring: Int) {
    defer { ringStarts.append(Int32(truncatingIfNeeded: references.count)) }
    let range = rings.range(of: ring)
    guard let start = start(of: range) else { return }
    var first = start
    var place = start
    repeat {
      place = place + 1 < range.upperBound ? place + 1 : range.lowerBound
      guard isJunction[Int(rings.values[place])] || place == start else { continue }
      references.append(reference(from: first, to: place, in: range))
      first = place
    } while place != start
  }

  /// Where to begin: at a junction, or, on a ring without one, at the same vertex whichever area the ring belongs to.
  private func start(of range: Range<Int>) -> Int? {
    range.first { isJunction[Int(rings.values[$0])] } ?? range.min { rings.values[$0] < rings.values[$1] }
  }

  private mutating func reference(from first: Int, to last: Int, in range: Range<Int>) -> Int32 {
    let second = first + 1 < range.upperBound ? first + 1 : range.lowerBound
    if let known = known(from: rings.values[first], by: rings.values[second]) { return known }
    let number = Int32(truncatingIfNeeded: arcStarts.count - 1)
    arcVertices.append(rings.values[first])
    var place = first
    repeat {
      place = place + 1 < range.upperBound ? place + 1 : range.lowerBound
      arcVertices.append(rings.values[place])
    } while place != last
    arcStarts.append(Int32(truncatingIfNeeded: arcVertices.count))
    remember(from: rings.values[first], by: rings.values[second], number)
    remember(from: rings.values[last], by: arcVertices[arcVertices.count - 2], ~number)
    return number
  }

  private func known(from vertex: Int32, by second: Int32) -> Int32? {
    var place = heads[Int(vertex)]
    while place >= 0 {
      let beginning = beginnings[Int(place)]
      if beginning.second == second { return beginning.reference }
      place = beginning.earlier
    }
    return nil
  }

  /// A later beginning with the same two vertices counts, as on a ring that runs along itself.
  private mutating func remember(from vertex: Int32, by second: Int32, _ reference: Int32) {
    beginnings.append(Beginning(second: second, reference: reference, earlier: heads[Int(vertex)]))
    heads[Int(vertex)] = Int32(truncatingIfNeeded: beginnings.count - 1)
  }
}
