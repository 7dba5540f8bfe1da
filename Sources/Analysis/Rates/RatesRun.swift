import WardlightDisclosure
import WardlightEssentials
import WardlightGeometry
import WardlightSpatialStatistics

/// One run of a request for rates, step by step.
struct RatesRun {
  private let request: RatesRequest
  private let figures: AreaFigures
  private let cases: [Int?]
  private let weights: Weights
  private let rates: AreaRates

  init(_ request: RatesRequest, _ parallel: Parallel) throws {
    self.request = request
    figures = try request.layer.figures(of: [request.cases, request.population], parallel: parallel)
    cases = try figures.counts(of: request.cases, advice: .none)
    do throws(StatisticsError) {
      let counts = try CaseCounts(
        cases: figures.values(of: request.cases), population: figures.values(of: request.population), of: request.kind)
      weights = try request.neighbours.weights(of: figures.areas, parallel: parallel)
      rates = AreaRates(
        counts, weights: weights,
        options: .init(
          level: request.level, benchmark: request.benchmark.map { $0 / request.per }, draws: request.draws, seed: request.seed,
          minimum: request.minimumCount.map { MinimumCount($0) }), parallel: parallel)
    } catch {
      throw AnalysisError.statistics(error, codes: figures.areas.codes)
    }
  }

  func outcome() throws -> RatesOutcome {
    let door = try Door(policy: request.policy, marking: request.marking, sources: [])
    let notes = notes(door)
    let table = RatesTable(request: request, areas: figures.areas, cases: cases, neighbours: weights, rates: rates)
    return RatesOutcome(
      table: door.release(table.raw(note: notes[0])), summary: door.release(summary), areas: figures.areas, notes: notes,
      notices: figures.notices)
  }

  private var kind: String { figures.areas.geography.kind }

  /// How many areas are of which class.
  private var summary: RawTable {
    let found = RateClass.allCases.filter { rates.classes.contains($0) }
    return RawTable(
      name: "classes", title: "What the \(kind) are", note: "",
      columns: [
        RawColumn("class", "Class", .labels(found.map(\.rawValue))),
        RawColumn("areas", kind.capitalizedFirst, .computedWhole(found.map { name in rates.classes.count { $0 == name } }, from: .coarse)),
      ])
  }

  private func notes(_ door: Door) -> [String] {
    let least = rates.options.minimum.map { [$0.sentence] } ?? []
    return [method] + [against(door)] + [shrinking] + rates.warnings + least
      + ["Policy \(door.terms.policy): \(door.terms.policy.inWords)"]
  }

  private var method: String {
    "Rates of \(request.cases) per \(number(request.per)) of \(request.population), with \(number(100 * request.level)) % intervals: the crude one exact (Garwood), the shrunken one from a gamma–Poisson model; ranks from \(request.draws) draws, seed \(request.seed)."
  }

  /// What areas are held against: the rate of all areas is a total over a total, which is not said where a count is protected.
  private func against(_ door: Door) -> String {
    if let benchmark = request.benchmark { return "Areas are held against a rate of \(number(benchmark))." }
    let hides = door.terms.policy.threshold.map { least in cases.contains { $0.map { (1..<least).contains($0) } ?? false } } ?? false
    let rate = hides || rates.benchmark.isNaN ? "" : ", \(number(rates.benchmark * request.per))"
    return "Areas are held against the rate of all \(kind) together\(rate)."
  }

  private var shrinking: String {
    let clamped = rates.global.wasClamped ? "; the variance of true rates came out negative, and 0 stands for it" : ""
    return
      "Empirical Bayes after Marshall: global rates are drawn towards the mean of all \(kind)\(clamped), local ones towards that of the area and its neighbours (\(request.neighbours.recipe)); in \(rates.local.clamped.count) windows the variance came out negative, and 0 stands for it."
  }

  private func number(_ value: Double) -> String { SignificantDecimal.text(value) }
}
