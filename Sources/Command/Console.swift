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

  /// Reports each task as it begins.
  var progress: ProgressReport {
    { progress in say(progress.total.map { "\(progress.task): \(progress.done) of \($0)" } ?? progress.task) }
  }

  /// Shows a small table, quiet or not.
  func show(_ table: Table) {
    log.warning("\(table.title)")
    let widths = table.columns.indices.map { column in
      max(table.columns[column].title.count, table.rows.map { $0[column].text.count }.max() ?? 0)
    }
    for line in [table.columns.map(\.title)] + table.rows.map({ $0.map(\.text) }) {
      log.warning("  \(Self.aligned(line, widths))")
    }
  }

  private static func aligned(_ cells: [String], _ widths: [Int]) -> String {
    let padded = zip(cells, widths).enumerated().map { place, pair in
      let space = String(repeating: " ", count: pair.1 - pair.0.count)
      return place == 0 ? pair.0 + space : space + pair.0
    }
    return padded.joined(separator: "  ")
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
