import WardlightDeprivation
import WardlightDisclosure
import WardlightEssentials
import WardlightGeometry
import WardlightSpatialStatistics

/// The table of areas: deprivation, what was counted, and what deprivation does not explain.
struct OverlayAreaTable {
  let overlay: DeprivationOverlay
  let release: OverlayRelease

  func raw() -> RawTable {
    RawTable(
      name: "deprivation-areas", title: "\(overlay.title) by \(input.areas.geography.kind)", note: note,
      columns: labels + figures + index + results,
      meaning: input.figures?.counts == nil ? nil : input.keys?.meaning(input.areas.codes.map { Optional($0) }, column: "value"))
  }

  private var input: OverlayInput { overlay.input }

  /// The index, and what a reader of expected counts must know where they are shown.
  private var note: String {
    let sums = release.policy.threshold == nil ? overlay.notes.sums : nil
    return ([input.index.title.capitalizedFirst + "."] + [sums].compactMap { $0 }).joined(separator: " ")
  }

  private var labels: [RawColumn] {
    let groups = input.groups.map { groups in groups.ofArea.map { $0.map { groups.names[$0] } ?? "" } }
    return [
      RawColumn("id", "Code", .labels(input.areas.codes)), RawColumn("name", "Name", .labels(input.areas.names)),
      RawColumn("group", (input.groups?.kind ?? "group").capitalizedFirst, .labels(groups ?? input.areas.codes.map { _ in "" })),
    ]
  }

  private var figures: [RawColumn] {
    let none = [Double](repeating: .nan, count: input.areas.count)
    let population = RawColumn("population", "Population", .figures(input.population?.people ?? none, decimals: 0))
    guard let figures = input.figures else { return [population] }
    let title = input.words.noun.capitalizedFirst
    guard let counts = figures.counts else { return [RawColumn("value", title, .measures(figures.values, from: .noCounts)), population] }
    return [RawColumn("value", title, .counts(counts)), population]
  }

  private var index: [RawColumn] {
    let measure = input.index.measures[0]
    return [
      RawColumn("score", measure.title, .figures(measure.values, decimals: measure.decimals)),
      RawColumn("rank", "Rank (1 most deprived)", .computedWhole(overlay.ranks, from: .noCounts)),
      RawColumn("fifth", "Fifth (1 most deprived)", .computedWhole(overlay.fifths.fifths, from: .noCounts)),
    ]
  }

  private var results: [RawColumn] {
    guard let figures = input.figures else { return [] }
    let thirds = BivariateThirds(input.index.measures[0], figures, release)
    return unexplained + [
      RawColumn("bivariate_class", "Deprivation and \(input.words.noun)", .words(thirds.words, from: .coarse)),
      RawColumn("bivariate_moran", "Deprivation here, \(input.words.noun) around", .words(moran, from: Self.origin(release.classes.moran))),
      RawColumn("reason", "Reason", .words(reasons, from: .coarse)),
    ]
  }

  /// What the model leads one to expect, and what it does not explain.
  private var unexplained: [RawColumn] {
    let (used, residuals, spots) = (overlay.model?.used, overlay.model?.residuals, overlay.model?.hotSpots)
    let silent = [String?](repeating: nil, count: input.areas.count)
    return [
      measure("expected", "Expected", used?.expected), measure("ratio", "Ratio to expected", residuals?.ratios),
      measure("residual", "Residual", residuals?.pearson),
      RawColumn("excess", "Against what is expected", .words(excess ?? silent, from: .coarse)),
      RawColumn(
        "hot_spot", "Hot spot of residuals", .words(spots?.classes.map { $0.words } ?? silent, from: Self.origin(release.classes.hotSpots))),
      measure("z", "Gi* z of residuals", spots?.z), measure("p_permutation", "p of residuals", spots?.pPermutation),
      measure("q", "q of residuals", spots?.q),
    ]
  }

  /// Which classes may be shown.
  private static func origin(_ kept: [Bool]) -> RawColumn.Origin { kept.isEmpty ? .coarse : .guarded(kept) }

  private var excess: [String?]? {
    guard let model = overlay.model, let used = model.used, let residuals = model.residuals else { return nil }
    return ShownExcess(used, residuals, release).words
  }

  private var moran: [String?] { overlay.moran?.classes.map { $0.words } ?? [] }

  /// Why an area lacks something.
  private var reasons: [String?] {
    let values = input.index.measures[0].values
    return input.areas.codes.indices.map { area in
      if values[area].isNaN { return "no deprivation" }
      if input.figures?.values[area].isNaN ?? false { return "no count" }
      return overlay.model?.used?.reasons[area]
    }
  }

  private func measure(_ key: String, _ title: String, _ values: [Double]?) -> RawColumn {
    let values = values ?? [Double](repeating: .nan, count: input.areas.count)
    return RawColumn(key, title, .measures(values, from: input.figures?.counts == nil ? .noCounts : .anyRow(["value"])))
  }
}
