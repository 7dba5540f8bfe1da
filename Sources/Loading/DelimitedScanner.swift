/// Finds the cells of one record after the other in bytes that stay where they are, as RFC 4180 separates them.
struct DelimitedScanner {
  let bytes: UnsafeMutablePointer<UInt8>
  /// How many bytes there are; eight more may be looked at and mean nothing.
  let count: Int
  let separator: UInt8
  /// Whether the file ends where the bytes end.
  let isAtEnd: Bool

  /// What lies at a place.
  enum Outcome {
    case record(Record)
    /// The bytes end before the record does.
    case incomplete
    /// A quotation mark that is not closed until the file ends.
    case unclosed
    /// A byte that no text has.
    case notText
    /// A cell too long to be one.
    case tooLong
  }

  struct Record {
    /// Where the next record begins.
    let end: Int
    /// How many cells there are, those without a place included.
    let cells: Int
    let isEmpty: Bool
    /// Whether cells without a place hold text.
    let isLong: Bool
  }

  /// Finds the record that begins at a place.
  ///
  /// - Parameter places: Where to write its cells; too few leave the last ones out, and places that are left over become empty cells.
  @inline(__always)
  func record(at start: Int, into places: UnsafeMutableBufferPointer<CellSpan>) -> Outcome {
    var (place, cells, text, surplus) = (start, 0, 0, 0)
    while true {
      let (span, end): (CellSpan, Int)
      if place < count, bytes[place] == quote {
        switch quoted(at: place) {
        case .cell(let found, let stop): (span, end) = (found, stop)
        case .unclosed: return isAtEnd ? .unclosed : .incomplete
        case .tooLong: return .tooLong
        }
      } else {
        end = unquotedEnd(from: place)
        guard end - place <= CellSpan.longest else { return .tooLong }
        span = CellSpan(place..<end)
      }
      if cells < places.count { places[cells] = span } else { surplus |= span.count }
      text |= span.count
      cells += 1
      if end < count, bytes[end] == separator {
        place = end + 1
        continue
      }
      guard let next = lineEnd(end) else { return end < count && bytes[end] == 0 ? .notText : .incomplete }
      for place in min(cells, places.count)..<places.count { places[place] = .empty }
      return .record(Record(end: next, cells: cells, isEmpty: text == 0, isLong: surplus != 0))
    }
  }

  /// Takes the quotation marks out of a cell that do not belong to its text, where it lies.
  func unquote(_ span: CellSpan) -> CellSpan {
    var (reading, writing, isQuoted) = (span.start, span.start, true)
    while reading < span.start + span.count {
      let byte = bytes[reading]
      reading += 1
      if byte == quote, isQuoted {
        guard reading < span.start + span.count, bytes[reading] == quote else {
          isQuoted = false
          continue
        }
        reading += 1
      }
      bytes[writing] = byte
      writing += 1
    }
    return CellSpan(span.start..<writing)
  }

  /// Where the next record begins behind a line that ends at a place: a line feed, a carriage return, or both; `nil` where that cannot be told.
  @inline(__always)
  private func lineEnd(_ place: Int) -> Int? {
    guard place < count else { return isAtEnd ? place : nil }
    if bytes[place] == newline { return place + 1 }
    guard bytes[place] == carriageReturn else { return nil }
    guard place + 1 < count else { return isAtEnd ? place + 1 : nil }
    return bytes[place + 1] == newline ? place + 2 : place + 1
  }

  private enum Quoted {
    case cell(CellSpan, end: Int)
    case unclosed
    case tooLong
  }

  /// The cell that begins with the quotation mark at a place. Text between its closing mark and the next separator belongs to it.
  private func quoted(at start: Int) -> Quoted {
    var place = start + 1
    var hasDoubled = false
    while let found = nextQuote(from: place) {
      guard found + 1 < count else {
        // Whether a quotation mark is doubled cannot be told from the last byte.
        return isAtEnd ? cell(start + 1, closing: found, end: count, hasDoubled) : .unclosed
      }
      if bytes[found + 1] != quote { return cell(start + 1, closing: found, end: unquotedEnd(from: found + 1), hasDoubled) }
      hasDoubled = true
      place = found + 2
    }
    return count - start > CellSpan.longest ? .tooLong : .unclosed
  }

  private func cell(_ start: Int, closing: Int, end: Int, _ hasDoubled: Bool) -> Quoted {
    let hasTail = end > closing + 1
    guard end - start <= CellSpan.longest else { return .tooLong }
    return .cell(CellSpan(start..<(hasTail ? end : closing), needsUnquoting: hasDoubled || hasTail), end: end)
  }

  /// The next place with a separator, an end of line or a byte that no text has.
  @inline(__always)
  private func unquotedEnd(from start: Int) -> Int {
    let raw = UnsafeRawPointer(bytes)
    let wanted = UInt64(separator) &* ones
    var place = start
    while place < count {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      let marks = zeros(word ^ wanted) | zeros(word ^ newlines) | zeros(word ^ carriageReturns) | zeros(word)
      if marks != 0 { return min(place + marks.trailingZeroBitCount / 8, count) }
      place += 8
    }
    return count
  }

  @inline(__always)
  private func nextQuote(from start: Int) -> Int? {
    let raw = UnsafeRawPointer(bytes)
    var place = start
    while place < count {
      let marks = zeros(UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)) ^ quotes)
      if marks != 0 {
        let found = place + marks.trailingZeroBitCount / 8
        return found < count ? found : nil
      }
      place += 8
    }
    return nil
  }

  /// A word whose lowest set bit lies in the first byte of `word` that is 0.
  @inline(__always)
  private func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & highBits }
}

private let quote = UInt8(ascii: "\"")
private let newline = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")
private let ones: UInt64 = 0x0101_0101_0101_0101
private let highBits: UInt64 = 0x8080_8080_8080_8080
private let newlines: UInt64 = 0x0A0A_0A0A_0A0A_0A0A
private let carriageReturns: UInt64 = 0x0D0D_0D0D_0D0D_0D0D
private let quotes: UInt64 = 0x2222_2222_2222_2222
