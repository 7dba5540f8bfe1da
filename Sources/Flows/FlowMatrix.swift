/// How many flow from each origin to each destination: what all statistics of flows read.
///
/// A sparse matrix by rows, pairs in order of origin and destination; a pair that is not held is a zero. Its margins are sums of its cells: where persons are
/// counted and one is linked to two destinations, both cells have that person and the margin has two.
///
/// Raw: nothing here is protected.
public struct FlowMatrix: Hashable, Sendable {
  /// Where flows begin.
  public let origins: FlowEnds
  /// Where they end.
  public let destinations: FlowEnds
  /// Where the pairs of each origin begin in ``columns`` and ``counts``; one more than there are origins.
  public let starts: [Int]
  /// The destination of each pair, rising within an origin.
  public let columns: [Int32]
  /// The count of each pair, above 0.
  public let counts: [Int]
  /// The sum of each origin's pairs.
  public let originTotals: [Int]
  /// The sum of each destination's pairs.
  public let destinationTotals: [Int]

  /// One cell: places in ``origins`` and ``destinations``, and how many.
  public struct Pair: Hashable, Sendable {
    /// The origin's place.
    public let origin: Int
    /// The destination's place.
    public let destination: Int
    /// How many, from 0.
    public let count: Int

    /// One cell.
    public init(origin: Int, destination: Int, count: Int) {
      self.origin = origin
      self.destination = destination
      self.count = count
    }
  }

  /// A matrix of pairs in any order; a pair that stands twice is added up, a zero is left out.
  ///
  /// - Precondition: The places exist and no count is negative.
  /// - Complexity: O(pairs + origins + destinations), and memory in proportion.
  public init(origins: FlowEnds, destinations: FlowEnds, pairs: [Pair]) {
    var rows = CellRows(origins: origins.count, destinations: destinations.count)
    rows.fill(pairs)
    self.origins = origins
    self.destinations = destinations
    (starts, columns, counts) = (rows.starts, rows.columns, rows.counts)
    (originTotals, destinationTotals) = (rows.originTotals, rows.destinationTotals)
  }

  /// All that flow.
  public var total: Int { originTotals.reduce(0, +) }

  /// How many pairs are above 0.
  public var pairCount: Int { counts.count }

  /// Whether both ends are the same places, so that a flow can stay in its place.
  public var isSquare: Bool { origins.isSame(as: destinations) }

  /// The count of a cell.
  ///
  /// - Complexity: O(log pairs of the origin).
  public subscript(origin: Int, destination: Int) -> Int {
    var (low, high) = (starts[origin], starts[origin + 1])
    while low < high {
      let middle = (low + high) / 2
      if columns[middle] < Int32(destination) { low = middle + 1 } else { high = middle }
    }
    return low < starts[origin + 1] && columns[low] == Int32(destination) ? counts[low] : 0
  }

  /// The pairs above 0 in order of origin and destination.
  public var pairs: [Pair] {
    origins.codes.indices.flatMap { origin in
      (starts[origin]..<starts[origin + 1]).map { Pair(origin: origin, destination: Int(columns[$0]), count: counts[$0]) }
    }
  }

  /// The matrix without flows that stay in their place; the same where the ends are different places.
  public func withoutSelfFlows() -> FlowMatrix {
    guard isSquare else { return self }
    return FlowMatrix(origins: origins, destinations: destinations, pairs: pairs.filter { $0.origin != $0.destination })
  }
}

/// Cells sorted into rows by counting: first by destination, then, in the order so found, by origin.
private struct CellRows {
  private(set) var starts: [Int]
  private(set) var columns: [Int32] = []
  private(set) var counts: [Int] = []
  private(set) var originTotals: [Int]
  private(set) var destinationTotals: [Int]

  init(origins: Int, destinations: Int) {
    starts = [Int](repeating: 0, count: origins + 1)
    originTotals = [Int](repeating: 0, count: origins)
    destinationTotals = [Int](repeating: 0, count: destinations)
  }

  mutating func fill(_ pairs: [FlowMatrix.Pair]) {
    let byDestination = Self.order(of: pairs.indices.map { $0 }, groups: destinationTotals.count) { pairs[$0].destination }
    let order = Self.order(of: byDestination, groups: originTotals.count) { pairs[$0].origin }
    var next = 0
    for origin in originTotals.indices {
      starts[origin] = columns.count
      while next < order.count, pairs[order[next]].origin == origin {
        add(pairs[order[next]], rowStart: starts[origin])
        next += 1
      }
    }
    starts[originTotals.count] = columns.count
  }

  private mutating func add(_ pair: FlowMatrix.Pair, rowStart: Int) {
    precondition(pair.count >= 0, "a flow of \(pair.count)")
    guard pair.count > 0 else { return }
    originTotals[pair.origin] += pair.count
    destinationTotals[pair.destination] += pair.count
    if columns.count > rowStart, columns.last == Int32(pair.destination) {
      counts[counts.count - 1] += pair.count
    } else {
      columns.append(Int32(pair.destination))
      counts.append(pair.count)
    }
  }

  /// Items by their group, those of one group in the order given.
  private static func order(of items: [Int], groups: Int, group: (Int) -> Int) -> [Int] {
    var places = [Int](repeating: 0, count: groups + 1)
    for item in items { places[group(item) + 1] += 1 }
    for number in 0..<groups { places[number + 1] += places[number] }
    var ordered = [Int](repeating: 0, count: items.count)
    for item in items {
      ordered[places[group(item)]] = item
      places[group(item)] += 1
    }
    return ordered
  }
}
