/// A full postcode of the United Kingdom, in seven places of 36 characters and a blank.
public struct Postcode: Hashable, Comparable, Sendable {
  /// Four places of the outward code and three of the inward one, six bits each; the order of these numbers is the order of postcodes.
  let packed: UInt64
  /// Whether an O stood for a zero, a 1 for an I, or the other way round, where only a digit or a letter can stand.
  public let isRepaired: Bool

  /// The postcode that a text holds, or `nil` where it holds none or only the beginning of one.
  ///
  /// - Parameter text: Spaced, unspaced, in lower case, with O for zero or I for one; see ``PostcodeReading`` for what else a cell can hold.
  public init?(_ text: String) {
    guard case .postcode(let postcode) = PostcodeReading(text) else { return nil }
    self = postcode
  }

  init(packed: UInt64, isRepaired: Bool = false) {
    self.packed = packed
    self.isRepaired = isRepaired
  }

  init(outward: some Collection<UInt8>, inward: some Collection<UInt8>, isRepaired: Bool) {
    var packed = PostcodeKey.outward(outward)
    for byte in inward { packed = packed << 6 | PostcodeKey.code(byte) }
    self.init(packed: packed, isRepaired: isRepaired)
  }

  /// The order of the alphabet, a shorter outward code first.
  public static func < (left: Postcode, right: Postcode) -> Bool { left.packed < right.packed }

  /// Whether both are the same postcode, repaired or not.
  public static func == (left: Postcode, right: Postcode) -> Bool { left.packed == right.packed }

  /// Hashes the postcode, repaired or not.
  public func hash(into hasher: inout Hasher) { hasher.combine(packed) }
}
