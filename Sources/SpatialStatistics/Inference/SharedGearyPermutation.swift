import WardlightEssentials
import WardlightGeometry

/// Sums of squared differences from an area to random neighbours, where neighbours weigh the same.
///
/// Σ(xᵢ − xⱼ)² = Σxⱼ² − 2xᵢΣxⱼ + k·xᵢ², so that two sums for each draw and k serve every area with k neighbours. They are whole numbers below 2⁵³ and so exact
/// as `Double`, of which a processor compares several at once. A draw that holds the area itself has it replaced by the next of its sequence.
struct SharedGearyPermutation: Sendable {
  private let map: PairMap
  private let sequences: SharedSequences
  private let entries: InvertedIndex
  /// Values as whole numbers.
  private let units: [Double]

  /// - Parameter most: The largest number of neighbours.
  init(_ map: PairMap, _ sequences: SharedSequences, _ entries: InvertedIndex, _ most: Int) {
    self.map = map
    self.sequences = sequences
    self.entries = entries
    let bits = (50 - (Int.bitWidth - most.leadingZeroBitCount)) / 2
    units = ExactValues.units(map.values, from: .mean, bits: bits).map { Double($0) }
  }

  /// The tails of areas, aligned with them.
  func tails(of positions: [Int], _ parallel: Parallel) -> [TailCounts] {
    var tails = [TailCounts](repeating: TailCounts(greater: 0, lesser: 0), count: positions.count)
    var sums = DrawSums(count: sequences.count)
    for group in groups(positions) {
      sums.extend(to: group.neighbours, sequences, units)
      let found = parallel.mapRanges(group.runs.count, size: 16) { [sums] runs in
        runs.flatMap { runTails(positions, group.runs[$0], group.neighbours, sums) }
      }
      for (place, tail) in zip(group.runs.joined(), found.joined()) { tails[place] = tail }
    }
    return tails
  }

  /// Areas with the same number of neighbours, in runs of those that have the same value too.
  private struct Group: Sendable {
    let neighbours: Int
    var runs: [[Int]]
  }

  private func groups(_ positions: [Int]) -> [Group] {
    let counts = positions.map { map.rows.range(of: $0).count }
    let order = positions.indices.sorted {
      (counts[$0], units[positions[$0]], $0) < (counts[$1], units[positions[$1]], $1)
    }
    var groups: [Group] = []
    for place in order {
      if groups.last?.neighbours != counts[place] { groups.append(Group(neighbours: counts[place], runs: [])) }
      let group = groups.count - 1
      if let last = groups[group].runs.last?.first, units[positions[last]] == units[positions[place]] {
        groups[group].runs[groups[group].runs.count - 1].append(place)
      } else {
        groups[group].runs.append([place])
      }
    }
    return groups
  }

  /// So many areas alike are worth sorting the draws for.
  private static let worthSorting = 12

  /// The tails of areas that share value and number of neighbours.
  private func runTails(_ positions: [Int], _ run: [Int], _ neighbours: Int, _ sums: DrawSums) -> [TailCounts] {
    let own = units[positions[run[0]]]
    let thresholds = run.map { observed(positions[$0], own) }
    let tails =
      run.count < Self.worthSorting ? thresholds.map { sums.tails(own, $0) } : sums.tails(own, ofMany: thresholds)
    return run.indices.map { corrected(tails[$0], positions[run[$0]], own, neighbours, thresholds[$0], sums) }
  }

  /// Σxⱼ² − 2xᵢΣxⱼ over the real neighbours.
  private func observed(_ position: Int, _ own: Double) -> Double {
    map.rows[position].reduce(0) { $0 + units[Int($1)] * (units[Int($1)] - 2 * own) }
  }

  private func corrected(
    _ tails: TailCounts, _ position: Int, _ own: Double, _ neighbours: Int, _ observed: Double, _ sums: DrawSums
  ) -> TailCounts {
    var tails = tails
    for entry in entries[position] {
      let (sequence, place) = Int(entry).quotientAndRemainder(dividingBy: sequences.length)
      guard place < neighbours else { continue }
      let next = units[Int(sequences.positions[sequence * sequences.length + neighbours])]
      let counted = sums.sum(sequence, own)
      let right = counted + own * own + next * (next - 2 * own)
      tails.greater += (right >= observed ? 1 : 0) - (counted >= observed ? 1 : 0)
      tails.lesser += (right <= observed ? 1 : 0) - (counted <= observed ? 1 : 0)
    }
    return tails
  }
}

/// Sums of the first values of each draw, and of their squares, two draws side by side.
private struct DrawSums: Sendable {
  struct Pair: Sendable {
    var values = SIMD2<Double>.zero
    var squares = SIMD2<Double>.zero
  }

  let count: Int
  private var pairs: [Pair]
  private var length = 0

  init(count: Int) {
    self.count = count
    pairs = [Pair](repeating: Pair(), count: (count + 1) / 2)
    // What compares false with everything stands where there is no draw.
    if count % 2 == 1 { pairs[pairs.count - 1].squares[1] = .nan }
  }

  /// Adds up to a greater length.
  mutating func extend(to newLength: Int, _ sequences: SharedSequences, _ units: [Double]) {
    for draw in 0..<count {
      for place in draw * sequences.length + length..<draw * sequences.length + newLength {
        let value = units[Int(sequences.positions[place])]
        pairs[draw / 2].values[draw % 2] += value
        pairs[draw / 2].squares[draw % 2] += value * value
      }
    }
    length = newLength
  }

  /// Σx² − 2xᵢΣx of one draw.
  @inline(__always)
  func sum(_ draw: Int, _ own: Double) -> Double {
    pairs[draw / 2].squares[draw % 2] - 2 * own * pairs[draw / 2].values[draw % 2]
  }

  /// How many draws are at least, and at most, as large as what was observed.
  ///
  /// Two draws at a time, counted without a branch: which way a comparison goes is as good as random.
  func tails(_ own: Double, _ observed: Double) -> TailCounts {
    let (factor, threshold) = (SIMD2(repeating: 2 * own), SIMD2(repeating: observed))
    var (below, above) = (SIMD2<Int64>.zero, SIMD2<Int64>.zero)
    pairs.withUnsafeBufferPointer { pairs in
      for pair in pairs {
        let sum = pair.squares - factor * pair.values
        below &+= SIMD2<Int64>.zero.replacing(with: 1, where: sum .< threshold)
        above &+= SIMD2<Int64>.zero.replacing(with: 1, where: sum .> threshold)
      }
    }
    return TailCounts(greater: count - Int(below.wrappedSum()), lesser: count - Int(above.wrappedSum()))
  }

  /// The same for many observed sums of areas with one value.
  func tails(_ own: Double, ofMany observed: [Double]) -> [TailCounts] {
    let sorted = RadixSort.sorted((0..<count).map { Int64(sum($0, own)) })
    return observed.map { observed in
      let threshold = Int64(observed)
      return TailCounts(
        greater: sorted.count - sorted.partitioningIndex { $0 >= threshold }, lesser: sorted.partitioningIndex { $0 > threshold })
    }
  }
}
