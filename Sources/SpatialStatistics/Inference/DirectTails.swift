import WardlightEssentials
import WardlightGeometry

/// The tails of sums over neighbours that weigh differently: every sum of every area.
///
/// The drawn values are shared too. In a sequence of k + 1 distinct areas that has area i among its first k, the next one takes i's place;
/// since all arrangements are equally likely, the sample is an exact draw from the others in every one of the places, whatever they weigh.
///
/// Values and weights are whole numbers whose products and sums stay below 2⁵³ (``DrawnValues``). So a sum in `Double` does not depend on the
/// order of its terms, and what is equal ties. Most sums lie so far from the observed one that `Float`, which is twice as fast, tells on which
/// side: terms are not negative, so that with k of them its error is below (k + 3)·2⁻²⁴ of the sum. Only sums that near are added up exactly.
///
/// - Complexity: O(R · links), in memory O(n + links + longest row · sequences of a few blocks).
struct DirectTails {
  private let values: [Float]
  private let largestValue: Float
  private let neighbours: RaggedRows
  /// Whole weights, aligned with `neighbours.values`.
  private let weights: [Double]
  /// The same, rounded.
  private let roundedWeights: [Float]
  private let sequences: SequenceBlocks

  /// - Parameters:
  ///   - values: The whole values of the pool that are drawn.
  ///   - neighbours: The neighbours of each position.
  ///   - weights: What they weigh, aligned with `neighbours.values`.
  ///   - tested: The positions to judge; each has a neighbour and fewer than `sequences.length`.
  init(_ values: [Int64], _ neighbours: RaggedRows, _ weights: [Double], tested: [Int], _ sequences: SequenceBlocks) {
    let drawn = DrawnValues(values)
    let rounded = drawn.values.map { Float($0) }
    largestValue = rounded.max() ?? 0
    self.values = rounded
    self.neighbours = neighbours
    self.sequences = sequences
    var whole = [Double](repeating: 0, count: weights.count)
    for position in tested {
      let row = neighbours.range(of: position)
      whole.replaceSubrange(row, with: drawn.weights(weights[row]))
    }
    self.weights = whole
    roundedWeights = whole.map { Float($0) }
  }

  /// The tails of some positions, in their order.
  func tails(_ tested: [Int], _ parallel: Parallel) -> [TailCounts] {
    let observed = tested.map { observedSum(at: $0) }
    let size = max(1, Self.entries / (sequences.length * SequenceBlocks.blockSize))
    var tails = [TailCounts](repeating: TailCounts(greater: 0, lesser: 0), count: tested.count)
    for first in stride(from: 0, to: sequences.blocks, by: size) {
      let draws = SharedDraws(sequences, blocks: first..<min(first + size, sequences.blocks), values, parallel)
      let parts = parallel.mapRanges(tested.count, size: Self.areas) { range in
        counted(Array(zip(tested[range], observed[range])), draws)
      }
      for (place, count) in parts.joined().enumerated() {
        tails[place].greater += Int(count.x)
        tails[place].lesser += Int(count.y)
      }
    }
    return tails
  }

  /// Drawn values that are kept at a time.
  private static let entries = 1 << 20
  /// Areas that share what lies in the cache.
  private static let areas = 64

  /// The observed sum of an area, and from where on a rounded sum is certain.
  private struct Observed {
    let sum: Double
    let low: Float
    let high: Float
    /// Whether rounded sums between the two can only be equal to the observed one.
    let isExact: Bool
  }

  private func observedSum(at position: Int) -> Observed {
    let row = neighbours.range(of: position)
    let sum = row.reduce(0) { $0 + weights[$1] * Double(values[Int(neighbours.values[$1])]) }
    let largest = row.reduce(0) { $0 + weights[$1] } * Double(largestValue)
    guard sum > 0, largest >= 0x1p24 else { return Observed(sum: sum, low: Float(sum), high: Float(sum), isExact: true) }
    let error = 2 * Double(row.count + 4) * 0x1p-24
    return Observed(sum: sum, low: Float(sum * (1 - error)).nextDown, high: Float(sum * (1 + error)).nextUp, isExact: false)
  }

  /// The upper and lower tails of some areas.
  private func counted(_ tested: [(position: Int, observed: Observed)], _ draws: SharedDraws) -> [SIMD2<Int32>] {
    var tails = [SIMD2<Int32>](repeating: .zero, count: tested.count)
    var next = tested.map { draws.index.range(of: $0.position).lowerBound }
    roundedWeights.withUnsafeBufferPointer { weights in
      draws.values.withUnsafeBufferPointer { values in
        for bundle in 0..<draws.bundles {
          let drawn = UnsafeBufferPointer(rebasing: values[bundle * draws.length..<(bundle + 1) * draws.length])
          for place in tested.indices {
            let area = tested[place]
            var sums = Self.sums(UnsafeBufferPointer(rebasing: weights[neighbours.range(of: area.position)]), drawn)
            tails[place] &+= exchanged(area.position, area.observed, drawn, bundle, draws, &next[place], &sums)
            tails[place] &+= compared(sums, area.position, area.observed, drawn)
          }
        }
      }
    }
    return tails
  }

  /// The weighted sums of the permutations of a bundle.
  @inline(__always)
  private static func sums(_ row: UnsafeBufferPointer<Float>, _ drawn: UnsafeBufferPointer<Bundle>) -> Bundle {
    var low = SIMD16<Float>.zero
    var high = SIMD16<Float>.zero
    for place in 0..<row.count {
      let weight = SIMD16<Float>(repeating: row[place])
      low += weight * drawn[place].low
      high += weight * drawn[place].high
    }
    return Bundle(low: low, high: high)
  }

  /// The tails of the permutations of a bundle that have the area itself, which leave the bundle.
  @inline(__always)
  private func exchanged(
    _ position: Int, _ observed: Observed, _ drawn: UnsafeBufferPointer<Bundle>, _ bundle: Int, _ draws: SharedDraws, _ next: inout Int,
    _ sums: inout Bundle
  ) -> SIMD2<Int32> {
    var tails = SIMD2<Int32>.zero
    let row = neighbours.range(of: position)
    while let (lane, place) = draws.entry(of: position, in: bundle, &next) {
      guard place < row.count else { continue }
      let wrong = weights[row.lowerBound + place] * Double(values[position])
      let right = weights[row.lowerBound + place] * Double(drawn[row.count][lane])
      let sum = exactSum(row, drawn, lane) - wrong + right
      tails &+= SIMD2(sum >= observed.sum ? 1 : 0, sum <= observed.sum ? 1 : 0)
      sums[lane] = .nan
    }
    return tails
  }

  /// How many of a bundle's sums are at least, and at most, the observed one; `NaN` is neither.
  @inline(__always)
  private func compared(_ sums: Bundle, _ position: Int, _ observed: Observed, _ drawn: UnsafeBufferPointer<Bundle>) -> SIMD2<Int32> {
    let (one, zero) = (SIMD16<Int32>(repeating: 1), SIMD16<Int32>.zero)
    let greater =
      zero.replacing(with: one, where: sums.low .>= observed.low) &+ zero.replacing(with: one, where: sums.high .>= observed.low)
    let lesser =
      zero.replacing(with: one, where: sums.low .<= observed.high) &+ zero.replacing(with: one, where: sums.high .<= observed.high)
    let tails = SIMD2(greater.wrappedSum(), lesser.wrappedSum())
    guard !observed.isExact, tails.x &+ tails.y > Int32(Bundle.size) - sums.missing else { return tails }
    return tails &- mistaken(sums, position, observed, drawn)
  }

  /// How many of the sums that are near the observed one were taken for at least, and at most, that without being so.
  @inline(never)
  private func mistaken(_ sums: Bundle, _ position: Int, _ observed: Observed, _ drawn: UnsafeBufferPointer<Bundle>) -> SIMD2<Int32> {
    var mistaken = SIMD2<Int32>.zero
    for lane in 0..<Bundle.size where sums[lane] >= observed.low && sums[lane] <= observed.high {
      let sum = exactSum(neighbours.range(of: position), drawn, lane)
      mistaken &+= SIMD2(sum < observed.sum ? 1 : 0, sum > observed.sum ? 1 : 0)
    }
    return mistaken
  }

  /// The sum of one permutation, exactly.
  private func exactSum(_ row: Range<Int>, _ drawn: UnsafeBufferPointer<Bundle>, _ lane: Int) -> Double {
    weights.withUnsafeBufferPointer { weights in
      var sum = 0.0
      for place in 0..<row.count { sum += weights[row.lowerBound + place] * Double(drawn[place][lane]) }
      return sum
    }
  }
}
