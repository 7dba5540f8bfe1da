internal import WardlightEssentials
internal import WardlightLoading

/// Records of some files batch by batch, so that ten million rows need no more memory than a few ten thousand.
///
/// Files come in order, and within a file rows in order; the batches one behind the other are what reading at once gives, on any number of
/// threads. The next batches are read and parsed while the last is worked on.
public final class RecordStream<Record: Sendable> {
  /// The file under way, by its place in the list.
  public private(set) var file = 0
  private let count: Int
  private let open: (Int) -> BatchSource<Record>
  private var sources: [BatchSource<Record>] = []
  private var opened = 0
  private let filesAtOnce: Int

  init<Rows: RowReader>(_ rows: Rows.Type, _ files: [RecordFile], key: IdentifierKey?, parallel: Parallel) where Rows.Record == Record {
    let tools = ReadingTools.shared(key: key)
    count = files.count
    filesAtOnce = parallel.threads
    open = { number in BatchSource(rows, files[number], number: number, tools, parallel) }
  }

  /// The next records and faults; `nil` behind the last.
  ///
  /// ``RecordReading/persons`` tells how many different persons this batch names: a person may be in several batches.
  ///
  /// - Throws: ``RecordsError`` of a file that cannot be read, once all records before it are taken.
  public func next() throws(RecordsError) -> RecordReading<Record>? {
    while file < count {
      while opened < count, sources.count < filesAtOnce {
        sources.append(open(opened))
        opened += 1
      }
      if let batch = try sources[0].next() { return batch }
      sources.removeFirst()
      file += 1
    }
    return nil
  }
}

/// The batches of one file, read ahead where there is more than one thread.
private enum BatchSource<Record: Sendable> {
  case ahead(ReadAhead<RecordReading<Record>, RecordsError>)
  case inline(next: () throws(RecordsError) -> RecordReading<Record>?)

  init<Rows: RowReader>(_ rows: Rows.Type, _ file: RecordFile, number: Int, _ tools: ReadingTools, _ parallel: Parallel)
  where Rows.Record == Record {
    guard parallel.threads > 1 else {
      var batches: RecordBatches<Rows>?
      self = .inline { () throws(RecordsError) in
        if batches == nil { batches = try RecordBatches(file, number: number, tools, parallel) }
        return try batches?.next()
      }
      return
    }
    self = .ahead(
      ReadAhead(depth: 2) { (hand) throws(RecordsError) in
        let batches = try RecordBatches<Rows>(file, number: number, tools, parallel)
        while let batch = try batches.next() { guard hand(batch) else { return } }
      })
  }

  func next() throws(RecordsError) -> RecordReading<Record>? {
    switch self {
    case .ahead(let ahead): try ahead.next()
    case .inline(let next): try next()
    }
  }
}
