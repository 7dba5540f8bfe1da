import WardlightEssentials
import WardlightGeometry
import WardlightSpatialStatistics

/// How hot spots were found, in sentences that stand in every output that has a place for them.
struct HotSpotNotes {
  let request: HotSpotRequest
  let areas: Areas
  let summary: WeightsSummary
  let statistics: LocalStatistics
  let part: PartSelection

  /// The heading of the table.
  var title: String { "\(request.statistic.name.capitalizedFirst) of \(tested)" }

  /// Method, inference, neighbours, plane, part and policy, and what these options cannot show.
  var sentences: [String] {
    [method, inference, neighbours, islands, place, gate, part.note].compactMap { $0 } + statistics.warnings
  }

  private var tested: String {
    switch request.statistic {
    case .change: "\(request.value) since \(request.companion ?? "")"
    case .bivariateMoran, .bivariateJoinCount: "\(request.value) against \(request.companion ?? "")"
    case .empiricalBayesMoran: "\(request.value) among \(request.population ?? "")"
    case .giStar, .gi, .localMoran, .localGeary, .localJoinCount:
      request.value + (request.population.map { " per 1,000 of \($0)" } ?? "")
    }
  }

  private var method: String {
    let scaling = request.standardization == .row ? "standardised by row" : "not standardised"
    let itself = request.statistic.countsItself ? ", the area itself among its neighbours" : ""
    let divisor = request.statistic.divisor.map { "; \($0)" } ?? ""
    let joins = request.statistic == .bivariateJoinCount ? " (\(request.joins.rawValue))" : ""
    return "\(title)\(joins): weights \(request.neighbours.recipe), \(scaling)\(itself)\(divisor)."
  }

  private var inference: String {
    let options = request.inference
    let p =
      statistics.permutations > 0
      ? "\(statistics.permutations) conditional permutations, seed \(options.seed)"
      : statistics.pPermutation.contains { !$0.isNaN } ? "exact p-values" : "the normal approximation alone"
    let level = SignificantDecimal.text(options.alpha)
    return
      "Significance: \(p), alternative \(options.alternative.rawValue), \(options.correction.inWords), m = \(statistics.tests) tests, level \(level)."
  }

  private var neighbours: String {
    let mean = summary.areas == 0 ? "0" : FixedDecimal.shortest(summary.mean, decimals: 2)
    return
      "Neighbours: \(summary.links) links among \(summary.areas) \(kind), \(summary.least) to \(summary.most) each, \(mean) on average; \(summary.components) connected part\(summary.components == 1 ? "" : "s")\(summary.isSymmetric ? "" : "; not symmetric")."
  }

  private var islands: String? {
    guard !summary.islands.isEmpty else { return request.neighbours.islands == .nearest ? "Islands have their nearest neighbour." : nil }
    let count = summary.islands.count
    let codes = summary.islands.prefix(5).map { areas.codes[$0] }.joined(separator: ", ") + (count > 5 ? ", …" : "")
    return "\(count) island\(count == 1 ? " has" : "s have") no neighbour and no result: \(codes)."
  }

  private var place: String {
    "Coordinates: \(areas.plane), in \(areas.plane.unit?.plural ?? "units of its own")."
  }

  private var gate: String? { request.minimumCount.map { MinimumCount($0).sentence } }

  private var kind: String { areas.geography.kind }
}
