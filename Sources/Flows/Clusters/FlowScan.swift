public import WardlightEssentials
import WardlightSpatialStatistics

extension FlowClusters {
  /// Looks for clusters of flows.
  ///
  /// **Windows.** Around every origin it and its nearest others, together with a destination and its nearest others: every size at both ends, until a window
  /// of several places holds more than the largest share of the flows at that end. Equally near places enter in order of code. With c flows in a window, E expected
  /// there and C in all, LLR = c·ln(c/E) + (C − c)·ln((C − c)/(C − E)) where c > E (Kulldorff 1997). Scanning both ends of flows at once, each with
  /// windows of its own, follows Gao, Li, Wang, Jeong & Soltani (2018); that a cluster of flows is near at both ends, Tao & Thill (2016).
  ///
  /// **Chance.** Replicates keep how many leave each origin and arrive at each destination, so that a large town is no cluster for being large: tables drawn by
  /// shuffling destinations among flows, and where self-flows are left out or other expected flows are given, such as those of a gravity model, tables that a
  /// Markov chain draws in proportion to them with the same margins. p = (1 + replicates whose largest LLR is at least as large)/(replicates + 1); a
  /// secondary cluster is held against the same maxima, so that its p errs upwards.
  ///
  /// **Secondary clusters** share no pair of origin and destination with those before; they may share origins, or destinations.
  ///
  /// - Parameters:
  ///   - flows: The flows; origins and destinations have points.
  ///   - expected: Row-major, aligned with the ends, scaled to the total; `NaN` or 0 where nothing can flow. `nil` for independence of the ends.
  ///   - selfFlows: Matters only where both ends are the same places.
  ///   - options: What is looked for.
  ///   - parallel: Changes the time only.
  /// - Returns: No clusters and a reason where flows are too few, where there are flows of which none are expected, or where there are more windows than memory for them.
  /// - Complexity: O(replicates · windows) additions and comparisons; memory for each window four bytes.
  /// - SeeAlso: Kulldorff (1997), doi:10.1080/03610929708831995; Gao et al. (2018), doi:10.1080/13658816.2018.1426859; Tao & Thill (2016),
  ///   doi:10.1111/gean.12100.
  public static func scan(
    _ flows: FlowMatrix, expected: [Double]? = nil, selfFlows: SelfFlows = .kept, options: FlowClusterOptions, parallel: Parallel
  ) -> FlowClusters {
    let isHollow = selfFlows == .leftOut && flows.isSquare
    let flows = isHollow ? flows.withoutSelfFlows() : flows
    precondition(
      expected.map { $0.count == flows.origins.count * flows.destinations.count } ?? true, "expected flows do not align with flows")
    let input = FlowScanInput(flows, FlowMargins(flows, hasEmptyDiagonal: isHollow), expected, options)
    if let reason = input.reason { return FlowClusters(noneBecause: reason, options) }
    let windows = input.windows
    guard windows.count <= largestWindowCount else {
      return FlowClusters(
        noneBecause:
          "\(windows.count) windows are more than can be scanned (\(largestWindowCount)); a smaller share of the flows, or fewer places in a window, makes them fewer.",
        options)
    }
    let found = WindowSweep(windows, input.draws.table(flows)).clusters(options.mostClusters, parallel)
    let maxima = ReplicateSweep(windows, input.draws).maxima(options.replicates, parallel)
    return FlowClusters(input, windows, found, maxima)
  }

  /// Four bytes each.
  static let largestWindowCount = 150_000_000

  private init(noneBecause reason: String, _ options: FlowClusterOptions) {
    (clusters, replicateMaxima, windows, warnings) = ([], [], 0, [])
    gumbel = GumbelFit([])
    (self.options, self.reason) = (options, reason)
  }

  private init(_ input: FlowScanInput, _ windows: WindowTable, _ found: [WindowSweep.Candidate], _ maxima: [Double]) {
    let gumbel = GumbelFit(maxima)
    clusters = found.map { input.cluster($0, windows, maxima, gumbel) }
    (replicateMaxima, self.gumbel, self.windows) = (maxima, gumbel, windows.count)
    (options, reason, warnings) = (input.options, nil, input.warnings)
  }
}

extension WindowSweep {
  /// The most likely cluster, then the most likely that shares no pair with it, and so on.
  fileprivate func clusters(_ most: Int, _ parallel: Parallel) -> [Candidate] {
    var (found, barriers): ([Candidate], [Barrier]) = ([], [])
    while found.count < most, let next = best(barriers, parallel) {
      found.append(next)
      barriers.append(Barrier(next, windows))
    }
    return found
  }
}
