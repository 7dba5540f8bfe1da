import WardlightCounting
import WardlightDeprivation
import WardlightDisclosure
import WardlightEssentials
import WardlightGeometry
import WardlightSpatialStatistics

/// Figures by area held against deprivation: everything computed once over all areas, then shown for all or for one group.
final class DeprivationOverlay: Sendable {
  let input: OverlayInput
  /// The rank of each area, 1 the most deprived; equal values share the smallest rank.
  let ranks: [Int?]
  /// The fifths of all areas.
  let fifths: DeprivationFifths
  /// What was found of all areas together, then of each group; empty without figures.
  let places: [OverlayPlace]
  /// Where deprived areas have neighbours with many; `nil` without figures.
  let moran: LocalStatistics?
  /// What deprivation and population would give; `nil` without figures or a population.
  let model: OverlayModel?

  init(_ input: OverlayInput, _ parallel: Parallel) {
    self.input = input
    let deprivation = input.index.measures[0].deprivation
    ranks = CompetitionRank.ranks(ofNumbers: deprivation)
    fifths = DeprivationFifths(deprivation)
    places = input.figures.map { OverlayPlace.all(of: input, $0, parallel) } ?? []
    moran = input.figures.map {
      BivariateLocalMoran.statistics(
        deprivation, among: $0.values, weights: input.neighbours.weights, options: input.inference, parallel: parallel)
    }
    model = zip(input.figures, input.population).map { OverlayModel(input, $0, $1, parallel) }
  }

  /// What may be shown of all areas, or of one group.
  ///
  /// - Parameters:
  ///   - part: The place of a group among the groups; `nil` shows all areas.
  ///   - door: Through which everything leaves.
  func findings(part: Int?, _ door: Door) -> DeprivationFindings {
    let tables = OverlayTables(overlay: self, part: part, door: door)
    let byArea = tables.byArea
    let plotted = ["id", "name", "value", "score", "rank"].filter { byArea.content.index(ofColumn: $0) != nil }
    let words = words(of: part, door.terms.policy)
    let shown = part.flatMap { input.groups?.members($0) } ?? Array(0..<input.areas.count)
    return DeprivationFindings(
      areas: part == nil ? input.areas : input.areas.selecting(shown), title: title, indexTitle: input.index.title,
      byArea: byArea.selecting(rows: shown), everywhere: byArea.selecting(columns: plotted), association: tables.association,
      measures: tables.measures, curve: tables.curve,
      inequality: tables.inequality, model: tables.model, thirds: thirds(door.terms.policy),
      paragraphs: words?.paragraphs ?? [], caveats: words.map(notes.caveats) ?? [],
      notes: notes.methods(door.terms.policy),
      notices: notices)
  }

  /// What should be known of the index and of what stands beside it.
  var notices: [String] {
    let strangers = input.published.figures.map(\.place).filter { place in !places.contains { $0.name == place } }
    return input.index.notices + resolution + strangers.map { "A published rho is given for “\($0)”, which is no place here." }
  }

  /// What the tests of the areas cannot show.
  private var resolution: [String] {
    var seen: Set<String> = []
    return ([moran, model?.hotSpots].compactMap { $0 }.flatMap(\.warnings)).filter { seen.insert($0).inserted }
  }

  /// What was found of the place that is shown, in plain words.
  private func words(of part: Int?, _ policy: Policy) -> DeprivationWords? {
    places.first { $0.group == part }.map { DeprivationWords(OverlayFacts(overlay: self, place: $0, policy: policy).facts) }
  }

  /// What else a reader of a place must not conclude, beside the one sentence that its words end with.
  func caveats(of part: Int?, _ policy: Policy) -> [String] { words(of: part, policy).map(notes.caveats) ?? [] }

  private func thirds(_ policy: Policy) -> DeprivationThirds? {
    input.figures.map { BivariateThirds(input.index.measures[0], $0, policy).ends }
  }

  /// Every choice behind the numbers, in sentences.
  var notes: OverlayNotes { OverlayNotes(overlay: self) }

  /// What stands over a table of the overlay.
  var title: String {
    input.figures == nil ? input.index.title.capitalizedFirst : "\(input.words.noun.capitalizedFirst) and deprivation"
  }

  /// How many of a place's areas with enough records lie in the most deprived fifth of all.
  ///
  /// - Parameter policy: Where counts are protected, no number smaller than the threshold is enough: who has at least it is then told by the counts that are shown.
  func fifth(of place: OverlayPlace, _ policy: Policy) -> FifthComparison {
    let values = input.figures?.values ?? []
    return fifths.comparison(
      counts: values.map { $0.isNaN ? 0 : Int($0) }, atLeast: least(policy), population: input.population?.people,
      among: place.members.filter { !values[$0].isNaN })
  }

  /// How many records are enough.
  func least(_ policy: Policy) -> Int { max(input.atLeast, policy.threshold ?? 1) }
}

/// The overlay's tables, through the door.
private struct OverlayTables {
  let overlay: DeprivationOverlay
  let part: Int?
  let door: Door

  var byArea: Released<Table> { door.release(OverlayAreaTable(overlay: overlay, policy: policy).raw()) }

  var association: Released<Table>? {
    overlay.places.isEmpty ? nil : door.release(AssociationTable(overlay: overlay, part: part, policy: policy).raw())
  }

  var measures: Released<Table>? {
    guard !overlay.places.isEmpty, overlay.input.index.measures.count > 1 else { return nil }
    return door.release(MeasuresTable(overlay: overlay, part: part, policy: policy).raw())
  }

  /// The counts behind the shares are no column that is shown.
  var curve: Released<Table>? {
    zip(overlay.input.figures, overlay.input.population).map { figures, population in
      door.release(CurveTable(input: overlay.input, figures: figures, population: population, policy: policy).raw())
        .selecting(columns: ["population", "cases"])
    }
  }

  var inequality: Released<Table>? {
    overlay.model == nil ? nil : door.release(InequalityTable(overlay: overlay, part: part, policy: policy).raw())
  }

  var model: Released<Table>? {
    overlay.model.map { door.release(ModelTable(overlay: overlay, model: $0, policy: policy).raw()) }
  }

  private var policy: Policy { door.terms.policy }
}
