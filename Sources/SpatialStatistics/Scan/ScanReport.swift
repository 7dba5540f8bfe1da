/// Puts what was found into the terms of the areas that were given.
struct ScanReport {
  let input: ScanInput
  let cells: ScanCells
  let spans: ScanSpans
  let families: [WindowFamily]
  let options: ScanOptions

  func result(_ found: [ClusterSearch.Found], _ maxima: [Double]) -> ScanResult {
    let gumbel = GumbelFit(maxima)
    let clusters = found.map { cluster($0, maxima, gumbel) }
    var clusterOfArea = [Int?](repeating: nil, count: input.centres.count)
    for (place, cluster) in clusters.enumerated() { for area in cluster.areas { clusterOfArea[area] = place } }
    return ScanResult(
      clusters: clusters, clusterOfArea: clusterOfArea, reasons: reasons, expected: expected, cases: cells.caseTotal,
      population: population(Array(cells.areas), 0...cells.periods - 1), periods: cells.periods, replicateMaxima: maxima, gumbel: gumbel,
      options: options, warnings: warnings(found))
  }

  private func cluster(_ found: ClusterSearch.Found, _ maxima: [Double], _ gumbel: GumbelFit) -> ScanCluster {
    let window = found.candidate
    let areas = found.areas.map { cells.areas[Int($0)] }
    let (c, all) = (Double(window.cases), Double(cells.caseTotal))
    let e = cells.ratio.expected(Double(window.units))
    let reached = maxima.count { $0 >= window.statistic }
    return ScanCluster(
      centre: cells.areas[window.centre], areas: areas, extent: extent(window), periods: spans.spans[window.span], isHigh: window.isHigh,
      cases: window.cases, expected: e, population: population(areas, spans.spans[window.span]),
      relativeRisk: window.cases == cells.caseTotal ? .infinity : c / e / ((all - c) / (all - e)), logLikelihoodRatio: window.ratio,
      statistic: window.statistic, pMonteCarlo: maxima.isEmpty ? .nan : Double(1 + reached) / Double(maxima.count + 1),
      pGumbel: gumbel.upperTail(of: window.statistic))
  }

  private func extent(_ window: WindowScan.Candidate) -> ScanExtent {
    let family = families[window.family]
    return ScanExtent(shorter: window.radius, longer: window.radius * family.shape, direction: family.direction)
  }

  /// Persons under Bernoulli, each of whom belongs to one period; else the mean over periods of those who lived there.
  private func population(_ areas: [Int], _ periods: ClosedRange<Int>) -> Double {
    guard input.model.hasPopulation else { return .nan }
    let sum = periods.reduce(0.0) { sum, period in areas.reduce(sum) { $0 + input.baseline($1, period) } }
    return input.model.isBernoulli ? sum : sum / Double(periods.count * input.populationRows)
  }

  private var reasons: [String?] {
    var reasons = [String?](repeating: Degeneracy.missing.rawValue, count: input.centres.count)
    for area in cells.areas { reasons[area] = nil }
    return reasons
  }

  private var expected: [Double] {
    var expected = [Double](repeating: .nan, count: input.centres.count)
    for (place, area) in cells.areas.enumerated() {
      let units = (0..<cells.periods).reduce(Int64(0)) { $0 + cells.units[cells.cell($1, place)] }
      expected[area] = cells.ratio.expected(Double(units))
    }
    return expected
  }

  private func warnings(_ found: [ClusterSearch.Found]) -> [String] {
    var warnings: [String] = []
    if found.isEmpty { warnings.append("No window within the limits departs from what is expected.") }
    if options.replicates == 0 { warnings.append("Without replicates there is no p-value.") }
    return warnings
  }
}
