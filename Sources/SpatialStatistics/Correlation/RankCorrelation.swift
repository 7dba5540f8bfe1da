import Foundation
public import WardlightEssentials

/// Spearman's rank correlation with a permutation test and an interval.
public struct RankCorrelation: Hashable, Sendable {
  /// Spearman's ρ, from −1 to 1; `NaN` where there is a ``reason``.
  public let rho: Double
  /// How many pairs have both values.
  public let n: Int
  /// The two-sided p-value by permutation; `NaN` where there is a ``reason`` or no permutation was asked for.
  public let p: Double
  /// The lower end of the 95 % interval; `NaN` where there is a ``reason``.
  public let lower: Double
  /// The upper end of the 95 % interval; `NaN` where there is a ``reason``.
  public let upper: Double
  /// Why there is no correlation; `nil` where there is one.
  public let reason: String?
  /// The number of permutations drawn.
  public let permutations: Int
  /// The seed of the draws.
  public let seed: UInt64

  /// The least number of pairs: with four no permutation p below 1/12 exists and the interval has one degree of freedom.
  public static let leastPairs = 5

  /// Spearman's ρ: Pearson's correlation of the mid-ranks.
  ///
  /// The p-value counts, among random matchings of the pairs, those whose ρ is at least and at most the observed one, and is
  /// min(1, 2(min(greater, lesser) + 1)/(R + 1)). The interval is tanh(artanh ρ ± 1.96·√((1 + ρ²/2)/(n − 3))), of no width at ρ = ±1. Maps whose
  /// neighbours are alike overstate both: areas are then worth less than n independent pairs.
  ///
  /// - Parameters:
  ///   - x: Values in order of area code.
  ///   - y: Values aligned with `x`. A pair of which either is `NaN` is left out.
  ///   - permutations: R; 0 gives no p-value.
  ///   - seed: Names the draws.
  ///   - parallel: Changes the time only.
  /// - Returns: With fewer than ``leastPairs`` pairs, or where either side does not vary, a reason instead of numbers.
  /// - Complexity: O(n log n + R·n).
  /// - SeeAlso: Spearman (1904), doi:10.2307/1412159; Bonett & Wright (2000), doi:10.1007/BF02294183.
  public static func spearman(
    _ x: [Double], _ y: [Double], permutations: Int = 9_999, seed: UInt64, parallel: Parallel = Parallel()
  ) -> RankCorrelation {
    precondition(x.count == y.count, "\(x.count) values do not align with \(y.count)")
    let pairs = x.indices.filter { !x[$0].isNaN && !y[$0].isNaN }
    let ranks = (Ranks.doubled(pairs.map { x[$0] }), Ranks.doubled(pairs.map { y[$0] }))
    if let reason = reason(ranks.0, ranks.1) {
      return RankCorrelation(withoutValue: reason, n: pairs.count, permutations: permutations, seed: seed)
    }
    let rho = correlation(ranks.0, ranks.1)
    let interval = interval(rho, n: pairs.count)
    let p = permutationP(ranks.0, ranks.1, permutations, seed, parallel)
    return RankCorrelation(
      rho: rho, n: pairs.count, p: p, lower: interval.lower, upper: interval.upper, reason: nil, permutations: permutations, seed: seed)
  }

  private static func reason(_ x: [Int64], _ y: [Int64]) -> String? {
    if x.count < leastPairs { return "fewer than \(leastPairs) pairs" }
    if x.min() == x.max() { return "the first values do not vary" }
    return y.min() == y.max() ? "the second values do not vary" : nil
  }

  /// Pearson's correlation of doubled ranks; they are whole, so every sum is exact.
  private static func correlation(_ x: [Int64], _ y: [Int64]) -> Double {
    let mean = Int64(x.count + 1)
    var (xy, xx, yy) = (Int64(0), Int64(0), Int64(0))
    for (x, y) in zip(x, y) {
      xy += (x - mean) * (y - mean)
      xx += (x - mean) * (x - mean)
      yy += (y - mean) * (y - mean)
    }
    return xy.magnitude == xx.magnitude && xx == yy ? Double(xy.signum()) : Double(xy) / (Double(xx).squareRoot() * Double(yy).squareRoot())
  }

  private static func interval(_ rho: Double, n: Int) -> (lower: Double, upper: Double) {
    let half = 1.959_963_984_540_054 * ((1 + rho * rho / 2) / Double(n - 3)).squareRoot()
    return rho.magnitude == 1 ? (rho, rho) : (tanh(atanh(rho) - half), tanh(atanh(rho) + half))
  }

  private static func permutationP(_ x: [Int64], _ y: [Int64], _ permutations: Int, _ seed: UInt64, _ parallel: Parallel) -> Double {
    guard permutations > 0 else { return .nan }
    let observed = zip(x, y).reduce(0) { $0 + $1.0 * $1.1 }
    let blocks = parallel.mapRanges(permutations, size: 256) { block in
      var random = KeyedRandom(seed: seed, purpose: "rank correlation", index: UInt64(block.lowerBound))
      var shuffled = y
      var tails = TailCounts(greater: 0, lesser: 0)
      for _ in block {
        let sum = shuffledSum(x, &shuffled, &random)
        if sum >= observed { tails.greater += 1 }
        if sum <= observed { tails.lesser += 1 }
      }
      return tails
    }
    let tails = blocks.reduce(TailCounts(greater: 0, lesser: 0)) {
      TailCounts(greater: $0.greater + $1.greater, lesser: $0.lesser + $1.lesser)
    }
    return Double(tails.units(.twoSided, permutations: permutations)) / Double(permutations + 1)
  }

  /// Shuffles one side on and adds up the products with the other in the same pass.
  private static func shuffledSum(_ x: [Int64], _ y: inout [Int64], _ random: inout KeyedRandom) -> Int64 {
    var sum: Int64 = 0
    for place in y.indices {
      y.swapAt(place, place + random.below(y.count - place))
      sum += x[place] * y[place]
    }
    return sum
  }
}

extension RankCorrelation {
  private init(withoutValue reason: String, n: Int, permutations: Int, seed: UInt64) {
    self.init(rho: .nan, n: n, p: .nan, lower: .nan, upper: .nan, reason: reason, permutations: permutations, seed: seed)
  }
}
