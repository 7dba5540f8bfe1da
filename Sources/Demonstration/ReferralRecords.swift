import WardlightEssentials

/// The rows of `referrals.csv`.
///
/// Beside the rows that the published tables count there are some that no table may count: dates that cannot be read, and
/// dates before and behind the window.
struct ReferralRecords {
  let rows: [Demo.Referral]

  /// A row with the day by which rows are ordered.
  private struct Dated {
    let day: CalendarDate
    var row: Demo.Referral
  }

  init(plan: ReferralPlan, spread: WardSpread, figures: DemoFigures, postcodes: SyntheticPostcodes, periods: DemoPeriods, seed: UInt64) {
    var homes = WardsOfResidence(spread: spread, wards: figures.wards, seed: seed)
    var persons = Persons(seed: seed)
    var random = KeyedRandom(seed: seed, purpose: "rows of referrals")
    var dated: [Dated] = []
    for slot in plan.slots {
      let ward: Int? = if case .borough(let name) = slot.residence { homes.next(in: name) } else { nil }
      var postcode = Self.postcode(of: slot.residence, ward: ward, postcodes, &random)
      let person = persons.next(ward: ward, responsible: slot.responsible, postcode: &postcode)
      let day = random.day(of: slot.period)
      let row = Demo.Referral(
        id: person, date: Self.text(of: day, &random), postcode: Self.asTyped(postcode, &random), responsibleBorough: slot.responsible,
        type: random.below(100) < 60 ? "intervention" : "intelligence")
      dated.append(Dated(day: day, row: row))
    }
    dated += Self.outOfPeriod(figures, postcodes, periods, &persons, &random)
    dated += Self.unreadable(figures, postcodes, periods, &persons, &random)
    rows = dated.sorted { ($0.day, $0.row.id, $0.row.postcode) < ($1.day, $1.row.id, $1.row.postcode) }.map(\.row)
  }

  private static func postcode(
    of residence: ReferralPlan.Residence, ward: Int?, _ postcodes: SyntheticPostcodes, _ random: inout KeyedRandom
  )
    -> String
  {
    let draw = random.below(1 << 30)
    func one<Element>(of list: [Element]) -> Element { list[draw % list.count] }
    return switch residence {
    case .borough: ward.map { one(of: postcodes.ofWard[$0]).text } ?? ""
    case .outside: one(of: postcodes.outside).text
    case .outsideSector: one(of: postcodes.outsideSectors)
    case .unknown: one(of: postcodes.unknown)
    case .missing: ""
    case .ambiguous: one(of: postcodes.ofWard)[0].text + " / " + one(of: Array(postcodes.ofWard.reversed()))[0].text
    }
  }

  /// Most clerks type a postcode as it should be; some leave out the space or the capitals, or take a letter for a digit.
  private static func asTyped(_ postcode: String, _ random: inout KeyedRandom) -> String {
    switch random.below(100) {
    case ..<4: postcode.filter { $0 != " " }
    case ..<7: postcode.lowercased()
    case ..<10: withLettersForDigits(postcode)
    default: postcode
    }
  }

  /// An O for the zero before the space, an I for the one behind it: places where only a digit can stand.
  private static func withLettersForDigits(_ postcode: String) -> String {
    let parts = postcode.split(separator: " ")
    guard parts.count == 2, let outward = parts.first, let inward = parts.last, inward.utf8.count == 3 else { return postcode }
    let typedOutward = outward.last == "0" ? outward.dropLast() + "O" : outward
    let typedInward = inward.first == "1" ? "I" + inward.dropFirst() : inward
    return typedOutward + " " + typedInward
  }

  /// Some write the day first.
  private static func text(of day: CalendarDate, _ random: inout KeyedRandom) -> String {
    guard random.below(100) < 5 else { return day.description }
    let parts = day.description.split(separator: "-")
    return parts.reversed().joined(separator: "/")
  }

  private static func outOfPeriod(
    _ figures: DemoFigures, _ postcodes: SyntheticPostcodes, _ periods: DemoPeriods, _ persons: inout Persons, _ random: inout KeyedRandom
  ) -> [Dated] {
    (0..<14).map { number in
      extra(random.day(of: number < 9 ? periods.early : periods.late), date: nil, figures, postcodes, &persons, &random)
    }
  }

  private static func unreadable(
    _ figures: DemoFigures, _ postcodes: SyntheticPostcodes, _ periods: DemoPeriods, _ persons: inout Persons, _ random: inout KeyedRandom
  ) -> [Dated] {
    ["31/02/2020", "not known", "", "2020-13-05", "May 2019"].map { date in
      extra(random.day(of: periods.window), date: date, figures, postcodes, &persons, &random)
    }
  }

  private static func extra(
    _ day: CalendarDate, date: String?, _ figures: DemoFigures, _ postcodes: SyntheticPostcodes, _ persons: inout Persons,
    _ random: inout KeyedRandom
  ) -> Dated {
    let ward = random.below(figures.wards.count)
    let postcode = postcodes.ofWard[ward][random.below(postcodes.ofWard[ward].count)].text
    let row = Demo.Referral(
      id: persons.another(), date: date ?? day.description, postcode: postcode, responsibleBorough: figures.wards[ward].borough,
      type: "intervention")
    return Dated(day: day, row: row)
  }
}

/// Hands out the wards of residence of a borough, each as often as the spread says, in random order.
private struct WardsOfResidence {
  private var wardsOf: [String: [Int]]

  init(spread: WardSpread, wards: [DemoFigures.Ward], seed: UInt64) {
    var random = KeyedRandom(seed: seed, purpose: "order of residences")
    let all = spread.counts.indices.flatMap { Array(repeating: $0, count: spread.counts[$0]) }
    wardsOf = Dictionary(grouping: random.shuffled(all)) { wards[$0].borough }
  }

  mutating func next(in borough: String) -> Int? { wardsOf[borough]?.popLast() }
}

/// Hands out persons who do not exist; a few are referred a second time from the same home.
private struct Persons {
  private var random: KeyedRandom
  private var count = 0
  private var homes: [Home: (person: String, postcode: String)] = [:]

  private struct Home: Hashable {
    let ward: Int
    let responsible: String
  }

  init(seed: UInt64) { random = KeyedRandom(seed: seed, purpose: "persons referred") }

  mutating func another() -> String {
    count += 1
    return PersonName.text("R", count, digits: 4)
  }

  mutating func next(ward: Int?, responsible: String, postcode: inout String) -> String {
    guard let ward else { return another() }
    let home = Home(ward: ward, responsible: responsible)
    if random.below(100) < 8, let known = homes.removeValue(forKey: home) {
      postcode = known.postcode
      return known.person
    }
    let person = another()
    homes[home] = (person, postcode)
    return person
  }
}
