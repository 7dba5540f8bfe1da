import WardlightDisclosure
import WardlightEssentials
import WardlightGeometry
import WardlightSpatialStatistics

/// How a scan was made and what it found, in sentences that stand in every output that has a place for them.
struct ScanNotes {
  let result: ScanResult
  let figures: ScanFigures
  let request: ScanRequest
  /// The clusters as they may be shown.
  let clusters: Table

  /// Method, inference, plane, and what these options cannot show; the finding last.
  var sentences: [String] { ([method, limits, standIns, inference, resolution, place] + result.warnings + [finding]).compactMap { $0 } }

  private var options: ScanOptions { result.options }

  private var method: String {
    let shapes = options.window == .circular ? "circles" : "circles and ellipses"
    return "Scan statistic (Kulldorff), \(model), \(shapes)\(time), looking for \(rates)."
  }

  private var model: String {
    switch request.baseline {
    case .population(let field): "Poisson model of \(request.cases) among \(field)"
    case .expected(let field): "Poisson model of \(request.cases) against \(field)"
    case .persons(let field): "Bernoulli model of \(request.cases) among \(field)"
    case .otherTimes: "space–time permutation model of \(request.cases)"
    }
  }

  private var time: String {
    switch options.time {
    case .none: ""
    case .retrospective(let share): " over any time of at most \(percent(share)) of \(result.periods) periods"
    case .prospective(let share): " over the last periods, at most \(percent(share)) of \(result.periods)"
    }
  }

  private var rates: String {
    switch options.rates {
    case .high: "high rates"
    case .low: "low rates"
    case .both: "high and low rates"
    }
  }

  private var standIns: String? {
    guard figures.hidesAny else { return nil }
    return
      "Hidden counts stand as the middle of what is shown of them (2 for 1–4), so that what is found tells nothing more; expected cases, ratios and p are those of the counts that so stand."
  }

  /// What so few replicates cannot show.
  private var resolution: String? {
    let needed = Int((1 / request.alpha - 1e-9).rounded(.up)) - 1
    guard options.replicates > 0, options.replicates < needed else { return nil }
    return "\(options.replicates) replicates cannot make a cluster significant at \(SignificantDecimal.text(request.alpha)); \(needed) can."
  }

  private var limits: String? {
    let what: String =
      switch request.baseline {
      case .population, .persons: "the population"
      case .expected: "what is expected"
      case .otherTimes: "the cases"
      }
    let radius = options.largestRadius.map { " and reaches at most \(length($0))" } ?? ""
    let fewest = options.rates == .low ? "" : "; a cluster of high rates has at least \(options.fewestCases) cases"
    return "A window holds at most \(percent(options.largestShare)) of \(what)\(radius)\(fewest). Clusters share no area."
  }

  private var inference: String {
    let level = SignificantDecimal.text(request.alpha)
    return "Significance: \(options.replicates) replicates, seed \(options.seed), level \(level); one p for the search over all windows."
  }

  private var place: String {
    let unit = figures.areas.plane.unit.map { "in \($0.plural)" } ?? "in units of its own"
    return "Distances between centroids: \(figures.areas.plane), \(unit)."
  }

  /// The most likely cluster in one plain sentence, with what the policy lets be seen.
  private var finding: String {
    guard let cluster = result.clusters.first else { return "There is no cluster." }
    let count = cluster.areas.count
    let areas =
      count == 1 ? "the area \(name(cluster.centre)) alone" : "\(count) areas around \(name(cluster.centre)), \(extent(cluster.extent))"
    return "The most likely cluster is \(areas)\(when(cluster)): \(numbers(cluster)); \(verdict(cluster))"
  }

  private func name(_ area: Int) -> String {
    let (code, name) = (figures.areas.codes[area], figures.areas.names[area])
    return code == name ? code : "\(name) (\(code))"
  }

  private func extent(_ extent: ScanExtent) -> String {
    if extent.isCircle { return "up to \(length(extent.longer)) from its centroid" }
    return "in an ellipse of \(length(extent.longer)) by \(length(extent.shorter))"
  }

  private func when(_ cluster: ScanCluster) -> String {
    guard options.time != .none else { return "" }
    let (first, last) = (figures.periods[cluster.periods.lowerBound], figures.periods[cluster.periods.upperBound])
    return first == last ? " in \(first)" : " from \(first) to \(last)"
  }

  private func numbers(_ cluster: ScanCluster) -> String {
    let shown = cell("cases").text
    let cases = "\(shown) case\(shown == "1" ? "" : "s")"
    let risk = cluster.relativeRisk.isFinite ? ", \(short(cluster.relativeRisk)) times the rate elsewhere" : ", all that there are"
    return "\(cases) where \(short(cluster.expected)) are expected\(risk)"
  }

  private func verdict(_ cluster: ScanCluster) -> String {
    guard !cluster.pMonteCarlo.isNaN else { return "without replicates nobody knows how often chance does as much." }
    let p = " (p = \(SignificantDecimal.text(cluster.pMonteCarlo)))"
    return cluster.pMonteCarlo <= request.alpha ? "chance seldom gives as much\(p)." : "chance often gives as much\(p): not significant."
  }

  private func cell(_ key: String) -> Cell { clusters.index(ofColumn: key).map { clusters.rows[0][$0] } ?? .missing }

  private func length(_ value: Double) -> String {
    let unit = figures.areas.plane.unit.map { " \($0.plural)" } ?? ""
    return value >= 100 ? "\(FixedDecimal.text(value, decimals: 0))\(unit)" : "\(short(value))\(unit)"
  }

  private func percent(_ share: Double) -> String { "\(SignificantDecimal.text(share * 100)) %" }

  private func short(_ value: Double) -> String { FixedDecimal.text(value, decimals: value < 10 ? 2 : 1) }
}
