import WardlightExport

/// The sheets of a workbook as texts.
struct WorkbookReading {
  /// Each sheet in its order.
  let sheets: [Sheet]

  /// A sheet: its name, the headings, the rows.
  struct Sheet {
    let name: String
    let headings: [String]
    let rows: [[String]]
  }

  /// Reads a workbook that ``Workbook`` wrote.
  ///
  /// - Throws: ``ExportError``.
  init(_ path: String) throws(ExportError) {
    let names = Self.names(try Workbook.part("xl/workbook.xml", of: path))
    var sheets: [Sheet] = []
    for (place, name) in names.enumerated() {
      let rows = Self.rows(try Workbook.part("xl/worksheets/sheet\(place + 1).xml", of: path))
      sheets.append(Sheet(name: name, headings: rows.first ?? [], rows: Array(rows.dropFirst())))
    }
    self.sheets = sheets
  }

  private static func names(_ xml: String) -> [String] {
    var reader = MarkupReader(xml)
    var names: [String] = []
    while let piece = reader.next() {
      if case .opening("sheet", let attributes, _) = piece, let name = attributes["name"] { names.append(name) }
    }
    return names
  }

  /// The texts of the rows; a cell that is not there is empty.
  private static func rows(_ xml: String) -> [[String]] {
    var reader = MarkupReader(xml)
    var rows: [[String]] = []
    var (column, isText) = (0, false)
    while let piece = reader.next() {
      switch piece {
      case .opening("row", _, _): rows.append([])
      case .opening("c", let attributes, _): column = attributes["r"].map(Self.column) ?? 0
      case .opening("t", _, let isEmpty), .opening("v", _, let isEmpty): isText = !isEmpty
      case .closing("t"), .closing("v"): isText = false
      case .text(let text): if isText, !rows.isEmpty { set(text, at: column, in: &rows[rows.count - 1]) }
      default: continue
      }
    }
    return rows
  }

  private static func set(_ text: String, at column: Int, in row: inout [String]) {
    while row.count <= column { row.append("") }
    row[column] += text
  }

  /// 0 of `A1`, 26 of `AA1`.
  private static func column(_ address: String) -> Int {
    address.utf8.prefix { $0 >= UInt8(ascii: "A") }.reduce(0) { $0 * 26 + Int($1) - 64 } - 1
  }
}
