import WardlightDisclosure
import WardlightEssentials
import WardlightGeometry
import WardlightSpatialStatistics

/// One run of a request for hot spots over time, step by step.
struct EmergingRun {
  private let request: EmergingRequest
  private let figures: AreaFigures
  private let table: PeriodTable
  private let door: Door
  /// The values of the bins as counts, where the policy protects counts; `nil` where they are figures.
  private let counts: [Int?]?
  /// The hot spots by all counts that are possible for a reader; the first are those of the values themselves where nothing is hidden.
  private let sets: [EmergingHotSpots]

  init(_ request: EmergingRequest, _ parallel: Parallel) throws {
    let figures = try request.layer.figures(of: [], parallel: parallel)
    var vintages = try StudyVintages()
    let codes = try vintages.admit(
      figures.areas,
      of: Configuration.AreaSource(
        layer: request.layer.layer, code: request.layer.code, name: request.layer.name ?? request.layer.code,
        vintage: request.layer.vintage, kind: request.layer.kind))
    let table = try PeriodTable(
      path: request.table, code: request.tableCode, period: request.period, fields: [request.value], layer: codes, vintages.check)
    (self.request, self.figures, self.table) = (request, figures, table)
    let areas = figures.areas
    let values = table.values(of: request.value, absent: request.absent)
    let door = try Door(policy: request.policy, marking: request.marking, sources: [])
    let counts = try request.policy.threshold.map { _ in try table.counts(values, of: request.value, areas, advice: .policy) }
    do throws(StatisticsError) {
      let weights = try request.neighbours.weights(of: areas, parallel: parallel)
      let possible = door.possible(counts ?? [])
      var sets: [EmergingHotSpots] = []
      for set in possible.sets {
        let cube = try SpaceTimeCube(byPeriod: counts == nil ? values : Self.byPeriod(possible[set], areas.count))
        sets.append(
          EmergingHotSpots(
            cube, weights: weights, options: .init(steps: request.steps, inference: request.inference), parallel: parallel))
      }
      self.sets = sets
    } catch {
      throw AnalysisError.statistics(error, codes: areas.codes)
    }
    (self.door, self.counts) = (door, counts)
  }

  private static func byPeriod(_ counts: [Int?], _ areas: Int) -> [[Double]] {
    stride(from: 0, to: counts.count, by: areas).map { start in counts[start..<start + areas].map { $0.map(Double.init) ?? .nan } }
  }

  private var spots: EmergingHotSpots { sets[0] }

  func outcome() -> EmergingOutcome {
    let notes = notes
    let tables = EmergingTables(request: request, areas: figures.areas, periods: table.periods, counts: counts, sets: sets)
    return EmergingOutcome(
      table: door.release(tables.byArea(note: notes[0])).selecting(columns: EmergingTables.shown),
      bins: door.release(tables.bins(note: notes[0])), summary: door.release(tables.summary), definitions: definitions(tables.classes),
      areas: figures.areas, notes: notes,
      notices: figures.notices + table.notices + table.absences(request.absent))
  }

  private func definitions(_ classes: Agreed<EmergingClass>) -> [String] {
    EmergingClass.all.filter { classes.count(of: $0, among: classes.values.indices) > 0 }.map { "\($0.name): \($0.definition)" }
  }

  private var notes: [String] {
    let ends = "\(table.periods.first ?? "") to \(table.periods.last ?? "")"
    return [
      "\(request.value) by \(figures.areas.geography.kind) in \(table.periods.count) periods, \(ends). \(spots.method)",
      "Weights \(request.neighbours.recipe) in space. \(inference)",
      "Trend of each area's z by Mann and Kendall, two-sided, level \(SignificantDecimal.text(request.inference.alpha)), not corrected.",
    ] + spots.warnings + ["Policy \(door.terms.policy): \(door.terms.policy.inWords)"]
  }

  private var inference: String {
    let options = request.inference
    let p =
      options.permutations > 0
      ? "\(options.permutations) conditional permutations over all bins, seed \(options.seed)" : "the normal approximation, as in ArcGIS"
    return
      "Significance of bins: \(p), alternative \(options.alternative.rawValue), correction \(options.correction.rawValue), m = \(spots.bins.tests), level \(SignificantDecimal.text(options.alpha))."
  }
}
