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
    self.init(values[...], bound: largest, bits: 62 - Int.bitWidth + max(terms, 1).leadingZeroBitCount)
  }

  /// - Parameters:
  ///   - values: Finite values.
  ///   - bound: What must stay below 2 to the power of `bits` as a whole number: the largest magnitude, or the sum of all.
  ///   - bits: At least 2.
  init(_ values: ArraySlice<Double>, bound: Double, bits: Int) {
    if let scale = Self.decimalScale(values, largest: bound, bits: bits) {
      units = values.map { Int64(($0 * scale).rounded()) }
    } else {
      let power = bits - 1 - Int(bound.exponent)
      units = values.map { Int64(Self.scaled($0, power).rounded(.toNearestOrAwayFromZero)) }
    }
  }

  /// Differences of values aligned with each other; where all have at most nine decimals, so have the differences.
  static func differences(from earlier: [Double], to later: [Double]) -> [Double] {
    let known = (earlier + later).filter(\.isFinite)
    let largest = known.reduce(0) { max($0, $1.magnitude) }
    guard let scale = decimalScale(known[...], largest: largest, bits: 52) else { return zip(earlier, later).map { $1 - $0 } }
    return zip(earlier, later).map { (($1 * scale).rounded() - ($0 * scale).rounded()) / scale }
  }

  /// The power of ten that makes all values whole, where there is one.
  private static func decimalScale(_ values: ArraySlice<Double>, largest: Double, bits: Int) -> Double? {
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
