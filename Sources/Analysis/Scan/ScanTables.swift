import WardlightDisclosure
import WardlightGeometry
import WardlightSpatialStatistics

/// What a scan found, as tables before the door.
///
/// Under a policy that protects counts the areas carry words and no counts: a cluster's count less those of its areas would give away
/// the one that is protected. Of the cases in no cluster it is only asked whether they are protected.
struct ScanTables {
  let result: ScanResult
  let figures: ScanFigures
  let request: ScanRequest

  /// A row for each area.
  func areas(withCounts: Bool) -> RawTable {
    let labels = [RawColumn("id", "Code", .labels(figures.areas.codes)), RawColumn("name", "Name", .labels(figures.areas.names))]
    return RawTable(
      name: "scan", title: "Clusters of \(request.cases)", note: "", columns: labels + (withCounts ? countColumns : []) + clusterColumns)
  }

  private var countColumns: [RawColumn] {
    let cases = figures.areas.codes.indices.map { area -> Int? in
      result.reasons[area] == nil ? figures.cases.reduce(0) { $0 + Int($1[area]) } : nil
    }
    return [
      RawColumn("cases", "Cases", .counts(cases)), RawColumn("expected", "Expected", .measures(result.expected, from: .anyRow(["cases"]))),
    ]
  }

  private var clusterColumns: [RawColumn] {
    let ofArea = result.clusterOfArea
    let words = ofArea.indices.map { area in
      result.reasons[area] == nil ? ofArea[area].map { self.word(result.clusters[$0]) } ?? ScanWords.outside : ScanWords.undefined
    }
    return [
      RawColumn("cluster", "Cluster", .computedWhole(ofArea.map { $0.map { $0 + 1 } }, from: .coarse)),
      RawColumn("class", "Class", .words(words, from: .coarse)), RawColumn("reason", "Reason", .words(result.reasons, from: .coarse)),
    ]
  }

  private func word(_ cluster: ScanCluster) -> String {
    // Without replicates there is nothing to be significant.
    guard cluster.pMonteCarlo <= request.alpha else { return ScanWords.notSignificant }
    return cluster.isHigh ? ScanWords.high : ScanWords.low
  }

  /// A row for each cluster, the most likely one first.
  func clusters() -> RawTable {
    let all = result.clusters
    let inside = all.reduce(0) { $0 + $1.cases }
    return RawTable(
      name: "clusters", title: "Clusters of \(request.cases)", note: "",
      columns: place(all) + time(all) + [
        RawColumn("cases", "Cases", .counts(all.map(\.cases))),
        RawColumn(Self.elsewhere, "Cases in no cluster", .counts(all.map { _ in result.cases - inside })),
      ] + measures(all) + [RawColumn("class", "Class", .words(all.map(word), from: .coarse))])
  }

  /// The column that only decides what may be seen.
  static let elsewhere = "cases_elsewhere"

  private func place(_ all: [ScanCluster]) -> [RawColumn] {
    let codes = figures.areas.codes
    return [
      RawColumn("cluster", "Cluster", .computedWhole(all.indices.map { $0 + 1 }, from: .coarse)),
      RawColumn("centre", "Centre", .words(all.map { codes[$0.centre] }, from: .coarse)),
      RawColumn("centre_name", "Centre's name", .words(all.map { figures.areas.names[$0.centre] }, from: .coarse)),
      RawColumn("areas", "Areas", .computedWhole(all.map(\.areas.count), from: .coarse)),
      RawColumn("radius", "Radius", .measures(all.map(\.extent.longer), from: .coarse)),
    ] + (isElliptic ? axes(all) : [])
  }

  private func axes(_ all: [ScanCluster]) -> [RawColumn] {
    [
      RawColumn("shorter_radius", "Shorter half-axis", .measures(all.map(\.extent.shorter), from: .coarse)),
      RawColumn("direction", "Direction, degrees from east", .measures(all.map(\.extent.direction), from: .coarse)),
    ]
  }

  private func time(_ all: [ScanCluster]) -> [RawColumn] {
    guard request.options.time != .none else { return [] }
    return [
      RawColumn("first_period", "First period", .words(all.map { figures.periods[$0.periods.lowerBound] }, from: .coarse)),
      RawColumn("last_period", "Last period", .words(all.map { figures.periods[$0.periods.upperBound] }, from: .coarse)),
    ]
  }

  private func measures(_ all: [ScanCluster]) -> [RawColumn] {
    let origin = RawColumn.Origin.sameRow(["cases", Self.elsewhere])
    func column(_ key: String, _ title: String, _ value: (ScanCluster) -> Double) -> RawColumn {
      RawColumn(key, title, .measures(all.map(value), from: origin))
    }
    return [
      column("expected", "Expected", \.expected),
      RawColumn("population", "Population", .measures(all.map(\.population), from: .noCounts)),
      column("relative_risk", "Relative risk", \.relativeRisk),
      column("log_likelihood_ratio", "Log likelihood ratio", \.logLikelihoodRatio),
    ] + (isElliptic ? [column("statistic", "Statistic", \.statistic)] : []) + [
      column("p_monte_carlo", "p (Monte Carlo)", \.pMonteCarlo), column("p_gumbel", "p (Gumbel)", \.pGumbel),
    ]
  }

  private var isElliptic: Bool { request.options.window != .circular }
}

/// The words of the column `class`.
public enum ScanWords {
  /// In a significant cluster of high rates.
  public static let high = "high"
  /// In a significant cluster of low rates.
  public static let low = "low"
  /// In a cluster that chance explains.
  public static let notSignificant = "not significant"
  /// In no cluster.
  public static let outside = "outside"
  /// Without figures.
  public static let undefined = "undefined"
}
