import WardlightEssentials

/// Shared sequences that are all kept, for statistics that must look at each of them once for every area.
struct SharedSequences: Sendable {
  /// How many sequences.
  let count: Int
  /// Places in each sequence: the largest number of neighbours and one more.
  let length: Int
  /// The sequences one behind the other.
  let positions: [Int32]
  /// The number of areas to draw from.
  let pool: Int

  /// The sequences of ``SequenceBlocks``.
  ///
  /// - Parameters:
  ///   - count: How many sequences.
  ///   - length: Places in each, at most `pool`.
  ///   - pool: The number of areas to draw from.
  ///   - seed: Names the draws.
  init(count: Int, length: Int, pool: Int, seed: UInt64, parallel: Parallel) {
    let blocks = SequenceBlocks(count: count, length: length, pool: pool, seed: seed)
    (self.count, self.length, self.pool) = (count, length, pool)
    positions = blocks.positions(parallel)
  }

  /// Sequences that were made elsewhere, for example all there are on a small map.
  init(positions: [Int32], length: Int, pool: Int) {
    count = length == 0 ? 0 : positions.count / length
    (self.length, self.positions, self.pool) = (length, positions, pool)
  }

  /// For each area the entries of ``positions`` that name it, ascending.
  ///
  /// - Complexity: O(entries) each time.
  func entriesByPosition() -> InvertedIndex { InvertedIndex(positions, pool: pool) }
}

/// Where each number stands in a long list of numbers.
struct InvertedIndex: Sendable {
  private let starts: [Int32]
  /// The entries, those of each number one behind the other.
  let entries: [Int32]

  init(_ numbers: [Int32], pool: Int) {
    var starts = [Int32](repeating: 0, count: pool + 1)
    for number in numbers { starts[Int(number) + 1] += 1 }
    for number in 0..<pool { starts[number + 1] += starts[number] }
    var next = starts
    var entries = [Int32](repeating: 0, count: numbers.count)
    for (entry, number) in numbers.enumerated() {
      entries[Int(next[Int(number)])] = Int32(entry)
      next[Int(number)] += 1
    }
    self.starts = starts
    self.entries = entries
  }

  /// The places of the entries that hold a number.
  func range(of number: Int) -> Range<Int> { Int(starts[number])..<Int(starts[number + 1]) }

  /// The entries that hold a number, ascending.
  subscript(number: Int) -> ArraySlice<Int32> { entries[range(of: number)] }
}
