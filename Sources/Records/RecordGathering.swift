internal import WardlightEssentials
internal import WardlightLoading

/// Reads files and puts their records in order of file and row.
enum RecordGathering<Rows: RowReader> {
  /// - Complexity: O(cells that are wanted); memory for the records and for a few batches of rows.
  static func read(_ files: [RecordFile], key: IdentifierKey?, parallel: Parallel) throws(RecordsError) -> RecordReading<Rows.Record> {
    let stream = RecordStream(Rows.self, files, key: key, parallel: parallel)
    var gathered = Gathered<Rows>(files: files.count)
    while let batch = try stream.next() { gathered.append(batch, ofFile: stream.file) }
    return gathered.reading
  }
}

/// The records of one file, batch by batch.
struct RecordBatches<Rows: RowReader> {
  private let batches: TableBatches
  private let parser: RowParser<Rows>
  private let parallel: Parallel
  /// How many rows are parsed on one thread at a time; the answer does not depend on it.
  private static var rowsPerTask: Int { 4_096 }

  init(_ file: RecordFile, number: Int, _ tools: ReadingTools, _ parallel: Parallel) throws(RecordsError) {
    let batches = try loading { () throws(LoadingError) in
      try TableReader(path: file.path, layer: file.layer).batches(rowsPerBatch: 16_384)
    }
    let names = try file.columns.columns(of: file.path, having: batches.present, wanted: Rows.wanted)
    try Rows.check(Set(names.keys), Heading(file: file, present: batches.present))
    try loading { () throws(LoadingError) in try batches.select(Set(names.values).sorted()) }
    parser = RowParser(names: names, number: number, tools: tools)
    (self.batches, self.parallel) = (batches, parallel)
  }

  func next() throws(RecordsError) -> RecordReading<Rows.Record>? {
    guard let table = try loading({ () throws(LoadingError) in try batches.next() }) else { return nil }
    guard parser.number < Int(UInt16.max), table.rowNumber(table.rowCount) < Int(UInt32.max) else { throw .tooMany(file: table.file) }
    let pieces = parallel.mapRanges(table.rowCount, size: Self.rowsPerTask) { [parser] range in
      Result { () throws(RecordsError) in try parser.piece(table.rows(range)) }
    }
    var gathered = Gathered<Rows>(files: 1)
    for piece in pieces { gathered.append(try piece.get()) }
    return gathered.reading
  }
}

/// Makes records of some rows of a file.
private struct RowParser<Rows: RowReader>: Sendable {
  let names: [RecordField: String]
  let number: Int
  let tools: ReadingTools

  func piece(_ table: TextTable) throws(RecordsError) -> FilePiece<Rows.Record> {
    let table = RecordTable(table, names: names, number: number)
    return records(of: try Rows(table, tools: tools), table)
  }

  private func records(of rows: Rows, _ table: RecordTable) -> FilePiece<Rows.Record> {
    var piece = FilePiece<Rows.Record>()
    piece.records.reserveCapacity(table.rowCount)
    for row in 0..<table.rowCount {
      do throws(RowFault) {
        try table.checkLength(row)
        piece.records.append(try rows.record(row))
      } catch {
        piece.faults.append(error)
      }
    }
    return piece
  }
}

/// What some rows gave.
private struct FilePiece<Record: Sendable>: Sendable {
  var records: [Record] = []
  var faults: [RowFault] = []
}

/// The records so far.
private struct Gathered<Rows: RowReader> {
  private let files: Int
  private var records: [Rows.Record] = []
  private var faults: [RowFault] = []
  private var identifiedRows = 0
  private var persons: Set<PersonKey> = []
  private var isReserved = false

  init(files: Int) { self.files = files }

  mutating func append(_ reading: RecordReading<Rows.Record>, ofFile file: Int) {
    if file > 0 { reserve(filesSoFar: file) }
    append(FilePiece(records: reading.records, faults: reading.faults))
  }

  mutating func append(_ piece: FilePiece<Rows.Record>) {
    records.append(contentsOf: piece.records)
    faults.append(contentsOf: piece.faults)
    for person in piece.records.lazy.compactMap(Rows.person) {
      identifiedRows += 1
      persons.insert(person)
    }
  }

  /// Makes room for all files from the size of the first, so that a growing array need not be copied while it is large.
  private mutating func reserve(filesSoFar: Int) {
    guard !isReserved else { return }
    isReserved = true
    records.reserveCapacity(records.count * files / filesSoFar)
  }

  var reading: RecordReading<Rows.Record> {
    RecordReading(records: records, faults: faults, identifiedRows: identifiedRows, persons: persons.count)
  }
}

/// Reads a table, with this room's error for what goes wrong.
func loading<Success>(_ read: () throws(LoadingError) -> Success) throws(RecordsError) -> Success {
  do throws(LoadingError) { return try read() } catch { throw .table(error) }
}
