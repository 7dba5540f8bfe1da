internal import WardlightDisclosure

/// JSON (RFC 8259) as it grows, byte by byte.
struct JSONText {
  private var bytes: [UInt8] = []

  var text: String { String(decoding: bytes, as: UTF8.self) }

  mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

  mutating func byte(_ byte: UInt8) { bytes.append(byte) }

  mutating func string(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case 0..<0x20: raw("\\u00" + (byte < 16 ? "0" : "") + String(byte, radix: 16))
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  mutating func cell(_ cell: Cell) {
    switch cell {
    case .count, .rounded, .number, .significant: raw(cell.text.isEmpty ? "null" : cell.text)
    case .text, .interval, .withheld: string(cell.text)
    case .missing: raw("null")
    }
  }

  /// Degrees that are given in units of their seventh decimal, without zeros at the end.
  mutating func degrees(_ units: Int) {
    if units < 0 { byte(UInt8(ascii: "-")) }
    let (whole, fraction) = units.magnitude.quotientAndRemainder(dividingBy: 10_000_000)
    raw(String(whole))
    guard fraction > 0 else { return }
    byte(UInt8(ascii: "."))
    var rest = fraction
    var scale: UInt = 1_000_000
    while rest > 0 {
      byte(UInt8(ascii: "0") + UInt8(rest / scale))
      rest %= scale
      scale /= 10
    }
  }
}
