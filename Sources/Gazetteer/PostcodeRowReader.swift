internal import WardlightEssentials
internal import WardlightLoading

/// Makes rows of a directory from the cells of a table.
struct PostcodeRowReader: Sendable {
  private let table: TextTable
  private let names: PostcodeColumns
  private let file: String
  private let number: UInt16
  private let postcode: TextColumn
  private let easting: TextColumn
  private let northing: TextColumn
  private let quality: TextColumn?
  private let introduced: TextColumn?
  private let terminated: TextColumn?

  init(_ table: TextTable, _ names: PostcodeColumns, named file: String, number: Int) {
    func column(_ name: String?) -> TextColumn? { name.flatMap(table.column) }
    self.table = table
    self.names = names
    self.file = file
    self.number = UInt16(clamping: number)
    postcode = column(names.postcode) ?? TextColumn()
    easting = column(names.easting) ?? TextColumn()
    northing = column(names.northing) ?? TextColumn()
    quality = column(names.quality)
    introduced = column(names.introduced)
    terminated = column(names.terminated)
  }

  /// All rows, and the faults of those that cannot be read, in the file's order.
  func table(_ parallel: Parallel) -> PostcodeTable {
    let pieces = parallel.mapRanges(table.rowCount, size: 65_536, rows)
    var whole = PostcodeTable(layout: names.layout, rowCount: table.rowCount)
    whole.rows.reserveCapacity(table.rowCount)
    for piece in pieces {
      whole.rows.append(contentsOf: piece.rows)
      whole.faults.append(contentsOf: piece.faults)
    }
    return whole
  }

  private func rows(_ range: Range<Int>) -> (rows: [PostcodeRow], faults: [PostcodeFault]) {
    var rows: [PostcodeRow] = []
    var faults: [PostcodeFault] = []
    rows.reserveCapacity(range.count)
    for row in range {
      do throws(CellFault) {
        rows.append(try self.row(row))
      } catch {
        faults.append(PostcodeFault(file: file, row: table.rowNumber(row), column: error.column, reason: error.reason))
      }
    }
    return (rows, faults)
  }

  private struct CellFault: Error {
    let column: String
    let reason: PostcodeFault.Reason
  }

  private func row(_ row: Int) throws(CellFault) -> PostcodeRow {
    let key = try key(row)
    var indicator = try indicator(row)
    let place = (
      try centimetres(easting, row, names.easting, upTo: 700_000), try centimetres(northing, row, names.northing, upTo: 1_300_000)
    )
    if Self.isNowhere(place, key) { indicator = PositionalQuality.noLocation }
    let hasLocation = indicator < PositionalQuality.noLocation
    return PostcodeRow(
      postcode: key, easting: hasLocation ? place.0 : 0, northing: hasLocation ? place.1 : 0,
      introduced: try month(introduced, row, names.introduced), terminated: try month(terminated, row, names.terminated), file: number,
      indicator: indicator)
  }

  private func key(_ row: Int) throws(CellFault) -> UInt64 {
    let bytes = postcode.utf8(row)
    if let key = PostcodeShape.plainKey(CompactText(bytes)) { return key }
    let compact = bytes.filter { $0 != UInt8(ascii: " ") }
    guard let postcode = PostcodeShape.postcode(compact), !postcode.isRepaired else {
      throw CellFault(column: names.postcode, reason: .notAPostcode)
    }
    return postcode.packed
  }

  /// Code-Point Open's indicator; that of the ONS has one digit. Without a column of qualities, that of a mean of addresses.
  private func indicator(_ row: Int) throws(CellFault) -> UInt8 {
    guard let quality, let name = names.quality else { return 40 }
    guard let number = DecimalNumber.value(quality.utf8(row)), number >= 1, number <= 90 else {
      throw CellFault(column: name, reason: .notANumber)
    }
    return number < 10 ? UInt8(number) * 10 : UInt8(number)
  }

  /// A coordinate; 0 where the cell is empty.
  private func centimetres(_ column: TextColumn, _ row: Int, _ name: String, upTo limit: Double) throws(CellFault) -> Int32 {
    let bytes = column.utf8(row)
    if bytes.isEmpty { return 0 }
    guard let metres = DecimalNumber.value(bytes) else { throw CellFault(column: name, reason: .notANumber) }
    guard metres >= 0, metres <= limit else { throw CellFault(column: name, reason: .offTheGrid) }
    return Int32((metres * 100).rounded())
  }

  /// No postcode lies at the grid's corner in the sea; those of Northern Ireland are on the Irish grid, which would put them in Great Britain.
  private static func isNowhere(_ place: (Int32, Int32), _ key: UInt64) -> Bool {
    place == (0, 0) || PostcodeArea(ofKey: key) == .northernIreland
  }

  /// A year and month; 0 where the cell is empty or the file has no such column.
  private func month(_ column: TextColumn?, _ row: Int, _ name: String?) throws(CellFault) -> Int32 {
    guard let column, let name else { return 0 }
    let bytes = column.utf8(row)
    if bytes.allSatisfy({ $0 == UInt8(ascii: " ") }) { return 0 }
    guard let number = DecimalNumber.value(bytes), number.rounded() == number, number >= 1900_01, number <= 9999_12 else {
      throw CellFault(column: name, reason: .notAMonth)
    }
    let month = Int32(number)
    guard (1...12).contains(month % 100) else { throw CellFault(column: name, reason: .notAMonth) }
    return month
  }
}
