public import WardlightEssentials
public import WardlightRecords

/// Counts by area, period and type, and what became of every record.
public struct AreaCounts: Sendable {
  /// How many areas there are.
  public let areaCount: Int
  /// The periods, in order of time.
  public let periods: [Period]
  /// What the periods are parts of.
  public let division: PeriodDivision
  /// The types that are counted apart, `nil` for those that state none; `[nil]` alone where types are counted together.
  public let types: [ReferralType?]
  /// What a count counts.
  public let unit: CountingUnit
  /// What became of every row.
  public let reconciliation: Reconciliation
  /// How the records of the periods were located, in the methods' order; zeros are there too.
  public let methods: [MethodCount]
  /// From the first date to the last, of all records that could be understood; `nil` without records.
  public let covered: Period?
  private let counts: [[Int]?]

  /// - Parameter counts: For each period the counts by area and, within an area, by type; `nil` for zeros.
  init(
    areaCount: Int, periods: [Period], division: PeriodDivision, types: [ReferralType?], unit: CountingUnit, counts: [[Int]?],
    reconciliation: Reconciliation, methods: [MethodCount], covered: Period?
  ) {
    self.areaCount = areaCount
    self.periods = periods
    self.division = division
    self.types = types
    self.unit = unit
    self.counts = counts
    self.reconciliation = reconciliation
    self.methods = methods
    self.covered = covered
  }

  /// The counts of one period and one type, aligned with the areas.
  ///
  /// - Parameters:
  ///   - period: A place in ``periods``.
  ///   - type: A place in ``types``.
  public func counts(period: Int, type: Int = 0) -> [Int] {
    guard let block = counts[period] else { return [Int](repeating: 0, count: areaCount) }
    return (0..<areaCount).map { block[$0 * types.count + type] }
  }

  /// The change of one type from one period to another, aligned with the areas.
  public func changes(from earlier: Int, to later: Int, type: Int = 0) -> [Change] {
    zip(counts(period: earlier, type: type), counts(period: later, type: type)).map { Change(from: $0, to: $1) }
  }
}
