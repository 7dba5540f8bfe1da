import WardlightDisclosure
import WardlightEssentials
import WardlightGeometry
import WardlightSpatialStatistics

/// One run of a request for hot spots over time, step by step.
struct EmergingRun {
  private let request: EmergingRequest
  private let figures: AreaFigures
  private let table: PeriodTable
  private let spots: EmergingHotSpots

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
    do throws(StatisticsError) {
      let weights = try request.neighbours.weights(of: areas, parallel: parallel)
      spots = EmergingHotSpots(
        try SpaceTimeCube(byPeriod: table.values(of: request.value, absent: request.absent)), weights: weights,
        options: .init(steps: request.steps, inference: request.inference), parallel: parallel)
    } catch {
      throw AnalysisError.statistics(error, codes: areas.codes)
    }
  }

  func outcome() throws -> EmergingOutcome {
    let door = try Door(policy: request.policy, marking: request.marking, sources: [])
    let counts = try counts()
    let notes = notes(door)
    let tables = EmergingTables(request: request, areas: figures.areas, periods: table.periods, counts: counts, spots: spots)
    return EmergingOutcome(
      table: door.release(tables.byArea(note: notes[0])).selecting(columns: EmergingTables.shown),
      bins: door.release(tables.bins(note: notes[0])), summary: door.release(tables.summary), definitions: definitions,
      areas: figures.areas, notes: notes,
      notices: figures.notices + table.notices + table.absences(request.absent))
  }

  /// The values as counts, where the policy protects counts; `nil` where they are figures.
  private func counts() throws(FigureFault) -> [Int?]? {
    guard request.policy.threshold != nil else { return nil }
    let (values, areas) = (spots.cube.values, figures.areas)
    var counts: [Int?] = []
    for (bin, value) in values.enumerated() {
      if value.isNaN {
        counts.append(nil)
        continue
      }
      let code = areas.codes[bin % spots.cube.areas]
      guard value >= 0 else { throw .negative(origin: origin, field: request.value, code: code) }
      guard value == value.rounded(), value <= 1e12 else {
        throw .notWhole(origin: origin, field: request.value, code: code, advice: .policy)
      }
      counts.append(Int(value))
    }
    return counts
  }

  private var definitions: [String] {
    EmergingClass.all.filter { spots.classes.contains($0) }.map { "\($0.name): \($0.definition)" }
  }

  private var origin: FigureOrigin { .table(file: table.file) }

  private func notes(_ door: Door) -> [String] {
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
