public import WardlightEssentials

/// Emerging hot spots: Gi\* in space and time, its trend in each area, and what kind of hot or cold spot that makes of it.
///
/// 1. Gi\* of every bin, an area in a period, over its neighbours in the same period and in the periods before, as
///    ``SpaceTimeCube/weights(_:steps:)`` has them. Mean and variance are those of the **whole cube**, so that a bin is hot against all
///    areas at all times; and all bins together are the tests of the correction.
/// 2. The trend of each area's z over time, by ``MannKendall``, at the same level and without correction; beside it the trend of its values.
/// 3. The class, by the definitions of ``EmergingPattern``.
///
/// **No result.** An area that has no z in some period, because a value is missing there or it has no neighbours, has no class. Its other bins
/// still count for its neighbours.
///
/// **Where others differ.** ArcGIS uses the normal p, corrected for false discoveries over the bins (here: no permutations); permutations
/// are the safer choice where most bins are 0. ArcGIS asks for at least 10 periods, here fewer are a warning. sfdep permutes, without
/// correction, with Gi\* standardised by row. Where two of Esri's definitions fit an area, the one
/// that says more is given: cold before makes oscillating of new, and not hot at the end makes historical of persistent.
///
/// - SeeAlso: ``EmergingPattern`` for Esri's documentation; Getis & Ord (1992), doi:10.1111/j.1538-4632.1992.tb00261.x.
public struct EmergingHotSpots: Sendable {
  /// How hot spots over time are found.
  public struct Options: Hashable, Sendable {
    /// How many periods back neighbours reach.
    public let steps: Int
    /// How it is decided which bins are hot or cold; its level is also that of the trend.
    public let inference: InferenceOptions

    /// Options with the recommended defaults.
    public init(steps: Int = 1, inference: InferenceOptions) {
      precondition(steps >= 0, "neighbours cannot reach \(steps) periods back")
      self.steps = steps
      self.inference = inference
    }
  }

  /// The values.
  public let cube: SpaceTimeCube
  /// Gi\* of each bin, aligned with the values of the cube.
  public let bins: LocalStatistics
  /// The trend of each area's z; `nil` where there is no z in some period.
  public let trends: [MannKendall?]
  /// The trend of each area's values; `nil` where one is missing.
  public let valueTrends: [MannKendall?]
  /// What each area is over time.
  public let classes: [EmergingClass]
  /// Why an area has no class; `nil` where it has one.
  public let reasons: [String?]
  /// The options.
  public let options: Options

  /// Finds hot spots over time.
  ///
  /// - Parameters:
  ///   - cube: The values.
  ///   - weights: The neighbours in space, aligned with the areas of the cube.
  ///   - options: How.
  ///   - parallel: Changes the time only.
  /// - Complexity: That of ``GetisOrd/giStar(_:weights:options:parallel:)`` over all bins, and O(periods² log periods) for each area.
  public init(_ cube: SpaceTimeCube, weights: Weights, options: Options, parallel: Parallel) {
    let bins = GetisOrd.giStar(
      cube.values, weights: cube.weights(weights, steps: options.steps), options: options.inference, parallel: parallel)
    let trends = (0..<cube.areas).map { Self.trend(of: cube.series(of: $0, in: bins.z)) }
    self.cube = cube
    self.bins = bins
    self.options = options
    self.trends = trends
    valueTrends = (0..<cube.areas).map { Self.trend(of: cube.series(of: $0, in: cube.values)) }
    classes = trends.indices.map { area in
      trends[area].map { Self.verdict(area, cube, bins, $0, level: options.inference.alpha) } ?? .undefined
    }
    reasons = Self.reasons(trends, cube, bins)
  }

  /// In how many periods an area is a hot or cold spot.
  public func periods(of area: Int, as kind: SpotKind) -> Int {
    (0..<cube.periods).count { Self.kind(bins.classes[cube.bin(area: area, period: $0)]) == kind }
  }

  /// Sentences about what these periods and options cannot show.
  public var warnings: [String] { bins.warnings + [few, short].compactMap { $0 } }

  /// What neighbourhood, mean and variance stand for, in a sentence for readers.
  public var method: String {
    let reach = options.steps == 0 ? "in the same period" : "in the same period and up to \(options.steps) before"
    return
      "Gi* of each area and period over the area and its neighbours \(reach); mean and variance are those of all \(cube.areas) areas and \(cube.periods) periods together, and \(bins.tests) bins are tested."
  }

  private var few: String? {
    guard cube.periods < 10 else { return nil }
    return
      "\(cube.periods) periods are fewer than the 10 that such an analysis should have: “at least 90 %” means every period, and one of them decides the class."
  }

  /// Whether even a series that rises in every period is no trend.
  private var short: String? {
    let steepest = MannKendall((0..<cube.periods).map { Double($0) })
    guard steepest.p > options.inference.alpha else { return nil }
    return "No trend over \(cube.periods) periods can be significant at \(options.inference.alpha): nothing can intensify or diminish."
  }

  private static func trend(of series: [Double]) -> MannKendall? { series.allSatisfy(\.isFinite) ? MannKendall(series) : nil }

  private static func verdict(
    _ area: Int, _ cube: SpaceTimeCube, _ bins: LocalStatistics, _ trend: MannKendall, level: Double
  ) -> EmergingClass {
    let periods = (0..<cube.periods).map { kind(bins.classes[cube.bin(area: area, period: $0)]) }
    let direction: SpotKind? = trend.p <= level ? (trend.statistic > 0 ? .hot : .cold) : nil
    return EmergingClassifier(periods: periods, trend: direction).verdict
  }

  private static func kind(_ spot: LocalClass) -> SpotKind? {
    switch spot {
    case .hot: .hot
    case .cold: .cold
    default: nil
    }
  }

  private static func reasons(_ trends: [MannKendall?], _ cube: SpaceTimeCube, _ bins: LocalStatistics) -> [String?] {
    let reasons = bins.reasons
    return trends.indices.map { area in
      guard trends[area] == nil else { return nil }
      let found = (0..<cube.periods).compactMap { reasons[cube.bin(area: area, period: $0)] }
      guard let first = found.first else { return nil }
      return found.count == cube.periods ? first : "\(first) in \(found.count) of \(cube.periods) periods"
    }
  }
}
