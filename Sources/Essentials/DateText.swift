extension CalendarDate {
  /// Reads a date as records carry it: `2021-04-30` (also with a time behind it), `30/04/2021`, or `2021-04`, which is
  /// the first of that month.
  ///
  /// - Parameter text: The cell; white space around it does not matter.
  /// - Returns: `nil` where the text is none of these, or names a day that the calendar does not have.
  /// - Complexity: O(1).
  public init?(text: some StringProtocol) {
    let bytes = Self.trimmed(Array(text.utf8))
    if let date = Self.british(bytes) ?? Self.international(bytes) { self = date } else { return nil }
  }

  /// The bytes without white space around them; a spreadsheet's non-breaking space is two bytes.
  private static func trimmed(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
    var rest = bytes[...]
    while let first = rest.first {
      if first <= space { rest.removeFirst() } else if rest.starts(with: wideSpace) { rest.removeFirst(2) } else { break }
    }
    while let last = rest.last {
      if last <= space { rest.removeLast() } else if rest.suffix(2).elementsEqual(wideSpace) { rest.removeLast(2) } else { break }
    }
    return rest
  }

  private static func international(_ bytes: ArraySlice<UInt8>) -> CalendarDate? {
    let first = bytes.startIndex
    guard bytes.count >= 7, let separator = separator(bytes[first + 4]) else { return nil }
    guard let year = number(bytes[first..<first + 4]), let month = number(bytes[first + 5..<first + 7]) else { return nil }
    if bytes.count == 7 { return CalendarDate(year: year, month: month, day: 1) }
    guard bytes.count >= 10, bytes[first + 7] == separator, let day = number(bytes[first + 8..<first + 10]) else { return nil }
    guard bytes.count == 10 || isTime(bytes[(first + 10)...]) else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }

  private static func british(_ bytes: ArraySlice<UInt8>) -> CalendarDate? {
    let parts = bytes.split(separator: slash, omittingEmptySubsequences: false)
    guard parts.count == 3, (1...2).contains(parts[0].count), (1...2).contains(parts[1].count), parts[2].count == 4 else { return nil }
    guard let day = number(parts[0]), let month = number(parts[1]), let year = number(parts[2]) else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }

  /// Whether what follows a date is a time of day, `T09:30:00` or ` 09:30`: the day is the same at any time of it.
  private static func isTime(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = bytes.first, first == space || first == UInt8(ascii: "T") else { return false }
    return bytes.dropFirst().count >= 4 && bytes.dropFirst().allSatisfy { isDigit($0) || ":.+-Z".utf8.contains($0) }
  }

  /// ISO 8601 has hyphens; GDAL gives the dates of a spreadsheet with slashes, year first.
  private static func separator(_ byte: UInt8) -> UInt8? {
    byte == UInt8(ascii: "-") || byte == slash ? byte : nil
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard !digits.isEmpty, digits.allSatisfy(isDigit) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}

private let slash = UInt8(ascii: "/")
private let space = UInt8(ascii: " ")
private let wideSpace: [UInt8] = [0xC2, 0xA0]
