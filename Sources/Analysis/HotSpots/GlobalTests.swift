public import WardlightDisclosure
public import WardlightEssentials
import WardlightGeometry
import WardlightSpatialStatistics

extension HotSpotOutcome {
  /// What the map as a whole shows: whether like values lie together at all.
  ///
  /// Moran's I, Geary's c and, where no figure is negative, General G of what was tested; of rates by their empirical Bayes index, of marks the join counts. All
  /// analysed areas count. One number over many areas still gives a single hidden count away, so under a policy that hides one, numbers are
  /// withheld and the verdict remains, where all counts that are possible for a reader agree on it.
  ///
  /// - Parameter parallel: Changes the time only.
  /// - Throws: ``AnalysisError/statistics(_:codes:)`` for marks that are neither 0 nor 1.
  public func globalStatistics(parallel: Parallel = Parallel()) throws(AnalysisError) -> Released<Table> {
    do throws(StatisticsError) {
      let values = run.agreed.values
      let isPositive = !values.joined().contains { $0 < 0 }
      var sets: [[GlobalTests.Test]] = []
      for x in values { sets.append(try GlobalTests(run, x, withGeneralG: isPositive, parallel).all()) }
      return run.door.release(raw(sets)).selecting(columns: Self.globalColumns)
    } catch {
      throw .statistics(error, codes: run.areas.codes)
    }
  }

  private static let globalColumns = ["statistic", "value", "expected", "variance", "z", "p_normal", "p_permutation", "verdict", "reason"]

  /// Each set of tests is that of other counts which are possible for a reader, the first set that of the counts themselves where nothing is hidden.
  private func raw(_ sets: [[GlobalTests.Test]]) -> RawTable {
    let tests = sets[0]
    let smallest = run.values.smallestCount
    let origin: RawColumn.Origin = smallest == nil ? .noCounts : .anyRow(["count"])
    func measure(_ key: String, _ number: (GlobalStatistic) -> Double) -> RawColumn {
      RawColumn(key, key, .measures(tests.map { number($0.result) }, from: origin))
    }
    let alpha = run.request.inference.alpha
    let verdicts = Agreed(sets.map { $0.map { $0.verdict(alpha) } })
    let reasons = Agreed(sets.map { $0.map(\.result.reason) })
    return RawTable(
      name: "global", title: "The map as a whole", note: notes[0],
      columns: [
        RawColumn("statistic", "Statistic", .labels(tests.map(\.name))), measure("value") { $0.value }, measure("expected") { $0.expected },
        measure("variance") { $0.variance }, measure("z") { $0.z }, measure("p_normal") { $0.pNormal },
        measure("p_permutation") { $0.pPermutation },
        RawColumn("verdict", "Verdict", .words(verdicts.values, from: verdicts.origin)),
        RawColumn("reason", "Reason", .words(reasons.values, from: reasons.origin)),
      ] + (smallest.map { [RawColumn("count", "Count", .counts([Int?](repeating: $0, count: tests.count)))] } ?? []))
  }
}

/// The global statistics that go with a local one.
struct GlobalTests {
  private let run: HotSpotRun
  private let x: [Double]
  private let hasGeneralG: Bool
  private let parallel: Parallel

  /// - Parameter x: What is tested.
  init(_ run: HotSpotRun, _ x: [Double], withGeneralG hasGeneralG: Bool, _ parallel: Parallel) {
    self.run = run
    self.x = x
    self.hasGeneralG = hasGeneralG
    self.parallel = parallel
  }

  /// A statistic by name, and what a large one means.
  struct Test {
    let name: String
    let result: GlobalStatistic
    let high: String
    let low: String

    /// What was found, in words; `nil` where there is no result.
    func verdict(_ alpha: Double) -> String? {
      guard result.reason == nil else { return nil }
      let p = result.pPermutation.isNaN ? result.pNormal : result.pPermutation
      return p > alpha ? "not significant" : result.z > 0 ? high : low
    }
  }

  func all() throws(StatisticsError) -> [Test] {
    if run.request.statistic.takesMarks { return try joins() }
    var tests = [
      Test(
        name: run.request.testsIndex ? "Moran's I of the empirical Bayes index" : "Moran's I",
        result: GlobalMoran.statistic(x, weights: run.weights, standardization: scaling, options: options, parallel: parallel),
        high: "like lies beside like", low: "unlike lies beside unlike"),
      Test(
        name: "Geary's c",
        result: GlobalGeary.statistic(x, weights: run.weights, standardization: scaling, options: options, parallel: parallel),
        high: "neighbours are unlike", low: "neighbours are alike"),
    ]
    if hasGeneralG {
      tests.append(
        Test(
          name: "General G", result: GeneralG.statistic(x, weights: run.weights, options: options, parallel: parallel),
          high: "high values lie together", low: "low values lie together"))
    }
    return tests
  }

  private func joins() throws(StatisticsError) -> [Test] {
    let counts = try JoinCount.statistics(x, weights: run.weights, options: options, parallel: parallel)
    return [
      Test(name: "Joins of marked areas", result: counts.blackBlack, high: "marks lie together", low: "marks lie apart"),
      Test(name: "Joins of marked with unmarked", result: counts.blackWhite, high: "marks lie apart", low: "marks lie together"),
      Test(
        name: "Joins of unmarked areas", result: counts.whiteWhite, high: "unmarked areas lie together", low: "unmarked areas lie apart"),
    ]
  }

  private var options: InferenceOptions { run.request.inference }

  private var scaling: Standardization {
    run.request.statistic == .giStar || run.request.statistic == .gi ? .row : run.request.standardization
  }
}
