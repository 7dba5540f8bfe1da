public import WardlightDisclosure
internal import WardlightEssentials

/// The other way out: rows about single records, for their owner's eyes only.
public enum RestrictedFile {
  /// Writes rows as CSV, readable by the owner alone (mode 0600), whole or not at all. A last column, `handling`, carries the marking in each row.
  ///
  /// - Parameters:
  ///   - header: The names of the columns.
  ///   - rows: The cells, each row as long as the header.
  ///   - marking: The protective marking.
  ///   - path: Where; never inside a pack.
  /// - Throws: ``ExportError/file(_:)``; nothing of the attempt is left behind.
  /// - Precondition: Each row is as long as the header.
  public static func write(header: [String], rows: [[String]], marking: Marking, to path: String) throws(ExportError) {
    var lines = DelimitedText()
    lines.append(header + ["handling"])
    for row in rows {
      precondition(row.count == header.count, "a row of \(row.count) cells under \(header.count) headings")
      lines.append(row + [marking.rawValue])
    }
    do throws(FileFault) {
      try WholeFile.write(lines.text, to: path, access: .ownerOnly)
    } catch {
      throw .file(error)
    }
  }
}
