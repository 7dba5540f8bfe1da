public import WardlightEssentials

/// Reads links of persons with county forces and towns.
public enum LinkReader {
  /// The links of some files.
  ///
  /// A file needs `date` and `county_force`; `id`, `responsible_borough`, `town`, `origin`, `category` and `ward` may be absent. An empty cell of force or
  /// town means that none is known and is no fault.
  ///
  /// - Parameters:
  ///   - files: In any number; the records come in order of file and row.
  ///   - key: The key for identifiers; without one no identifier is read.
  ///   - parallel: How many files are read at once; the result does not depend on it.
  /// - Throws: ``RecordsError`` of the first file that cannot be read.
  public static func read(
    _ files: [RecordFile], key: IdentifierKey?, parallel: Parallel = Parallel()
  ) throws(RecordsError) -> RecordReading<Link> {
    try RecordGathering<LinkRows>.read(files, key: key, parallel: parallel)
  }
}

struct LinkRows: RowReader {
  static let wanted: [RecordField] = [.id, .date, .responsibleBorough, .countyForce, .town, .origin, .category, .ward]

  private let table: RecordTable
  private let dates: DateColumn
  private let persons: PersonColumn
  private let boroughs: WordColumn
  private let forces: WordColumn
  private let towns: WordColumn
  private let origins: WordColumn
  private let categories: WordColumn
  private let wards: WordColumn

  static func check(_ columns: Set<RecordField>, _ heading: Heading) throws(RecordsError) {
    for field in [RecordField.date, .countyForce] where !columns.contains(field) { throw heading.missing(field) }
  }

  init(_ table: RecordTable, tools: ReadingTools) {
    self.table = table
    dates = DateColumn(table)
    persons = PersonColumn(table, key: tools.key)
    boroughs = WordColumn(table, .responsibleBorough)
    forces = WordColumn(table, .countyForce)
    towns = WordColumn(table, .town)
    origins = WordColumn(table, .origin)
    categories = WordColumn(table, .category)
    wards = WordColumn(table, .ward)
  }

  func record(_ row: Int) throws(RowFault) -> Link {
    Link(
      source: table.origin(row), person: persons.person(row), date: try dates.date(row), responsibleBorough: boroughs.word(row),
      force: forces.word(row), town: towns.word(row), origin: origins.word(row), category: categories.word(row), ward: wards.word(row))
  }

  static func person(of record: Link) -> PersonKey? { record.person }
}
