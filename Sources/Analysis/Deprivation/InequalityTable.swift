import WardlightDisclosure
import WardlightEssentials
import WardlightGeometry
import WardlightSpatialStatistics

/// How unequally what is counted falls on deprived and less deprived people: three indices for each place.
struct InequalityTable {
  let overlay: DeprivationOverlay
  let part: Int?
  let release: OverlayRelease

  func raw() -> RawTable {
    let rows = rows
    return RawTable(
      name: "deprivation-inequality", title: "Inequality of \(overlay.input.words.noun) by deprivation",
      note:
        "A concentration index below 0, a slope index above 0 and a relative index above 1 each mean more where deprivation is higher.",
      columns: [
        RawColumn("name", "Place", .labels(rows.map(\.place))), RawColumn("measure", "Index", .labels(rows.map(\.measure))),
        figure("value", "Value", rows.map(\.value)), figure("low", "95 % from", rows.map(\.lower)),
        figure("high", "to", rows.map(\.upper)), RawColumn("reason", "Reason", .words(rows.map(\.reason), from: .coarse)),
      ])
  }

  private struct Row {
    let place: String
    let measure: String
    /// `nil` where figures may not leave.
    let value: Double?
    let lower: Double?
    let upper: Double?
    let reason: String?
  }

  private var rows: [Row] {
    overlay.places.filter { $0.group == nil || $0.group == part }.flatMap { place in
      place.inequality.map { told(rows(of: place.name, $0.index, $0.slope), release.tells(place)) } ?? []
    }
  }

  private func told(_ rows: [Row], _ isTold: Bool) -> [Row] {
    isTold
      ? rows : rows.map { Row(place: $0.place, measure: $0.measure, value: nil, lower: nil, upper: nil, reason: OverlayRelease.fewAreas) }
  }

  private func rows(of place: String, _ index: ConcentrationIndex, _ slope: InequalitySlope) -> [Row] {
    [
      Row(
        place: place, measure: "Concentration index", value: index.index, lower: index.lower, upper: index.upper, reason: index.reason),
      Row(
        place: place, measure: "Slope index, per \(SignificantDecimal.text(slope.per)) people", value: slope.slope,
        lower: slope.slopeLower, upper: slope.slopeUpper, reason: slope.reason),
      Row(
        place: place, measure: "Relative index", value: slope.ratio, lower: slope.ratioLower, upper: slope.ratioUpper,
        reason: slope.ratioReason),
    ]
  }

  private func figure(_ key: String, _ title: String, _ values: [Double?]) -> RawColumn {
    let cells = values.map { $0.map { RawColumn.TabledCell.number($0) } ?? .withheld }
    return RawColumn(key, title, .tabled(cells, decimals: ReleaseDecimals(release.policy).figure, from: .coarse))
  }
}
