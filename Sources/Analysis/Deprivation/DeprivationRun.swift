import WardlightDeprivation
import WardlightDisclosure
import WardlightEssentials
import WardlightGazetteer
import WardlightGeometry
import WardlightLoading
import WardlightSpatialStatistics

/// One run of a request, step by step.
struct DeprivationRun {
  private let request: DeprivationRequest
  private let figures: AreaFigures
  private let overlay: DeprivationOverlay
  private let part: Int?
  private let joining: IndexJoining
  private let beside: IndexBeside?
  private let vintages: StudyVintages

  init(_ request: DeprivationRequest, _ parallel: Parallel) throws {
    self.request = request
    figures = try request.layer.figures(of: request.fields, texts: [request.group].compactMap { $0 }, parallel: parallel)
    let areas = figures.areas
    var vintages = try StudyVintages()
    let codes = try vintages.admit(areas, of: request.areaSource)
    let groups = request.group.map { OverlayGroups(areas.texts[$0, default: []], kind: $0) }
    part = try request.part.map { try Self.place(of: $0, in: groups, request) }
    let joining = try IndexJoining(request.index, request.wish, codes, vintages.check)
    self.joining = joining
    for entry in joining.entries { vintages.add(entry) }
    self.vintages = vintages
    let check = vintages.check
    beside = try request.comparison.map { try IndexBeside(joining, $0, request.wish, areas, codes, check) }
    overlay = DeprivationOverlay(
      OverlayInput(
        areas: areas, figures: try Self.values(figures, request), population: try Self.population(figures, request), groups: groups,
        index: joining.index, neighbours: try Self.neighbours(areas, request, parallel), inference: request.inference,
        atLeast: request.atLeast,
        words: OverlayWords(
          noun: request.noun ?? request.value ?? "", period: "", whole: request.whole ?? "All \(areas.geography.kind)"),
        published: .none), parallel)
  }

  func outcome() throws -> DeprivationOutcome {
    let door = try Door(policy: request.policy, marking: request.marking, sources: [])
    let findings = overlay.findings(part: part, door, try ClassGuards.overlay(overlay, door))
    let policy = "Policy \(door.terms.policy): \(door.terms.policy.inWords)"
    return DeprivationOutcome(
      findings: findings, summary: joining.summary.map { door.release(SummaryTable(summary: $0, areas: figures.areas).raw()) },
      comparison: beside.map { door.release($0.raw()) }, notes: findings.notes + (beside?.comparison.words ?? []) + [policy],
      notices: once(figures.notices + vintages.sentences + findings.notices + (beside?.notices ?? [])))
  }

  private func once(_ sentences: [String]) -> [String] {
    var seen: Set<String> = []
    return sentences.filter { seen.insert($0).inserted }
  }

  private static func values(_ figures: AreaFigures, _ request: DeprivationRequest) throws -> OverlayFigures? {
    guard let field = request.value else { return nil }
    if request.policy.threshold != nil {
      return OverlayFigures(values: figures.values(of: field), counts: try figures.counts(of: field, advice: .policy))
    }
    return OverlayFigures(values: figures.values(of: field), counts: try? figures.counts(of: field, advice: .none))
  }

  private static func population(_ figures: AreaFigures, _ request: DeprivationRequest) throws -> OverlayPopulation? {
    try request.population.map { OverlayPopulation(try figures.amounts(of: $0), note: $0) }
  }

  private static func neighbours(
    _ areas: Areas, _ request: DeprivationRequest, _ parallel: Parallel
  ) throws(AnalysisError) -> OverlayNeighbours {
    do throws(StatisticsError) {
      return OverlayNeighbours(
        weights: try request.neighbours.weights(of: areas, parallel: parallel), name: "\(request.neighbours.recipe)")
    } catch {
      throw .statistics(error, codes: areas.codes)
    }
  }

  private static func place(of part: String, in groups: OverlayGroups?, _ request: DeprivationRequest) throws(FigureFault) -> Int {
    let names = groups?.names ?? []
    guard let place = names.firstIndex(of: part) else {
      throw .emptyPart(field: request.group ?? "group", value: part, suggestions: NearestName.all(of: part, among: names))
    }
    return place
  }
}

extension DeprivationRequest {
  /// The fields with figures.
  var fields: [String] { [value, population].compactMap { $0 } }

  /// What is wanted of a summary.
  var wish: SummaryWish { SummaryWish(measure: summary, convention: convention) }

  /// The layer as the register of vintages wants it.
  var areaSource: Configuration.AreaSource {
    Configuration.AreaSource(
      layer: layer.layer, code: layer.code, name: layer.name ?? layer.code, vintage: layer.vintage, kind: layer.kind)
  }
}

extension OverlayGroups {
  /// Groups by the text of a field, in order of text; an area without one belongs to none.
  init(_ texts: [String?], kind: String) {
    let names = Set(texts.compactMap { $0 }).sorted()
    let places = Dictionary(uniqueKeysWithValues: zip(names, names.indices))
    self.init(names: names, ofArea: texts.map { $0.flatMap { places[$0] } }, kind: kind)
  }
}
