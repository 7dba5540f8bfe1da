internal import Foundation
internal import GRDB

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The file of a ledger: who may read it, and how SQLite opens it.
enum LedgerFile {
  /// Lends the database for reading, and puts SQLite's errors in this room's words.
  static func reading<Result>(_ path: String, _ body: (Database) throws -> Result) throws(LedgerFault) -> Result {
    try translated(path) {
      guard isSQLite(path) else { throw LedgerFault.damaged(file: path, reason: "it is no SQLite file") }
      var configuration = Configuration()
      configuration.readonly = true
      return try DatabaseQueue(path: path, configuration: configuration).read(body)
    }
  }

  /// Lends the database for one transaction.
  static func writing(_ path: String, _ body: (Database) throws -> Void) throws(LedgerFault) {
    try translated(path) {
      var configuration = Configuration()
      // Two runs that end together wait for each other.
      configuration.busyMode = .timeout(30)
      try DatabaseQueue(path: path, configuration: configuration).write(body)
    }
  }

  private static func translated<Result>(_ path: String, _ body: () throws -> Result) throws(LedgerFault) -> Result {
    do {
      return try body()
    } catch let fault as LedgerFault {
      throw fault
    } catch let error as DatabaseError {
      throw .damaged(file: path, reason: error.message ?? "\(error.resultCode)")
    } catch {
      throw .damaged(file: path, reason: "\(error)")
    }
  }

  /// Whether there is a file with anything in it; a run that was killed may leave an empty one.
  static func hasContent(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_size > 0
  }

  private static func isSQLite(_ path: String) -> Bool {
    guard let file = FileHandle(forReadingAtPath: path) else { return false }
    defer { try? file.close() }
    let magic = Data("SQLite format 3\0".utf8)
    return (try? file.read(upToCount: magic.count)) == magic
  }

  /// - Throws: ``LedgerFault/unwritable(file:reason:)`` where no file can be made in the folder of a path.
  static func checkFolder(of path: String) throws(LedgerFault) {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    guard access(folder, W_OK | X_OK) == 0 else { throw .unwritable(file: path, reason: String(cString: strerror(errno))) }
  }

  /// Makes an empty file that its owner alone may read, unless there is one.
  static func prepare(_ path: String) throws(LedgerFault) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    if descriptor >= 0 {
      close(descriptor)
    } else if errno != EEXIST {
      throw .unwritable(file: path, reason: String(cString: strerror(errno)))
    }
    try checkAccess(of: path)
  }

  /// - Throws: ``LedgerFault/openToOthers(file:)``.
  static func checkAccess(of path: String) throws(LedgerFault) {
    var status = stat()
    guard stat(path, &status) == 0 else { throw .unwritable(file: path, reason: String(cString: strerror(errno))) }
    guard status.st_mode & 0o077 == 0 else { throw .openToOthers(file: path) }
  }
}
