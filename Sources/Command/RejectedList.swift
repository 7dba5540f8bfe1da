import ArgumentParser
import Foundation
import Wardlight

/// The list of the rows that were not used or not mapped, beside what was made of the others.
struct RejectedList: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp("A restricted file for the rows that were not used or not mapped: file, row, column, reason.", valueName: "file"))
  var rejected: String?

  /// Does some work and writes the rows that it rejects.
  ///
  /// The list takes its name when the work is done, so that neither is there where one cannot be written.
  ///
  /// - Parameter work: Hands its argument the rows, batch by batch.
  func writing<Outcome>(_ work: @escaping (([RejectedRow]) throws -> Void) throws -> Outcome) throws -> Outcome {
    guard let rejected else { return try work { _ in } }
    var outcome: Outcome?
    try RestrictedFile.write(header: RejectedRow.header, marking: .officialSensitive, to: rejected) { append in
      outcome = try work { try append($0.map(\.cells)) }
    }
    guard let outcome else { throw CocoaError(.fileWriteUnknown) }
    return outcome
  }
}
