public import WardlightDisclosure
public import WardlightEssentials
public import WardlightGeometry
import WardlightSpatialStatistics

/// What a scan found; its tables have passed the door.
public final class ScanOutcome: Sendable {
  /// A row for each area: its cluster, and under an open policy its cases.
  public let table: Released<Table>
  /// A row for each cluster, the most likely one first.
  public let clusters: Released<Table>
  /// The areas.
  public let areas: Areas
  /// How it was done and what was found, in sentences.
  public let notes: [String]
  /// What should be known of areas, codes and figures.
  public let notices: [String]

  init(_ result: ScanResult, _ figures: ScanFigures, _ request: ScanRequest, _ door: Door) {
    let tables = ScanTables(result: result, figures: figures, request: request)
    let released = door.release(tables.clusters())
    let visible = released.content.columns.map(\.key).filter { $0 != ScanTables.elsewhere }
    clusters = released.selecting(columns: visible)
    table = door.release(tables.areas(withCounts: door.terms.policy.threshold == nil))
    areas = figures.areas
    notices = figures.notices
    notes =
      ScanNotes(result: result, figures: figures, request: request, clusters: clusters.content).sentences
      + ["Policy \(door.terms.policy): \(door.terms.policy.inWords)"]
  }
}

extension ScanRequest {
  /// Reads, scans and protects.
  ///
  /// Under a policy that protects counts a cluster of high rates has as many cases as are shown: the order of clusters, with the population
  /// inside, would tell a smaller count.
  ///
  /// - Parameter parallel: Changes the time only.
  /// - Throws: ``AnalysisError``: for a layer or a table that cannot be used, figures that no scan can use.
  /// - Complexity: That of the reading and of the scan.
  public func run(parallel: Parallel = Parallel()) throws(AnalysisError) -> ScanOutcome {
    try analysing {
      let door = try Door(policy: policy, marking: marking, sources: [])
      let figures = try ScanFigures(self, parallel)
      let result = try scan(figures, door.terms.policy.threshold ?? 1, parallel)
      return ScanOutcome(result, figures, self, door)
    }
  }

  private func scan(_ figures: ScanFigures, _ fewest: Int, _ parallel: Parallel) throws -> ScanResult {
    let shapes = figures.areas.shapes
    let centres = parallel.map(figures.areas.count) {
      shapes.centroid(ofArea: $0) ?? Coordinate(easting: .nan, northing: .nan)
    }
    var options = options
    options.fewestCases = max(options.fewestCases, fewest)
    do {
      let result = try ScanStatistic.clusters(
        centres: centres, cases: figures.cases, model: baseline.model(figures.baseline), options: options, parallel: parallel)
      return result.movingLast { (1..<max(fewest, 1)).contains($0.cases) }
    } catch {
      throw AnalysisError.statistics(error, codes: figures.areas.codes)
    }
  }
}
