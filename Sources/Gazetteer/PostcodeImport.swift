internal import Foundation
internal import GRDB
internal import GRDBSQLite
public import WardlightEssentials

extension PostcodeStore {
  /// Makes a store from files of postcodes, in the place of the one that is there.
  ///
  /// The store is written into a temporary neighbour, in one transaction, and takes its name at one stroke; when the import fails or is stopped, the store
  /// that was there stays as it was, and a new import starts over.
  ///
  /// - Parameters:
  ///   - files: As for ``PostcodeDirectory/load(_:parallel:)``, without stores: where two have the same postcode, the earlier one holds.
  ///   - path: Where; the folder must be there. What is there must be a store, of this version or an older one.
  ///   - parallel: How many files are read at once.
  ///   - progress: Told what is being read, and how many postcodes are written.
  /// - Returns: What became of each file, and the rows that cannot be read.
  /// - Throws: ``GazetteerError`` of a file that cannot be read or has more than one unreadable row in a hundred, of what is at the path, or
  ///   ``GazetteerError/file(_:)`` where the store cannot be written.
  public static func importing(
    files: [String], into path: String, parallel: Parallel = Parallel(), progress: @escaping ProgressReport = { _ in }
  ) throws(GazetteerError) -> ImportReport {
    if FileManager.default.fileExists(atPath: path) { _ = try PostcodeStore(opening: path) }
    let sources = try PostcodeSource.all(files)
    let tables = sources.reduce(0) { $0 + $1.tables.count }
    progress(Progress(task: "Reading \(tables) \(tables == 1 ? "file" : "files") of postcodes", done: 0))
    let gathering = try PostcodeGathering.read(sources, withChecksums: true, parallel)
    WholeFile.clearLeftovers(of: path)
    do {
      try WholeFile.write(to: path) { temporary in
        try StoreWriter(gathering, progress).write(to: temporary)
      }
    } catch let fault as FileFault {
      throw .file(fault)
    } catch {
      throw .file(.unwritable(path: path, reason: (error as? DatabaseError)?.message ?? "\(error)"))
    }
    return ImportReport(gathering)
  }
}

extension ImportReport {
  init(_ gathering: PostcodeGathering) {
    files = gathering.files
    faults = gathering.faults
    postcodes = gathering.rows.count
    withoutLocation = gathering.rows.reduce(0) { $1.hasLocation ? $0 : $0 + 1 }
    terminated = gathering.rows.reduce(0) { $1.terminated > 0 ? $0 + 1 : $0 }
  }
}

/// Writes a store into a file of its own, which nobody else reads before it is whole.
private struct StoreWriter {
  private let gathering: PostcodeGathering
  private let progress: ProgressReport

  init(_ gathering: PostcodeGathering, _ progress: @escaping ProgressReport) {
    self.gathering = gathering
    self.progress = progress
  }

  func write(to path: String) throws {
    var configuration = GRDB.Configuration()
    // A file that is thrown away when anything fails needs no journal; it is flushed once, before it gets its name.
    configuration.prepareDatabase { database in
      try database.execute(
        sql:
          "PRAGMA page_size = 8192; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -32768"
      )
    }
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.write { database in
      try database.execute(sql: StoreSchema.statements)
      try writeImports(database)
      try writePostcodes(database)
    }
    try queue.close()
  }

  private func writeImports(_ database: Database) throws {
    for (number, file) in gathering.files.enumerated() {
      try database.execute(
        sql: "INSERT INTO imports VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        arguments: [
          number + 1, file.name, file.layout.rawValue, file.rows, file.unreadable, file.withoutLocation, file.checksum, file.date,
        ])
    }
    for (number, fault) in gathering.faults.enumerated() {
      try database.execute(
        sql: "INSERT INTO unreadable VALUES (?, ?, ?, ?, ?)",
        arguments: [number + 1, fault.file, fault.row, fault.column, fault.reason.rawValue])
    }
  }

  /// In order of postcode, so that each row is added at the end of the tree.
  private func writePostcodes(_ database: Database) throws {
    let statement = try database.makeStatement(sql: "INSERT INTO postcodes VALUES (?, ?, ?, ?, ?, ?)")
    let rows = gathering.rows
    for start in stride(from: 0, to: rows.count, by: 65_536) {
      progress(Progress(task: "Writing postcodes", done: start, total: rows.count))
      for row in start..<min(start + 65_536, rows.count) {
        guard Self.insert(rows[row], statement.sqliteStatement) else {
          throw DatabaseError(message: String(cString: sqlite3_errmsg(database.sqliteConnection)))
        }
      }
    }
    progress(Progress(task: "Writing postcodes", done: rows.count, total: rows.count))
  }

  /// The values are bound one by one: an array of arguments for each of two million rows would take longer than the rows.
  private static func insert(_ row: PostcodeRow, _ statement: OpaquePointer) -> Bool {
    sqlite3_bind_int64(statement, 1, Int64(bitPattern: row.postcode))
    if row.hasLocation {
      bind(metres: row.easting, statement, 2)
      bind(metres: row.northing, statement, 3)
    } else {
      sqlite3_bind_null(statement, 2)
      sqlite3_bind_null(statement, 3)
    }
    sqlite3_bind_int64(statement, 4, Int64(row.indicator))
    bind(month: row.introduced, statement, 5)
    bind(month: row.terminated, statement, 6)
    return sqlite3_step(statement) == SQLITE_DONE && sqlite3_reset(statement) == SQLITE_OK
  }

  private static func bind(metres centimetres: Int32, _ statement: OpaquePointer, _ column: Int32) {
    if centimetres % 100 == 0 {
      sqlite3_bind_int64(statement, column, Int64(centimetres / 100))
    } else {
      sqlite3_bind_double(statement, column, Double(centimetres) / 100)
    }
  }

  private static func bind(month: Int32, _ statement: OpaquePointer, _ column: Int32) {
    if month > 0 { sqlite3_bind_int64(statement, column, Int64(month)) } else { sqlite3_bind_null(statement, column) }
  }
}
