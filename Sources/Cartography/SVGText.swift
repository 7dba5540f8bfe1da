/// The text of an SVG file under way, as bytes.
struct SVGText {
  private(set) var bytes: [UInt8] = []

  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  mutating func put(_ text: String) { bytes.append(contentsOf: text.utf8) }

  mutating func put(_ parts: [String]) { for part in parts { put(part) } }

  /// Path data of an outline.
  mutating func put(_ outline: Outline) { PathText.write(outline, to: &bytes) }

  /// A text in which no character can be taken for markup.
  mutating func put(escaped text: String) {
    var text = text
    let isPlain = text.withUTF8 { utf8 in utf8.allSatisfy(Self.isPlain) }
    put(isPlain ? text : XML.escaped(text))
  }

  /// Whether a byte stands in a text as it is, whatever the next ones are.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<0x20, UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): false
    // The two characters that XML does not have begin so.
    case 0xEF: false
    default: true
    }
  }
}
