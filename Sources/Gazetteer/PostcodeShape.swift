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
    guard let inward = fitted(compact.suffix(3), to: inwardShape) else { return nil }
    let outward = outwardShapes.compactMap { fitted(compact.dropLast(3), to: $0) }
    let usual = outward.filter { isUsual($0.bytes) }.min { $0.repairs < $1.repairs }
    guard let best = usual ?? outward.first(where: { $0.repairs == 0 }) else { return nil }
    return Postcode(outward: best.bytes, inward: inward.bytes, isRepaired: best.repairs + inward.repairs > 0)
  }

  /// Whether this is the beginning of a postcode: an area, a district, or a district and a sector.
  static func isBeginning(_ compact: [UInt8]) -> Bool {
    guard (1...5).contains(compact.count) else { return false }
    if compact.count <= 2, compact.allSatisfy(isLetter) { return true }
    return [compact, compact.dropLast()].contains { district in outwardShapes.contains { matches(district, $0) } } && isDigit(compact.last)
      || outwardShapes.contains { matches(compact, $0) }
  }

  private static func matches(_ bytes: [UInt8], _ shape: [UInt8]) -> Bool { fitted(bytes, to: shape)?.repairs == 0 }

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

  private static func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }

  private static func isDigit(_ byte: UInt8?) -> Bool { byte.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? false }
}
