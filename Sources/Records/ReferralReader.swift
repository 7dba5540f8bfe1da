public import WardlightEssentials

/// Reads referrals.
public enum ReferralReader {
  /// The referrals of some files.
  ///
  /// A file needs a date and a way to say where the person lives (postcode, easting and northing, longitude and latitude); `id`,
  /// `responsible_borough` and `referral_type` may be absent, and other columns are not read. A row whose date or coordinate cannot be read, or
  /// whose type is unknown, is rejected with a fault; empty cells of place mean no place and are no fault.
  ///
  /// - Parameters:
  ///   - files: In any number; the records come in order of file and row.
  ///   - key: The key for identifiers; without one no identifier is read.
  ///   - parallel: How many files are read at once; the result does not depend on it.
  /// - Throws: ``RecordsError`` of the first file that cannot be read.
  public static func read(
    _ files: [RecordFile], key: IdentifierKey?, parallel: Parallel = Parallel()
  ) throws(RecordsError) -> RecordReading<Referral> {
    try RecordGathering<ReferralRows>.read(files, key: key, parallel: parallel)
  }

  /// The same referrals batch by batch, for files that are larger than memory.
  ///
  /// - Parameters:
  ///   - files: As for ``read(_:key:parallel:)``.
  ///   - key: The key for identifiers; without one no identifier is read.
  ///   - parallel: How many threads parse rows, and how many files are read at once; the result does not depend on it.
  public static func stream(_ files: [RecordFile], key: IdentifierKey?, parallel: Parallel = Parallel()) -> RecordStream<Referral> {
    RecordStream(ReferralRows.self, files, key: key, parallel: parallel)
  }
}

struct ReferralRows: RowReader {
  static let wanted: [RecordField] = [.id, .date, .responsibleBorough, .referralType] + PlaceColumns.fields

  private let table: RecordTable
  private let dates: DateColumn
  private let persons: PersonColumn
  private let places: PlaceColumns
  private let boroughs: WordColumn
  private let types: WordColumn
  private let typesOfWords: [ReferralType?]

  static func check(_ columns: Set<RecordField>, _ heading: Heading) throws(RecordsError) {
    guard columns.contains(.date) else { throw heading.missing(.date) }
    try PlaceColumns.check(columns, heading)
  }

  init(_ table: RecordTable, tools: ReadingTools) throws(RecordsError) {
    self.table = table
    dates = DateColumn(table)
    persons = PersonColumn(table, key: tools.key)
    places = try PlaceColumns(table, tools: tools)
    boroughs = WordColumn(table, .responsibleBorough)
    types = WordColumn(table, .referralType)
    typesOfWords = types.words.map { ReferralType(word: $0) }
  }

  func record(_ row: Int) throws(RowFault) -> Referral {
    let date = try dates.date(row)
    let place = try places.place(row)
    return Referral(
      source: table.origin(row), person: persons.person(row), date: date, place: place, responsibleBorough: boroughs.word(row),
      type: try type(row))
  }

  static func person(of record: Referral) -> PersonKey? { record.person }

  private func type(_ row: Int) throws(RowFault) -> ReferralType? {
    guard let word = types.place(row) else { return nil }
    guard let type = typesOfWords[word] else { throw table.fault(row, .referralType, .unknownReferralType) }
    return type
  }
}
