import WardlightEssentials

/// Random sequences of distinct areas that all areas use in turn as their neighbours.
///
/// An area with k neighbours takes as its sample of a sequence the first k places, or, where it is itself among these, the first k with
/// the next in its own place: an exact draw without replacement from all other areas. (Given that a sequence of k + 1 distinct areas has area
/// i among its first k, all arrangements of the other places are equally likely, and so are those after the exchange; given that it has
/// not, the first k are such an arrangement already.) So the sums of one length serve every area with that many neighbours.
///
/// Sequences come in blocks, each with its own random stream, so that neither threads nor how many are asked for change any of them.
struct SequenceBlocks: Sendable {
  /// How many sequences.
  let count: Int
  /// Places in each sequence: the largest number of neighbours and one more.
  let length: Int
  /// The number of areas to draw from.
  let pool: Int
  private let source: Source

  private enum Source: Sendable {
    case drawn(seed: UInt64)
    case given([Int32])
  }

  /// Sequences in a block.
  static let blockSize = 512

  /// - Parameters:
  ///   - count: How many sequences.
  ///   - length: Places in each, at most `pool`.
  ///   - pool: The number of areas to draw from.
  ///   - seed: Names the draws.
  init(count: Int, length: Int, pool: Int, seed: UInt64) {
    precondition(length <= pool, "\(length) distinct areas cannot be drawn from \(pool)")
    (self.count, self.length, self.pool) = (count, length, pool)
    source = .drawn(seed: seed)
  }

  /// Sequences that were made elsewhere, for example all there are on a small map.
  init(positions: [Int32], length: Int, pool: Int) {
    count = length == 0 ? 0 : positions.count / length
    (self.length, self.pool) = (length, pool)
    source = .given(positions)
  }

  /// How many blocks there are.
  var blocks: Int { (count + Self.blockSize - 1) / Self.blockSize }

  /// The sequences of a block.
  func sequences(of block: Int) -> Range<Int> { block * Self.blockSize..<min(count, (block + 1) * Self.blockSize) }

  /// The positions in the sequences of one block, one sequence behind the other.
  func positions(of block: Int) -> [Int32] {
    let sequences = sequences(of: block)
    switch source {
    case .given(let positions): return Array(positions[sequences.lowerBound * length..<sequences.upperBound * length])
    case .drawn(let seed):
      let random = KeyedRandom(seed: seed, purpose: "conditional permutation", index: UInt64(sequences.lowerBound))
      return DistinctDraw(length: length, pool: pool).sequences(sequences.count, random)
    }
  }

  /// The positions in all sequences, one behind the other.
  ///
  /// - Complexity: O(count · length) each time.
  func positions(_ parallel: Parallel) -> [Int32] {
    let lengths = (0..<blocks).map { sequences(of: $0).count * length }
    return parallel.fill(lengths) { block, places in _ = places.initialize(from: positions(of: block)) }
  }
}

/// Draws sequences of distinct whole numbers.
private struct DistinctDraw {
  let length: Int
  let pool: Int

  /// Sequences one behind the other.
  func sequences(_ count: Int, _ random: KeyedRandom) -> [Int32] {
    [Int32](unsafeUninitializedCapacity: count * length) { drawn, initialized in
      if length <= Self.short, pool >= 8 * length {
        reject(drawn, count, random)
      } else {
        shuffle(drawn, count, random)
      }
      initialized = count * length
    }
  }

  /// Up to here looking through what is drawn costs less than shuffling.
  private static let short = 32

  /// Draws again what stands in the sequence already.
  private func reject(_ drawn: UnsafeMutableBufferPointer<Int32>, _ count: Int, _ random: KeyedRandom) {
    var random = random
    for sequence in 0..<count {
      let start = sequence * length
      var place = start
      while place < start + length {
        let next = Int32(truncatingIfNeeded: random.below(pool))
        var isNew = true
        for earlier in start..<place where drawn[earlier] == next { isNew = false }
        guard isNew else { continue }
        drawn.initializeElement(at: place, to: next)
        place += 1
      }
    }
  }

  /// Takes the front of a pool that is shuffled on from one sequence to the next.
  private func shuffle(_ drawn: UnsafeMutableBufferPointer<Int32>, _ count: Int, _ random: KeyedRandom) {
    var random = random
    var order = (0..<Int32(pool)).map { $0 }
    order.withUnsafeMutableBufferPointer { order in
      for start in stride(from: 0, to: count * length, by: max(length, 1)) {
        for place in 0..<length {
          order.swapAt(place, place + random.below(pool - place))
          drawn.initializeElement(at: start + place, to: order[place])
        }
      }
    }
  }
}
