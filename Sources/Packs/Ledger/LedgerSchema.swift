internal import Foundation
internal import GRDB
internal import WardlightEssentials

/// What the file of a ledger holds.
enum LedgerSchema {
  /// `WDLR`, at the place where SQLite files say whose they are.
  static let application: Int32 = 0x5744_4C52
  static let version: Int32 = 1

  private static let statements = """
    PRAGMA application_id = \(application);
    PRAGMA user_version = \(version);
    CREATE TABLE ledger (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE releases (
      count TEXT NOT NULL, lower INTEGER NOT NULL, upper INTEGER NOT NULL, protected INTEGER NOT NULL, product TEXT NOT NULL,
      policy TEXT NOT NULL, date TEXT NOT NULL, PRIMARY KEY (count, lower, upper, protected, product, policy)) WITHOUT ROWID;
    """

  /// Makes the tables of an empty file.
  static func create(_ database: Database, fingerprint: String) throws {
    guard try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM sqlite_master") == 0 else { return }
    try database.execute(sql: statements)
    try set("key", fingerprint, database)
    try set("checksum", checksum(database), database)
  }

  /// Makes sure that a file is a ledger of this version and key, and whole.
  static func check(_ database: Database, file: String, fingerprint: String) throws {
    guard try Int32.fetchOne(database, sql: "PRAGMA application_id") == application else { throw LedgerFault.foreign(file: file) }
    let version = try Int32.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    guard version <= Self.version else { throw LedgerFault.newer(file: file, version: Int(version), known: Int(Self.version)) }
    guard try value("key", database) == fingerprint else { throw LedgerFault.otherKey(file: file) }
    guard try String.fetchOne(database, sql: "PRAGMA quick_check") == "ok", try value("checksum", database) == checksum(database) else {
      throw LedgerFault.damaged(file: file, reason: "its content is not what was entered")
    }
  }

  /// What was released, in order of the key's spelling.
  static func entries(_ database: Database, file: String) throws -> [LedgerEntry] {
    try Row.fetchAll(database, sql: "SELECT count, lower, upper, protected, product, date, policy FROM releases \(order)").map { row in
      let (lower, upper): (Int, Int) = (row[1], row[2])
      guard let key = LedgerEntry.key(of: row[0]), lower <= upper else {
        throw LedgerFault.damaged(file: file, reason: "an entry cannot be understood")
      }
      return LedgerEntry(key: key, range: lower...upper, isProtected: row[3], product: row[4], date: row[5], policy: row[6])
    }
  }

  /// Enters releases; one that stands there already is left as it is.
  static func insert(_ entries: [LedgerEntry], into database: Database) throws {
    let statement = try database.makeStatement(
      sql: "INSERT OR IGNORE INTO releases (count, lower, upper, protected, product, policy, date) VALUES (?, ?, ?, ?, ?, ?, ?)")
    for entry in entries {
      try statement.execute(arguments: [
        LedgerEntry.text(of: entry.key), entry.range.lowerBound, entry.range.upperBound, entry.isProtected, entry.product, entry.policy,
        entry.date,
      ])
    }
    try set("checksum", checksum(database), database)
  }

  private static let order = "ORDER BY count, lower, upper, protected, product, policy"

  /// The SHA-256 of all rows as texts, so that a lost or changed row is noticed.
  private static func checksum(_ database: Database) throws -> String {
    let columns = "count, lower, upper, protected, product, policy, date"
    let joined = columns.replacing(", ", with: " || char(9) || ")
    var text = ""
    let rows = try String.fetchCursor(database, sql: "SELECT \(joined) FROM releases \(order)")
    while let row = try rows.next() { text += row + "\n" }
    return Checksum(of: Data(text.utf8)).description
  }

  private static func value(_ name: String, _ database: Database) throws -> String? {
    try String.fetchOne(database, sql: "SELECT value FROM ledger WHERE name = ?", arguments: [name])
  }

  private static func set(_ name: String, _ value: String, _ database: Database) throws {
    try database.execute(sql: "INSERT OR REPLACE INTO ledger (name, value) VALUES (?, ?)", arguments: [name, value])
  }
}
