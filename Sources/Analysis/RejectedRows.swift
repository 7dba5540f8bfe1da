import Foundation
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

/// Lists the rows that were not used or not mapped, in the order of the files.
struct RejectedRows {
  let configuration: Configuration

  /// The rows that could not be understood.
  func faults<Record>(_ reading: RecordReading<Record>, of records: String) -> [RejectedRow] {
    reading.faults.map { fault in
      RejectedRow(cells: [records, fileName(fault.file), String(fault.row), fault.column, "rejected", fault.reason.rawValue])
    }
  }

  /// The referrals of the window whose residence lies in no ward.
  func unmapped(_ referrals: [Referral], _ locations: [Location]) -> [RejectedRow] {
    zip(referrals, locations).compactMap { referral, location in
      guard configuration.period.contains(referral.date), let reason = Self.reason(location.outcome) else { return nil }
      let file = fileName(configuration.referrals.files[referral.source.file].path)
      return RejectedRow(cells: [configuration.referrals.noun.plural, file, String(referral.source.row), "", "not mapped", reason])
    }
  }

  private func fileName(_ path: String) -> String { URL(fileURLWithPath: path).lastPathComponent }

  private static func reason(_ outcome: Location.Outcome) -> String? {
    switch outcome {
    case .inside, .nearest: nil
    case .outside: "outside every ward"
    case .ambiguous: "it may be in one of several areas"
    case .noLocation(let reason): reason.rawValue
    }
  }
}
