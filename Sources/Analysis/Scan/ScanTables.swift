import WardlightDisclosure
import WardlightGeometry
import WardlightSpatialStatistics

/// What a scan found, as tables before the door.
///
/// The scan is made of what readers are shown, a hidden count standing as the middle of its interval, so that all it found follows from what is released; what a
/// cluster's cases are is known as far as those of its areas and periods are.
struct ScanTables {
  let result: ScanResult
  let figures: ScanFigures
  let request: ScanRequest

  /// A row for each area.
  func areas() -> RawTable {
    let labels = [RawColumn("id", "Code", .labels(figures.areas.codes)), RawColumn("name", "Name", .labels(figures.areas.names))]
    return RawTable(
      name: "scan", title: "Clusters of \(request.cases)", note: "", columns: labels + countColumns + clusterColumns)
  }

  private var countColumns: [RawColumn] {
    let cases = figures.areas.codes.indices.map { area in
      result.reasons[area] == nil ? Self.cell(figures.sum(over: [area], in: figures.cases.indices)) : .missing
    }
    return [
      RawColumn("cases", "Cases", .tabledCounts(cases)), RawColumn("expected", "Expected", .measures(result.expected, from: .noCounts)),
    ]
  }

  private static func cell(_ range: ClosedRange<Int>) -> RawColumn.TabledCell {
    range.count == 1 ? .number(Double(range.lowerBound)) : .interval(lower: range.lowerBound, upper: range.upperBound)
  }

  private var clusterColumns: [RawColumn] {
    let ofArea = result.clusterOfArea
    let words = ofArea.indices.map { area in
      result.reasons[area] == nil ? ofArea[area].map { self.word(result.clusters[$0]) } ?? ScanWords.outside : ScanWords.undefined
    }
    return [
      RawColumn("cluster", "Cluster", .computedWhole(ofArea.map { $0.map { $0 + 1 } }, from: .noCounts)),
      RawColumn("class", "Class", .words(words, from: .noCounts)), RawColumn("reason", "Reason", .words(result.reasons, from: .noCounts)),
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
    let cases = all.map { Self.cell(figures.sum(over: $0.areas, in: $0.periods)) }
    return RawTable(
      name: "clusters", title: "Clusters of \(request.cases)", note: "",
      columns: place(all) + time(all) + [
        RawColumn("cases", "Cases", .tabledCounts(cases))
      ] + measures(all) + [RawColumn("class", "Class", .words(all.map(word), from: .noCounts))])
  }

  private func place(_ all: [ScanCluster]) -> [RawColumn] {
    let codes = figures.areas.codes
    return [
      RawColumn("cluster", "Cluster", .computedWhole(all.indices.map { $0 + 1 }, from: .noCounts)),
      RawColumn("centre", "Centre", .words(all.map { codes[$0.centre] }, from: .noCounts)),
      RawColumn("centre_name", "Centre's name", .words(all.map { figures.areas.names[$0.centre] }, from: .noCounts)),
      RawColumn("areas", "Areas", .computedWhole(all.map(\.areas.count), from: .noCounts)),
      RawColumn("radius", "Radius", .measures(all.map(\.extent.longer), from: .noCounts)),
    ] + (isElliptic ? axes(all) : [])
  }

  private func axes(_ all: [ScanCluster]) -> [RawColumn] {
    [
      RawColumn("shorter_radius", "Shorter half-axis", .measures(all.map(\.extent.shorter), from: .noCounts)),
      RawColumn("direction", "Direction, degrees from east", .measures(all.map(\.extent.direction), from: .noCounts)),
    ]
  }

  private func time(_ all: [ScanCluster]) -> [RawColumn] {
    guard request.options.time != .none else { return [] }
    return [
      RawColumn("first_period", "First period", .words(all.map { figures.periods[$0.periods.lowerBound] }, from: .noCounts)),
      RawColumn("last_period", "Last period", .words(all.map { figures.periods[$0.periods.upperBound] }, from: .noCounts)),
    ]
  }

  private func measures(_ all: [ScanCluster]) -> [RawColumn] {
    func column(_ key: String, _ title: String, _ value: (ScanCluster) -> Double) -> RawColumn {
      RawColumn(key, title, .measures(all.map(value), from: .noCounts))
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
