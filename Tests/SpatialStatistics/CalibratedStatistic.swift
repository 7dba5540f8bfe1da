import WardlightEssentials
import WardlightSpatialStatistics

/// The statistics whose p-values are held against what they promise.
enum CalibratedStatistic: String, CaseIterable, Sendable {
  case gi = "Gi"
  case giStar = "Gi*"
  case giInverse = "Gi by inverse distance"
  case localMoran = "local Moran"
  case localMoranInverse = "local Moran by inverse distance"
  case localGeary = "local Geary"
  case bivariate = "bivariate local Moran"
  case rates = "empirical Bayes local Moran"
  case joins = "local join count"
  case moran = "Moran"
  case geary = "Geary"
  case generalG = "general G"
  case ratesMoran = "empirical Bayes Moran"
  case joinCount = "join count"

  /// What kinds of values it is for.
  var values: [CalibrationMap.Values] {
    switch self {
    case .joins, .joinCount: [.marked]
    default: [.continuous, .sparse]
    }
  }

  /// The alternatives it has; the local join count looks for joins only.
  var alternatives: [Alternative] { self == .joins ? [.greater] : Alternative.allCases }

  /// p of the area in the middle, or of the whole map.
  func p(_ map: CalibrationMap, _ options: InferenceOptions) throws -> Double {
    switch self {
    case .moran, .geary, .generalG, .ratesMoran, .joinCount: try global(map, options).pPermutation
    default: try local(map, options).pPermutation[CalibrationMap.area]
    }
  }

  private func local(_ map: CalibrationMap, _ options: InferenceOptions) throws -> LocalStatistics {
    let (queen, inverse, one) = (CalibrationMap.queen, CalibrationMap.inverse, Parallel(threads: 1))
    return switch self {
    case .giStar: GetisOrd.giStar(map.x, weights: queen, options: options, parallel: one)
    case .giInverse: GetisOrd.gi(map.x, weights: inverse, options: options, parallel: one)
    case .localMoran: LocalMoran.statistics(map.x, weights: queen, options: options, parallel: one)
    case .localMoranInverse: LocalMoran.statistics(map.x, weights: inverse, options: options, parallel: one)
    case .localGeary: LocalGeary.statistics(map.x, weights: queen, options: options, parallel: one)
    case .bivariate: BivariateLocalMoran.statistics(map.x, among: map.second, weights: queen, options: options, parallel: one)
    case .rates: try LocalMoran.ofRates(cases: map.cases, population: map.population, weights: queen, options: options, parallel: one)
    case .joins: try LocalJoinCount.statistics(map.x, weights: queen, options: options, parallel: one)
    default: GetisOrd.gi(map.x, weights: queen, options: options, parallel: one)
    }
  }

  private func global(_ map: CalibrationMap, _ options: InferenceOptions) throws -> GlobalStatistic {
    let (queen, one) = (CalibrationMap.queen, Parallel(threads: 1))
    return switch self {
    case .geary: GlobalGeary.statistic(map.x, weights: queen, options: options, parallel: one)
    case .generalG: GeneralG.statistic(map.x, weights: queen, options: options, parallel: one)
    case .ratesMoran:
      try EmpiricalBayesMoran.statistic(cases: map.cases, population: map.population, weights: queen, options: options, parallel: one)
    case .joinCount: try JoinCount.statistics(map.x, weights: queen, options: options, parallel: one).blackBlack
    default: GlobalMoran.statistic(map.x, weights: queen, options: options, parallel: one)
    }
  }
}
