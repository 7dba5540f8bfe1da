import WardlightDisclosure
import WardlightEssentials
import WardlightGeometry
import WardlightSpatialStatistics

/// How figures go with each measure of deprivation, over all areas, then over each group or the part that is shown.
struct MeasuresTable {
  let overlay: DeprivationOverlay
  /// The group that is shown beside all areas; `nil` shows every group.
  let part: Int?
  let release: OverlayRelease

  func raw() -> RawTable {
    RawTable(
      name: "deprivation-measures", title: "\(input.words.noun.capitalizedFirst) and each measure of deprivation",
      note:
        "\(kind.capitalizedFirst); every measure is turned so that a positive rho means more \(input.words.noun) where deprivation is higher.",
      columns: columns)
  }

  /// One measure in one place.
  private struct Row {
    let measure: OverlayMeasure
    let place: OverlayPlace
    let finding: MeasureFinding
  }

  private var rows: [Row] {
    overlay.places.filter { $0.group == nil || part == nil || $0.group == part }.flatMap { place in
      zip(input.index.measures, place.findings).map { Row(measure: $0, place: place, finding: $1) }
    }
  }

  private var columns: [RawColumn] {
    let rows = rows
    let found = FindingColumns(rows.map { (release.tells($0.place), $0.finding) }, release.policy)
    return [
      RawColumn("measure", "Measure", .labels(rows.map(\.measure.title))), RawColumn("name", "Place", .labels(rows.map(\.place.name))),
      RawColumn("domain", "Domain", .labels(rows.map(\.measure.domain))), RawColumn("column", "Column", .labels(rows.map(\.measure.key))),
    ] + found.numbers + [found.reason]
  }

  private var input: OverlayInput { overlay.input }

  private var kind: String { input.areas.geography.kind }
}

/// The columns of correlations, the same in every table.
struct FindingColumns {
  private let findings: [(isTold: Bool, finding: MeasureFinding)]
  private let decimals: ReleaseDecimals

  /// - Parameter findings: Each with whether its figures may leave.
  init(_ findings: [(Bool, MeasureFinding)], _ policy: Policy) {
    self.findings = findings.map { (isTold: $0.0, finding: $0.1) }
    decimals = ReleaseDecimals(policy)
  }

  /// Rho, tau and what is left of rho's certainty, then its strength in words.
  var numbers: [RawColumn] {
    rank + effective + [RawColumn("strength", "In words", .words(findings.map { $0.isTold ? $0.finding.strength : nil }, from: .coarse))]
  }

  /// Why something is missing.
  var reason: RawColumn {
    RawColumn("reason", "Reason", .words(findings.map { $0.isTold ? $0.finding.reason : OverlayRelease.fewAreas }, from: .coarse))
  }

  private var rank: [RawColumn] {
    [
      RawColumn("pairs", "Pairs", .figures(findings.map { Double($0.finding.correlation.n) }, decimals: 0)),
      figure("rho", "Spearman’s rho", \.correlation.rho), figure("rho_low", "95 % from", \.correlation.lower),
      figure("rho_high", "to", \.correlation.upper), probability("p", "p", \.correlation.p),
      figure("tau", "Kendall’s tau-b", \.tau.tau), probability("tau_p", "p of tau", \.tau.p),
    ]
  }

  /// What is left once neighbours that are alike are not counted twice.
  private var effective: [RawColumn] {
    [
      RawColumn("n_effective", "Effective n", .tabled(told(\.effective.n), decimals: 1, from: .coarse)),
      figure("effective_low", "95 % with it from", \.effective.lower), figure("effective_high", "to (effective n)", \.effective.upper),
      probability("effective_p", "p with it", \.effective.p),
    ]
  }

  private func figure(_ key: String, _ title: String, _ value: KeyPath<MeasureFinding, Double>) -> RawColumn {
    RawColumn(key, title, .tabled(told(value), decimals: decimals.figure, from: .coarse))
  }

  private func probability(_ key: String, _ title: String, _ value: KeyPath<MeasureFinding, Double>) -> RawColumn {
    decimals.probabilities(key, title, findings.map { $0.isTold ? $0.finding[keyPath: value] : nil })
  }

  private func told(_ value: KeyPath<MeasureFinding, Double>) -> [RawColumn.TabledCell] {
    findings.map { $0.isTold ? .number($0.finding[keyPath: value]) : .withheld }
  }
}
