internal import WardlightGDAL

/// A table in a text file: CSV, or with tabs, semicolons or bars in the commas' place.
struct DelimitedTable {
  private let place: VirtualPath
  private let hasHeader: Bool

  init(_ place: VirtualPath, hasHeader: Bool) {
    self.place = place
    self.hasHeader = hasHeader
  }

  func read(_ wanted: [String]?) throws(LoadingError) -> TextTable {
    let file = try loading(place.shown) { () throws(GDALError) in try VirtualFile(reading: place) }
    var records = DelimitedRecords(of: file, named: place.shown)
    let names = try names(of: &records)
    let places = try FieldFinder(file: place.shown, layer: nil, present: names).places(of: wanted)
    var rows = TableRows(columns: places.count)
    if !hasHeader { Self.append(records, places, to: &rows) }
    while try records.next() { Self.append(records, places, to: &rows) }
    return TextTable(
      file: place.shown, fields: places.map { names[$0] }, columns: LegacyText.asUTF8(rows.columns), firstRowNumber: hasHeader ? 2 : 1)
  }

  /// The names of the columns; only the first record is read.
  func fields() throws(LoadingError) -> [String] {
    let file = try loading(place.shown) { () throws(GDALError) in try VirtualFile(reading: place) }
    var records = DelimitedRecords(of: file, named: place.shown)
    return try names(of: &records)
  }

  /// Reads the first record and tells the names of the columns from it.
  private func names(of records: inout DelimitedRecords) throws(LoadingError) -> [String] {
    guard try records.next() else { throw .emptyTable(file: place.shown) }
    let first = records.cells.indices.map { records.text($0) }
    return hasHeader ? first.map(Self.trimmed) : first.indices.map { String($0 + 1) }
  }

  private static func append(_ records: DelimitedRecords, _ places: [Int], to rows: inout TableRows) {
    if records.isEmpty { return rows.appendEmpty() }
    rows.append { column, cells in records.append(places[column], to: &cells) }
  }

  private static func trimmed(_ name: String) -> String {
    var rest = name[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
