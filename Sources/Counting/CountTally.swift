import WardlightEssentials
public import WardlightGazetteer
public import WardlightRecords

/// Adds up referrals by area, period and type, batch by batch, without keeping them.
///
/// Its memory grows with areas × periods × types, and, where persons are counted, with the persons; never with the rows.
public struct CountTally: Sendable {
  private let areaCount: Int
  private let periods: CountingPeriods
  private let types: [ReferralType?]
  private let unit: CountingUnit
  /// Where the counts of a period begin, by the period's number.
  private var starts: [Int: Int] = [:]
  private var counts: [Int] = []
  private var seen: Set<Membership> = []
  private var tally = LandingTally()
  private var methods = MethodTally()
  private var records = 0
  private var rejected = 0
  private var days: ClosedRange<Int>?

  private struct Membership: Hashable {
    let place: Int
    let person: UInt64
  }

  /// An empty tally.
  ///
  /// - Parameters:
  ///   - areaCount: How many areas locations speak of.
  ///   - periods: The periods that are counted.
  ///   - division: Whether types are counted apart.
  ///   - unit: Persons count once in each cell; a record that names nobody counts as a person of its own.
  public init(areaCount: Int, periods: CountingPeriods, types division: TypeDivision = .together, unit: CountingUnit = .records) {
    self.areaCount = areaCount
    self.periods = periods
    self.unit = unit
    types = division == .apart ? ReferralType.allCases + [nil] : [nil]
  }

  /// Adds records with their locations.
  ///
  /// - Parameters:
  ///   - reading: Some records and the faults of the rows between them.
  ///   - locations: Aligned with the records.
  /// - Complexity: O(records).
  public mutating func add(_ reading: RecordReading<Referral>, locations: [Location]) {
    precondition(reading.records.count == locations.count, "\(locations.count) locations for \(reading.records.count) referrals")
    records += reading.records.count
    rejected += reading.faults.count
    for (record, location) in zip(reading.records, locations) { add(record, location) }
  }

  private mutating func add(_ record: Referral, _ location: Location) {
    let day = record.daysSince1970
    days = days.map { min($0.lowerBound, day)...max($0.upperBound, day) } ?? day...day
    guard let number = periods.number(ofDay: day) else { return }
    tally.add(location)
    methods.add(location)
    guard let area = location.area else { return }
    count(start(ofPeriod: number) + area * types.count + place(of: record.type), record.person)
  }

  private mutating func count(_ place: Int, _ person: PersonKey?) {
    if unit == .persons, let person, !seen.insert(Membership(place: place, person: person.bits)).inserted { return }
    counts[place] += 1
  }

  private mutating func start(ofPeriod number: Int) -> Int {
    if let start = starts[number] { return start }
    let start = counts.count
    counts.append(contentsOf: repeatElement(0, count: areaCount * types.count))
    starts[number] = start
    return start
  }

  private func place(of type: ReferralType?) -> Int {
    types.count == 1 ? 0 : types.firstIndex(of: type) ?? types.count - 1
  }

  /// The counts so far.
  public var areaCounts: AreaCounts {
    let covered = days.map { (CalendarDate(daysSince1970: $0.lowerBound), CalendarDate(daysSince1970: $0.upperBound)) }
    let shown = periods.shown(from: covered?.0, to: covered?.1)
    return AreaCounts(
      areaCount: areaCount, periods: shown, division: periods.division, types: types, unit: unit,
      counts: shown.map { period in periods.number(ofDay: period.from.daysSince1970).flatMap { starts[$0] }.map(block) },
      reconciliation: tally.reconciliation(records: records, rejected: rejected),
      methods: methods.counts,
      covered: covered.flatMap { Period(from: $0.0, to: $0.1) })
  }

  private func block(_ start: Int) -> [Int] { Array(counts[start..<start + areaCount * types.count]) }
}

/// Whether intervention and intelligence are counted apart.
public enum TypeDivision: String, CaseIterable, Hashable, Sendable {
  /// One count for all.
  case together
  /// Intervention, intelligence, and those that state no type.
  case apart
}
