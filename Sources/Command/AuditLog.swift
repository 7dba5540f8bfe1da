import ArgumentParser
import Foundation
import Wardlight

/// Where runs are written down that show every count.
struct AuditLogOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "Where a run under --policy internal is written down. (default: \(AuditLog.usualName) beside the output)", valueName: "file"))
  var auditLog: String?

  /// Writes down a run under policy `internal`, before it writes anything else; a run under another policy is not written down.
  ///
  /// - Parameters:
  ///   - verb: What is run: `pack`.
  ///   - outputs: The files or folders that it writes, the first of which the log lies beside; none for standard output.
  ///   - created: The date that stands in the products; `nil` for that of `SOURCE_DATE_EPOCH` or the clock.
  /// - Throws: ``FileFault/unwritable(path:reason:)`` where the log cannot be written, and then nothing else is.
  func note(_ verb: String, policy: Policy?, outputs: [String?], created: CalendarDate? = nil) throws {
    guard policy == .internal else { return }
    let files = outputs.compactMap { $0 }
    let entry = AuditLog.Entry(date: try created ?? Today.date(), verb: verb, user: NSUserName(), outputs: files)
    try AuditLog(path: auditLog ?? AuditLog.beside(files.first)).append(entry)
  }
}

extension Policy {
  /// Reads `--policy`; what cannot hold is told as the door tells it.
  static func ofCommandLine(_ text: String) throws -> Policy {
    do { return try Policy(text: text) } catch { throw ValidationError(error.description) }
  }
}

/// A file to which a line is added for each run that shows every count: when, which verb, who, what was written. It holds no data.
struct AuditLog {
  static let usualName = "wardlight-internal.log"
  let path: String

  /// One run.
  struct Entry {
    let date: CalendarDate
    let verb: String
    let user: String
    let outputs: [String]

    /// The run in one line, its parts apart by tabs.
    var line: String {
      let written = outputs.isEmpty ? "standard output" : outputs.joined(separator: ", ")
      return [date.description, verb, "policy internal", "user \(user)", written].map(Self.printable).joined(separator: "\t") + "\n"
    }

    /// A name of a file may hold what would begin a new line.
    private static func printable(_ text: String) -> String {
      String(text.map { $0.isNewline || $0 == "\t" || $0.unicodeScalars.contains { $0.value < 32 || $0.value == 127 } ? "?" : $0 })
    }
  }

  /// The customary log for an output.
  static func beside(_ output: String?) -> String {
    guard let output else { return usualName }
    return URL(fileURLWithPath: output).standardizedFileURL.deletingLastPathComponent().appendingPathComponent(usualName).path
  }

  /// Adds a line; the file is made for its owner alone, and one that others may read is closed to them.
  func append(_ entry: Entry) throws(FileFault) {
    let file = open(path, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw fault }
    defer { close(file) }
    let bytes = Array(entry.line.utf8)
    let isWritten =
      fchmod(file, 0o600) == 0 && bytes.withUnsafeBytes { write(file, $0.baseAddress, $0.count) } == bytes.count && fsync(file) == 0
    guard isWritten else { throw fault }
  }

  private var fault: FileFault { .unwritable(path: path, reason: String(cString: strerror(errno))) }
}
