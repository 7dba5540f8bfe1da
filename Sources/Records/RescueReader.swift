public import WardlightEssentials

/// Reads rescue requests.
public enum RescueReader {
  /// The rescue requests of some files: one a row, with what became of it.
  ///
  /// A file needs `date`, `county_force` and `outcome`. A row whose date or outcome cannot be read is rejected with a fault; an empty outcome is
  /// unknown too.
  ///
  /// - Parameters:
  ///   - files: In any number; the records come in order of file and row.
  ///   - parallel: How many files are read at once; the result does not depend on it.
  /// - Throws: ``RecordsError`` of the first file that cannot be read.
  public static func read(_ files: [RecordFile], parallel: Parallel = Parallel()) throws(RecordsError) -> RecordReading<Rescue> {
    try RecordGathering<RescueRows>.read(files, key: nil, parallel: parallel)
  }
}

struct RescueRows: RowReader {
  static let wanted: [RecordField] = [.date, .countyForce, .outcome]

  private let table: RecordTable
  private let dates: DateColumn
  private let forces: WordColumn
  private let outcomes: WordColumn

  static func check(_ columns: Set<RecordField>, _ heading: Heading) throws(RecordsError) {
    for field in wanted where !columns.contains(field) { throw heading.missing(field) }
  }

  init(_ table: RecordTable, tools: ReadingTools) {
    self.table = table
    dates = DateColumn(table)
    forces = WordColumn(table, .countyForce)
    outcomes = WordColumn(table, .outcome)
  }

  func record(_ row: Int) throws(RowFault) -> Rescue {
    let date = try dates.date(row)
    guard let outcome = outcomes.word(row).flatMap({ Rescue.Outcome(word: $0) }) else { throw table.fault(row, .outcome, .unknownOutcome) }
    return Rescue(source: table.origin(row), date: date, force: forces.word(row), outcome: outcome)
  }

  static func person(of record: Rescue) -> PersonKey? { nil }
}
