import WardlightEssentials

/// How often a sum over random neighbours is as large, and as small, as the sum over the real ones.
struct TailCounts: Hashable, Sendable {
  /// Permutations whose sum is at least the observed one.
  var greater: Int
  /// Permutations whose sum is at most the observed one.
  var lesser: Int

  /// The p-value times (permutations + 1), a whole number.
  ///
  /// (greater + 1), (lesser + 1), or twice the smaller of them, at most permutations + 1.
  func units(_ alternative: Alternative, permutations: Int) -> Int {
    switch alternative {
    case .greater: greater + 1
    case .less: lesser + 1
    case .twoSided: min(permutations + 1, 2 * (min(greater, lesser) + 1))
    }
  }
}

/// The reference distribution of sums over random neighbours: the area's own value stays, k of the others are drawn without replacement.
///
/// - Complexity: For R sequences and n areas O(R · k) to add up, O(R) to sort for each distinct k, O(log R) to look an area up and O(1) for
///   each sequence that has it.
struct ConditionalPermutation: Sendable {
  private let sequences: SharedSequences
  private let values: [Int64]
  /// For each sequence the sums of its first 0, 1, … `length` values.
  private let sums: [Int64]
  /// The sums of the first k values of all sequences, ascending; empty for a k that no area has.
  private let sortedSums: [[Int64]]

  /// - Parameters:
  ///   - values: The whole values of the pool, in order of code.
  ///   - neighbourCounts: The numbers of neighbours that will be asked for, each below the sequences' length.
  init(_ values: [Int64], _ sequences: SharedSequences, neighbourCounts: Set<Int>, parallel: Parallel) {
    self.sequences = sequences
    self.values = values
    let sums = Self.sums(values, sequences, parallel)
    self.sums = sums
    let stride = sequences.length + 1
    let count = sequences.count
    sortedSums = parallel.map(stride) { k in
      guard neighbourCounts.contains(k) else { return [] }
      return RadixSort.sorted((0..<count).map { sums[$0 * stride + k] })
    }
  }

  /// The tails for one area.
  ///
  /// - Parameters:
  ///   - position: Its position in the pool.
  ///   - neighbours: How many neighbours it has.
  ///   - observed: The sum of their values.
  func tails(at position: Int, neighbours: Int, observed: Int64) -> TailCounts {
    let sorted = sortedSums[neighbours]
    var tails = TailCounts(
      greater: sorted.count - Self.firstIndex(in: sorted) { $0 >= observed }, lesser: Self.firstIndex(in: sorted) { $0 > observed })
    for entry in sequences.entriesByPosition[position] {
      let (sequence, place) = Int(entry).quotientAndRemainder(dividingBy: sequences.length)
      guard place < neighbours else { continue }
      let first = sequence * (sequences.length + 1) + neighbours
      let (counted, right) = (sums[first], sums[first + 1] - values[position])
      tails.greater += (right >= observed ? 1 : 0) - (counted >= observed ? 1 : 0)
      tails.lesser += (right <= observed ? 1 : 0) - (counted <= observed ? 1 : 0)
    }
    return tails
  }

  private static func sums(_ values: [Int64], _ sequences: SharedSequences, _ parallel: Parallel) -> [Int64] {
    let length = sequences.length
    let blocks = parallel.mapRanges(sequences.count, size: 2_048) { block in
      var sums: [Int64] = []
      sums.reserveCapacity(block.count * (length + 1))
      for sequence in block {
        var sum: Int64 = 0
        sums.append(0)
        for place in sequence * length..<(sequence + 1) * length {
          sum += values[Int(sequences.positions[place])]
          sums.append(sum)
        }
      }
      return sums
    }
    return blocks.flatMap { $0 }
  }

  /// The first index of an ascending list from which a condition holds.
  @inline(__always)
  private static func firstIndex(in sorted: [Int64], where holds: (Int64) -> Bool) -> Int {
    var low = 0
    var high = sorted.count
    while low < high {
      let middle = (low + high) / 2
      if holds(sorted[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
