/// Balancing a table so that it has given totals: Furness's method, which is iterative proportional fitting.
///
/// Factors a and b are sought for which a_i·s_ij·b_j has the totals of both ends. Rows and columns are scaled in turn; of all tables with these totals, the
/// result departs least from the seed s (in information), and cells that are 0 stay 0.
///
/// - SeeAlso: Furness (1965), Time function iteration, Traffic Engineering and Control 7; Deming & Stephan (1940), doi:10.1214/aoms/1177731829.
public enum Furness {
  /// What balances a table.
  public struct Balance: Hashable, Sendable {
    /// a, by which each row is multiplied; 0 where its total is.
    public let origins: [Double]
    /// b, by which each column is multiplied; 0 where its total is.
    public let destinations: [Double]
    /// How often all rows and all columns were scaled.
    public let steps: Int
    /// By how much a total is missed at most, as a share of it.
    public let error: Double

    /// The balanced table, row-major.
    public func table(of seed: [Double]) -> [Double] {
      origins.indices.flatMap { row in
        destinations.indices.map { origins[row] * seed[row * destinations.count + $0] * destinations[$0] }
      }
    }
  }

  /// Balances a table.
  ///
  /// - Parameters:
  ///   - seed: The table to begin with, row-major, 0 where nothing can be.
  ///   - origins: The total of each row.
  ///   - destinations: The total of each column.
  ///   - tolerance: The largest share of a total by which it may be missed.
  ///   - limit: The most steps.
  /// - Throws: ``FlowsError/marginsDiffer(origins:destinations:kind:)`` where the totals do not add up to one number (to a share of 10⁻⁹),
  ///   ``FlowsError/unreachableMargin(kind:name:)`` where zeros of the seed stand in the way of one, ``FlowsError/gravity(_:)`` where totals are no numbers of 0 or more or the steps do
  ///   not suffice.
  /// - Complexity: O(steps · rows · columns); each step leaves about the same share of the error, that of the table's second correlation squared.
  public static func balance(
    _ seed: [Double], origins: [Double], destinations: [Double], tolerance: Double = 1e-12, limit: Int = 10_000
  ) throws(FlowsError) -> Balance {
    precondition(seed.count == origins.count * destinations.count, "\(seed.count) cells for \(origins.count) × \(destinations.count)")
    try check(origins, destinations)
    var state = Scaling(seed: seed, origins: origins, destinations: destinations)
    for step in 1...max(1, limit) {
      let error = try state.scale()
      if error <= tolerance { return Balance(origins: state.a, destinations: state.b, steps: step, error: error) }
    }
    throw .gravity(.noConvergence(steps: limit))
  }

  static func check(_ origins: [Double], _ destinations: [Double]) throws(FlowsError) {
    if let place = origins.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) { throw .gravity(.badMargin(kind: "origin", place: place)) }
    if let place = destinations.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
      throw .gravity(.badMargin(kind: "destination", place: place))
    }
    let (from, to) = (origins.reduce(0, +), destinations.reduce(0, +))
    guard (from - to).magnitude <= 1e-9 * max(from, to) else {
      throw .marginsDiffer(origins: from, destinations: to, kind: "the table to balance")
    }
  }
}

/// The factors on their way.
private struct Scaling {
  let seed: [Double]
  let origins: [Double]
  let destinations: [Double]
  private(set) var a: [Double]
  private(set) var b: [Double]

  init(seed: [Double], origins: [Double], destinations: [Double]) {
    (self.seed, self.origins, self.destinations) = (seed, origins, destinations)
    a = origins.map { $0 > 0 ? 1 : 0 }
    b = destinations.map { $0 > 0 ? 1 : 0 }
  }

  /// Scales all columns, then all rows, and tells by how much the columns are then missed.
  mutating func scale() throws(FlowsError) -> Double {
    if let place = balanceRows() { throw .unreachableMargin(kind: "origin", name: "number \(place + 1)") }
    let sums = columnSums()
    var error = 0.0
    for column in b.indices where destinations[column] > 0 {
      let sum = sums[column]
      guard sum > 0 else { throw .unreachableMargin(kind: "destination", name: "number \(column + 1)") }
      error = max(error, (b[column] * sum / destinations[column] - 1).magnitude)
    }
    return try settle(sums, error)
  }

  /// Rows fit now; where columns do too within rounding, they stay, else columns are scaled.
  private mutating func settle(_ sums: [Double], _ error: Double) throws(FlowsError) -> Double {
    guard error > 0 else { return error }
    for column in b.indices where destinations[column] > 0 { b[column] = destinations[column] / sums[column] }
    return error
  }

  private mutating func balanceRows() -> Int? {
    for row in a.indices where origins[row] > 0 {
      var sum = 0.0
      for column in b.indices { sum += seed[row * b.count + column] * b[column] }
      guard sum > 0 else { return row }
      a[row] = origins[row] / sum
    }
    return nil
  }

  private func columnSums() -> [Double] {
    var sums = [Double](repeating: 0, count: b.count)
    for row in a.indices where a[row] > 0 {
      for column in b.indices { sums[column] += a[row] * seed[row * b.count + column] }
    }
    return sums
  }
}
