import WardlightDisclosure
import WardlightEssentials
import WardlightGeometry
import WardlightSpatialStatistics

/// How unequally what is counted falls on deprived and less deprived people: three indices for each place.
struct InequalityTable {
  let overlay: DeprivationOverlay
  let part: Int?
  let policy: Policy

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
    let value: Double
    let lower: Double
    let upper: Double
    let reason: String?
  }

  private var rows: [Row] {
    overlay.places.filter { $0.group == nil || $0.group == part }.flatMap { place in
      place.inequality.map { rows(of: place.name, $0.index, $0.slope) } ?? []
    }
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

  private func figure(_ key: String, _ title: String, _ values: [Double]) -> RawColumn {
    RawColumn(key, title, .computed(values, decimals: ReleaseDecimals(policy).figure, from: .coarse))
  }
}
