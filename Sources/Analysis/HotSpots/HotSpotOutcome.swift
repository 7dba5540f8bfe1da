public import WardlightDisclosure
public import WardlightEssentials
public import WardlightGeometry
import WardlightSpatialStatistics

/// What was found; its tables have passed the door.
///
/// It is a class and never changes, so that who uses it need not know the layout of the raw columns within.
public final class HotSpotOutcome: Sendable {
  /// A row for each shown area: `id, value, neighbours, statistic, expected, variance, z, p_normal, p_permutation, q, class, reason`.
  public let table: Released<Table>
  /// The shown areas.
  public let areas: Areas
  /// How it was done, in sentences.
  public let notes: [String]
  /// How many areas are of which class.
  public let summary: Released<Table>
  /// What should be known of areas, codes and figures.
  public let notices: [String]
  /// The words of the column `class`, in the order of a legend.
  public let classes: [String]
  let run: HotSpotRun
  let analysed: Released<Table>

  init(run: HotSpotRun, analysed: Released<Table>, notes: [String], summary: Released<Table>) {
    self.run = run
    self.analysed = analysed
    let policy = run.door.terms.policy
    self.notes = notes + ["Policy \(policy): \(policy.inWords)"]
    self.summary = summary
    table = analysed.selecting(rows: run.part.shown).selecting(columns: HotSpotTable.columns)
    areas = run.part.shown.count == run.areas.count ? run.areas : run.areas.selecting(run.part.shown)
    notices = run.figures.notices
    classes = LocalClass.all(of: run.request.statistic).map(\.rawValue)
  }
}

extension HotSpotRequest {
  /// Reads, tests and protects.
  ///
  /// - Parameter parallel: Changes the time only.
  /// - Throws: ``AnalysisError``: for a layer or a table that cannot be used, figures that are no counts under a policy that protects counts,
  ///   weights that cannot be made.
  /// - Complexity: That of the reading, of the weights and of the statistic.
  public func run(parallel: Parallel = Parallel()) throws(AnalysisError) -> HotSpotOutcome {
    try analysing { try HotSpotRun(self, parallel).outcome() }
  }
}
