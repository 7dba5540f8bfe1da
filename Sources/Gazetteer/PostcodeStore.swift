internal import Foundation
internal import GRDB
internal import GRDBSQLite
public import WardlightEssentials
internal import WardlightLoading

/// Postcodes in one SQLite file, which opens faster than the files it was made from are read.
///
/// A store is a function of the files given to ``importing(files:into:parallel:progress:)`` and of nothing else: it holds no clock time, and the same files give
/// the same bytes.
public struct PostcodeStore: Sendable {
  /// Where it is.
  public let path: String
  /// The files it was made from.
  public let files: [ImportedFile]

  /// Opens a store for reading; the file and its folder may be read-only.
  ///
  /// - Throws: ``GazetteerError`` where there is no file, where it is no SQLite, of another application, or of a newer version.
  public init(opening path: String) throws(GazetteerError) {
    guard FileManager.default.fileExists(atPath: path) else { throw .table(.missing(file: path)) }
    guard Self.isStore(path) else { throw .damagedStore(file: path, reason: "it is no SQLite file") }
    self.path = path
    files = try StoreReader.reading(path) { database in
      try StoreReader.check(database, file: path)
      return try StoreReader.files(database)
    }
  }

  /// Whether a file begins as an SQLite file does.
  public static func isStore(_ path: String) -> Bool {
    guard let file = FileHandle(forReadingAtPath: path) else { return false }
    defer { try? file.close() }
    let magic = Data("SQLite format 3\0".utf8)
    return (try? file.read(upToCount: magic.count)) == magic
  }

  /// All postcodes, in memory.
  ///
  /// - Parameter parallel: The postcodes are read by their first letters side by side; the result is the same on any number of threads.
  /// - Throws: ``GazetteerError/damagedStore(file:reason:)``.
  /// - Complexity: O(postcodes); 17 bytes a postcode are kept.
  public func directory(parallel: Parallel = Parallel()) throws(GazetteerError) -> PostcodeDirectory {
    let path = path
    let shift = PostcodeKey.inwardBits + 18
    let pieces = parallel.map(26) { piece in
      let first = UInt64(piece) + PostcodeKey.code(UInt8(ascii: "A"))
      return Result { () throws(GazetteerError) in
        try StoreReader.reading(path) { database in try StoreReader.entries(database, in: first << shift..<(first + 1) << shift) }
      }
    }
    var entries = PostcodeArrays()
    var found: [PostcodeArrays] = []
    for piece in pieces { found.append(try piece.get()) }
    entries.reserveCapacity(found.reduce(0) { $0 + $1.keys.count })
    for piece in found { entries.append(contentsOf: piece) }
    return PostcodeDirectory(entries)
  }
}

/// What the file is like.
enum StoreSchema {
  /// `WDLP`, at the place where SQLite files say whose they are.
  static let application: Int32 = 0x5744_4C50
  static let version: Int32 = 1

  static let statements = """
    PRAGMA application_id = \(application);
    PRAGMA user_version = \(version);
    CREATE TABLE imports (
      number INTEGER PRIMARY KEY, file TEXT NOT NULL, layout TEXT NOT NULL, rows INTEGER NOT NULL, unreadable INTEGER NOT NULL,
      without_location INTEGER NOT NULL, sha256 TEXT NOT NULL, dated TEXT NOT NULL);
    CREATE TABLE unreadable (number INTEGER PRIMARY KEY, file TEXT NOT NULL, row INTEGER NOT NULL, field TEXT NOT NULL, reason TEXT NOT NULL);
    CREATE TABLE postcodes (
      postcode INTEGER PRIMARY KEY, easting, northing, quality INTEGER NOT NULL, introduced INTEGER, terminated INTEGER);
    """
}

/// Reads stores.
enum StoreReader {
  /// Lends the database of a store, and puts SQLite's errors in this room's words.
  static func reading<Result>(_ path: String, _ body: (Database) throws -> Result) throws(GazetteerError) -> Result {
    do {
      var configuration = GRDB.Configuration()
      configuration.readonly = true
      configuration.prepareDatabase { try $0.execute(sql: "PRAGMA mmap_size = 1073741824") }
      return try DatabaseQueue(path: path, configuration: configuration).read(body)
    } catch let error as GazetteerError {
      throw error
    } catch let error as DatabaseError {
      throw .damagedStore(file: path, reason: error.message ?? "\(error.resultCode)")
    } catch {
      throw .damagedStore(file: path, reason: "\(error)")
    }
  }

  /// Makes sure that a file is a store of this version.
  static func check(_ database: Database, file: String) throws {
    let application = try Int32.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    guard application == StoreSchema.application else { throw GazetteerError.foreignStore(file: file) }
    let version = try Int32.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    guard version <= StoreSchema.version else {
      throw GazetteerError.newerStore(file: file, version: Int(version), known: Int(StoreSchema.version))
    }
  }

  static func files(_ database: Database) throws -> [ImportedFile] {
    try Row.fetchAll(database, sql: "SELECT file, layout, rows, unreadable, without_location, sha256, dated FROM imports ORDER BY number")
      .map {
        ImportedFile(
          name: $0[0], layout: PostcodeLayout(rawValue: $0[1]) ?? .codePoint, rows: $0[2], unreadable: $0[3], withoutLocation: $0[4],
          checksum: $0[5], date: $0[6])
      }
  }

  /// The postcodes whose keys lie in a range; the columns are taken one by one, since a row at a time would cost as much as all the rest.
  static func entries(_ database: Database, in keys: Range<UInt64>) throws -> PostcodeArrays {
    let statement = try database.makeStatement(
      sql: "SELECT postcode, easting, northing, quality, terminated FROM postcodes WHERE postcode >= ? AND postcode < ? ORDER BY postcode")
    try statement.setArguments([Int64(keys.lowerBound), Int64(keys.upperBound)])
    let row = statement.sqliteStatement
    var entries = PostcodeArrays()
    while true {
      switch sqlite3_step(row) {
      case SQLITE_ROW:
        entries.append(
          UInt64(bitPattern: sqlite3_column_int64(row, 0)), centimetres(row, 1), centimetres(row, 2),
          UInt8(truncatingIfNeeded: sqlite3_column_int(row, 3)) & 127, isTerminated: sqlite3_column_type(row, 4) != SQLITE_NULL)
      case SQLITE_DONE: return entries
      default: throw DatabaseError(message: String(cString: sqlite3_errmsg(database.sqliteConnection)))
      }
    }
  }

  /// Metres in the file, as whole numbers where they are.
  @inline(__always)
  private static func centimetres(_ row: OpaquePointer, _ column: Int32) -> Int32 {
    Int32(truncatingIfNeeded: Int((sqlite3_column_double(row, column) * 100).rounded()))
  }
}
