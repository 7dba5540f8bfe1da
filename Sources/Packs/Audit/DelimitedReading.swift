/// Reads the tables that ``CSVFile`` writes (RFC 4180): a heading, rows, perhaps lines of remarks that begin with `#`.
struct DelimitedReading {
  /// The heading and the rows.
  let lines: [[String]]

  /// The rows of a text; remarks before the heading are left out.
  init(_ text: String) {
    var rows: [[String]] = []
    var row: [String] = []
    var cell: [UInt8] = []
    var isQuoted = false
    var bytes = Array(text.utf8)[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    var place = bytes.startIndex
    func finishCell() {
      row.append(String(decoding: cell, as: UTF8.self))
      cell.removeAll(keepingCapacity: true)
    }
    while place < bytes.endIndex {
      let byte = bytes[place]
      switch byte {
      case UInt8(ascii: "\"") where isQuoted && place + 1 < bytes.endIndex && bytes[place + 1] == byte:
        cell.append(byte)
        place += 1
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: ",") where !isQuoted: finishCell()
      case 10 where !isQuoted:
        finishCell()
        rows.append(row)
        row = []
      case 13 where !isQuoted: break
      default: cell.append(byte)
      }
      place += 1
    }
    if !cell.isEmpty || !row.isEmpty {
      finishCell()
      rows.append(row)
    }
    lines = Array(rows.drop { $0.first?.hasPrefix("#") ?? false }).filter { !($0.first?.hasPrefix("#") ?? false) || $0.count > 1 }
  }
}
