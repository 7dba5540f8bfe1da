/// Finds the parts of a JSON text without reading its numbers, so that they can be passed on as they are written.
struct JSONScan {
  let bytes: [UInt8]

  /// The places of an object's values by key, in order; `nil` where there is no whole object.
  func members(of range: Range<Int>) -> [(key: String, value: Range<Int>)]? {
    var members: [(key: String, value: Range<Int>)] = []
    let isWhole = items(of: range, opening: "{") { place in
      guard let key = value(at: place), bytes[key.lowerBound] == UInt8(ascii: "\"") else { return nil }
      let colon = space(after: key.upperBound)
      guard colon < range.upperBound, bytes[colon] == UInt8(ascii: ":") else { return nil }
      guard let value = value(at: space(after: colon + 1)) else { return nil }
      members.append((String(decoding: bytes[(key.lowerBound + 1)..<(key.upperBound - 1)], as: UTF8.self), value))
      return value.upperBound
    }
    return isWhole ? members : nil
  }

  /// The places of a list's elements, in order; `nil` where there is no whole list.
  func elements(of range: Range<Int>) -> [Range<Int>]? {
    var elements: [Range<Int>] = []
    let isWhole = items(of: range, opening: "[") { place in
      guard let value = value(at: place) else { return nil }
      elements.append(value)
      return value.upperBound
    }
    return isWhole ? elements : nil
  }

  /// The place of the whole text without the space around it.
  var all: Range<Int> { value(at: space(after: 0)) ?? 0..<0 }

  /// The text of a part.
  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// Visits the items between brackets; `visit` tells where its item ends.
  private func items(of range: Range<Int>, opening: Unicode.Scalar, _ visit: (Int) -> Int?) -> Bool {
    guard !range.isEmpty, bytes[range.lowerBound] == UInt8(ascii: opening) else { return false }
    let end = range.upperBound - 1
    var place = space(after: range.lowerBound + 1)
    while place < end {
      guard let next = visit(place), next <= end else { return false }
      place = space(after: next)
      if place < end {
        guard bytes[place] == UInt8(ascii: ",") else { return false }
        place = space(after: place + 1)
      }
    }
    return place == end
  }

  private func space(after place: Int) -> Int {
    var place = place
    while place < bytes.count, [9, 10, 13, 32].contains(bytes[place]) { place += 1 }
    return place
  }

  private func value(at start: Int) -> Range<Int>? {
    guard start < bytes.count else { return nil }
    switch bytes[start] {
    case UInt8(ascii: "\""): return string(at: start)
    case UInt8(ascii: "{"), UInt8(ascii: "["): return nested(at: start)
    default:
      var end = start
      while end < bytes.count, ![44, 58, 93, 125, 9, 10, 13, 32].contains(bytes[end]) { end += 1 }
      return end > start ? start..<end : nil
    }
  }

  private func string(at start: Int) -> Range<Int>? {
    var place = start + 1
    while place < bytes.count {
      switch bytes[place] {
      case UInt8(ascii: "\\"): place += 2
      case UInt8(ascii: "\""): return start..<(place + 1)
      default: place += 1
      }
    }
    return nil
  }

  private func nested(at start: Int) -> Range<Int>? {
    var depth = 0
    var place = start
    while place < bytes.count {
      switch bytes[place] {
      case UInt8(ascii: "\""):
        guard let string = string(at: place) else { return nil }
        place = string.upperBound
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      default: break
      }
      place += 1
      if depth == 0 { return start..<place }
    }
    return nil
  }
}
