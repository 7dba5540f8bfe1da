import WardlightDisclosure
import WardlightEssentials
import WardlightGeometry
import WardlightSpatialStatistics

/// The regressions of the counts on deprivation: a row for each family.
struct ModelTable {
  let overlay: DeprivationOverlay
  let model: OverlayModel
  let release: OverlayRelease

  private var policy: Policy { release.policy }

  func raw() -> RawTable {
    RawTable(
      name: "deprivation-model", title: "\(overlay.input.words.noun.capitalizedFirst) by \(model.covariate), population allowed for",
      note: "All \(overlay.input.areas.geography.kind) together. A rate ratio of 1 means that deprivation makes no difference.",
      columns: columns)
  }

  /// A family with its fit, or the reason why it has none.
  private struct Row {
    let family: CountModel.Family
    let fit: CountModel?
    let overdispersion: OverdispersionTest?
    let reason: String?
  }

  private var rows: [Row] {
    let codes = overlay.input.areas.codes
    guard release.tellsAll else {
      return CountModel.Family.allCases.map { Row(family: $0, fit: nil, overdispersion: nil, reason: OverlayRelease.fewAreas) }
    }
    switch model.choice {
    case .failure(let fault):
      return CountModel.Family.allCases.map { Row(family: $0, fit: nil, overdispersion: nil, reason: fault.sentence(codes: codes)) }
    case .success(let choice):
      return [
        Row(family: .poisson, fit: choice.poisson, overdispersion: choice.cameronTrivedi, reason: nil),
        Row(
          family: .negativeBinomial, fit: choice.negativeBinomial, overdispersion: choice.likelihoodRatio,
          reason: choice.fault?.sentence(codes: codes)),
      ]
    }
  }

  private var columns: [RawColumn] {
    let rows = rows
    let labels = [
      RawColumn("family", "Model", .labels(rows.map(\.family.rawValue))),
      RawColumn("used", "Used", .words(rows.map { row in row.fit.map { $0.family == model.used?.family ? "yes" : "no" } }, from: .coarse)),
      RawColumn("areas", overlay.input.areas.geography.kind.capitalizedFirst, .computedWhole(rows.map { $0.fit?.areas }, from: .noCounts)),
    ]
    let ten = overlay.input.index.measures[0].isScore ? ratios(rows, "10", "for 10 points more", 10) : []
    return labels + ten + ratios(rows, "sd", "for a standard deviation more", model.deviation) + fit(rows)
      + [RawColumn("reason", "Reason", .words(rows.map(\.reason), from: .coarse))]
  }

  private func ratios(_ rows: [Row], _ key: String, _ title: String, _ step: Double) -> [RawColumn] {
    let ratios = rows.map { $0.fit?.rateRatio(of: model.covariate, per: step) }
    func column(_ key: String, _ title: String, _ end: (RateRatio) -> Double) -> RawColumn {
      RawColumn(key, title, .computed(ratios.map { $0.map(end) ?? .nan }, decimals: decimals.figure, from: .coarse))
    }
    return [
      column("rate_ratio_\(key)", "Rate ratio \(title)", \.ratio), column("rate_ratio_\(key)_low", "95 % from", \.lower),
      column("rate_ratio_\(key)_high", "to", \.upper),
    ]
  }

  private func fit(_ rows: [Row]) -> [RawColumn] {
    func column(_ key: String, _ title: String, _ digits: Int, _ value: (Row) -> Double?) -> RawColumn {
      RawColumn(key, title, .computed(rows.map { value($0) ?? .nan }, decimals: digits, from: .coarse))
    }
    return [
      decimals.probabilities("p", "p", rows.map { $0.fit?.coefficient(of: model.covariate).p ?? .nan }),
      column("dispersion", "Dispersion", decimals.figure) { $0.fit?.dispersion },
      decimals.probabilities("overdispersion_p", "p of overdispersion", rows.map { $0.overdispersion?.p ?? .nan }),
      RawColumn("overdispersion_test", "Test of overdispersion", .words(rows.map { $0.overdispersion?.kind.rawValue }, from: .coarse)),
      column("theta", "Theta", decimals.figure) { $0.fit?.theta },
      column("theta_error", "Its standard error", decimals.figure) { $0.fit?.thetaStandardError },
      column("aic", "AIC", decimals.large) { $0.fit?.aic },
      column("standard_deviation", "Standard deviation of the measure", 2) { $0.fit == nil ? nil : model.deviation },
    ]
  }

  private var decimals: ReleaseDecimals { ReleaseDecimals(policy) }
}
