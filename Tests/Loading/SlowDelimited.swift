/// A reader of delimited text that goes letter by letter: slow, and short enough to be believed.
enum SlowDelimited {
  /// The records of a text with commas; `nil` where a quotation mark is never closed.
  static func records(_ text: [UInt8]) -> [[[UInt8]]]? {
    var (records, record, cell): ([[[UInt8]]], [[UInt8]], [UInt8]) = ([], [], [])
    var (isQuoted, isFresh, isOpen, place) = (false, true, false, 0)
    while place < text.count {
      let byte = text[place]
      place += 1
      isOpen = true
      if isQuoted {
        if byte != UInt8(ascii: "\"") {
          cell.append(byte)
        } else if place < text.count, text[place] == byte {
          cell.append(byte)
          place += 1
        } else {
          isQuoted = false
        }
      } else if byte == UInt8(ascii: "\""), isFresh {
        (isQuoted, isFresh) = (true, false)
      } else if byte == UInt8(ascii: ",") {
        record.append(cell)
        (cell, isFresh) = ([], true)
      } else if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
        if byte == UInt8(ascii: "\r"), place < text.count, text[place] == UInt8(ascii: "\n") { place += 1 }
        records.append(record + [cell])
        (record, cell, isFresh, isOpen) = ([], [], true, false)
      } else {
        cell.append(byte)
        isFresh = false
      }
    }
    if isQuoted { return nil }
    return isOpen ? records + [record + [cell]] : records
  }
}
