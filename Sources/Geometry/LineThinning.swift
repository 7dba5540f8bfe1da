/// A vertex of a line that is being thinned.
struct ThinningNode {
  let place: Coordinate
  let vertex: Int32
  /// The nodes before and behind it that are still there; −1 at an end.
  var before: Int32
  var behind: Int32
  /// The triangle with which it waits in the queue; an entry of another size is out of date.
  var waiting: Float = -1
  var isGone: Bool
}

/// Takes vertices out of one line after another, in one piece of memory.
struct LineThinning: ~Copyable {
  private let nodes: UnsafeMutableBufferPointer<ThinningNode>
  private let largest: Double
  private var queue = Heap<Candidate>()
  private var first = 0
  private var count = 0
  /// How many vertices are left between the ends.
  private var interior = 0
  /// The places that went in this round.
  private var gone: [Int32] = []

  /// A triangle's size and the node that it belongs to in one number, in whose order the smaller triangle and then the earlier node come first:
  /// positive numbers in floating point are in order of their bits.
  private struct Candidate: Comparable {
    let bits: UInt64

    @inline(__always)
    init(size: Float, node: Int32) { bits = UInt64(size.bitPattern) << 32 | UInt64(UInt32(bitPattern: node)) }

    var size: Float { Float(bitPattern: UInt32(truncatingIfNeeded: bits >> 32)) }
    var node: Int32 { Int32(truncatingIfNeeded: bits) }

    @inline(__always)
    static func < (left: Candidate, right: Candidate) -> Bool { left.bits < right.bits }
  }

  /// - Parameters:
  ///   - capacity: The most vertices that a line has.
  ///   - largest: The largest triangle that may go, in square metres.
  init(capacity: Int, largest: Double) {
    nodes = .allocate(capacity: capacity)
    self.largest = largest
  }

  deinit { nodes.deallocate() }

  /// Takes up the line at these places of the arcs' buffer, as far as it is still there.
  mutating func load(_ borders: SharedBorders, _ range: Range<Int>, _ isGone: UnsafeBufferPointer<Bool>) {
    first = range.lowerBound
    count = range.count
    interior = -2
    gone.removeAll(keepingCapacity: true)
    var last: Int32 = -1
    for node in 0..<count {
      let vertex = borders.arcs.values[first + node]
      let here = Int32(truncatingIfNeeded: node)
      let isGone = isGone[first + node]
      nodes.initializeElement(
        at: node, to: ThinningNode(place: borders.places[Int(vertex)], vertex: vertex, before: last, behind: -1, isGone: isGone))
      guard !isGone else { continue }
      if last >= 0 { nodes[Int(last)].behind = here }
      last = here
      interior += 1
    }
  }

  /// Takes out what may go, the smallest triangle first.
  ///
  /// - Returns: Whether a vertex of another line stood in the way.
  mutating func thin(among others: OtherVertices, mayBeStraight: Bool) -> Bool {
    // A ring by itself keeps three vertices, its end and two more.
    let least = nodes[0].vertex == nodes[count - 1].vertex ? 2 : mayBeStraight ? 0 : 1
    var isRefused = false
    for node in 0..<count where !nodes[node].isGone { enqueue(Int32(truncatingIfNeeded: node)) }
    while let candidate = queue.pop() {
      guard nodes[Int(candidate.node)].waiting == candidate.size else { continue }
      nodes[Int(candidate.node)].waiting = -1
      guard interior > least else { continue }
      switch finding(candidate.node, others) {
      case .nobody: remove(candidate.node)
      case .own: continue
      case .other: isRefused = true
      }
    }
    return isRefused
  }

  /// Calls `visit` with each place of the arcs' buffer that went.
  func forEachGone(_ visit: (Int32) -> Void) { for place in gone { visit(place) } }

  private mutating func enqueue(_ node: Int32) {
    let (before, behind) = (nodes[Int(node)].before, nodes[Int(node)].behind)
    guard before >= 0, behind >= 0 else { return }
    let (a, b, c) = (nodes[Int(before)].place, nodes[Int(node)].place, nodes[Int(behind)].place)
    let size = abs((b.easting - a.easting) * (c.northing - a.northing) - (c.easting - a.easting) * (b.northing - a.northing)) / 2
    nodes[Int(node)].waiting = Float(size)
    if size <= largest { queue.push(Candidate(size: Float(size), node: node)) }
  }

  private mutating func remove(_ node: Int32) {
    let (before, behind) = (nodes[Int(node)].before, nodes[Int(node)].behind)
    nodes[Int(before)].behind = behind
    nodes[Int(behind)].before = before
    nodes[Int(node)].isGone = true
    gone.append(Int32(truncatingIfNeeded: first) &+ node)
    interior -= 1
    enqueue(before)
    enqueue(behind)
  }

  private func finding(_ node: Int32, _ others: OtherVertices) -> OtherVertices.Finding {
    let own = nodes[Int(node)]
    return others.finding(nodes[Int(own.before)], own, nodes[Int(own.behind)], own: first..<first + count) { nodes[$0].isGone }
  }
}
