import Foundation
import Wardlight

/// The list of the rows that were not used or not mapped, beside what was made of the others.
enum RejectedList {
  /// Does some work and writes the rows that it rejects.
  ///
  /// The list takes its name when the work is done, so that neither is there where one cannot be written.
  ///
  /// - Parameters:
  ///   - path: Where the list goes; `nil` writes none.
  ///   - work: Hands its argument the rows, batch by batch.
  static func writing<Outcome>(to path: String?, _ work: @escaping (([RejectedRow]) throws -> Void) throws -> Outcome) throws -> Outcome {
    guard let path else { return try work { _ in } }
    var outcome: Outcome?
    try RestrictedFile.write(header: RejectedRow.header, marking: .officialSensitive, to: path) { append in
      outcome = try work { try append($0.map(\.cells)) }
    }
    guard let outcome else { throw CocoaError(.fileWriteUnknown) }
    return outcome
  }
}
