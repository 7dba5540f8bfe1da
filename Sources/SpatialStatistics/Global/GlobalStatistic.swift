/// One statistic of a whole map with what is needed to judge it.
///
/// Chance is the random arrangement of the values over the areas that have one, islands among them: expectation, variance and permutations all
/// speak of it, and the sign of z is that of value − expected.
///
/// **No result.** Where there is a ``reason`` every number is `NaN`.
public struct GlobalStatistic: Hashable, Sendable {
  /// The statistic.
  public let value: Double
  /// What chance gives on average.
  public let expected: Double
  /// Its variance by chance: under randomisation.
  public let variance: Double
  /// (value − expected) / √variance.
  public let z: Double
  /// The p-value of z under the normal distribution.
  public let pNormal: Double
  /// The same under the assumption that the values are draws from a normal distribution; `nil` for statistics of which nobody assumes that.
  public let underNormality: NormalityTest?
  /// The p-value by permutation; `NaN` where none was asked for.
  public let pPermutation: Double
  /// n: how many areas have a value, islands among them.
  public let areas: Int
  /// How many of them have no neighbour with a value.
  public let islands: Int
  /// Why there is no result; `nil` where there is one.
  public let reason: String?
  /// The number of permutations drawn.
  public let permutations: Int
  /// The seed of the draws.
  public let seed: UInt64
  /// Which departures count: of the statistic itself, so that a large one is `greater`.
  public let alternative: Alternative
  /// Sentences about what these options cannot show.
  public let warnings: [String]
}

/// The variance of a global statistic of normally distributed values, and what follows from it.
public struct NormalityTest: Hashable, Sendable {
  /// The variance.
  public let variance: Double
  /// (value − expected) / √variance.
  public let z: Double
  /// The p-value of z under the normal distribution.
  public let p: Double
}

/// Why a map has no global statistic.
enum GlobalDegeneracy: String, Hashable, Sendable {
  case tooFewAreas = "fewer than two areas have a value"
  case noNeighbours = "no area has a neighbour with a value"
  case noVariance = "the values do not vary"
  case alwaysTheSame = "every arrangement of the values gives the same statistic"
  case negative = "a value is negative"
  case noProducts = "fewer than two values are above 0"
  case noRates = "no cases anywhere"
}

/// A global statistic before it is judged.
struct GlobalScore: Sendable {
  /// The statistic is `scale` times a sum over pairs, of which these are the moments.
  var moments: PairMoments.Moments
  var scale: Double
  /// The variance of the statistic under normality, where the field has one.
  var normalityVariance: Double?
}

extension GlobalStatistic {
  /// Judges a score; where chance has no variance there is a reason in its place.
  init(_ score: GlobalScore, _ tails: TailCounts?, _ map: PairMap, _ options: InferenceOptions) {
    guard !score.moments.isConstant else {
      self.init(.alwaysTheSame, map, options, hasNormality: score.normalityVariance != nil)
      return
    }
    let difference = score.scale * (score.moments.value - score.moments.expected)
    let variance = score.scale * score.scale * score.moments.variance
    let z = difference / variance.squareRoot()
    let normality = score.normalityVariance.map { variance in
      let z = difference / variance.squareRoot()
      return NormalityTest(variance: variance, z: z, p: NormalDistribution.p(z, options.alternative))
    }
    let units = tails?.units(options.alternative, permutations: options.permutations)
    self.init(
      value: score.scale * score.moments.value, expected: score.scale * score.moments.expected, variance: variance, z: z,
      pNormal: NormalDistribution.p(z, options.alternative), underNormality: normality,
      pPermutation: units.map { Double($0) / Double(options.permutations + 1) } ?? .nan, areas: map.count, islands: map.islands,
      reason: nil, permutations: options.permutations, seed: options.seed, alternative: options.alternative,
      warnings: Resolution(options, tests: 1).warningsForOneTest)
  }

  /// No result, for a reason.
  init(_ reason: GlobalDegeneracy, _ map: PairMap, _ options: InferenceOptions, hasNormality: Bool = false) {
    self.init(
      value: .nan, expected: .nan, variance: .nan, z: .nan, pNormal: .nan,
      underNormality: hasNormality ? NormalityTest(variance: .nan, z: .nan, p: .nan) : nil, pPermutation: .nan, areas: map.count,
      islands: map.islands, reason: reason.rawValue, permutations: 0, seed: options.seed, alternative: options.alternative, warnings: [])
  }
}
