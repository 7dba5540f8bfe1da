internal import WardlightLoading

/// Makes the records of one kind from the rows of one file.
protocol RowReader: SendableMetatype {
  associatedtype Record: Sendable

  /// The fields that records of this kind can have; others are not read.
  static var wanted: [RecordField] { get }

  /// Whether a file has the columns without which records of this kind mean nothing.
  ///
  /// - Parameters:
  ///   - columns: The standard fields that the file has.
  ///   - heading: The file, for the error.
  static func check(_ columns: Set<RecordField>, _ heading: Heading) throws(RecordsError)

  /// Prepares the columns of one file.
  init(_ table: RecordTable, tools: ReadingTools) throws(RecordsError)

  /// The record of a row, or what is wrong with the row.
  func record(_ row: Int) throws(RowFault) -> Record

  /// The person whom a record names.
  static func person(of record: Record) -> PersonKey?
}

/// What a file calls itself and its columns, before a row is read.
struct Heading {
  let file: RecordFile
  let present: [String]

  /// The error for a field that is not there.
  func missing(_ field: RecordField) -> RecordsError {
    .missingColumn(file: file.path, column: file.columns.field(for: field), field: field, present: present)
  }
}
