public import WardlightGeometry

/// Which areas are neighbours of which, and how much each weighs: one compressed-row value, whatever made it.
///
/// Rows stand in order of area code, as everything does. Within a row neighbours ascend and stand once, and the area itself is never among
/// them: what it weighs where a statistic counts it in stands in ``selfWeight``. Whether rows are scaled to sum to 1 is a choice of
/// the statistic, ``Standardization``, not of the weights.
public struct Weights: Hashable, Sendable {
  /// The neighbours of each area.
  public let rows: RaggedRows
  /// What each neighbour weighs, aligned with `rows.values`; `nil` where each weighs 1.
  public let values: [Double]?
  /// What an area weighs among its own neighbours, for statistics that count it in.
  public let selfWeight: SelfWeight

  /// Weights of all their parts.
  ///
  /// - Parameters:
  ///   - rows: The neighbours of each area, ascending, each once and never the area itself.
  ///   - values: Aligned with `rows.values`: finite and positive; `nil` where each weighs 1.
  ///   - selfWeight: What the area itself weighs where it counts.
  /// - Complexity: O(links).
  public init(rows: RaggedRows, values: [Double]? = nil, selfWeight: SelfWeight = .one) {
    precondition(values.map { $0.count == rows.values.count } ?? true, "\(values?.count ?? 0) weights for \(rows.values.count) neighbours")
    precondition(values?.allSatisfy { $0 > 0 && $0.isFinite } ?? true, "a weight is not a positive number")
    self.rows = rows
    self.values = values
    self.selfWeight = selfWeight
  }

  /// The neighbours given for each area, in any order, each weighing 1; what stands twice counts once, and the area itself does not.
  ///
  /// - Parameter neighbours: For each area the numbers of its neighbours, 0 ..< number of areas.
  public init(neighbours: [[Int]]) {
    let valid = neighbours.indices
    precondition(neighbours.allSatisfy { $0.allSatisfy(valid.contains) }, "a neighbour's number lies outside the \(neighbours.count) areas")
    let rows = neighbours.indices.reduce(into: RaggedRows()) { rows, area in
      rows.append(Set(neighbours[area]).subtracting([area]).sorted().map { Int32($0) })
    }
    self.init(rows: rows)
  }

  /// The number of areas.
  public var count: Int { rows.count }

  /// The number of neighbours of all areas together.
  public var links: Int { rows.values.count }

  /// The neighbours of an area, ascending.
  public func neighbours(of area: Int) -> ArraySlice<Int32> { rows[area] }

  /// What the neighbours of an area weigh, aligned with ``neighbours(of:)``.
  public func weights(of area: Int) -> ArraySlice<Double> {
    values.map { $0[rows.range(of: area)] } ?? ArraySlice(repeating: 1, count: rows.range(of: area).count)
  }

  /// The areas that have no neighbour, ascending.
  public var islands: [Int] { (0..<count).filter { rows.range(of: $0).isEmpty } }
}

/// What an area weighs among its own neighbours, where a statistic such as Gi\* counts it in.
public enum SelfWeight: Hashable, Sendable {
  /// 1, as with binary weights.
  case one
  /// A number: a kernel at distance 0.
  case fixed(Double)
  /// As much as its heaviest neighbour: with inverse distances, which at distance 0 do not exist.
  case rowMaximum
}

/// Whether the weights of an area are scaled.
public enum Standardization: String, Hashable, Sendable, CaseIterable {
  /// As they are.
  case binary
  /// Divided by their sum, so that a row's lag is a mean. Where the area itself counts, its own weight is part of the sum.
  case row
}
