/// What was read from some files: the records, and what was wrong with the other rows.
public struct RecordReading<Record: Sendable>: Sendable {
  /// The good records, in order of file and row.
  public let records: [Record]
  /// The rejected rows, in order of file and row; one fault a row, the first that was found.
  public let faults: [RowFault]
  /// How many rows name a person.
  public let identifiedRows: Int
  /// How many different persons they name.
  public let persons: Int

  /// A reading of records made elsewhere.
  public init(records: [Record], faults: [RowFault] = [], identifiedRows: Int = 0, persons: Int = 0) {
    self.records = records
    self.faults = faults
    self.identifiedRows = identifiedRows
    self.persons = persons
  }

  /// How many rows the files have: the good and the rejected.
  public var rowsRead: Int { records.count + faults.count }
  /// Whether at least one record names a person.
  public var namesPersons: Bool { identifiedRows > 0 }
  /// Whether some person has more than one record.
  public var repeatsPersons: Bool { persons < identifiedRows }
}
