import WardlightDisclosure
import WardlightEssentials
import WardlightFlows
import WardlightSpatialStatistics

/// The models behind what is expected: two rows for each table of flows.
struct FlowModelTable {
  let models: [(flows: String, models: FlowModels)]
  let title: String
  let policy: Policy

  var raw: RawTable {
    let rows = models.flatMap { [size($0.flows, $0.models), distance($0.flows, $0.models)] }
    func column(_ key: String, _ title: String, _ digits: Int, _ value: (Row) -> Double) -> RawColumn {
      RawColumn(key, title, .computed(rows.map(value).map { $0.isFinite ? $0 : .nan }, decimals: digits, from: .coarse))
    }
    let decimals = ReleaseDecimals(policy)
    return RawTable(
      name: "flow-models", title: title,
      note: "Independence: by the sizes of both ends alone. Gravity: by sizes and distance. All of the table, whatever place is shown.",
      columns: [
        RawColumn("flows", "Flows to", .labels(rows.map(\.flows))), RawColumn("model", "Model", .labels(rows.map(\.model))),
        column("beta", "Fall with distance", decimals.figure, \.beta.0), column("beta_lower", "95 % from", decimals.figure, \.beta.1),
        column("beta_upper", "to", decimals.figure, \.beta.2), column("statistic", "Statistic", decimals.figure, \.statistic),
        RawColumn("statistic_name", "Which", .words(rows.map(\.statisticName), from: .coarse)),
        column("degrees_of_freedom", "Degrees of freedom", 0, \.freedom), decimals.probabilities("p", "p", rows.map(\.p)),
        column("dispersion", "Dispersion", decimals.figure, \.dispersion),
        column("mean_distance_km", "Mean distance, km", policy.threshold == nil ? 6 : 0, \.distance.0),
        column("expected_distance_km", "Expected mean distance, km", policy.threshold == nil ? 6 : 0, \.distance.1),
        RawColumn("reason", "Reason", .words(rows.map(\.reason), from: .coarse)),
      ])
  }

  private struct Row {
    let flows: String
    let model: String
    var beta = (Double.nan, Double.nan, Double.nan)
    var statistic = Double.nan
    var statisticName: String?
    var freedom = Double.nan
    var p = Double.nan
    var dispersion = Double.nan
    var distance = (Double.nan, Double.nan)
    var reason: String?
  }

  private func size(_ flows: String, _ models: FlowModels) -> Row {
    let model = models.independence
    var row = Row(flows: flows, model: "independence")
    row.reason = model.reason
    guard model.reason == nil else { return row }
    (row.statistic, row.statisticName, row.freedom) = (model.chiSquare, "chi-square", Double(model.degreesOfFreedom))
    row.p = model.p
    return row
  }

  private func distance(_ flows: String, _ models: FlowModels) -> Row {
    var row = Row(flows: flows, model: "gravity, \(models.methods.decay.rawValue)")
    guard let model = models.gravity.value else {
      row.reason = models.gravity.reason
      return row
    }
    row.beta = (model.beta, model.lower, model.upper)
    (row.statistic, row.statisticName, row.freedom) = (model.deviance, "deviance", Double(model.degreesOfFreedom))
    row.dispersion = model.dispersion
    row.distance = (model.meanDistance.observed / 1_000, model.meanDistance.fitted / 1_000)
    row.reason = model.reason
    return row
  }
}

/// Clusters of flows: a row each.
struct FlowClusterTable {
  let clusters: [FlowCluster]
  let models: FlowModels
  /// The flows as they may be seen.
  let seen: ShownMatrix
  let noun: String
  let title: String
  let policy: Policy

  var raw: RawTable {
    let (decimals, flows) = (ReleaseDecimals(policy), models.part.flows)
    let numbers = clusters.indices.map { String($0 + 1) }
    return RawTable(
      name: "flow-clusters", title: "\(title): origins near each other whose \(noun) go to places near each other",
      note: "Against what the sizes of both ends lead one to expect, found by a scan; p is that of the largest cluster found by chance.",
      columns: [
        RawColumn("cluster", "Cluster", .labels(numbers)),
        RawColumn("origins", "Origins", .labels(clusters.map { names(flows.origins, $0.origins) })),
        RawColumn("destinations", "Destinations", .labels(clusters.map { names(flows.destinations, $0.destinations) })),
        RawColumn("count", "Number", .tabledCounts(clusters.map(count))),
        FlowDecimals(policy).expected("expected", "Expected", clusters.map(\.expected)),
        FlowDecimals(policy).ratio("ratio", "Ratio to expected", clusters.map(\.ratio)),
        RawColumn(
          "log_likelihood_ratio", "Log likelihood ratio",
          .computed(clusters.map(\.logLikelihoodRatio), decimals: policy.threshold == nil ? 6 : 1, from: .sameRow(["count"]))),
        decimals.probabilities("p", "p", clusters.map(\.p)),
      ])
  }

  /// The sum of what is seen of the cluster’s flows.
  private func count(_ cluster: FlowCluster) -> RawColumn.TabledCell {
    let part = models.part
    return seen.sum(from: cluster.origins.map { part.origins[$0] }, to: cluster.destinations.map { part.destinations[$0] }).tabled
  }

  private func names(_ ends: FlowEnds, _ places: [Int]) -> String { places.map { ends.names[$0] }.sorted().joined(separator: ", ") }
}
