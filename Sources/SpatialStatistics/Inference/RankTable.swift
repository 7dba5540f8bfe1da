/// Where a whole number stands among the observed sums: before, at or between them.
///
/// Slot 2j + 1 is for what equals the j-th observed sum, slot 2j for what lies below it and above the one before. A table of cells of equal
/// width finds the slot in a step or two; whole numbers of a small range have a cell each.
struct RankTable: Sendable {
  /// The observed sums, ascending, each once.
  private let sums: [Int64]
  private let lowest: Int64
  private let highest: Int64
  private let shift: Int64
  /// For each cell how many sums lie before it.
  private let starts: [Int32]

  /// - Parameter observed: Sums in any order; at least one.
  init(_ observed: [Int64]) {
    let sums = RadixSort.distinct(observed)
    let (lowest, highest) = (sums.first ?? 0, sums.last ?? 0)
    let range = UInt64(bitPattern: highest &- lowest)
    let bits = UInt64.bitWidth - max(1_024, 4 * sums.count).leadingZeroBitCount
    let shift = max(0, UInt64.bitWidth - range.leadingZeroBitCount - bits)
    var starts = [Int32](repeating: 0, count: Int(range >> UInt64(shift)) + 2)
    for sum in sums { starts[Int(UInt64(bitPattern: sum &- lowest) >> UInt64(shift)) + 1] += 1 }
    for cell in 1..<starts.count { starts[cell] += starts[cell - 1] }
    (self.sums, self.lowest, self.highest, self.shift, self.starts) = (sums, lowest, highest, Int64(shift), starts)
  }

  /// How many slots there are.
  var slots: Int { 2 * sums.count + 1 }

  /// The slot of a number.
  @inline(__always)
  func slot(of number: Int64) -> Int {
    guard number >= lowest else { return 0 }
    guard number <= highest else { return 2 * sums.count }
    let cell = Int((number &- lowest) &>> shift)
    var (low, high) = (Int(starts[cell]), Int(starts[cell + 1]))
    while low < high {
      let middle = (low + high) >> 1
      if sums[middle] >= number { high = middle } else { low = middle + 1 }
    }
    return 2 * low + (sums[low] == number ? 1 : 0)
  }
}

extension RadixSort {
  /// The numbers in ascending order, each once.
  static func distinct(_ numbers: [Int64]) -> [Int64] {
    var distinct: [Int64] = []
    for number in sorted(numbers) where number != distinct.last { distinct.append(number) }
    return distinct
  }
}
