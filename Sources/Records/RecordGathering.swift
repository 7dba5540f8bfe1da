internal import WardlightEssentials
internal import WardlightLoading

/// Reads files side by side and puts their records in order of file and row.
enum RecordGathering<Rows: RowReader> {
  /// - Complexity: O(cells that are wanted); memory for the records, and for the tables of as many files as there are threads.
  static func read(_ files: [RecordFile], key: IdentifierKey?, parallel: Parallel) throws(RecordsError) -> RecordReading<Rows.Record> {
    let tools = ReadingTools.shared(key: key)
    var gathered = Gathered<Rows>()
    for start in stride(from: 0, to: files.count, by: parallel.threads) {
      let batch = start..<min(files.count, start + parallel.threads)
      let results = parallel.map(batch.count) { place in piece(files[batch.lowerBound + place], number: batch.lowerBound + place, tools) }
      let pieces = try results.map { (result) throws(RecordsError) in try result.get() }
      if start == 0 { gathered.reserve(pieces.map(\.records.count), files: files.count) }
      for piece in pieces { gathered.append(piece) }
    }
    return gathered.reading
  }

  /// The records of a table that is in memory.
  static func read(_ table: TextTable, of file: RecordFile, number: Int = 0, tools: ReadingTools) throws(RecordsError) -> FilePiece<
    Rows.Record
  > {
    let names = try columns(of: file, having: table.fields)
    return try piece(RecordTable(table, names: names, number: number), tools)
  }

  private static func piece(_ file: RecordFile, number: Int, _ tools: ReadingTools) -> Result<FilePiece<Rows.Record>, RecordsError> {
    Result { () throws(RecordsError) in
      let reader = TableReader(path: file.path, layer: file.layer)
      let names = try columns(of: file, having: try loading { () throws(LoadingError) in try reader.fields() })
      let wanted = Set(names.values).sorted()
      let table = try loading { () throws(LoadingError) in try reader.read(fields: wanted) }
      return try piece(RecordTable(table, names: names, number: number), tools)
    }
  }

  private static func columns(of file: RecordFile, having present: [String]) throws(RecordsError) -> [RecordField: String] {
    let names = try file.columns.columns(of: file.path, having: present, wanted: Rows.wanted)
    try Rows.check(Set(names.keys), Heading(file: file, present: present))
    return names
  }

  private static func piece(_ table: RecordTable, _ tools: ReadingTools) throws(RecordsError) -> FilePiece<Rows.Record> {
    guard table.number < Int(UInt16.max), table.rowCount < Int(UInt32.max) else { throw .tooMany(file: table.file) }
    return records(of: try Rows(table, tools: tools), count: table.rowCount)
  }

  private static func records(of rows: Rows, count: Int) -> FilePiece<Rows.Record> {
    var piece = FilePiece<Rows.Record>()
    piece.records.reserveCapacity(count)
    for row in 0..<count {
      do throws(RowFault) { piece.records.append(try rows.record(row)) } catch { piece.faults.append(error) }
    }
    return piece
  }
}

/// What one file gave.
struct FilePiece<Record: Sendable>: Sendable {
  var records: [Record] = []
  var faults: [RowFault] = []
}

/// The pieces so far.
private struct Gathered<Rows: RowReader> {
  private var records: [Rows.Record] = []
  private var faults: [RowFault] = []
  private var identifiedRows = 0
  private var persons: Set<PersonKey> = []

  /// Makes room for all files from the sizes of the first, so that a growing array need not be copied while it is large.
  mutating func reserve(_ counts: [Int], files: Int) {
    guard !counts.isEmpty, files > counts.count else { return }
    records.reserveCapacity(counts.reduce(0, +) * files / counts.count)
  }

  mutating func append(_ piece: FilePiece<Rows.Record>) {
    records.append(contentsOf: piece.records)
    faults.append(contentsOf: piece.faults)
    for person in piece.records.lazy.compactMap(Rows.person) {
      identifiedRows += 1
      persons.insert(person)
    }
  }

  var reading: RecordReading<Rows.Record> {
    RecordReading(records: records, faults: faults, identifiedRows: identifiedRows, persons: persons.count)
  }
}

/// Reads a table, with this room's error for what goes wrong.
private func loading<Success>(_ read: () throws(LoadingError) -> Success) throws(RecordsError) -> Success {
  do throws(LoadingError) { return try read() } catch { throw .table(error) }
}
