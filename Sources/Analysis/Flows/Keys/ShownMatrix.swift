import WardlightDisclosure
import WardlightFlows

/// A table of flows as it may be seen: hidden counts stand at the middle of their range, so that whatever is computed from it tells no more than its cells do.
struct ShownMatrix: Sendable {
  /// The flows, those that leave as a range by its geometric middle.
  let matrix: FlowMatrix
  /// What is seen of the pairs that do not leave as they are, by their place; `nil` of those that do not leave at all.
  private let hidden: [Int: Seen?]

  /// - Parameter key: What a pair counts; `nil` for a count that stands alone.
  init(_ raw: FlowMatrix, _ door: Door, key: (_ origin: Int, _ destination: Int) -> CellKey?) {
    guard door.terms.policy.threshold != nil else {
      (matrix, hidden) = (raw, [:])
      return
    }
    var hidden: [Int: Seen?] = [:]
    let width = raw.destinations.count
    let pairs = raw.pairs.map { pair in
      let seen = door.seen(pair.count, key(pair.origin, pair.destination))
      if seen?.exact == nil { hidden[pair.origin * width + pair.destination] = .some(seen) }
      return FlowMatrix.Pair(origin: pair.origin, destination: pair.destination, count: seen?.middle ?? 0)
    }
    matrix = FlowMatrix(origins: raw.origins, destinations: raw.destinations, pairs: pairs)
    self.hidden = hidden
  }

  /// What is seen of a pair.
  subscript(origin: Int, destination: Int) -> Seen? {
    if let seen = hidden[origin * matrix.destinations.count + destination] { return seen }
    let count = matrix[origin, destination]
    return Seen(count, count)
  }

  /// Whether a pair does not leave as it is.
  func isHidden(_ origin: Int, _ destination: Int) -> Bool { hidden[origin * matrix.destinations.count + destination] != nil }

  /// The numbers that a pair may be; `nil` where nothing bounds them.
  func range(_ origin: Int, _ destination: Int) -> ClosedRange<Int>? { self[origin, destination].map { $0.lower...$0.upper } }

  /// What is seen of a pair as the cell of a count.
  func tabled(_ origin: Int, _ destination: Int) -> RawColumn.TabledCell { self[origin, destination].tabled }

  /// What is seen of all that leaves each origin and of all that arrives at each destination, without what stays in its place.
  ///
  /// - Complexity: O(pairs + places).
  var sums: (out: [Seen?], into: [Seen?]) {
    var out = [Seen?](repeating: Seen(0, 0), count: matrix.origins.count)
    var into = [Seen?](repeating: Seen(0, 0), count: matrix.destinations.count)
    let (width, isSquare) = (matrix.destinations.count, matrix.isSquare)
    func add(_ origin: Int, _ destination: Int, _ seen: Seen?) {
      guard !isSquare || origin != destination else { return }
      out[origin] = out[origin] + seen
      into[destination] = into[destination] + seen
    }
    for pair in matrix.pairs where !isHidden(pair.origin, pair.destination) {
      add(pair.origin, pair.destination, Seen(pair.count, pair.count))
    }
    for place in hidden.keys.sorted() { add(place / width, place % width, hidden[place] ?? nil) }
    return (out, into)
  }

  /// What is seen of the flows from some origins to some destinations together.
  func sum(from origins: [Int], to destinations: [Int]) -> Seen? {
    origins.reduce(Seen(0, 0)) { sum, origin in destinations.reduce(sum) { $0 + self[origin, $1] } }
  }
}
