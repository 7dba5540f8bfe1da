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
  ///   - classes: Whose classes among their neighbours may be shown.
  func findings(part: Int?, _ door: Door, _ classes: OverlayClasses) -> DeprivationFindings {
    let release = OverlayRelease(self, door, classes)
    let tables = OverlayTables(overlay: self, part: part, door: door, release: release)
    let byArea = tables.byArea
    let plotted = ["id", "name", "value", "score", "rank"].filter { byArea.content.index(ofColumn: $0) != nil }
    let words = words(of: part, release)
    let shown = part.flatMap { input.groups?.members($0) } ?? Array(0..<input.areas.count)
    return DeprivationFindings(
      areas: part == nil ? input.areas : input.areas.selecting(shown), title: title, indexTitle: input.index.title,
      byArea: byArea.selecting(rows: shown), everywhere: byArea.selecting(columns: plotted), association: tables.association,
      measures: tables.measures, curve: tables.curve,
      inequality: tables.inequality, model: tables.model, thirds: thirds(release),
      paragraphs: words?.paragraphs ?? [], caveats: words.map(notes.caveats) ?? [],
      notes: notes.methods(release),
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
  private func words(of part: Int?, _ release: OverlayRelease) -> DeprivationWords? {
    places.first { $0.group == part }.map { DeprivationWords(OverlayFacts(overlay: self, place: $0, release: release).facts) }
  }

  /// What else a reader of a place must not conclude, beside the one sentence that its words end with.
  func caveats(of part: Int?, _ release: OverlayRelease) -> [String] { words(of: part, release).map(notes.caveats) ?? [] }

  private func thirds(_ release: OverlayRelease) -> DeprivationThirds? {
    input.figures.map { BivariateThirds(input.index.measures[0], $0, release).ends }
  }

  /// The curve of counts over people, the most deprived first; `nil` where there is none.
  func curve(_ door: Door) -> CurveTable? {
    zip(input.figures, input.population).map { CurveTable(input: input, figures: $0, population: $1, door: door) }
  }

  /// The areas of each tenth of the people by deprivation, whose counts the curve is made of; `nil` where there is no curve.
  var tenths: [[Int]]? {
    zip(input.figures, input.population).map { CurveTable.tenths(input, $0, $1).map(\.areas) }
  }

  /// Every choice behind the numbers, in sentences.
  var notes: OverlayNotes { OverlayNotes(overlay: self) }

  /// What stands over a table of the overlay.
  var title: String {
    input.figures == nil ? input.index.title.capitalizedFirst : "\(input.words.noun.capitalizedFirst) and deprivation"
  }

  /// How many of a place's areas with enough records lie in the most deprived fifth of all.
  ///
  /// Who has enough is told by the counts that are shown, see ``OverlayRelease/least`` and ``OverlayRelease/undecided``.
  func fifth(of place: OverlayPlace, _ release: OverlayRelease) -> FifthComparison {
    let values = input.figures?.values ?? []
    return fifths.comparison(
      counts: values.map { $0.isNaN ? 0 : Int($0) }, atLeast: release.least, population: input.population?.people,
      among: place.members.filter { !values[$0].isNaN }, without: release.undecided)
  }
}

/// The overlay's tables, through the door.
private struct OverlayTables {
  let overlay: DeprivationOverlay
  let part: Int?
  let door: Door
  let release: OverlayRelease

  var byArea: Released<Table> { door.release(OverlayAreaTable(overlay: overlay, release: release).raw()) }

  var association: Released<Table>? {
    overlay.places.isEmpty ? nil : door.release(AssociationTable(overlay: overlay, part: part, release: release).raw())
  }

  var measures: Released<Table>? {
    guard !overlay.places.isEmpty, overlay.input.index.measures.count > 1 else { return nil }
    return door.release(MeasuresTable(overlay: overlay, part: part, release: release).raw())
  }

  /// The counts behind the shares are no column that is shown.
  var curve: Released<Table>? {
    overlay.curve(door).map { door.release($0.raw()).selecting(columns: ["population", "cases"]) }
  }

  var inequality: Released<Table>? {
    overlay.model == nil ? nil : door.release(InequalityTable(overlay: overlay, part: part, release: release).raw())
  }

  var model: Released<Table>? {
    overlay.model.map { door.release(ModelTable(overlay: overlay, model: $0, release: release).raw()) }
  }
}
