internal import WardlightGDAL

/// The parts of a finished workbook, for who checks what it says.
extension Workbook {
  /// One part of a workbook as a text: `xl/workbook.xml`, `xl/worksheets/sheet1.xml` (Office Open XML, ECMA-376).
  ///
  /// - Throws: ``ExportError/refused(product:reason:)`` where the part is not there or cannot be unpacked.
  public static func part(_ name: String, of path: String) throws(ExportError) -> String {
    do {
      return String(decoding: try bytes(of: VirtualPath("/vsizip/{\(path)}/\(name)")), as: UTF8.self)
    } catch {
      throw .refused(product: path, reason: "its part \(name) cannot be unpacked")
    }
  }

  private static func bytes(of path: VirtualPath) throws(GDALError) -> [UInt8] {
    let file = try VirtualFile(reading: path)
    var (all, piece) = ([UInt8](), [UInt8](repeating: 0, count: 1 << 16))
    while true {
      let count = try file.read(into: &piece, 0..<piece.count)
      guard count > 0 else { return all }
      all += piece[0..<count]
    }
  }
}
