/// The parts of a workbook that do not depend on what its cells hold.
enum WorkbookParts {
  static let heading = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "http://schemas.openxmlformats.org/package/2006"
  private static let format = "application/vnd.openxmlformats-officedocument.spreadsheetml"

  static let relations =
    heading + "<Relationships xmlns=\"\(package)/relationships\">"
    + "<Relationship Id=\"rId1\" Type=\"\(office)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"

  static func contentTypes(sheets: Int) -> String {
    let parts = (1...sheets).map { "<Override PartName=\"/xl/worksheets/sheet\($0).xml\" ContentType=\"\(format).worksheet+xml\"/>" }
    return heading + "<Types xmlns=\"\(package)/content-types\">"
      + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
      + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"\(format).sheet.main+xml\"/>" + parts.joined()
      + "<Override PartName=\"/xl/styles.xml\" ContentType=\"\(format).styles+xml\"/></Types>"
  }

  static func workbook(_ names: [String]) -> String {
    let sheets = names.enumerated().map { place, name in
      "<sheet name=\"\(XMLText.escaped(name))\" sheetId=\"\(place + 1)\" r:id=\"rId\(place + 1)\"/>"
    }
    return heading + "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\"><sheets>" + sheets.joined() + "</sheets></workbook>"
  }

  static func workbookRelations(sheets: Int) -> String {
    let parts = (1...sheets).map { "<Relationship Id=\"rId\($0)\" Type=\"\(office)/worksheet\" Target=\"worksheets/sheet\($0).xml\"/>" }
    return heading + "<Relationships xmlns=\"\(package)/relationships\">" + parts.joined()
      + "<Relationship Id=\"rId\(sheets + 1)\" Type=\"\(office)/styles\" Target=\"styles.xml\"/></Relationships>"
  }
}

/// Text within XML.
enum XMLText {
  /// The text with its special characters named, and without those that XML does not allow.
  static func escaped(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
      case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
      case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
      case "\t", "\n", "\r": escaped.append(scalar)
      case "\u{0}"..<" ", "\u{FFFE}", "\u{FFFF}": continue
      default: escaped.append(scalar)
      }
    }
    return String(escaped)
  }
}
