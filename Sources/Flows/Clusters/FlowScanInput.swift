import WardlightEssentials
import WardlightSpatialStatistics

/// Flows put in order of code for a scan, and its results put back where they belong.
struct FlowScanInput: Sendable {
  let options: FlowClusterOptions
  let draws: FlowDraws
  private let flows: FlowMatrix
  private let margins: FlowMargins
  /// Row-major, aligned with the ends; `nil` for independence.
  private let given: [Double]?

  init(_ flows: FlowMatrix, _ margins: FlowMargins, _ given: [Double]?, _ options: FlowClusterOptions) {
    (self.flows, self.margins, self.options) = (flows, margins, options)
    self.given = given
    let isUsable = given.map { given in !flows.pairs.contains { !(given[$0.origin * margins.columns.count + $0.destination] > 0) } } ?? true
    draws = FlowDraws(
      flows, margins, weights: isUsable ? given?.map { $0 > 0 ? $0 : 0 } : nil, tables: options.replicates, seed: options.seed,
      purpose: "flow cluster")
  }

  /// Why nothing can be looked for.
  var reason: String? {
    if draws.rows.count < 2 || draws.columns.count < 2 {
      return
        "A cluster of flows stands out against flows from and to elsewhere; origins with flows: \(draws.rows.count), destinations with flows: \(draws.columns.count)."
    }
    if margins.total < options.fewestFlows {
      return "There are fewer flows in all than a cluster has at least (\(options.fewestFlows))."
    }
    guard let given else { return nil }
    let unexpected = flows.pairs.first { !(given[$0.origin * margins.columns.count + $0.destination] > 0) }
    return unexpected.map {
      "None are expected to flow from \(flows.origins.names[$0.origin]) to \(flows.destinations.names[$0.destination]), where some do."
    }
  }

  var warnings: [String] {
    var warnings = [FlowWarnings.walk(margins, draws), options.replicates == 0 ? "Without replicates there is no p-value." : nil].compactMap
    { $0 }
    warnings += [Self.unknown(flows.origins, draws.rows, "origin"), Self.unknown(flows.destinations, draws.columns, "destination")]
      .compactMap { $0 }
    return warnings
  }

  private static func unknown(_ ends: FlowEnds, _ active: [Int], _ noun: String) -> String? {
    let count = active.count { ends.points[$0] == nil }
    guard count > 0 else { return nil }
    return count == 1
      ? "One \(noun) has no known place and is in no window with others."
      : "\(count) \(noun)s have no known place and are in no window with others."
  }

  var windows: WindowTable {
    let largest = options.largestShare * Double(margins.total)
    let origins = FlowWindows(
      draws.rows.map { flows.origins.points[$0] }, margins: draws.rows.map { margins.rows[$0] }, largest: largest, most: options.mostOrigins
    )
    let destinations = FlowWindows(
      draws.columns.map { flows.destinations.points[$0] }, margins: draws.columns.map { margins.columns[$0] }, largest: largest,
      most: options.mostDestinations)
    return WindowTable(origins, destinations, expected: expected, total: margins.total, fewest: options.fewestFlows)
  }

  /// By origin and destination in order of code.
  private var expected: [[Double]] {
    let wide = margins.columns.count
    let factors = given == nil && margins.hasEmptyDiagonal ? QuasiFactors(margins) : nil
    return draws.rows.map { origin in
      draws.columns.map { destination in
        guard margins.isCell(origin, destination) else { return 0 }
        if let given { return max(0, given[origin * wide + destination]) }
        if let factors { return factors.origins[origin] * factors.destinations[destination] }
        return Double(margins.rows[origin]) * Double(margins.columns[destination])
      }
    }
  }

  func cluster(_ found: WindowSweep.Candidate, _ windows: WindowTable, _ maxima: [Double], _ gumbel: GumbelFit) -> FlowCluster {
    let reached = maxima.count { $0 >= found.ratio }
    let centre = windows.sets.centres[found.set]
    let places = windows.origins.places[found.centre].prefix(found.size)
    return FlowCluster(
      originCentre: draws.rows[found.centre], destinationCentre: draws.columns[centre],
      origins: places.map { draws.rows[Int($0)] }.sorted(),
      destinations: windows.sets.members(found.set).map { draws.columns[$0] }.sorted(), observed: found.count,
      expected: windows.expected(windows.units(centre: found.centre, size: found.size, set: found.set)),
      originRadius: windows.origins.distances[found.centre][found.size - 1], destinationRadius: windows.reaches[found.set],
      logLikelihoodRatio: found.ratio,
      p: maxima.isEmpty ? .nan : Double(1 + reached) / Double(maxima.count + 1), pGumbel: gumbel.upperTail(of: found.ratio))
  }
}
