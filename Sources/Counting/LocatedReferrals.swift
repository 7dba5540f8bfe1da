import WardlightEssentials
public import WardlightGazetteer
public import WardlightRecords

/// Referrals with the areas in which they are: what is counted from.
///
/// Of the records only what is counted is kept. All counts count referrals, not persons, unless they say otherwise.
public struct LocatedReferrals: Sendable {
  /// How many areas there are.
  public let areaCount: Int
  /// How many rows were rejected on reading.
  public let rejected: Int
  let rows: [Row]
  /// The boroughs with responsibility as they are spelt, each once, in the order of their first record.
  let boroughNames: [String]

  struct Row {
    let day: Int32
    let area: Int32
    let borough: Int32
    let landing: Landing
    let type: ReferralType?
  }

  enum Landing: Equatable {
    case inside, nearest, outside, ambiguous
    case noLocation(NoLocation)
  }

  /// Joins records with their locations.
  ///
  /// - Parameters:
  ///   - reading: The records and the faults of the rows that are none.
  ///   - locations: Aligned with the records.
  ///   - areaCount: How many areas the locations speak of.
  public init(_ reading: RecordReading<Referral>, locations: [Location], areaCount: Int) {
    precondition(reading.records.count == locations.count, "\(locations.count) locations for \(reading.records.count) referrals")
    var spellings = Spellings()
    rows = zip(reading.records, locations).map { record, location in
      Row(
        day: Int32(record.daysSince1970), area: Int32(location.area ?? -1), borough: spellings.number(of: record.responsibleBorough),
        landing: Landing(location.outcome), type: record.type)
    }
    self.areaCount = areaCount
    rejected = reading.faults.count
    boroughNames = spellings.names
  }

  /// How many records there are, of any time.
  public var count: Int { rows.count }

  /// Whether at least one record says what type it is.
  public var statesTypes: Bool { rows.contains { $0.type != nil } }

  /// Whether at least one record says which borough is responsible.
  public var statesResponsibleBoroughs: Bool { !boroughNames.isEmpty }

  /// The rows of a period and a type, or of all types.
  func rows(in period: Period, _ type: ReferralType?) -> some Sequence<Row> {
    let days = Int32(period.from.daysSince1970)...Int32(period.to.daysSince1970)
    return rows.lazy.filter { days.contains($0.day) && (type == nil || $0.type == type) }
  }
}

extension LocatedReferrals.Landing {
  init(_ outcome: Location.Outcome) {
    switch outcome {
    case .inside: self = .inside
    case .nearest: self = .nearest
    case .outside: self = .outside
    case .ambiguous: self = .ambiguous
    case .noLocation(let reason): self = .noLocation(reason)
    }
  }
}

/// Numbers for words, in the order in which they come.
struct Spellings {
  private(set) var names: [String] = []
  private var numbers: [String: Int32] = [:]

  /// The number of a word; −1 for none.
  mutating func number(of name: String?) -> Int32 {
    guard let name else { return -1 }
    if let number = numbers[name] { return number }
    let number = Int32(names.count)
    numbers[name] = number
    names.append(name)
    return number
  }
}
