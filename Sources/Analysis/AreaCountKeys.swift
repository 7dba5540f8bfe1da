import WardlightCounting
import WardlightDisclosure
import WardlightGeometry

/// What the numbers of a count by area are called in keys, and how they add up.
///
/// Records: read = rejected + out of period + in period; in period = mapped + outside + no location + ambiguous; mapped = the areas, over all periods and types. Persons are
/// counted once in each area, period and type, and are no more than the records there.
struct AreaCountKeys {
  private let areas: Areas
  private let periods: [String]
  private let types: [String]
  private let unit: CountingUnit
  /// What became of the rows, and how they were located.
  let account: AccountKeys

  private static let records = AccountKeys.records
  private static let persons = "persons"
  private static let place = AccountKeys.account
  private static let mapped = AccountKeys.mapped

  init(_ counts: AreaCounts, _ areas: Areas) {
    self.areas = areas
    periods = counts.periods.map(Dimension.member)
    types = counts.types.map(\.inWords)
    unit = counts.unit
    account = AccountKeys(counts.reconciliation, counts.methods)
  }

  private var measure: String { unit == .persons ? Self.persons : Self.records }

  private static func area(_ code: String) -> String { "area \(code)" }

  /// What the column of counts of the long table says.
  var counts: CountMeaning.Part { CountMeaning.Part(measure) }

  /// What a row or a column of a place says of its counts.
  func part(area: Int? = nil, period: Int? = nil, type: Int? = nil) -> CountMeaning.Part {
    var members: [String: String] = [:]
    if let area { members[Self.place] = Self.area(areas.codes[area]) }
    if let period { members["period"] = periods[period] }
    if let type, types.count > 1 { members["type"] = types[type] }
    return CountMeaning.Part(measure, members)
  }

  /// The key of one count.
  func key(_ area: Int, _ period: Int, _ type: Int) -> CellKey {
    CellKey(measure, part(area: area, period: period, type: type).members)
  }

  /// The key of the total of all areas; `nil` of persons, of whom nobody counts that.
  func total(_ period: Int, _ type: Int) -> CellKey? {
    guard unit == .records else { return nil }
    return CellKey(measure, part(period: period, type: type).members.merging([Self.place: Self.mapped]) { own, _ in own })
  }

  // MARK: how they add up

  var measures: [Measure] { [Measure(Self.records, .sums), Measure(Self.persons, .overlaps, within: Self.records)] }

  var dimensions: [Dimension] {
    account.dimensions(mapped: areas.codes.map(Self.area)) + [
      AccountKeys.flat("period", periods, isComplete: true), AccountKeys.flat("type", types, isComplete: true),
    ]
  }

  /// The totals of areas, from which shares are computed.
  func totals(_ counts: AreaCounts) -> [CountedCell] {
    counts.periods.indices.flatMap { period in
      counts.types.indices.compactMap { type in
        total(period, type).map { CountedCell($0, counts.counts(period: period, type: type).reduce(0, +)) }
      }
    }
  }
}
