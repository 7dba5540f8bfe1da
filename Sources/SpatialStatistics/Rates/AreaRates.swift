public import WardlightEssentials

/// The rates of areas with what small counts make of them; every column aligns with the areas, in order of code, and is per head.
///
/// An area without cases or without population has `NaN` in every column and a reason.
public struct AreaRates: Sendable {
  /// How rates are computed.
  public struct Options: Hashable, Sendable {
    /// How much lies inside intervals.
    public let level: Double
    /// The rate that areas are held against, cases per head; `nil` for the mean of all areas.
    public let benchmark: Double?
    /// How many times ranks are drawn.
    public let draws: Int
    /// Names the draws.
    public let seed: UInt64
    /// The least number of cases behind a rank; `nil` where any will do.
    public let minimum: MinimumCount?

    /// Options with the recommended defaults.
    public init(level: Double = 0.95, benchmark: Double? = nil, draws: Int = 9_999, seed: UInt64, minimum: MinimumCount? = nil) {
      precondition(level > 0 && level < 1, "a level of \(level) does not lie between 0 and 1")
      precondition(benchmark.map { $0 >= 0 && $0.isFinite } ?? true, "a rate of \(benchmark ?? 0) cannot be exceeded")
      self.level = level
      self.benchmark = benchmark
      self.draws = draws
      self.seed = seed
      self.minimum = minimum
    }
  }

  /// Cases and population.
  public let counts: CaseCounts
  /// Cases per head.
  public let crude: [Double]
  /// The exact interval of the crude rate.
  public let crudeIntervals: [Interval]
  /// The cases that an area would have at the rate of all areas.
  public let expected: [Double]
  /// Cases by expected cases, as a standardised ratio; `NaN` where nobody has a case.
  public let ratios: [Double]
  /// The rates drawn towards the mean of all areas, and the moments.
  public let global: EmpiricalBayes
  /// The rates drawn towards the mean of their surroundings.
  public let local: LocalEmpiricalBayes
  /// The credible interval of the true rate.
  public let intervals: [Interval]
  /// The rate that areas are held against, cases per head.
  public let benchmark: Double
  /// The probability of the true rate lying above ``benchmark``.
  public let exceedance: [Double]
  /// Between which ranks the true rate lies; `nil` where there is no rate, or not enough cases.
  public let ranks: [RankInterval?]
  /// What each area is, held against ``benchmark``.
  public let classes: [RateClass]
  /// Whether enough cases stand behind each area.
  public let isEnough: [Bool]
  /// Why an area has no rate; `nil` where it has one.
  public let reasons: [String?]
  /// The options.
  public let options: Options

  /// Computes all columns.
  ///
  /// - Parameters:
  ///   - counts: Cases and population, in order of area code.
  ///   - weights: The neighbours, for local rates and for the least number of cases.
  ///   - parallel: Changes the time only.
  /// - Complexity: Ranks take O(draws · areas · log areas), all else O(areas + links).
  public init(_ counts: CaseCounts, weights: Weights, options: Options, parallel: Parallel) {
    let posterior = GammaPoisson(counts)
    let isEnough = options.minimum?.isReached(by: counts.cases, weights: weights) ?? counts.cases.map { _ in true }
    let ranks = posterior.rankIntervals(level: options.level, draws: options.draws, seed: options.seed, parallel: parallel)
    let rate = options.benchmark ?? posterior.bayes.mean
    let intervals = posterior.intervals(level: options.level)
    self.counts = counts
    self.options = options
    self.isEnough = isEnough
    global = posterior.bayes
    benchmark = rate
    crude = counts.perHead { cases, _ in cases }
    crudeIntervals = counts.crudeIntervals(level: options.level)
    expected = counts.expected(at: posterior.bayes.mean)
    ratios = zip(counts.cases, expected).map { $1 > 0 ? $0 / $1 : .nan }
    local = LocalEmpiricalBayes(counts, weights: weights)
    self.intervals = intervals
    exceedance = posterior.exceedance(of: benchmark)
    classes = intervals.indices.map { area in
      guard !intervals[area].lower.isNaN else { return .undefined }
      return isEnough[area] ? RateClass(intervals[area], against: rate) : .notEnough
    }
    self.ranks = zip(ranks, isEnough).map { $1 ? $0 : nil }
    reasons = (0..<counts.count).map { counts.reason($0)?.rawValue }
  }

  /// Sentences about what these counts cannot show.
  public var warnings: [String] {
    if global.mean.isNaN { return ["No area has both cases and a population, so there is no rate."] }
    if global.mean == 0 { return ["Nobody has a case: every rate is 0, and nothing can be said of ranks."] }
    guard global.variance == 0 else { return [] }
    return [
      "The rates differ no more than chance alone would make them, so every shrunken rate is the mean, intervals are that one rate, and ranks run from first to last."
    ]
  }
}

extension CaseCounts {
  fileprivate func perHead(_ value: (_ cases: Double, _ population: Double) -> Double) -> [Double] {
    cases.indices.map { hasRate($0) ? value(cases[$0], population[$0]) / population[$0] : .nan }
  }

  fileprivate func crudeIntervals(level: Double) -> [Interval] {
    cases.indices.map { hasRate($0) ? PoissonInterval.exact(cases: cases[$0], level: level) * (1 / population[$0]) : .none }
  }

  fileprivate func expected(at rate: Double) -> [Double] {
    cases.indices.map { hasRate($0) ? rate * population[$0] : .nan }
  }
}
