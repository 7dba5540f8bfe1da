/// The outward codes of a directory, and where the postcodes of each are: few enough to be at hand while a million postcodes are looked up.
struct OutwardCodes: Sendable {
  private var codes: [UInt64] = []
  /// Where the postcodes of each code begin, and where those of the last one end.
  private var starts: [Int] = []
  /// Where the codes begin whose first two characters are these, for each pair of characters.
  private var pairs: [Int] = []

  /// - Parameter keys: In ascending order.
  /// - Complexity: O(keys).
  init(of keys: [UInt64]) {
    for (place, key) in keys.enumerated() where codes.last != key >> PostcodeKey.inwardBits {
      codes.append(key >> PostcodeKey.inwardBits)
      starts.append(place)
    }
    starts.append(keys.count)
    pairs = (0...4_096).map { codes.firstPlace(notBelow: UInt64($0) << 12, in: 0..<codes.count) }
  }

  /// The places of the keys that begin with an outward code; empty where there is none.
  @inline(__always)
  func entries(of outward: UInt64) -> Range<Int> {
    let pair = Int(outward >> 12)
    let place = codes.firstPlace(notBelow: outward, in: pairs[pair]..<pairs[pair + 1])
    guard place < codes.count, codes[place] == outward else { return starts[place]..<starts[place] }
    return starts[place]..<starts[place + 1]
  }
}

extension [UInt64] {
  /// The first place of an ascending range that is not below a key; the range's end where all are.
  ///
  /// The half that is left is chosen without a branch, which no processor could foretell.
  @inline(__always)
  func firstPlace(notBelow key: UInt64, in range: Range<Int>) -> Int {
    withUnsafeBufferPointer { keys in
      var low = range.lowerBound
      var length = range.count
      while length > 0 {
        let half = (length + 1) / 2
        low = keys[low + half - 1] < key ? low + half : low
        length -= half
      }
      return low
    }
  }
}
