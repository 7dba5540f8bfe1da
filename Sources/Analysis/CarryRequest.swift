public import WardlightDisclosure
import WardlightEssentials
import WardlightGazetteer
import WardlightLoading

/// Counts of one vintage of areas that are to become counts of another.
public struct CarryRequest: Sendable {
  /// The table of counts.
  public var table: String
  /// Its column of area codes.
  public var code: String
  /// Its column of counts.
  public var count: String
  /// The look-ups, each following the one before.
  public var lookups: [LookupSource]
  /// How counts are protected.
  public var policy: Policy
  /// The marking of what is written.
  public var marking: Marking

  /// A request of all its parts.
  public init(
    table: String, code: String, count: String, lookups: [LookupSource], policy: Policy = .standard, marking: Marking = .official
  ) {
    self.table = table
    self.code = code
    self.count = count
    self.lookups = lookups
    self.policy = policy
    self.marking = marking
  }

  /// Carries the counts; their total is kept exactly.
  ///
  /// - Throws: ``AnalysisError``: for a cell that is no whole number from 0, codes of another vintage than the first look-up's, look-ups that do not follow.
  public func run() throws(AnalysisError) -> CarryOutcome {
    try analysing {
      try RefusedColumns.check([count])
      let door = try Door(policy: policy, marking: marking, sources: [])
      let check = VintageCheck(try VintageRegister.embedded())
      let numbers = try CodedNumbers.read(path: table, code: code, numbers: [count])
      let counts = try whole(numbers)
      let crosswalk = try CrosswalkChain.load(lookups, check.register)
      let sources = try check.admit(CodeColumn(source: "look-up", field: crosswalk.from.kind.name, codes: crosswalk.sources))
      let join = try check.join(CodeColumn(source: StudyVintages.name(table), field: code, codes: numbers.codes), with: sources)
      let carried = crosswalk.carry(counts, of: numbers.codes)
      return CarryOutcome(
        table: door.release(Self.raw(carried, crosswalk)), account: door.release(Self.account(carried)),
        treatment: "\(carried.crosswalk); \(crosswalk.dividedSources) of \(crosswalk.sources.count) areas are divided",
        notices: join.warnings + crosswalk.making.notes)
    }
  }

  /// A count is whole and not below 0; an empty cell counts nothing.
  private func whole(_ numbers: CodedNumbers) throws(LoadingError) -> [Int] {
    var counts: [Int] = []
    for (place, value) in try numbers.amounts(of: count).enumerated() {
      guard value.isNaN || value == value.rounded() else {
        throw .notACount(file: numbers.file, field: count, row: numbers.rowNumber(place))
      }
      counts.append(value.isNaN ? 0 : Int(value))
    }
    return counts
  }

  private static func raw(_ carried: CarriedCounts, _ crosswalk: Crosswalk) -> RawTable {
    RawTable(
      name: "carried", title: "Counts by \(crosswalk.to.kind.name)",
      note: "Carried by \(carried.crosswalk). Whole counts by the largest remainder, so that the total is kept.",
      columns: [
        RawColumn("code", "Code", .labels(carried.targets)), RawColumn("count", "Count", .counts(carried.counts)),
        RawColumn("expected", "Before rounding", .computed(carried.expected, decimals: 3, from: .anyRow(["count"]))),
        RawColumn(
          "divided_percent", "From divided areas, %", .computed(carried.divided.map { 100 * $0 }, decimals: 1, from: .sameRow(["count"]))),
      ])
  }

  private static func account(_ carried: CarriedCounts) -> RawTable {
    let lost = carried.notCarried.reduce(0) { $0 + $1.count }
    return RawTable(
      name: "account", title: "What became of the counts", note: "",
      columns: [
        RawColumn("name", "Counts", .labels(["Given", "Carried", "Of codes that the look-up lacks"])),
        RawColumn("count", "Count", .counts([carried.total, carried.carried, lost])),
      ])
  }
}

/// Counts that were carried; the tables have passed the door.
public final class CarryOutcome: Sendable {
  /// A row for each new area.
  public let table: Released<Table>
  /// Given, carried, not carried.
  public let account: Released<Table>
  /// By what the counts were carried.
  public let treatment: String
  /// What should be known.
  public let notices: [String]

  init(table: Released<Table>, account: Released<Table>, treatment: String, notices: [String]) {
    self.table = table
    self.account = account
    self.treatment = treatment
    self.notices = notices
  }
}
