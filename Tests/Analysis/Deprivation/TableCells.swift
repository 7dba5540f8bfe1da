import WardlightDisclosure

extension Released where Content == Table {
  /// The cell of a column in the row that has this text in another.
  func cell(_ key: String, where label: String, is text: String) -> Cell? {
    guard let column = content.index(ofColumn: key), let place = content.index(ofColumn: label) else { return nil }
    return content.rows.first { $0[place].text == text }?[column]
  }

  /// The number of a cell; `nil` where it shows none.
  /// The text of a cell.
  func text(_ key: String, _ row: Int) -> String { column(key).content.cells[row].text }

  /// The number of a cell; not a number where it shows none.
  func exact(_ key: String, _ row: Int) -> Double { column(key).content.cells[row].exactNumber ?? .nan }

  func number(_ key: String, where label: String = "name", is text: String) -> Double? {
    cell(key, where: label, is: text)?.exactNumber
  }
}
