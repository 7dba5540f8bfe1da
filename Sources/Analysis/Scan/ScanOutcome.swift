public import WardlightDisclosure
public import WardlightEssentials
public import WardlightGeometry
import WardlightSpatialStatistics

/// What a scan found; its tables have passed the door.
public final class ScanOutcome: Sendable {
  /// A row for each area: its cases and its cluster.
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
    clusters = door.release(tables.clusters())
    table = door.release(tables.areas())
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
  /// Under a policy that protects counts a hidden one stands as the middle of what is shown of it: what is found then follows from what is shown, and tells
  /// nothing more.
  ///
  /// - Parameter parallel: Changes the time only.
  /// - Throws: ``AnalysisError``: for a layer or a table that cannot be used, figures that no scan can use.
  /// - Complexity: That of the reading and of the scan.
  public func run(parallel: Parallel = Parallel()) throws(AnalysisError) -> ScanOutcome {
    try analysing {
      let door = try Door(policy: policy, marking: marking, sources: [])
      let figures = try ScanFigures(self, door, parallel)
      let result = try scan(figures, parallel)
      return ScanOutcome(result, figures, self, door)
    }
  }

  private func scan(_ figures: ScanFigures, _ parallel: Parallel) throws -> ScanResult {
    let shapes = figures.areas.shapes
    let centres = parallel.map(figures.areas.count) {
      shapes.centroid(ofArea: $0) ?? Coordinate(easting: .nan, northing: .nan)
    }
    do {
      return try ScanStatistic.clusters(
        centres: centres, cases: figures.cases, model: baseline.model(figures.baseline), options: options, parallel: parallel)
    } catch {
      throw AnalysisError.statistics(error, codes: figures.areas.codes)
    }
  }
}
