public import WardlightLoading

/// Why records cannot be read at all. What is wrong with one row is a ``RowFault`` and stops nothing.
public enum RecordsError: Error, Hashable, Sendable {
  /// The column map speaks of a standard name that does not exist.
  case unknownStandardName(String)
  /// A column that is needed, or that the column map promises, is not there; `present` are those there are.
  case missingColumn(file: String, column: String, field: RecordField, present: [String])
  /// None of the columns that could say where a record is.
  case noPlaceColumns(file: String, present: [String])
  /// More files, or more rows in one, than can be told apart.
  case tooMany(file: String)
  /// The file cannot hold the key of identifiers; its content is never told.
  case keyFile(path: String, fault: KeyFileFault)
  /// A column may not be read at all: it tells of which ethnicity, nationality or faith somebody is.
  case originColumn(String, field: RecordField?)
  /// A column that is to be kept is not there; `present` are those there are.
  case noColumn(file: String, column: String, present: [String])
  /// A column that says where records are cannot be kept beside places that are masked.
  case placeKept(String)
  /// The table cannot be opened or read.
  case table(LoadingError)
}

extension RecordsError: CustomStringConvertible {
  /// One sentence that names file and column.
  public var description: String {
    switch self {
    case .unknownStandardName(let name):
      "columns: there is no standard column “\(name)”; there are \(RecordField.allCases.map(\.rawValue).joined(separator: ", "))."
    case .missingColumn(let file, let column, let field, let present):
      "\(file): there is no column “\(column)” for \(field.rawValue); there are \(Self.list(present))."
    case .noPlaceColumns(let file, let present):
      "\(file): no column says where a record is (postcode, easting and northing, or longitude and latitude); there are \(Self.list(present))."
    case .tooMany(let file): "\(file): more than 65,535 files or 4,294,967,295 rows cannot be read at once."
    case .keyFile(let path, let fault): "\(path): cannot be the key of identifiers: \(fault.words)."
    case .originColumn(let column, let field):
      (field.map { "columns: “\(column)” cannot stand for \($0.rawValue)" } ?? "The column “\(column)” cannot be used")
        + ": \(SensitiveColumn.refusal)."
    case .noColumn(let file, let column, let present): "\(file): there is no column “\(column)” to keep; there are \(Self.list(present))."
    case .placeKept(let column): "The column “\(column)” says where records are; kept beside masked places it would undo the mask."
    case .table(let error): "\(error)"
    }
  }

  /// The columns that are there. A file without a heading has its first record in their place, of which nothing may be said.
  private static func list(_ names: [String]) -> String {
    if names.contains(where: seemsValue) { return "none that can be named, for the first row seems to be a record and no heading" }
    return names.isEmpty ? "none" : names.joined(separator: ", ")
  }

  /// Whether a cell is more like a date, a number or a postcode than like the name of a column.
  private static func seemsValue(_ name: String) -> Bool {
    let isPostcode = name.wholeMatch(of: /[A-Za-z]{1,2}[0-9][A-Za-z0-9]? +[0-9][A-Za-z]{2}/) != nil
    return isPostcode || name.first?.isNumber == true || name.contains(where: \.isNumber) && !name.contains(where: \.isLetter)
  }
}
