import WardlightDeprivation
import WardlightDisclosure
import WardlightEssentials
import WardlightGeometry
import WardlightSpatialStatistics

/// The table of wards: counts and rates over the whole window, hot spots tested on all of London, deprivation.
struct WardTable {
  let study: Study

  /// All wards of London, which a borough's pack then cuts down to its own.
  func raw() -> RawTable {
    let noun = study.configuration.referrals.noun
    return RawTable(
      name: "wards", title: "Wards by \(noun.plural)",
      note:
        "\(noun.plural.capitalizedFirst) by ward \(study.configuration.referrals.place.ofPlace), \(study.configuration.period.inWords). Rows counted, not persons.",
      columns: labels() + counts() + hotSpots() + deprivation(),
      meaning: CountMeaning(
        rows: study.areas.wards.codes.map { CountMeaning.Part(nil, [CountName.residence: $0]) },
        columns: ["count": .period(study.configuration.period, CountName.referrals)]))
  }

  private func labels() -> [RawColumn] {
    let areas = study.areas
    let boroughs = areas.boroughOfWard.map { areas.boroughs.names[$0] }
    return [
      RawColumn("code", "Code", .labels(areas.wards.codes)), RawColumn("name", "Ward", .labels(areas.wards.names)),
      RawColumn("borough", "Borough", .labels(boroughs)),
    ]
  }

  private func counts() -> [RawColumn] {
    let noun = study.configuration.referrals.noun
    let counts = RawColumn("count", noun.plural.capitalizedFirst, .counts(study.wardCounts))
    guard let denominators = study.areas.denominators else { return [counts] }
    return [
      counts, RawColumn("population", "Population", .figures(denominators.populations, decimals: 0)),
      RawColumn("rate_per_1000", "Rate per 1,000", .formula(.rate(count: "count", population: "population", per: 1000), decimals: 2)),
    ]
  }

  private func hotSpots() -> [RawColumn] {
    columns(of: study.hotSpotsOfCounts, study.classes.counts, "counts", "number")
      + (study.hotSpotsOfRates.map { columns(of: $0, study.classes.rates, "rates", "rate") } ?? [])
  }

  private func columns(of test: LocalStatistics, _ shown: [Bool], _ key: String, _ title: String) -> [RawColumn] {
    [
      RawColumn(
        "hot_spot_\(key)", "Hot spot by \(title)", .words(test.classes.map { $0.words }, from: shown.isEmpty ? .coarse : .guarded(shown))),
      RawColumn("gi_star_z_\(key)", "Gi* z by \(title)", .computed(test.z, decimals: 2, from: .anyRow(["count"]))),
      RawColumn("p_normal_\(key)", "p (normal) by \(title)", .computed(test.pNormal, decimals: 4, from: .anyRow(["count"]))),
      RawColumn("p_permutation_\(key)", "p (permutation) by \(title)", .computed(test.pPermutation, decimals: 4, from: .anyRow(["count"]))),
      RawColumn("q_\(key)", "q by \(title)", .computed(test.q, decimals: 4, from: .anyRow(["count"]))),
    ]
  }

  private func deprivation() -> [RawColumn] {
    guard let overlay = study.deprivation?.overlay else { return [] }
    let (measure, fifths) = (overlay.input.index.measures[0], overlay.fifths.fifths)
    return [
      RawColumn("deprivation_score", measure.title, .figures(measure.values, decimals: 1)),
      RawColumn("deprivation_fifth", "Fifth (1 most deprived)", .labels(fifths.map { $0.map(String.init) ?? "" })),
    ]
  }
}

extension LocalClass {
  /// The class as a reader sees it.
  var words: String {
    switch self {
    case .hot: HotSpotWords.hot
    case .cold: HotSpotWords.cold
    case .notSignificant: HotSpotWords.notSignificant
    case .undefined: HotSpotWords.undefined
    case .highHigh, .lowLow, .highLow, .lowHigh, .similar, .dissimilar, .together, .notEnough: rawValue
    }
  }
}
