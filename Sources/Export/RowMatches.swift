internal import WardlightDisclosure
internal import WardlightGeometry

/// Which row of a table belongs to which area.
struct RowMatches {
  /// Rows with an area, in order of code.
  let drawn: [(area: Int, row: Int)]
  /// Rows without one, in the table's order.
  let undrawn: [Int]
  /// The code in each row.
  let codes: [String]

  init(areas: Areas, table: Table, key: String) throws(ExportError) {
    guard let column = table.index(ofColumn: key) else { throw .noKeyColumn(table: table.name, column: key) }
    codes = table.rows.map { $0[column].text }
    var rows: [Int: Int] = [:]
    var undrawn: [Int] = []
    for (row, code) in codes.enumerated() {
      guard let area = areas.index(ofCode: code) else {
        undrawn.append(row)
        continue
      }
      if let first = rows.updateValue(row, forKey: area) { throw .repeatedKey(table: table.name, column: key, rows: [first + 1, row + 1]) }
    }
    self.undrawn = undrawn
    drawn = rows.sorted { $0.key < $1.key }.map { (area: $0.key, row: $0.value) }
  }
}
