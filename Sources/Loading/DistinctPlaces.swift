/// Places of a list, each once: a border between two areas names each of its vertices twice, and to transform a place costs more than to find it.
struct DistinctPlaces {
  /// x and y of each distinct place in turn, in order of appearance.
  private(set) var coordinates: [Double] = []
  /// The distinct place of each place of the list.
  private var numbers: [Int32] = []

  init(_ all: [Double]) {
    let count = all.count / 2
    var slots = [Int32](repeating: -1, count: 1 << max(4, Int.bitWidth - (2 * count).leadingZeroBitCount))
    let mask = UInt64(slots.count - 1)
    numbers.reserveCapacity(count)
    for place in 0..<count {
      let (x, y) = (all[2 * place].bitPattern, all[2 * place + 1].bitPattern)
      var slot = Int(truncatingIfNeeded: Self.mixed(x, y) & mask)
      while slots[slot] >= 0, !has(Int(slots[slot]), x, y) { slot = (slot + 1) & Int(mask) }
      if slots[slot] < 0 {
        slots[slot] = Int32(coordinates.count / 2)
        coordinates.append(all[2 * place])
        coordinates.append(all[2 * place + 1])
      }
      numbers.append(slots[slot])
    }
  }

  /// The list with other coordinates for each distinct place.
  func list(of transformed: [Double]) -> [Double] {
    [Double](unsafeUninitializedCapacity: 2 * numbers.count) { list, initialized in
      for (place, number) in numbers.enumerated() {
        list[2 * place] = transformed[2 * Int(number)]
        list[2 * place + 1] = transformed[2 * Int(number) + 1]
      }
      initialized = 2 * numbers.count
    }
  }

  @inline(__always)
  private func has(_ number: Int, _ x: UInt64, _ y: UInt64) -> Bool {
    coordinates[2 * number].bitPattern == x && coordinates[2 * number + 1].bitPattern == y
  }

  @inline(__always)
  private static func mixed(_ x: UInt64, _ y: UInt64) -> UInt64 {
    var bits = x &* 0x9E37_79B9_7F4A_7C15 ^ (y &* 0xC2B2_AE3D_27D4_EB4F)
    bits = (bits ^ (bits >> 29)) &* 0xBF58_476D_1CE4_E5B9
    return bits ^ (bits >> 32)
  }
}
