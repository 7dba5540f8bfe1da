/// Values as whole numbers, so that sums do not depend on their order and equal sums are equal to the last bit.
///
/// Whole values stay as they are; values of up to nine decimals become whole numbers of their last decimal, so that 0.1 + 0.3 ties with
/// 0.2 + 0.2. All others are multiplied by a power of two and rounded; the power is the largest for which no sum can overflow. Each value is
/// then off by at most 2⁻⁴⁰ of the largest, as long as sums have no more than a million terms.
struct ExactValues: Sendable {
  /// The whole numbers, aligned with the values.
  let units: [Int64]

  /// - Parameters:
  ///   - values: Finite values.
  ///   - terms: The most terms of any sum.
  init(_ values: [Double], terms: Int) {
    let largest = values.reduce(0) { max($0, $1.magnitude) }
    let bits = 62 - Int.bitWidth + max(terms, 1).leadingZeroBitCount
    if let scale = Self.decimalScale(values, largest: largest, bits: bits) {
      units = values.map { Int64(($0 * scale).rounded()) }
    } else {
      let power = bits - 1 - Int(largest.exponent)
      units = values.map { Int64(Self.scaled($0, power).rounded()) }
    }
  }

  /// The power of ten that makes all values whole, where there is one.
  private static func decimalScale(_ values: [Double], largest: Double, bits: Int) -> Double? {
    let limit = Double(sign: .plus, exponent: min(bits, 53), significand: 1)
    var scale = 1.0
    while scale <= 1e9, largest * scale < limit {
      if values.allSatisfy({ ($0 * scale).rounded() / scale == $0 }) { return scale }
      scale *= 10
    }
    return nil
  }

  /// A value times a power of two, in two steps, so that neither leaves the range of `Double`.
  private static func scaled(_ value: Double, _ power: Int) -> Double {
    let half = power / 2
    return value * Double(sign: .plus, exponent: half, significand: 1) * Double(sign: .plus, exponent: power - half, significand: 1)
  }
}

/// Sorts whole numbers in a few passes over their digits.
enum RadixSort {
  private static let digitBits = 11

  /// The numbers in ascending order.
  ///
  /// - Complexity: O(n · digits of the range).
  static func sorted(_ numbers: [Int64]) -> [Int64] {
    guard let lowest = numbers.min(), let highest = numbers.max() else { return [] }
    var keys = numbers.map { UInt64(bitPattern: $0 &- lowest) }
    var other = keys
    let bits = UInt64.bitWidth - UInt64(bitPattern: highest &- lowest).leadingZeroBitCount
    for shift in stride(from: 0, to: bits, by: digitBits) {
      distribute(keys, into: &other, shift: UInt64(shift))
      swap(&keys, &other)
    }
    return keys.map { Int64(bitPattern: $0) &+ lowest }
  }

  /// The places of whole numbers of at least 0, below 2³¹ and fewer than 2³¹, in ascending order of the numbers; equal numbers keep their order.
  static func order(of numbers: [Int]) -> [Int] {
    let keys = numbers.enumerated().map { Int64($1) << 32 | Int64($0) }
    return sorted(keys).map { Int($0 & 0xFFFF_FFFF) }
  }

  private static func distribute(_ keys: [UInt64], into sorted: inout [UInt64], shift: UInt64) {
    let mask = UInt64(1 << digitBits - 1)
    var places = [Int](repeating: 0, count: 1 << digitBits)
    for key in keys { places[Int((key &>> shift) & mask)] += 1 }
    var sum = 0
    for digit in places.indices { (places[digit], sum) = (sum, sum + places[digit]) }
    for key in keys {
      let digit = Int((key &>> shift) & mask)
      sorted[places[digit]] = key
      places[digit] += 1
    }
  }
}
