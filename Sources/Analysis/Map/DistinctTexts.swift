import WardlightLoading

/// The texts of a column that differ, each once, and which of them every row has: what is asked of a text is then asked a thousand times, not a
/// million.
struct DistinctTexts {
  /// The texts in the order of their first rows.
  private(set) var texts: [String] = []
  /// The first row of each text.
  private(set) var firstRows: [Int] = []
  /// The place in ``texts`` of each row's.
  private(set) var places: [Int32] = []

  /// - Complexity: O(bytes).
  init(_ column: TextColumn) {
    var table = ByteTable()
    places.reserveCapacity(column.count)
    for row in 0..<column.count {
      let (place, isNew) = column.withUTF8(row) { table.place(of: $0) }
      if isNew {
        texts.append(column[row])
        firstRows.append(row)
      }
      places.append(place)
    }
  }

  /// The texts of all rows, each changed in the same way.
  func rows(_ change: (String) -> String) -> [String] {
    let changed = texts.map(change)
    return places.map { changed[Int($0)] }
  }
}

/// A hash table of byte strings with open addressing.
private struct ByteTable {
  private var slots = [Int32](repeating: -1, count: 1024)
  private var hashes: [UInt64] = []
  private var starts = [0]
  private var bytes: [UInt8] = []

  /// The number of a string in order of arrival, and whether it is the first of its kind.
  mutating func place(of text: UnsafeBufferPointer<UInt8>) -> (Int32, isNew: Bool) {
    let hash = Self.hash(text)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let found = Int(slots[slot])
      if hashes[found] == hash, isEqual(found, text) { return (slots[slot], false) }
      slot = (slot + 1) & (slots.count - 1)
    }
    let place = Int32(hashes.count)
    slots[slot] = place
    hashes.append(hash)
    bytes.append(contentsOf: text)
    starts.append(bytes.count)
    if hashes.count * 2 > slots.count { grow() }
    return (place, true)
  }

  private func isEqual(_ place: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard starts[place + 1] - starts[place] == text.count else { return false }
    return bytes.withUnsafeBufferPointer { own in
      for offset in 0..<text.count where own[starts[place] + offset] != text[offset] { return false }
      return true
    }
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for (place, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(place)
    }
  }

  /// FNV-1a, its upper half folded into the lower.
  private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash ^ hash >> 32
  }
}
