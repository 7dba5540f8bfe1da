/// Up to eight letters and digits of a cell, in upper case and without blanks, as one number and a mask.
///
/// There may be a million cells to read, so nothing is put on the heap.
struct CompactText {
  /// How many characters there are; 9 where there are more than eight.
  private(set) var count = 0
  /// Six bits for each character, as in a postcode's key; the last one lowest.
  private(set) var codes: UInt64 = 0
  /// One bit for each character, the last one lowest: whether it is a letter.
  private(set) var letters: UInt16 = 0
  /// Whether something else than letters, digits and blanks stood there.
  private(set) var hasOthers = false
  /// How many characters stand before the last blank that has characters on both sides; 0 for none.
  private(set) var gap = 0
  private var blankAfter = 0

  init() {}

  /// What the bytes of a cell hold.
  @inline(__always)
  init(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { append(byte) }
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): append(code: UInt64(byte - 54), isLetter: true)
    case UInt8(ascii: "a")...UInt8(ascii: "z"): append(code: UInt64(byte - 86), isLetter: true)
    case UInt8(ascii: "0")...UInt8(ascii: "9"): append(code: UInt64(byte - 47), isLetter: false)
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "-"): blankAfter = count
    case UInt8(ascii: "."): break
    default: hasOthers = true
    }
  }

  @inline(__always)
  private mutating func append(code: UInt64, isLetter: Bool) {
    guard count < 8 else { return count = 9 }
    if blankAfter == count, count > 0 { gap = count }
    codes = codes << 6 | code
    letters = letters << 1 | (isLetter ? 1 : 0)
    count += 1
  }

  /// The characters.
  var bytes: [UInt8] { (0..<min(count, 8)).reversed().map { PostcodeKey.character(codes >> UInt64(6 * $0) & 63) } }
}

/// The number that stands for a postcode: four places of the outward code and three of the inward one, six bits each.
///
/// A blank is 0, digits are 1 to 10, letters 11 to 36, so that the order of the numbers is the order of postcodes, and that the postcodes of a
/// sector or a district stand together.
enum PostcodeKey {
  /// The bits of the inward code.
  static let inwardBits: UInt64 = 18
  /// The bits of the inward code's letters, which a sector leaves open.
  static let unitBits: UInt64 = 12

  static func code(_ byte: UInt8) -> UInt64 {
    byte >= UInt8(ascii: "A") ? UInt64(byte - UInt8(ascii: "A")) + 11 : UInt64(byte - UInt8(ascii: "0")) + 1
  }

  static func character(_ code: UInt64) -> UInt8 { code > 10 ? UInt8(code) + 54 : UInt8(code) + 47 }

  /// The outward code of up to four characters, its blanks at the end.
  static func outward(_ bytes: some Collection<UInt8>) -> UInt64 {
    var packed: UInt64 = 0
    for byte in bytes { packed = packed << 6 | code(byte) }
    return packed << UInt64(6 * (4 - bytes.count))
  }

  /// The keys of all postcodes that begin with an outward code.
  static func keys(ofOutward outward: UInt64) -> Range<UInt64> { outward << inwardBits..<(outward + 1) << inwardBits }

  /// The keys of all postcodes of the districts that are an outward code and one letter more, as `EC1A` and `EC1V` are of `EC1`; empty where the
  /// code has no room for one.
  static func keys(ofLetteredOutward outward: UInt64) -> Range<UInt64> {
    let filled = stride(from: 18, through: 0, by: -6).prefix { outward >> UInt64($0) & 63 != 0 }.count
    guard filled < 4 else { return 0..<0 }
    let place = UInt64(6 * (3 - filled))
    return (outward + (11 << place)) << inwardBits..<(outward + (37 << place)) << inwardBits
  }
}
