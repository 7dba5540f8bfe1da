/// A stream of random numbers named by a seed and by what is being drawn.
///
/// Two draws with the same seed, purpose and index are the same on every machine, whatever was drawn before and on
/// however many threads: nothing is shared between streams.
///
/// The stream is SplitMix64; its start is the seed mixed with a 64-bit FNV-1a hash of the purpose and with the index.
///
/// - Complexity: O(1) for a number, O(length of the purpose) to open a stream.
/// - SeeAlso: Steele, Lea & Flood (2014), Fast splittable pseudorandom number generators, OOPSLA,
///   doi:10.1145/2660193.2660195.
public struct KeyedRandom: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// Opens the stream for one purpose.
  ///
  /// - Parameters:
  ///   - seed: The seed that stands in the output.
  ///   - purpose: What is drawn, for example `"conditional permutation"`.
  ///   - index: Which of many streams of the same purpose.
  public init(seed: UInt64, purpose: String, index: UInt64 = 0) {
    let key = Self.mixed(seed) ^ Self.mixed(Self.hash(of: purpose) &+ Self.increment)
    state = Self.mixed(key &+ Self.mixed(index &+ Self.increment))
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    state &+= Self.increment
    return Self.mixed(state)
  }

  /// A whole number from 0 up to, not including, `bound`, each equally likely.
  ///
  /// Lemire's multiplication with rejection, so that no value is favoured.
  ///
  /// - Parameter bound: At least 1.
  public mutating func below(_ bound: Int) -> Int {
    precondition(bound > 0, "a random number below \(bound) does not exist")
    let width = UInt64(bound)
    var product = next().multipliedFullWidth(by: width)
    if product.low < width {
      let rejected = (0 &- width) % width
      while product.low < rejected { product = next().multipliedFullWidth(by: width) }
    }
    return Int(product.high)
  }

  /// A number in [0, 1) with 53 random bits.
  public mutating func unit() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  private static let increment: UInt64 = 0x9E37_79B9_7F4A_7C15

  private static func mixed(_ value: UInt64) -> UInt64 {
    var bits = value
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  private static func hash(of text: String) -> UInt64 {
    text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
  }
}
