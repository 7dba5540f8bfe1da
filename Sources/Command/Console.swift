import Foundation
import Logging
import Wardlight

/// What the command line says while it runs: everything goes to standard error.
struct Console: Sendable {
  private let log: Logger

  init(isQuiet: Bool) {
    var log = Logger(label: "wardlight") { _ in PlainLines() }
    log.logLevel = isQuiet ? .warning : .info
    self.log = log
  }

  /// Says one line, unless quiet.
  func say(_ line: String) { log.info("\(line)") }

  /// Says one line, quiet or not: what somebody may miss in the output.
  func warn(_ line: String) { log.warning("\(line)") }

  /// Reports how far each task is: on a terminal as a bar, else in lines.
  var progress: ProgressReport {
    let display = progressDisplay
    return { display?.show($0) }
  }

  /// What shows progress; `nil` where nothing is to be said.
  var progressDisplay: ProgressDisplay? {
    guard log.logLevel <= .info else { return nil }
    return ProgressDisplay(isTerminal: isatty(STDERR_FILENO) == 1) { FileHandle.standardError.write(Data($0.utf8)) }
  }

  /// Shows a small table, quiet or not.
  func show(_ table: Table) {
    for line in TableText.lines(table) { log.warning("\(line)") }
  }
}

/// Writes each message as a plain line to standard error.
private struct PlainLines: LogHandler {
  var metadata: Logger.Metadata = [:]
  var logLevel: Logger.Level = .info

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    FileHandle.standardError.write(Data("\(event.message)\n".utf8))
  }
}
