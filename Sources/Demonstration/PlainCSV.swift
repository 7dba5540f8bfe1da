import Foundation
import WardlightEssentials

/// A file of figures: comma-separated values in UTF-8 with a header (RFC 4180).
struct PlainCSV {
  let file: String
  private let header: [String]
  private let records: [[String]]

  init(path: String) throws(DemonstrationError) {
    guard FileManager.default.fileExists(atPath: path) else { throw .file(.missing(path: path)) }
    guard let bytes = FileManager.default.contents(atPath: path) else { throw .file(.unreadable(path: path)) }
    try self.init(text: String(decoding: bytes, as: UTF8.self), file: URL(fileURLWithPath: path).lastPathComponent)
  }

  init(text: String, file: String) throws(DemonstrationError) {
    var lines = Self.lines(of: Array(text.utf8))
    self.file = file
    header = lines.isEmpty ? [] : lines.removeFirst()
    records = lines
    for (place, record) in records.enumerated() where record.count != header.count {
      throw .raggedRow(file: file, row: place + 2)
    }
  }

  var rows: Range<Int> { records.indices }

  func column(_ name: String) throws(DemonstrationError) -> [String] {
    guard let place = header.firstIndex(of: name) else { throw .missingColumn(file: file, column: name) }
    return records.map { $0[place] }
  }

  func numbers(_ name: String) throws(DemonstrationError) -> [Double] {
    try parsed(name) { Double($0) }
  }

  func wholeNumbers(_ name: String) throws(DemonstrationError) -> [Int] {
    try parsed(name) { Int($0) }
  }

  func optionalWholeNumbers(_ name: String) throws(DemonstrationError) -> [Int?] {
    try parsed(name) { $0.isEmpty ? .some(nil) : Int($0).map(Int?.some) }
  }

  private func parsed<Value>(_ name: String, _ read: (String) -> Value?) throws(DemonstrationError) -> [Value] {
    var values: [Value] = []
    for (place, cell) in try column(name).enumerated() {
      guard let value = read(cell) else { throw .notANumber(file: file, row: place + 2, column: name) }
      values.append(value)
    }
    return values
  }

  /// Splits at commas and line ends outside quotes; empty lines are left out.
  private static func lines(of bytes: [UInt8]) -> [[String]] {
    var lines: [[String]] = []
    var line: [String] = []
    var cell: [UInt8] = []
    var isQuoted = false
    for byte in bytes + [newline] {
      switch byte {
      case quote: isQuoted.toggle()
      case comma where !isQuoted: take(&cell, into: &line)
      case newline where !isQuoted:
        take(&cell, into: &line)
        if line != [""] { lines.append(line) }
        line = []
      case carriageReturn where !isQuoted: break
      default: cell.append(byte)
      }
    }
    return lines
  }

  private static func take(_ cell: inout [UInt8], into line: inout [String]) {
    line.append(String(decoding: cell, as: UTF8.self))
    cell = []
  }

  /// Rows as text, cells quoted where they must be.
  static func text(header: [String], rows: [[String]]) -> String {
    ([header] + rows).map { $0.map(quoted).joined(separator: ",") + "\n" }.joined()
  }

  private static func quoted(_ cell: String) -> String {
    let needsQuotes = cell.utf8.contains { [comma, quote, newline, carriageReturn].contains($0) }
    return needsQuotes ? "\"\(cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))\"" : cell
  }
}

private let quote = UInt8(ascii: "\"")
private let comma = UInt8(ascii: ",")
private let newline = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")
