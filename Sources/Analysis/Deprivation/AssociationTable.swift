import WardlightDeprivation
import WardlightDisclosure
import WardlightEssentials
import WardlightGeometry
import WardlightSpatialStatistics

/// How figures and deprivation go together: a row for all areas and for each group.
struct AssociationTable {
  let overlay: DeprivationOverlay
  /// The group that is shown beside all areas; `nil` shows every group.
  let part: Int?
  let release: OverlayRelease

  private var policy: Policy { release.policy }

  func raw() -> RawTable {
    let words = overlay.input.words
    let time = words.period.isEmpty ? "" : " over \(words.period)"
    return RawTable(
      name: "deprivation", title: overlay.title,
      note: "\(kind.capitalizedFirst); \(words.noun)\(time) against \(overlay.input.index.title).", columns: columns, meaning: meaning)
  }

  private var meaning: CountMeaning? {
    guard overlay.input.figures?.counts != nil else { return nil }
    return overlay.input.keys.map { keys in keys.meaning(places.map { keys.member($0.group) }, column: "records") }
  }

  private var places: [OverlayPlace] { overlay.places.filter { $0.group == nil || part == nil || $0.group == part } }

  private var columns: [RawColumn] {
    let places = places
    let found = FindingColumns(places.map { (release.tells($0), $0.findings[0]) }, policy)
    return [
      RawColumn("name", "Place", .labels(places.map(\.name))),
      RawColumn("areas", kind.capitalizedFirst, .figures(places.map { Double($0.members.count) }, decimals: 0)),
    ] + records(places) + found.numbers + shares(places) + published(places) + [found.reason]
  }

  private var kind: String { overlay.input.areas.geography.kind }

  private func records(_ places: [OverlayPlace]) -> [RawColumn] {
    guard let counts = overlay.input.figures?.counts else { return [] }
    let sums = places.map { place in place.members.reduce(0) { $0 + (counts[$1] ?? 0) } }
    return [RawColumn("records", overlay.input.words.noun.capitalizedFirst, .counts(sums))]
  }

  /// How many of the areas with enough records are among the most deprived, and how many chance would put there.
  private func shares(_ places: [OverlayPlace]) -> [RawColumn] {
    let shares = places.map { overlay.fifth(of: $0, release) }
    let least = release.least
    return [
      RawColumn(
        "areas_with_least", "\(kind.capitalizedFirst) with \(least) or more", .computedWhole(shares.map(\.observed.of), from: .coarse)),
      RawColumn(
        "of_them_most_deprived", "of them in the most deprived fifth", .computedWhole(shares.map(\.observed.count), from: .coarse)),
      RawColumn("share_most_deprived", "Share, %", .computed(shares.map(\.observed.percent), decimals: 0, from: .coarse)),
      RawColumn("share_by_lot", "by lot, %", .computed(shares.map(\.byAreas.percent), decimals: 0, from: .noCounts)),
      RawColumn(
        "share_by_population", "by equal rates, %",
        .computed(zip(places, shares).map { release.byPopulation($1, $0) }, decimals: 0, from: .coarse)),
      decimals.probabilities("share_p", "p of the share", shares.map { $0.observed.of == 0 ? .nan : $0.draw.p($0.observed.count) }),
    ]
  }

  private func published(_ places: [OverlayPlace]) -> [RawColumn] {
    let published = overlay.input.published
    guard !published.figures.isEmpty else { return [] }
    return [RawColumn("published_rho", "Published rho", .figures(places.map { published.rho(of: $0.name) }, decimals: 2))]
  }

  private var decimals: ReleaseDecimals { ReleaseDecimals(policy) }
}
