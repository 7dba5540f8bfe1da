internal import WardlightEssentials

/// Takes vertices out of arcs, the least important of each arc first.
///
/// Every arc is thinned by itself, in rounds: what goes in a round is seen by other arcs in the next one only. As each removal is safe whatever
/// others of the round go, and arcs do not wait for each other, the result depends neither on the order of the work nor on the number of
/// threads.
struct ArcThinning: Sendable {
  private let borders: SharedBorders
  private let largest: Double
  private let cells: VertexCells?
  /// Where in the arcs' buffer each vertex stands; a vertex at the end of several arcs, at the end of one of them.
  private let placeOfVertex: [Int32]
  /// Whether an arc may become a straight line: one at most between the same two ends.
  private let mayBeStraight: [Bool]
  /// Arcs of about so many vertices together are one task.
  private static let taskSize = 4_096
  /// What is still refused after as many rounds stays.
  private static let rounds = 4

  init(_ borders: SharedBorders, largest: Double) {
    self.borders = borders
    self.largest = largest
    cells = VertexCells(borders.places)
    var placeOfVertex = [Int32](repeating: 0, count: borders.places.count)
    for (place, vertex) in borders.arcs.values.enumerated() { placeOfVertex[Int(vertex)] = Int32(truncatingIfNeeded: place) }
    self.placeOfVertex = placeOfVertex
    mayBeStraight = Self.straight(borders)
  }

  /// What is left of each arc.
  func remaining(_ parallel: Parallel) -> RaggedRows {
    guard let cells else { return borders.arcs }
    var isGone = [Bool](repeating: false, count: borders.arcs.values.count)
    var waiting = (0..<borders.arcs.count).filter { borders.arcs.range(of: $0).count > 2 }.map(Int32.init)
    for _ in 0..<Self.rounds where !waiting.isEmpty {
      let tasks = tasks(waiting)
      let results = parallel.map(tasks.count) { [isGone, waiting] task in thinned(waiting[tasks[task]], isGone, cells) }
      for result in results { for place in result.gone { isGone[Int(place)] = true } }
      waiting = results.flatMap(\.refused)
    }
    return kept(isGone)
  }

  /// Runs of waiting arcs that take about the same time.
  private func tasks(_ waiting: [Int32]) -> [Range<Int>] {
    var tasks: [Range<Int>] = []
    var (first, size) = (0, 0)
    for (number, arc) in waiting.enumerated() {
      size += borders.arcs.range(of: Int(arc)).count
      guard size >= Self.taskSize || number == waiting.count - 1 else { continue }
      tasks.append(first..<number + 1)
      (first, size) = (number + 1, 0)
    }
    return tasks
  }

  /// What a task found: the places that go, and the arcs that others kept from losing more.
  private struct Result: Sendable {
    var gone: [Int32] = []
    var refused: [Int32] = []
  }

  private func thinned(_ arcs: ArraySlice<Int32>, _ isGone: [Bool], _ cells: VertexCells) -> Result {
    var result = Result()
    let longest = arcs.reduce(0) { max($0, borders.arcs.range(of: Int($1)).count) }
    var line = LineThinning(capacity: longest, largest: largest)
    isGone.withUnsafeBufferPointer { isGone in
      placeOfVertex.withUnsafeBufferPointer { placeOfVertex in
        cells.withView { view in
          let others = OtherVertices(view, placeOfVertex: placeOfVertex, isGone: isGone)
          for arc in arcs {
            let places = borders.arcs.range(of: Int(arc))
            line.load(borders, places, isGone)
            if line.thin(among: others, mayBeStraight: mayBeStraight[Int(arc)]) { result.refused.append(arc) }
            line.forEachGone { result.gone.append($0) }
          }
        }
      }
    }
    return result
  }

  private func kept(_ isGone: [Bool]) -> RaggedRows {
    var starts: [Int32] = [0]
    starts.reserveCapacity(borders.arcs.starts.count)
    var values: [Int32] = []
    values.reserveCapacity(isGone.count)
    for arc in 0..<borders.arcs.count {
      for place in borders.arcs.range(of: arc) where !isGone[place] { values.append(borders.arcs.values[place]) }
      starts.append(Int32(values.count))
    }
    return RaggedRows(starts: starts, values: values)
  }

  /// Of all arcs between the same two ends the first may become straight, and none where one is straight as it is.
  private static func straight(_ borders: SharedBorders) -> [Bool] {
    let arcs = borders.arcs
    let ends = (0..<arcs.count).map { arc -> (low: Int32, high: Int32) in
      let range = arcs.range(of: arc)
      let (first, last) = (arcs.values[range.lowerBound], arcs.values[range.upperBound - 1])
      return (min(first, last), max(first, last))
    }
    let byEnd = RaggedRows(rows: borders.places.count) { add in for arc in ends.indices { add(Int(ends[arc].low), Int32(arc)) } }
    return ends.indices.map { arc in
      guard ends[arc].low != ends[arc].high else { return false }
      return !byEnd[Int(ends[arc].low)].contains { other in
        ends[Int(other)].high == ends[arc].high && (other < Int32(arc) || arcs.range(of: Int(other)).count == 2)
      }
    }
  }
}
