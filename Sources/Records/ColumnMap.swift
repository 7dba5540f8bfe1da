/// Which column of a file holds which standard field.
public struct ColumnMap: Hashable, Sendable {
  private let renamed: [RecordField: String]

  /// The columns have their standard names.
  public init() { renamed = [:] }

  /// Some columns have other names.
  ///
  /// - Parameter renamed: For a standard name the column of the file: `["date": "Month"]`.
  /// - Throws: ``RecordsError/unknownStandardName(_:)`` for a name that is not a ``RecordField``; ``RecordsError/originColumn(_:field:)`` for a
  ///   column of ethnicity, which nothing can stand for.
  public init(_ renamed: [String: String]) throws(RecordsError) {
    var fields: [RecordField: String] = [:]
    for (name, column) in renamed.sorted(by: { $0.key < $1.key }) {
      guard let field = RecordField(rawValue: name) else { throw .unknownStandardName(name) }
      if SensitiveColumn(heading: column) == .origin { throw .originColumn(column, field: field) }
      fields[field] = column
    }
    self.renamed = fields
  }

  /// The columns that were named for a field.
  public var named: Set<String> { Set(renamed.values) }

  /// The column that holds a standard field.
  public func field(for standard: RecordField) -> String { renamed[standard] ?? standard.rawValue }

  /// Those of the wanted fields that a file has, with its own names for them.
  ///
  /// A renamed column must be there, as written. A standard name is also found in other upper and lower case.
  func columns(of file: String, having present: [String], wanted: [RecordField]) throws(RecordsError) -> [RecordField: String] {
    var found: [RecordField: String] = [:]
    for field in wanted {
      if let column = renamed[field] {
        guard present.contains(column) else { throw .missingColumn(file: file, column: column, field: field, present: present) }
        found[field] = column
      } else if let column = Self.standard(field, in: present) {
        found[field] = column
      }
    }
    return found
  }

  private static func standard(_ field: RecordField, in present: [String]) -> String? {
    present.first { $0 == field.rawValue } ?? present.first { $0.lowercased() == field.rawValue }
  }
}
