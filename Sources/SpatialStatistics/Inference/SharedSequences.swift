import WardlightEssentials

/// Random sequences of distinct areas that all areas use in turn as their neighbours.
///
/// An area with k neighbours takes as its sample of a sequence the first k places, or, where it is itself among these, the first k + 1
/// less itself: an exact draw without replacement from all other areas. So the sums of one length serve every area with that many neighbours.
struct SharedSequences: Sendable {
  /// How many sequences.
  let count: Int
  /// Places in each sequence: the largest number of neighbours and one more.
  let length: Int
  /// The sequences one behind the other.
  let positions: [Int32]
  /// For each area the entries of ``positions`` that name it, ascending.
  let entriesByPosition: InvertedIndex

  /// - Parameters:
  ///   - count: How many sequences.
  ///   - length: Places in each, at most `pool`.
  ///   - pool: The number of areas to draw from.
  ///   - seed: Names the draws.
  init(count: Int, length: Int, pool: Int, seed: UInt64, parallel: Parallel) {
    precondition(length <= pool, "\(length) distinct areas cannot be drawn from \(pool)")
    let blocks = parallel.mapRanges(count, size: Self.blockSize) { sequences in
      Self.block(sequences, length: length, pool: pool, seed: seed)
    }
    self.init(positions: blocks.flatMap { $0 }, length: length, pool: pool)
  }

  /// Sequences that were made elsewhere, for example all there are on a small map.
  init(positions: [Int32], length: Int, pool: Int) {
    count = length == 0 ? 0 : positions.count / length
    self.length = length
    self.positions = positions
    entriesByPosition = InvertedIndex(positions, pool: pool)
  }

  /// Sequences in a block; each block has its own random stream, so that threads do not matter.
  private static let blockSize = 512

  /// One block: the front of a pool that is shuffled on from one sequence to the next.
  private static func block(_ sequences: Range<Int>, length: Int, pool: Int, seed: UInt64) -> [Int32] {
    var random = KeyedRandom(seed: seed, purpose: "conditional permutation", index: UInt64(sequences.lowerBound))
    var order = (0..<Int32(pool)).map { $0 }
    return [Int32](unsafeUninitializedCapacity: sequences.count * length) { drawn, initialized in
      order.withUnsafeMutableBufferPointer { order in
        for start in stride(from: 0, to: sequences.count * length, by: max(length, 1)) {
          for place in 0..<length {
            order.swapAt(place, place + random.below(pool - place))
            drawn[start + place] = order[place]
          }
        }
      }
      initialized = sequences.count * length
    }
  }
}

/// Where each number stands in a long list of numbers.
struct InvertedIndex: Sendable {
  private let starts: [Int32]
  private let entries: [Int32]

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

  /// The entries that hold a number, ascending.
  subscript(number: Int) -> ArraySlice<Int32> { entries[Int(starts[number])..<Int(starts[number + 1])] }
}
