internal import WardlightEssentials
internal import WardlightLoading

/// The column of dates.
struct DateColumn {
  private let table: RecordTable
  private let column: TextColumn?

  init(_ table: RecordTable) {
    self.table = table
    column = table.column(.date)
  }

  func date(_ row: Int) throws(RowFault) -> CalendarDate {
    guard let bytes = column?.trimmed(row), !bytes.isEmpty else { throw table.fault(row, .date, .noDate) }
    guard let date = CalendarDate(text: String(decoding: bytes, as: UTF8.self)) else { throw table.fault(row, .date, .unreadableDate) }
    return date
  }
}

/// The column of identifiers, of which only pseudonyms come out.
struct PersonColumn {
  private let column: TextColumn?
  private let key: IdentifierKey?

  init(_ table: RecordTable, key: IdentifierKey?) {
    column = table.column(.id)
    self.key = key
  }

  func person(_ row: Int) -> PersonKey? {
    guard let key, let bytes = column?.trimmed(row), !bytes.isEmpty else { return nil }
    return key.pseudonym(of: bytes)
  }
}

/// A column of words that repeat, such as names of boroughs; equal words share their storage.
struct WordColumn {
  /// The different words of the column, in the order in which they come.
  let words: [String]
  private let places: [Int32]

  /// The column of a field; without one all cells are empty.
  init(_ table: RecordTable, _ field: RecordField) {
    guard let column = table.column(field) else {
      (words, places) = ([], [])
      return
    }
    var known: [ArraySlice<UInt8>: Int32] = [:]
    var words: [String] = []
    places = (0..<table.rowCount).map { row in
      let bytes = column.trimmed(row)
      if bytes.isEmpty { return -1 }
      if let place = known[bytes] { return place }
      known[bytes] = Int32(words.count)
      words.append(String(decoding: bytes, as: UTF8.self))
      return Int32(words.count - 1)
    }
    self.words = words
  }

  /// The place of a row's word in ``words``, or `nil` where the cell is empty.
  func place(_ row: Int) -> Int? { places.isEmpty || places[row] < 0 ? nil : Int(places[row]) }

  /// The word of a row, or `nil` where the cell is empty.
  func word(_ row: Int) -> String? {
    place(row).map { words[$0] }
  }
}
