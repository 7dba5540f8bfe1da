public import WardlightDisclosure
internal import WardlightEssentials
internal import WardlightGDAL

/// Tables as an XLSX workbook (Office Open XML, ECMA-376), one sheet for each.
///
/// GDAL's own XLSX driver gives a column one type, so that a count could not stand as a number beside an interval in the same column. The sheets
/// are therefore set here, and GDAL packs them. Nothing in the file depends on the clock: it carries no properties of a
/// document, and its entries no time.
public enum Workbook {
  /// Writes the tables, whole or not at all.
  ///
  /// Numbers are numbers with the decimals they are released with, intervals and withheld cells are text, missing cells are empty. The marking
  /// stands at the top of each printed page, and a last sheet, `handling`, says how the workbook is handled, under which policy it was made, by whom, when and from what.
  ///
  /// - Parameters:
  ///   - tables: At least one; each becomes a sheet of its name.
  ///   - path: Where; the folder must be there.
  /// - Throws: ``ExportError/file(_:)``, ``ExportError/refused(product:reason:)``; nothing of the attempt is left behind.
  /// - Precondition: There is a table.
  public static func write(_ tables: [Released<Table>], to path: String) throws(ExportError) {
    precondition(!tables.isEmpty, "a workbook of \(tables.count) tables has no sheet")
    do {
      try WholeFile.write(to: path) { temporary in try pack(tables, into: temporary) }
    } catch let fault as FileFault {
      throw .file(fault)
    } catch {
      throw .refused(product: path, reason: "\(error)")
    }
  }

  private static func pack(_ tables: [Released<Table>], into temporary: String) throws(GDALError) {
    let names = SheetName.unique(tables.map(\.content.name) + ["handling"])
    var styles = SheetStyles()
    let sheets = tables.map { SheetText.text($0, &styles) } + [SheetText.handling(tables[0].terms)]
    let archive = try ZipArchive(writing: temporary)
    try archive.add("[Content_Types].xml", WorkbookParts.contentTypes(sheets: names.count))
    try archive.add("_rels/.rels", WorkbookParts.relations)
    try archive.add("xl/workbook.xml", WorkbookParts.workbook(names))
    try archive.add("xl/_rels/workbook.xml.rels", WorkbookParts.workbookRelations(sheets: names.count))
    try archive.add("xl/styles.xml", styles.text)
    for (place, sheet) in sheets.enumerated() { try archive.add("xl/worksheets/sheet\(place + 1).xml", sheet) }
    try archive.finish()
  }
}

/// Names of sheets, which may not be longer than 31 characters, have some characters, or stand twice.
enum SheetName {
  static func unique(_ names: [String]) -> [String] {
    var used: Set<String> = []
    return names.map { name in
      let plain = String(name.map { "[]:*?/\\'".contains($0) ? "-" : $0 })
      var candidate = String(plain.prefix(31))
      var number = 2
      while !used.insert(candidate.lowercased()).inserted {
        candidate = String(plain.prefix(27)) + " (\(number))"
        number += 1
      }
      return candidate
    }
  }
}
