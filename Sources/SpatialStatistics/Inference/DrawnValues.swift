/// Whole values from 0, in `Double`, whose sums weighted with whole weights stay below 2⁵³.
struct DrawnValues: Sendable {
  let values: [Double]
  /// No value reaches 2 to this power.
  let bits: Int

  private static let most = 24

  init(_ values: [Int64]) {
    let lowest = values.min() ?? 0
    let range = UInt64(bitPattern: (values.max() ?? 0) &- lowest)
    let needed = UInt64.bitWidth - range.leadingZeroBitCount
    let shift = max(0, needed - Self.most)
    let half = Double(sign: .plus, exponent: -shift, significand: 1)
    self.values = values.map { (Double(UInt64(bitPattern: $0 &- lowest)) * half).rounded() }
    bits = min(needed, Self.most) + 1
  }

  /// The weights of a row as whole numbers: those of up to nine decimals exactly, else to a power of two.
  func weights(_ row: ArraySlice<Double>) -> [Double] {
    ExactValues(row, bound: row.reduce(0, +), bits: 53 - bits).units.map { Double($0) }
  }
}
