internal import WardlightEssentials
internal import WardlightLoading

/// One row of a directory; the order is that of the directory, the row that holds before the others of its postcode.
struct PostcodeEntry: Comparable {
  let postcode: UInt64
  let easting: Int32
  let northing: Int32
  let file: UInt16
  let grade: UInt8

  static func < (left: PostcodeEntry, right: PostcodeEntry) -> Bool {
    if left.postcode != right.postcode { return left.postcode < right.postcode }
    return (left.file, left.grade, left.easting, left.northing) < (right.file, right.grade, right.easting, right.northing)
  }
}

/// Reads a file in the layout of OS Code-Point Open.
struct CodePointFile {
  private let table: TextTable
  private let number: UInt16
  private let columns: [TextColumn]
  private static let names = ["postcode", "quality", "easting", "northing"]

  /// The rows of a file.
  static func read(_ path: String, number: Int) throws(GazetteerError) -> [PostcodeEntry] {
    let table: TextTable
    do throws(LoadingError) { table = try TableReader(path: path).read(columns: 1, 2, 3, 4) } catch { throw .table(error) }
    return try CodePointFile(table, number: number).entries()
  }

  /// - Parameter table: The first four columns, with the heading, if there is one, as the first row.
  init(_ table: TextTable, number: Int) {
    self.table = table
    self.number = UInt16(clamping: number)
    columns = table.fields.compactMap { table.column($0) }
  }

  func entries() throws(GazetteerError) -> [PostcodeEntry] {
    var entries: [PostcodeEntry] = []
    entries.reserveCapacity(table.rowCount)
    for row in (try hasHeading() ? 1 : 0)..<table.rowCount { entries.append(try entry(row)) }
    return entries
  }

  /// A first row without a single number is a heading, which must be the right one.
  private func hasHeading() throws(GazetteerError) -> Bool {
    guard table.rowCount > 0 else { return false }
    let cells = columns.map { $0[0].lowercased() }
    guard cells.dropFirst().allSatisfy({ DecimalNumber.value($0.utf8) == nil }) else { return false }
    guard cells.count == 4, cells[0] == "postcode", cells[2].hasPrefix("easting"), cells[3].hasPrefix("northing") else {
      throw .notCodePoint(file: table.file, present: cells)
    }
    return true
  }

  private func entry(_ row: Int) throws(GazetteerError) -> PostcodeEntry {
    let compact = columns[0].utf8(row).filter { $0 != UInt8(ascii: " ") }
    guard let postcode = PostcodeShape.postcode(compact) else { throw .badPostcode(file: table.file, row: table.rowNumber(row)) }
    let (easting, northing) = (try centimetres(row, 2), try centimetres(row, 3))
    let grade = try number(row, 1)
    let isNowhere = easting == 0 && northing == 0
    return PostcodeEntry(
      postcode: postcode.packed, easting: easting, northing: northing, file: self.number,
      grade: isNowhere ? 90 : UInt8(clamping: Int(grade)))
  }

  private func centimetres(_ row: Int, _ column: Int) throws(GazetteerError) -> Int32 {
    let metres = try number(row, column)
    guard abs(metres) < 2e7 else { throw fault(row, column) }
    return Int32((metres * 100).rounded())
  }

  private func number(_ row: Int, _ column: Int) throws(GazetteerError) -> Double {
    guard let number = DecimalNumber.value(columns[column].utf8(row)), abs(number) < 2e7 else { throw fault(row, column) }
    return number
  }

  private func fault(_ row: Int, _ column: Int) -> GazetteerError {
    .notANumber(file: table.file, row: table.rowNumber(row), column: Self.names[column])
  }
}
