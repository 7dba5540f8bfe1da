import WardlightEssentials
import WardlightGazetteer
import WardlightGeometry
import WardlightSpatialStatistics

/// The deprivation of a study's wards, computed once for all of London.
struct StudyDeprivation: Sendable {
  let overlay: DeprivationOverlay
  /// What the ledger says of the index's codes.
  let entries: [VintageLedger.Entry]

  init(
    _ source: Configuration.DeprivationSource, _ configuration: Configuration, _ areas: StudyAreas, counts: [Int], weights: Weights,
    _ parallel: Parallel
  ) throws {
    let joining = try IndexJoining(source.index, source.wish, areas.wardCodes, areas.vintages.check)
    entries = joining.entries
    let input = OverlayInput(
      areas: areas.wards, figures: OverlayFigures(counts: counts),
      population: areas.denominators.map { OverlayPopulation($0.populations, note: $0.note) },
      groups: OverlayGroups(names: areas.boroughs.names, ofArea: areas.boroughOfWard.map { $0 }, kind: "borough"),
      index: joining.index, neighbours: OverlayNeighbours(weights: weights, name: "queen (wards that share a border or a corner)"),
      inference: configuration.inference,
      atLeast: source.atLeast,
      words: OverlayWords(noun: configuration.referrals.noun.plural, period: configuration.period.inWords, whole: "London"),
      published: source.published,
      keys: OverlayKeys(
        part: .period(configuration.period, CountName.referrals), dimension: CountName.residence, whole: CountName.london,
        groups: areas.boroughs.codes))
    overlay = DeprivationOverlay(input, parallel)
  }
}

extension Configuration.DeprivationSource {
  /// What is wanted of a summary.
  var wish: SummaryWish { SummaryWish(measure: summary, convention: convention) }
}
