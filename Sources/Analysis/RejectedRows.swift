import Foundation
import WardlightCounting
import WardlightEssentials
import WardlightGazetteer
import WardlightRecords

/// A row of records that was not used or not mapped; no value of the record stands in it.
public struct RejectedRow: Hashable, Sendable {
  /// The headings of ``cells``.
  public static let header = ["records", "file", "row", "column", "outcome", "reason"]
  /// What, where and why.
  public let cells: [String]
}

/// Lists the rows of one kind of records that were not used or not mapped.
struct RejectedRows {
  private let noun: String
  private let files: [String]

  init(_ source: Configuration.RecordSource) {
    noun = source.noun.plural
    files = source.files.map(\.path)
  }

  /// The rows that could not be understood, those with a name that was not simply found, and links that are odd; in order of file and row.
  func all<Record>(_ reading: RecordReading<Record>, names: NameReport?, links: LinkReport? = nil) -> [RejectedRow] {
    let named = (names?.entries ?? []).map {
      noted($0.source, $0.column.rawValue, $0.outcome.rawValue, $0.outcome == .unknown ? "counted as not recognised" : "counted as stated")
    }
    let odd = (links?.entries ?? []).map { noted($0.source, $0.finding.field.rawValue, $0.finding.rawValue) }
    return (faults(reading) + named + odd).sorted {
      ($0.file, $0.row, $0.listed.cells[3], $0.listed.cells[5]) < ($1.file, $1.row, $1.listed.cells[3], $1.listed.cells[5])
    }.map(\.listed)
  }

  /// The rows that could not be understood and, where there are locations, those of a time that lie in no area; in order of file and row.
  func all(_ reading: RecordReading<Referral>, _ locations: [Location]?, isWanted: (CalendarDate) -> Bool) -> [RejectedRow] {
    var rows = faults(reading)
    for (referral, location) in zip(reading.records, locations ?? []) {
      guard let reason = Self.reason(location.outcome), isWanted(referral.date) else { continue }
      rows.append((referral.source.file, referral.source.row, unmapped(referral.source, reason)))
    }
    return rows.sorted { ($0.file, $0.row) < ($1.file, $1.row) }.map(\.listed)
  }

  /// Why a place was not mapped; `nil` where it was.
  static func reason(_ outcome: Location.Outcome) -> String? {
    switch outcome {
    case .inside, .nearest: nil
    case .outside: "outside every area"
    case .ambiguous: "it may be in one of several areas"
    case .noLocation(let reason): reason.rawValue
    }
  }

  private func faults<Record>(_ reading: RecordReading<Record>) -> [(file: Int, row: Int, listed: RejectedRow)] {
    let numbers = Dictionary(files.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    return reading.faults.map { (numbers[$0.file, default: 0], $0.row, rejected($0)) }
  }

  /// A row that counts as it stands, at which its owner should look.
  private func noted(_ source: RecordOrigin, _ column: String, _ reason: String, _ outcome: String = "counted as stated") -> (
    file: Int, row: Int, listed: RejectedRow
  ) {
    let cells = [noun, Self.fileName(files[source.file]), String(source.row), column, outcome, reason]
    return (source.file, source.row, RejectedRow(cells: cells))
  }

  private func rejected(_ fault: RowFault) -> RejectedRow {
    RejectedRow(cells: [noun, Self.fileName(fault.file), String(fault.row), fault.column, "rejected", fault.reason.rawValue])
  }

  private func unmapped(_ source: RecordOrigin, _ reason: String) -> RejectedRow {
    RejectedRow(cells: [noun, Self.fileName(files[source.file]), String(source.row), "", "not mapped", reason])
  }

  private static func fileName(_ path: String) -> String { URL(fileURLWithPath: path).lastPathComponent }
}
