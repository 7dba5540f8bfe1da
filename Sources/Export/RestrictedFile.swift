public import WardlightDisclosure
internal import WardlightEssentials

/// The other way out: rows about single records, for their owner's eyes only.
public enum RestrictedFile {
  /// Writes rows as CSV, readable by the owner alone (mode 0600), whole or not at all. A last column, `handling` (`wardlight_handling` where the header has
  /// that name), carries the marking in each row.
  ///
  /// - Parameters:
  ///   - header: The names of the columns.
  ///   - rows: The cells, each row as long as the header.
  ///   - marking: The protective marking.
  ///   - path: Where; never inside a pack.
  /// - Throws: ``ExportError/file(_:)``; nothing of the attempt is left behind.
  /// - Precondition: Each row is as long as the header.
  public static func write(header: [String], rows: [[String]], marking: Marking, to path: String) throws(ExportError) {
    do {
      try write(header: header, marking: marking, to: path) { append in try append(rows) }
    } catch let fault as ExportError {
      throw fault
    } catch {
      throw .refused(product: path, reason: "\(error)")
    }
  }

  /// The same for rows that come batch by batch and are too many to be held.
  ///
  /// - Parameter fill: Hands batches of rows to its argument, in order.
  /// - Throws: What `fill` throws, or ``ExportError/file(_:)``; nothing of the attempt is left behind.
  public static func write(
    header: [String], marking: Marking, to path: String, _ fill: (_ append: ([[String]]) throws -> Void) throws -> Void
  ) throws {
    do {
      try WholeFile.stream(to: path, access: .ownerOnly) { sink in
        try sink.write(DelimitedText.line(header + [FreeName.of("handling", beside: header)]))
        try fill { rows in
          for row in rows {
            precondition(row.count == header.count, "a row of \(row.count) cells under \(header.count) headings")
            try sink.write(DelimitedText.line(row + [marking.rawValue]))
          }
          try sink.flush()
        }
      }
    } catch let fault as FileFault {
      throw ExportError.file(fault)
    }
  }

  /// Writes a page that names rows, readable by the owner alone (mode 0600), whole or not at all. The page itself carries its marking.
  ///
  /// - Throws: ``ExportError/file(_:)``; nothing of the attempt is left behind.
  public static func write(page: String, to path: String) throws(ExportError) {
    do throws(FileFault) { try WholeFile.write(page, to: path, access: .ownerOnly) } catch { throw .file(error) }
  }
}
