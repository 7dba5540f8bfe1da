/// Where letters and digits stand in a postcode.
///
/// - SeeAlso: Royal Mail, Programmer's guide to the postcode address file, on the formats of postcodes and on the letters that they do not use.
enum PostcodeShape {
  /// `A` is a letter, `9` a digit.
  private static let outwardShapes: [[UInt8]] = ["A9", "A99", "AA9", "A9A", "AA99", "AA9A"].map { Array($0.utf8) }
  private static let inwardShape = Array("9AA".utf8)

  /// The postcode of seven or fewer letters and digits without blanks, or `nil` where they have no postcode's shape.
  ///
  /// Of the readings that the letters in use allow, the one with the fewest repairs is taken; where there is none, the one that fits as it stands.
  static func postcode(_ compact: [UInt8]) -> Postcode? {
    guard (5...7).contains(compact.count) else { return nil }
    if compact == Array("GIR0AA".utf8) { return Postcode(outward: compact.prefix(3), inward: compact.suffix(3), isRepaired: false) }
    if let early = earlyNewport(compact) { return early }
    guard let inward = fitted(compact.suffix(3), to: inwardShape) else { return nil }
    let outward = outwardShapes.compactMap { fitted(compact.dropLast(3), to: $0) }
    let usual = outward.filter { isUsual($0.bytes) }.min { $0.repairs < $1.repairs }
    guard let best = usual ?? outward.first(where: { $0.repairs == 0 }) else { return nil }
    return Postcode(outward: best.bytes, inward: inward.bytes, isRepaired: best.repairs + inward.repairs > 0)
  }

  /// Postcodes of Newport once began with NPT and no digit; directories of terminated postcodes have them.
  private static func earlyNewport(_ compact: [UInt8]) -> Postcode? {
    guard compact.count == 6, compact.starts(with: "NPT".utf8), let inward = fitted(compact.suffix(3), to: inwardShape), inward.repairs == 0
    else { return nil }
    return Postcode(outward: compact.prefix(3), inward: inward.bytes, isRepaired: false)
  }

  /// The key of a postcode that needs no repair and has the letters in use, or `nil` for whatever needs a closer look.
  ///
  /// The same answer as ``postcode(_:)``, found from a mask of the letters. What looks like a postcode and is none (`BF1`, `NF1`, `NK1`) is looked at closely.
  static func plainKey(_ text: CompactText) -> UInt64? {
    guard (5...7).contains(text.count), !text.hasOthers, text.letters & 0b111 == 0b011 else { return nil }
    let length = text.count - 3
    let outward = text.codes >> PostcodeKey.inwardBits
    guard isPlain(outward, length: length, letters: text.letters >> 3) else { return nil }
    return outward << (UInt64(6 * (4 - length)) + PostcodeKey.inwardBits) | text.codes & (1 << PostcodeKey.inwardBits - 1)
  }

  private static func isPlain(_ outward: UInt64, length: Int, letters: UInt16) -> Bool {
    let last = outward & 63
    let second = outward >> UInt64(6 * (length - 2)) & 63
    let pair = outward >> UInt64(6 * (length - 2))
    switch (length, letters) {
    case (2, 0b10): return true
    case (3, 0b100): return second != PostcodeKey.code(UInt8(ascii: "0"))
    case (3, 0b101): return afterOneLetter.contains(last)
    case (3, 0b110): return secondLetters.contains(second) && !lookAlikes.contains(pair)
    case (4, 0b1100):
      return secondLetters.contains(second) && !lookAlikes.contains(pair) && outward >> 6 & 63 != PostcodeKey.code(UInt8(ascii: "0"))
    case (4, 0b1101): return secondLetters.contains(second) && !lookAlikes.contains(pair) && afterTwoLetters.contains(last)
    default: return false
    }
  }

  /// Some of the 64 codes of characters, as a mask.
  private struct Codes {
    private let mask: UInt64

    init(_ characters: String) { mask = characters.utf8.reduce(0) { $0 | 1 << PostcodeKey.code($1) } }

    func contains(_ code: UInt64) -> Bool { mask >> code & 1 == 1 }
  }

  private static let secondLetters = Codes("ABCDEFGHKLMNOPQRSTUVWXY")
  private static let afterOneLetter = Codes("ABCDEFGHJKPSTUW")
  private static let afterTwoLetters = Codes("ABEHMNPRVWXY")
  private static let lookAlikes = Set(["BF", "NF", "NK"].map { $0.utf8.reduce(0) { $0 << 6 | PostcodeKey.code($1) } })

  /// Whether this is an outward code, as it stands.
  static func isOutward(_ compact: some Collection<UInt8>) -> Bool { outwardShapes.contains { fitted(compact, to: $0)?.repairs == 0 } }

  private static func fitted(_ bytes: some Collection<UInt8>, to shape: [UInt8]) -> (bytes: [UInt8], repairs: Int)? {
    guard bytes.count == shape.count else { return nil }
    var fitted: [UInt8] = []
    var repairs = 0
    for (byte, wanted) in zip(bytes, shape) {
      let wantsLetter = wanted == UInt8(ascii: "A")
      if wantsLetter == isLetter(byte) {
        fitted.append(byte)
      } else if let other = twins[byte] {
        fitted.append(other)
        repairs += 1
      } else {
        return nil
      }
    }
    return (fitted, repairs)
  }

  /// Letters and digits that look alike.
  private static let twins: [UInt8: UInt8] = [
    UInt8(ascii: "O"): UInt8(ascii: "0"), UInt8(ascii: "0"): UInt8(ascii: "O"), UInt8(ascii: "I"): UInt8(ascii: "1"),
    UInt8(ascii: "1"): UInt8(ascii: "I"),
  ]

  /// Whether the letters are those that outward codes use at their places, and no district begins with a zero that another digit follows.
  private static func isUsual(_ outward: [UInt8]) -> Bool {
    let letters = outward.prefix(while: isLetter).count
    let digits = outward.dropFirst(letters).prefix { !isLetter($0) }
    if letters == 2, "IJZ".utf8.contains(outward[1]) { return false }
    if digits.count == 2, digits.first == UInt8(ascii: "0") { return false }
    guard letters + digits.count < outward.count, let last = outward.last else { return true }
    return (letters == 1 ? "ABCDEFGHJKPSTUW" : "ABEHMNPRVWXY").utf8.contains(last)
  }

  static func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }

  static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
