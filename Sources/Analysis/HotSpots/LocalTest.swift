import WardlightEssentials
import WardlightSpatialStatistics

/// The statistic that a request names, of what it tests.
struct LocalTest: Sendable {
  private let request: HotSpotRequest
  private let values: HotSpotValues
  private let weights: Weights
  private let parallel: Parallel

  init(_ request: HotSpotRequest, _ values: HotSpotValues, _ weights: Weights, _ parallel: Parallel) {
    self.request = request
    self.values = values
    self.weights = weights
    self.parallel = parallel
  }

  func statistics() throws(StatisticsError) -> LocalStatistics {
    switch request.statistic {
    case .giStar: GetisOrd.giStar(x, weights: weights, standardization: scaling, options: options, parallel: parallel)
    case .gi: GetisOrd.gi(x, weights: weights, standardization: scaling, options: options, parallel: parallel)
    case .localMoran: moran(of: x)
    case .localGeary: LocalGeary.statistics(x, weights: weights, standardization: scaling, options: options, parallel: parallel)
    case .empiricalBayesMoran: moran(of: values.index(of: values.figures))
    case .bivariateMoran:
      BivariateLocalMoran.statistics(x, among: other, weights: weights, standardization: scaling, options: options, parallel: parallel)
    case .change: changes()
    case .localJoinCount: try LocalJoinCount.statistics(x, weights: weights, options: options, parallel: parallel)
    case .bivariateJoinCount:
      try BivariateLocalJoinCount.statistics(x, other, kind: request.joins, weights: weights, options: options, parallel: parallel)
    }
  }

  private func moran(of x: [Double]) -> LocalStatistics {
    LocalMoran.statistics(x, weights: weights, standardization: scaling, options: options, parallel: parallel)
  }

  /// Of figures as they stand, or of rates against the mean rate of their own period.
  private func changes() -> LocalStatistics {
    guard values.population != nil else {
      return LocalChange.moran(from: other, to: x, weights: weights, standardization: scaling, options: options, parallel: parallel)
    }
    return LocalChange.moran(
      from: values.index(of: other), to: values.index(of: values.figures), weights: weights, standardization: scaling, options: options,
      parallel: parallel)
  }

  private var x: [Double] { request.testsIndex ? values.figures : values.rates ?? values.figures }

  private var other: [Double] { values.companion ?? [] }

  private var options: InferenceOptions { request.inference }

  private var scaling: Standardization { request.standardization }
}
