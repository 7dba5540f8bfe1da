/// Walks through HTML, SVG or XML as this library writes them, and hands on what it meets.
///
/// It knows no rules about which element may stand where; entities are those that the library's own writers use. Styles and scripts are passed over.
struct MarkupReader {
  /// What is met.
  enum Piece {
    /// The start of an element. An element that is empty has no end of its own.
    case opening(name: String, attributes: Attributes, isEmpty: Bool)
    /// The end of an element.
    case closing(name: String)
    /// Text between tags, with white space as it stands.
    case text(String)
  }

  /// The attributes of an element, looked through when one is asked for.
  struct Attributes {
    fileprivate let bytes: ArraySlice<UInt8>

    /// The value of an attribute; `nil` without it.
    subscript(name: String) -> String? {
      let text = String(decoding: bytes, as: UTF8.self)
      guard let start = text.firstRange(of: " \(name)=\"") else { return nil }
      return MarkupReader.decoded(String(text[start.upperBound...].prefix { $0 != "\"" }))
    }
  }

  private let bytes: [UInt8]
  private var place = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  /// The next piece; `nil` at the end.
  mutating func next() -> Piece? {
    guard place < bytes.count else { return nil }
    guard bytes[place] == UInt8(ascii: "<") else { return text() }
    return tag()
  }

  private mutating func text() -> Piece {
    let end = first(UInt8(ascii: "<"), from: place)
    defer { place = end }
    return .text(Self.decoded(String(decoding: bytes[place..<end], as: UTF8.self)))
  }

  private mutating func tag() -> Piece? {
    let end = first(UInt8(ascii: ">"), from: place)
    let inside = bytes[min(place + 1, end)..<end]
    place = min(end + 1, bytes.count)
    if inside.first == UInt8(ascii: "/") { return .closing(name: Self.name(inside.dropFirst())) }
    if inside.first == UInt8(ascii: "!") || inside.first == UInt8(ascii: "?") { return next() }
    let name = Self.name(inside)
    if name == "style" || name == "script" { skip(to: name) }
    return .opening(name: name, attributes: Attributes(bytes: inside), isEmpty: inside.last == UInt8(ascii: "/"))
  }

  /// Goes to the end of an element whose text is not for readers.
  private mutating func skip(to name: String) {
    let end = Array("</\(name)".utf8)
    while place < bytes.count {
      place = first(UInt8(ascii: "<"), from: place)
      if bytes[place...].starts(with: end) { return }
      place += 1
    }
  }

  private func first(_ byte: UInt8, from start: Int) -> Int {
    bytes.withUnsafeBufferPointer { all in
      var place = start
      while place < all.count, all[place] != byte { place += 1 }
      return place
    }
  }

  private static func name(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes.prefix { $0 != 32 && $0 != 10 && $0 != UInt8(ascii: "/") }, as: UTF8.self)
  }

  /// The text with the entities of markup as characters.
  static func decoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    return entities.reduce(text) { $0.replacing($1.name, with: $1.character) }
  }

  private static let entities: [(name: String, character: String)] = [
    ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'"), ("&#34;", "\""), ("&amp;", "&"),
  ]
}
