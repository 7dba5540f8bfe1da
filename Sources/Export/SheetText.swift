internal import WardlightDisclosure
internal import WardlightEssentials

/// One sheet of a workbook.
enum SheetText {
  static func text(_ table: Released<Table>, _ styles: inout SheetStyles) -> String {
    let content = table.content
    var text = WorkbookParts.heading + "<worksheet xmlns=\"\(WorkbookParts.main)\">"
    text +=
      "<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>"
    text += columns(content) + "<sheetData>"
    text += row(1, content.columns.enumerated().map { string($1.title, at: address($0, 1), style: SheetStyles.heading) })
    for (place, cells) in content.rows.enumerated() {
      text += row(place + 2, cells.enumerated().compactMap { cell($1, at: address($0, place + 2), &styles) })
    }
    let marking = XMLText.escaped(table.terms.marking.rawValue)
    return text
      + "</sheetData><headerFooter><oddHeader>&amp;C\(marking)</oddHeader><oddFooter>&amp;L\(footer(content))&amp;R&amp;P</oddFooter></headerFooter></worksheet>"
  }

  /// The sheet that says how the workbook is handled: a name and a text in each row.
  static func handling(_ terms: ReleaseTerms) -> String {
    let rows = terms.labels.enumerated().map { place, label in
      row(
        place + 1,
        [
          string(label.name, at: address(0, place + 1), style: SheetStyles.heading),
          string(label.value, at: address(1, place + 1), style: SheetStyles.plain),
        ])
    }
    let marking = XMLText.escaped(terms.marking.rawValue)
    return WorkbookParts.heading
      + "<worksheet xmlns=\"\(WorkbookParts.main)\"><cols><col min=\"1\" max=\"1\" width=\"14\" customWidth=\"1\"/><col min=\"2\" max=\"2\" width=\"110\" customWidth=\"1\"/></cols>"
      + "<sheetData>\(rows.joined())</sheetData><headerFooter><oddHeader>&amp;C\(marking)</oddHeader></headerFooter></worksheet>"
  }

  /// In a page's header or footer an ampersand begins a code; two stand for one.
  private static func footer(_ table: Table) -> String {
    XMLText.escaped(String(table.title.replacing("&", with: "&&").prefix(200)))
  }

  private static func columns(_ table: Table) -> String {
    guard !table.columns.isEmpty else { return "" }
    let widths = table.columns.indices.map { place in
      let longest = table.rows.map { $0[place].text.count }.max() ?? 0
      return
        "<col min=\"\(place + 1)\" max=\"\(place + 1)\" width=\"\(min(60, max(8, longest, table.columns[place].title.count) + 2))\" customWidth=\"1\"/>"
    }
    return "<cols>" + widths.joined() + "</cols>"
  }

  private static func row(_ number: Int, _ cells: [String]) -> String { "<row r=\"\(number)\">" + cells.joined() + "</row>" }

  private static func cell(_ cell: Cell, at address: String, _ styles: inout SheetStyles) -> String? {
    switch cell {
    case .count(let count), .rounded(let count, _): number(String(count), at: address, style: styles.number(decimals: 0))
    case .number(_, let decimals): number(cell.text, at: address, style: styles.number(decimals: decimals))
    case .significant: number(cell.text, at: address, style: SheetStyles.plain)
    case .text(let text): string(text, at: address, style: SheetStyles.plain)
    case .interval, .withheld: string(cell.text, at: address, style: SheetStyles.rightAligned)
    case .missing: nil
    }
  }

  private static func number(_ digits: String, at address: String, style: Int) -> String {
    digits.isEmpty ? "" : "<c r=\"\(address)\" s=\"\(style)\"><v>\(digits)</v></c>"
  }

  private static func string(_ text: String, at address: String, style: Int) -> String {
    "<c r=\"\(address)\" s=\"\(style)\" t=\"inlineStr\"><is><t xml:space=\"preserve\">\(XMLText.escaped(text))</t></is></c>"
  }

  /// `A1`, `Z1`, `AA1`, …
  static func address(_ column: Int, _ row: Int) -> String {
    var letters = ""
    var rest = column + 1
    while rest > 0 {
      letters = String(UnicodeScalar(UInt8(ascii: "A") + UInt8((rest - 1) % 26))) + letters
      rest = (rest - 1) / 26
    }
    return letters + String(row)
  }
}

/// The formats of cells that a workbook uses.
struct SheetStyles {
  static let plain = 0
  static let heading = 1
  static let rightAligned = 2
  private var decimals: [Int] = []

  /// The format of numbers with so many decimals.
  mutating func number(decimals count: Int) -> Int {
    if let place = decimals.firstIndex(of: count) { return 3 + place }
    decimals.append(count)
    return 2 + decimals.count
  }

  var text: String {
    let formats = decimals.enumerated().map { place, count in
      "<numFmt numFmtId=\"\(164 + place)\" formatCode=\"#,##0\(count > 0 ? "." + String(repeating: "0", count: count) : "")\"/>"
    }
    let cells = decimals.indices.map {
      "<xf numFmtId=\"\(164 + $0)\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"
    }
    return WorkbookParts.heading + "<styleSheet xmlns=\"\(WorkbookParts.main)\">"
      + (formats.isEmpty ? "" : "<numFmts count=\"\(formats.count)\">" + formats.joined() + "</numFmts>")
      + "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font><font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
      + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>"
      + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
      + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
      + "<cellXfs count=\"\(3 + cells.count)\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
      + "<xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/>"
      + "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyAlignment=\"1\"><alignment horizontal=\"right\"/></xf>"
      + cells.joined() + "</cellXfs>"
      + "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>"
  }
}
