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
