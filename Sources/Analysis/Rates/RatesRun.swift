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
  private let door: Door
  /// The rates by all counts that are possible for a reader; the first are those of the counts themselves where nothing is hidden.
  private let sets: [AreaRates]

  init(_ request: RatesRequest, _ parallel: Parallel) throws {
    self.request = request
    figures = try request.layer.figures(of: [request.cases, request.population], parallel: parallel)
    cases = try figures.counts(of: request.cases, advice: .none)
    door = try Door(policy: request.policy, marking: request.marking, sources: [])
    do throws(StatisticsError) {
      let people = figures.values(of: request.population)
      // What was read is checked as what it is; more cases than people among the possible ones are nobody's fault.
      _ = try CaseCounts(cases: figures.values(of: request.cases), population: people, of: request.kind)
      let weights = try request.neighbours.weights(of: figures.areas, parallel: parallel)
      let possible = door.possible(cases)
      var sets: [AreaRates] = []
      for set in possible.sets {
        let counts = try CaseCounts(cases: possible[set].map { $0.map(Double.init) ?? .nan }, population: people, of: .events)
        sets.append(AreaRates(counts, weights: weights, options: request.options, parallel: parallel))
      }
      (self.weights, self.sets) = (weights, sets)
    } catch {
      throw AnalysisError.statistics(error, codes: figures.areas.codes)
    }
  }

  func outcome() throws -> RatesOutcome {
    let notes = notes
    let table = RatesTable(request: request, areas: figures.areas, cases: cases, neighbours: weights, sets: sets)
    return RatesOutcome(
      table: door.release(table.raw(note: notes[0])), summary: door.release(summary(table.classes)), areas: figures.areas, notes: notes,
      notices: figures.notices)
  }

  private var rates: AreaRates { sets[0] }

  private var kind: String { figures.areas.geography.kind }

  /// How many areas are of which class, and of how many it may not be told.
  private func summary(_ classes: Agreed<RateClass>) -> RawTable {
    let all = cases.indices
    let known = RateClass.allCases.map { (name: $0.rawValue, count: classes.count(of: $0, among: all)) }
    let found = (known + [(name: OpenClass.words, count: classes.countOpen(among: all))]).filter { $0.count > 0 }
    return RawTable(
      name: "classes", title: "What the \(kind) are", note: "",
      columns: [
        RawColumn("class", "Class", .labels(found.map(\.name))),
        RawColumn("areas", kind.capitalizedFirst, .computedWhole(found.map(\.count), from: .noCounts)),
      ])
  }

  private var notes: [String] {
    let least = rates.options.minimum.map { [$0.sentence] } ?? []
    return [method] + [against] + [shrinking] + rates.warnings + least
      + ["Policy \(door.terms.policy): \(door.terms.policy.inWords)"]
  }

  private var method: String {
    "Rates of \(request.cases) per \(number(request.per)) of \(request.population), with \(number(100 * request.level)) % intervals: the crude one exact (Garwood), the shrunken one from a gamma–Poisson model; ranks from \(request.draws) draws, seed \(request.seed)."
  }

  /// What areas are held against: the rate of all areas is a total over a total, which is not said where a count is protected.
  private var against: String {
    if let benchmark = request.benchmark { return "Areas are held against a rate of \(number(benchmark))." }
    let rate = sets.count > 1 || rates.benchmark.isNaN ? "" : ", \(number(rates.benchmark * request.per))"
    return "Areas are held against the rate of all \(kind) together\(rate)."
  }

  private var shrinking: String {
    let clamped = rates.global.wasClamped ? "; the variance of true rates came out negative, and 0 stands for it" : ""
    return
      "Empirical Bayes after Marshall: global rates are drawn towards the mean of all \(kind)\(clamped), local ones towards that of the area and its neighbours (\(request.neighbours.recipe)); in \(rates.local.clamped.count) windows the variance came out negative, and 0 stands for it."
  }

  private func number(_ value: Double) -> String { SignificantDecimal.text(value) }
}

extension RatesRequest {
  /// What the rates are made with.
  fileprivate var options: AreaRates.Options {
    .init(
      level: level, benchmark: benchmark.map { $0 / per }, draws: draws, seed: seed, minimum: minimumCount.map { MinimumCount($0) })
  }
}
