public import WardlightEssentials
public import WardlightLoading

/// Why a directory or a store of postcodes, or a table of names, cannot be used.
public enum GazetteerError: Error, Hashable, Sendable {
  /// The file cannot be opened or read.
  case table(LoadingError)
  /// The file has a heading, and not one that is known.
  case unknownLayout(file: String, present: [String])
  /// More than one row in a hundred cannot be read.
  case tooManyUnreadable(file: String, unreadable: Int, rows: Int, first: PostcodeFault)
  /// The folder or archive has no table in it.
  case noTables(path: String)
  /// The file is no SQLite, or not whole.
  case damagedStore(file: String, reason: String)
  /// The file is an SQLite of another application.
  case foreignStore(file: String)
  /// The store was written by a newer version.
  case newerStore(file: String, version: Int, known: Int)
  /// The store cannot be written.
  case file(FileFault)
  /// A row's number cannot be read.
  case notANumber(file: String, row: Int, column: String)
  /// A row of a table of aliases cannot be used.
  case badAlias(file: String, row: Int, column: String, reason: AliasFault)
  /// The heading is of no table of towns that is known.
  case notTowns(file: String, present: [String])
  /// A town has no name, or is of a type that is not known.
  case badTown(file: String, row: Int, column: String)
  /// Towns without a column of forces cannot be placed in hexagons.
  case forcesAreHexagons(file: String)
}

extension GazetteerError: CustomStringConvertible {
  /// One sentence that names file, row and column.
  public var description: String {
    switch self {
    case .table(let error): "\(error)"
    case .unknownLayout(let file, let present):
      "\(file): this is no directory of postcodes that is known; its columns are \(Self.list(present)), expected are those of \(PostcodeLayout.expected)."
    case .tooManyUnreadable(let file, let unreadable, let rows, let first):
      "\(file): \(unreadable) of \(rows) rows cannot be read, more than 1 in 100; the first is row \(first.row), column \(first.column): \(first.reason.rawValue)."
    case .noTables(let path): "\(path): there is no CSV file in it."
    case .damagedStore(let file, let reason): "\(file): this is no store of postcodes (\(reason))."
    case .foreignStore(let file): "\(file): this SQLite file was not written by wardlight postcodes."
    case .newerStore(let file, let version, let known):
      "\(file): the store is of version \(version), and this program knows no later one than \(known); import the postcodes anew, or use a newer program."
    case .file(let fault): "\(fault)"
    case .notANumber(let file, let row, let column): "\(file), row \(row), column \(column): not a number."
    case .badAlias(let file, let row, let column, let reason): "\(file), row \(row), column \(column): \(reason)."
    case .notTowns(let file, let present):
      "\(file): neither the columns of OS Open Names (NAME1, LOCAL_TYPE, X, Y) nor town, easting, northing; there are \(present.isEmpty ? "none" : present.joined(separator: ", "))."
    case .badTown(let file, let row, let column):
      "\(file), row \(row), column \(column): \(column == "type" ? "not a type of town" : "there is no name")."
    case .forcesAreHexagons(let file):
      "\(file): no column says in which force a town is, and the areas of the forces are hexagons, which are not their boundaries."
    }
  }

  private static func list(_ names: [String]) -> String {
    names.isEmpty ? "none" : names.prefix(60).joined(separator: ", ") + (names.count > 60 ? ", …" : "")
  }
}
