import WardlightEssentials
import WardlightSpatialStatistics

/// Our numbers for a case, column by column; a column has one number for each area, or one for the whole map.
struct ReferenceResults {
  var columns: [String: [Double]] = [:]
  /// How many neighbours each area has.
  var neighbours: [Int] = []

  init(_ columns: [String: [Double]]) { self.columns = columns }

  init(_ statistics: LocalStatistics) {
    columns = [
      "statistic": statistics.statistic, "expected": statistics.expected, "variance": statistics.variance, "z": statistics.z,
      "pNormal": statistics.pNormal, "p": statistics.pPermutation, "q": statistics.q,
    ]
    neighbours = statistics.neighbourCounts
  }

  init(_ global: GlobalStatistic, normality: Bool) {
    columns = [
      "statistic": [global.value], "expected": [global.expected],
      "variance": [normality ? global.underNormality?.variance ?? .nan : global.variance],
      "z": [normality ? global.underNormality?.z ?? .nan : global.z],
    ]
  }
}

/// One case with its inputs read.
struct ReferenceInput {
  let test: ReferenceCase
  let data: ReferenceData
  let weights: Weights

  var x: [Double] { data.values(test.keys["values"] ?? "") }
  var second: [Double] { data.values(test.keys["second"] ?? "") }
  var population: [Double] { data.values(test.keys["population"] ?? "") }
  var standardization: Standardization { test.keys["standardize"] == "row" ? .row : .binary }
  var isNormality: Bool { test.keys["assumption"] == "normality" }

  static let normal = InferenceOptions(permutations: 0, seed: 1)
  static let one = Parallel(threads: 1)

  /// Our numbers; `nil` where nothing of ours computes this.
  func results(_ options: InferenceOptions = normal) throws -> ReferenceResults? {
    if let local = try local(options) { return local }
    if let global = try global(options) { return global }
    return try rates() ?? neighbours()
  }

  private func local(_ options: InferenceOptions) throws -> ReferenceResults? {
    switch test.statistic {
    case "gi":
      getis(
        GetisOrd.gi(x, weights: weights, standardization: standardization, options: options, parallel: Self.one),
        total: { x.reduce(0, +) - x[$0] }, ownWeight: 0)
    case "gi-star":
      getis(
        GetisOrd.giStar(x, weights: weights, standardization: standardization, options: options, parallel: Self.one),
        total: { _ in x.reduce(0, +) }, ownWeight: 1)
    case "local-moran":
      ReferenceResults(LocalMoran.statistics(x, weights: weights, standardization: standardization, options: options, parallel: Self.one))
    case "bivariate-local-moran":
      ReferenceResults(
        BivariateLocalMoran.statistics(
          x, among: second, weights: weights, standardization: standardization, options: options, parallel: Self.one))
    case "eb-local-moran":
      ReferenceResults(
        try LocalMoran.ofRates(
          cases: x, population: population, weights: weights, standardization: standardization, options: options, parallel: Self.one))
    case "local-geary":
      ReferenceResults(LocalGeary.statistics(x, weights: weights, standardization: standardization, options: options, parallel: Self.one))
    case "local-join-count":
      joins(try LocalJoinCount.statistics(x, weights: weights, options: options, parallel: Self.one)) { x[$0] == 1 }
    case "bivariate-local-join-count":
      joins(
        try BivariateLocalJoinCount.statistics(
          x, second, kind: .colocation, weights: weights, options: options, parallel: Self.one)
      ) { x[$0] * second[$0] == 1 }
    case "bivariate-local-join-count-apart":
      joins(
        try BivariateLocalJoinCount.statistics(
          x, second, kind: .withoutColocation, weights: weights, options: options, parallel: Self.one)
      ) { x[$0] * (1 - second[$0]) == 1 }
    default: nil
    }
  }

  /// Gi also as spdep prints it, a share of the sum of all values, and as GeoDa does, the mean over the neighbours as a share of that sum.
  private func getis(_ statistics: LocalStatistics, total: (Int) -> Double, ownWeight: Int) -> ReferenceResults {
    var results = ReferenceResults(statistics)
    let shares = x.indices.map { statistics.statistic[$0] / total($0) }
    results.columns["share"] = shares
    results.columns["meanShare"] =
      standardization == .row ? shares : x.indices.map { shares[$0] / Double(statistics.neighbourCounts[$0] + ownWeight) }
    return results
  }

  /// Others print 0 for a marked area that has no marked neighbour; ours has no result there.
  private func joins(_ statistics: LocalStatistics, isMarked: (Int) -> Bool) -> ReferenceResults {
    var results = ReferenceResults(statistics)
    results.columns["joins"] = x.indices.map { isMarked($0) && statistics.statistic[$0].isNaN ? 0 : statistics.statistic[$0] }
    return results
  }

  private func global(_ options: InferenceOptions) throws -> ReferenceResults? {
    switch test.statistic {
    case "moran":
      ReferenceResults(
        GlobalMoran.statistic(x, weights: weights, standardization: standardization, options: options, parallel: Self.one),
        normality: isNormality)
    case "geary":
      ReferenceResults(
        GlobalGeary.statistic(x, weights: weights, standardization: standardization, options: options, parallel: Self.one),
        normality: isNormality)
    case "general-g":
      ReferenceResults(
        GeneralG.statistic(x, weights: weights, standardization: standardization, options: options, parallel: Self.one), normality: false)
    case "empirical-bayes-moran":
      ReferenceResults(
        try EmpiricalBayesMoran.statistic(
          cases: x, population: population, weights: weights, standardization: standardization, options: options, parallel: Self.one),
        normality: false)
    case "join-count", "join-counts": try allJoins(options)
    default: nil
    }
  }

  private func allJoins(_ options: InferenceOptions) throws -> ReferenceResults {
    let counts = try JoinCount.statistics(x, weights: weights, standardization: standardization, options: options, parallel: Self.one)
    var results = ReferenceResults(counts.blackBlack, normality: false)
    results.columns["bb"] = [counts.blackBlack.value]
    results.columns["ww"] = [counts.whiteWhite.value]
    results.columns["bw"] = [counts.blackWhite.value]
    return results
  }

  private func rates() throws -> ReferenceResults? {
    switch test.statistic {
    case "empirical-bayes", "empirical-bayes-prior", "empirical-bayes-index": empiricalBayes
    case "local-empirical-bayes": try localEmpiricalBayes()
    case "gamma-posterior": try posterior()
    case "poisson-interval": poissonInterval
    case "mann-kendall": trend
    case "critical-value": criticalValue
    case "spearman":
      ReferenceResults(["rho": [RankCorrelation.spearman(x, second, permutations: 0, seed: 1, parallel: Self.one).rho]])
    case "kendall": kendall
    case "effective-size": try effectiveSize()
    default: nil
    }
  }

  private func neighbours() -> ReferenceResults? {
    switch test.statistic {
    case "lag": ReferenceResults(["lag": weights.lag(x, standardization)])
    case "components": ReferenceResults(["components": [Double(Set(weights.components).count)]])
    default: nil
    }
  }
}
