public import WardlightRecords

/// What is odd about links beside their names: where they lead and when.
///
/// All of these links are counted as they stand. No entry has a record's value.
public struct LinkReport: Hashable, Sendable {
  /// The rows about which something is to be said, in order of file, row and finding; a link whose person has no referral is counted only.
  public let entries: [Entry]
  /// Persons that are linked to more than one force.
  public let personsWithSeveralForces: Int
  /// The links of those persons that state a force.
  public let linksOfThosePersons: Int
  private let counts: [Finding: Int]

  /// What is odd about a link.
  public enum Finding: String, CaseIterable, Hashable, Sendable {
    /// The link leads to a force or town of London.
    case inLondon = "the destination is in London"
    /// The town, or where no town is stated the force, is the one in which the link begins.
    case selfFlow = "origin and destination are one place"
    /// The link is dated before the first referral of its person. Where dates are months, one of the same month counts as before.
    case beforeReferral = "dated before the person's first referral"
    /// No referral is of the link's person, though there are referrals of other links' persons.
    case withoutReferral = "the person has no referral"
    /// The code of the ward is none of the layer's; the ward is taken from the person's referral, if there is one.
    case unknownWard = "the ward's code is not in the layer of wards"

    /// Whether each row is listed, or counted only.
    public var isListed: Bool { self != .withoutReferral }

    /// The column to look at.
    public var field: RecordField {
      switch self {
      case .inLondon: .countyForce
      case .selfFlow: .origin
      case .beforeReferral: .date
      case .withoutReferral: .id
      case .unknownWard: .ward
      }
    }
  }

  /// A row about which something is to be said.
  public struct Entry: Hashable, Sendable {
    /// File and row.
    public let source: RecordOrigin
    /// What.
    public let finding: Finding
  }

  /// How many links have a finding.
  public func count(_ finding: Finding) -> Int { counts[finding] ?? 0 }

  init(_ findings: [Entry], rows: [PlacedLinks.Row]) {
    counts = findings.reduce(into: [:]) { $0[$1.finding, default: 0] += 1 }
    entries = findings.filter(\.finding.isListed).sorted {
      ($0.source.file, $0.source.row, $0.finding.rawValue) < ($1.source.file, $1.source.row, $1.finding.rawValue)
    }
    let several = Self.withSeveralForces(rows)
    personsWithSeveralForces = several.count
    linksOfThosePersons = rows.count { $0.force != nil && $0.person.map(several.contains) ?? false }
  }

  private static func withSeveralForces(_ rows: [PlacedLinks.Row]) -> Set<UInt64> {
    var first: [UInt64: Int] = [:]
    var several: Set<UInt64> = []
    for row in rows {
      guard let person = row.person, let force = row.force else { continue }
      if first[person, default: force] != force { several.insert(person) }
      first[person] = force
    }
    return several
  }
}
