import WardlightEssentials
import WardlightGeometry

/// Sums over pairs when the values are arranged at random over all areas of the map, in whole numbers, so that equal sums tie exactly and
/// neither threads nor the order of additions matter.
///
/// Every 64 arrangements have a random stream of their own; four are summed side by side, so that the weights are read once for all of them.
struct PairPermutation: Sendable {
  /// From where values are counted.
  enum Origin: Sendable {
    case zero
    case mean
  }

  /// What is compared with what was observed; each rises with a statistic of the map and with nothing else.
  enum Statistic: Sendable {
    /// Σwxx.
    case products
    /// Σw(x − x̄)(x − x̄).
    case centredProducts
    /// Σw(xᵢ − xⱼ)².
    case squaredDifferences
    /// Σw(u − x)(u − x), u the largest value.
    case oppositeProducts
  }

  private let pairs: WholePairs
  private let units: [Int32]
  private let statistics: [Statistic]
  private let total: Int128
  private let largest: Int128

  private init(_ map: PairMap, _ origin: Origin, _ statistics: [Statistic]) {
    pairs = WholePairs(map)
    units = ExactValues.units(map.values, from: origin, bits: pairs.bitsForValues)
    self.statistics = statistics
    total = units.reduce(0) { $0 + Int128($1) }
    largest = Int128(units.max() ?? 0)
  }

  /// The tails of each statistic; `nil` where no permutations are asked for.
  ///
  /// - Complexity: O(R · (n + links)).
  static func tails(
    _ statistics: [Statistic], of map: PairMap, from origin: Origin, _ options: InferenceOptions, _ parallel: Parallel
  ) -> [TailCounts]? {
    guard options.permutations > 0 else { return nil }
    return PairPermutation(map, origin, statistics).tails(options, parallel)
  }

  private func tails(_ options: InferenceOptions, _ parallel: Parallel) -> [TailCounts] {
    let observed = scores(of: [units])[0]
    let blocks = parallel.mapRanges(options.permutations, size: Self.blockSize) { block in
      var random = KeyedRandom(seed: options.seed, purpose: "global permutation", index: UInt64(block.lowerBound))
      return tails(block.count, against: observed, &random)
    }
    return statistics.indices.map { statistic in
      blocks.reduce(TailCounts(greater: 0, lesser: 0)) {
        TailCounts(greater: $0.greater + $1[statistic].greater, lesser: $0.lesser + $1[statistic].lesser)
      }
    }
  }

  private static let blockSize = 64
  private static let lanes = 4

  private func tails(_ count: Int, against observed: [Int128], _ random: inout KeyedRandom) -> [TailCounts] {
    var arrangements = [[Int32]](repeating: units, count: Self.lanes)
    var tails = [TailCounts](repeating: TailCounts(greater: 0, lesser: 0), count: statistics.count)
    for first in stride(from: 0, to: count, by: Self.lanes) {
      for lane in 0..<Self.lanes { Self.shuffle(&arrangements[lane], &random) }
      for score in scores(of: arrangements).prefix(count - first) {
        for statistic in statistics.indices {
          if score[statistic] >= observed[statistic] { tails[statistic].greater += 1 }
          if score[statistic] <= observed[statistic] { tails[statistic].lesser += 1 }
        }
      }
    }
    return tails
  }

  private static func shuffle(_ values: inout [Int32], _ random: inout KeyedRandom) {
    values.withUnsafeMutableBufferPointer { values in
      for place in 0..<max(values.count - 1, 0) {
        values.swapAt(place, place + random.below(values.count - place))
      }
    }
  }

  /// The statistics of up to four arrangements.
  private func scores(of arrangements: [[Int32]]) -> [[Int128]] {
    let sums = PairSums(pairs, Self.sideBySide(arrangements), statistics)
    return arrangements.indices.map { lane in statistics.map { score($0, sums, lane) } }
  }

  private func score(_ statistic: Statistic, _ sums: PairSums, _ lane: Int) -> Int128 {
    switch statistic {
    case .products: sums.products[lane]
    case .centredProducts: Int128(units.count) * sums.products[lane] - total * sums.linear[lane]
    case .squaredDifferences: sums.squares[lane] - 2 * sums.products[lane]
    case .oppositeProducts: sums.products[lane] - largest * sums.linear[lane]
    }
  }

  private static func sideBySide(_ arrangements: [[Int32]]) -> [SIMD4<Int64>] {
    let last = arrangements.count - 1
    let (a, b, c, d) = (arrangements[0], arrangements[min(1, last)], arrangements[min(2, last)], arrangements[min(3, last)])
    return a.indices.map { SIMD4(Int64(a[$0]), Int64(b[$0]), Int64(c[$0]), Int64(d[$0])) }
  }
}

/// The sums that the statistics of four arrangements are made of.
private struct PairSums {
  /// Σwᵢⱼxᵢxⱼ.
  private(set) var products = FourSums()
  /// Σcᵢxᵢ with cᵢ all weights of the area.
  private(set) var linear = FourSums()
  /// Σcᵢxᵢ².
  private(set) var squares = FourSums()

  init(_ pairs: WholePairs, _ x: [SIMD4<Int64>], _ statistics: [PairPermutation.Statistic]) {
    products = Self.products(pairs, x)
    if statistics.contains(where: { $0 == .centredProducts || $0 == .oppositeProducts }) { addLinear(pairs.totals, x) }
    if statistics.contains(.squaredDifferences) { addSquares(pairs.totals, x) }
  }

  private static func products(_ pairs: WholePairs, _ x: [SIMD4<Int64>]) -> FourSums {
    var sums = FourSums()
    x.withUnsafeBufferPointer { x in
      pairs.rows.values.withUnsafeBufferPointer { others in
        for row in 0..<x.count {
          let range = pairs.rows.range(of: row)
          let lag = pairs.values.map { weightedLag(x, others, range, $0) } ?? lag(x, others, range)
          sums.add(lag, x[row], pairs.factors[row])
        }
      }
    }
    return sums
  }

  @inline(__always)
  private static func lag(_ x: UnsafeBufferPointer<SIMD4<Int64>>, _ others: UnsafeBufferPointer<Int32>, _ range: Range<Int>) -> SIMD4<Int64>
  {
    var lag = SIMD4<Int64>.zero
    for place in range { lag &+= x[Int(others[place])] }
    return lag
  }

  @inline(__always)
  private static func weightedLag(
    _ x: UnsafeBufferPointer<SIMD4<Int64>>, _ others: UnsafeBufferPointer<Int32>, _ range: Range<Int>, _ weights: [Int64]
  ) -> SIMD4<Int64> {
    var lag = SIMD4<Int64>.zero
    for place in range { lag &+= x[Int(others[place])] &* weights[place] }
    return lag
  }

  private mutating func addLinear(_ totals: [Int64], _ x: [SIMD4<Int64>]) {
    for area in x.indices { linear.add(x[area], SIMD4(repeating: 1), totals[area]) }
  }

  private mutating func addSquares(_ totals: [Int64], _ x: [SIMD4<Int64>]) {
    for area in x.indices { squares.add(SIMD4(repeating: totals[area]), x[area] &* x[area], 1) }
  }
}

/// One exact sum for each of four arrangements.
private struct FourSums {
  private var a: Int128 = 0
  private var b: Int128 = 0
  private var c: Int128 = 0
  private var d: Int128 = 0

  /// Adds left · (right · factor); the bracket fits in 64 bits.
  @inline(__always)
  mutating func add(_ left: SIMD4<Int64>, _ right: SIMD4<Int64>, _ factor: Int64) {
    a &+= Int128(left[0]) &* Int128(right[0] &* factor)
    b &+= Int128(left[1]) &* Int128(right[1] &* factor)
    c &+= Int128(left[2]) &* Int128(right[2] &* factor)
    d &+= Int128(left[3]) &* Int128(right[3] &* factor)
  }

  subscript(lane: Int) -> Int128 {
    switch lane {
    case 0: a
    case 1: b
    case 2: c
    default: d
    }
  }
}
