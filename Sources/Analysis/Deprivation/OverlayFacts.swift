import WardlightDeprivation
import WardlightDisclosure
import WardlightEssentials
import WardlightGeometry
import WardlightSpatialStatistics

/// The numbers of one place that its paragraph is made of.
struct OverlayFacts {
  let overlay: DeprivationOverlay
  let place: OverlayPlace
  let release: OverlayRelease

  var facts: DeprivationFacts {
    var facts = DeprivationFacts(subject, records: records, association: association)
    facts.published = published
    facts.share = share
    if release.tells(place) {
      facts.concentration = place.inequality.map { .index($0.index) }
      facts.ends = place.inequality.map { .ends($0.slope) }
    }
    facts.model = model
    facts.unexplained = unexplained
    return facts
  }

  private var input: OverlayInput { overlay.input }

  private var kind: String { input.areas.geography.kind }

  private var subject: DeprivationFacts.Subject {
    .init(
      place: place.group == nil && place.name.hasPrefix("All ") ? "all" + place.name.dropFirst(3) : place.name, records: input.words.noun,
      area: input.areas.geography.singularKind, areas: kind,
      index: input.index.title)
  }

  /// What is shown of the place's records; only whether they are few is told of it.
  private var records: Int {
    let index = place.group.map { $0 + 1 } ?? 0
    if let shown = release.places.indices.contains(index) ? release.places[index] : nil { return shown.lowerBound }
    let values = input.figures?.values ?? []
    return Int(place.members.reduce(0) { $0 + (values[$1].isNaN ? 0 : values[$1]) })
  }

  private var association: DeprivationFacts.Told<DeprivationFacts.Association> {
    let finding = place.findings[0]
    guard release.tells(place) else { return .withheld(OverlayRelease.fewAreas) }
    let correlation = finding.correlation
    if let reason = correlation.reason { return .withheld(MeasureFinding.named(reason)) }
    let effective = finding.effective
    return .known(
      .init(
        rho: .init(correlation.rho, correlation.lower, correlation.upper), areas: correlation.n,
        effective: told(effective.reason, .init(areas: effective.n, lower: effective.lower, upper: effective.upper))))
  }

  private var published: [DeprivationFacts.Published] {
    input.published.figures.filter { $0.place == place.name }.map {
      .init(source: input.published.source, place: $0.place, rho: $0.rho, note: input.published.note)
    }
  }

  private var share: DeprivationFacts.Told<DeprivationFacts.Share> {
    let share = overlay.fifth(of: place, release)
    return .known(
      .init(
        share, byPopulation: release.byPopulation(share, place),
        fifthOf: place.group == nil || input.words.whole.hasPrefix("All ") ? "all \(kind)" : "\(input.words.whole)’s \(kind)"))
  }

  /// The regression is of all areas together and is told of them alone.
  private var model: DeprivationFacts.Told<DeprivationFacts.Model>? {
    guard place.group == nil, let model = overlay.model else { return nil }
    guard release.tellsAll else { return .withheld(OverlayRelease.fewAreas) }
    guard let used = model.used else { return .withheld(Self.ending(model.fault(codes: input.areas.codes) ?? "")) }
    let isScore = input.index.measures[0].isScore
    let ratio = used.rateRatio(of: model.covariate, per: isScore ? 10 : model.deviation)
    return .known(
      .init(
        ratio: .init(ratio.ratio, ratio.lower, ratio.upper),
        step: isScore ? "10 points of score" : "standard deviation of \(model.covariate)", family: used.family.rawValue))
  }

  private var unexplained: DeprivationFacts.Told<DeprivationFacts.Unexplained>? {
    guard let model = overlay.model, let used = model.used, let residuals = model.residuals else { return nil }
    let words = ShownExcess(used, residuals, release).words
    return .known(
      .init(
        more: place.members.count { words[$0] == ExcessWords.more }, fewer: place.members.count { words[$0] == ExcessWords.fewer },
        hidden: place.members.count { words[$0] == ExcessWords.protected }))
  }

  private func told<Value>(_ reason: String?, _ value: Value) -> DeprivationFacts.Told<Value> {
    reason.map { .withheld($0) } ?? .known(value)
  }

  /// A sentence as the end of another one.
  private static func ending(_ sentence: String) -> String {
    let plain = sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence
    return plain.prefix(1).lowercased() + plain.dropFirst()
  }
}

extension DeprivationFacts.Share {
  /// A share whose expectation by population may be hidden.
  fileprivate init(_ comparison: FifthComparison, byPopulation: Double, fifthOf: String) {
    let share = Self(comparison, fifthOf: fifthOf)
    self.init(
      least: share.least, fifthOf: fifthOf, observed: share.observed, byAreas: share.byAreas, range: share.range,
      byPopulation: share.byPopulation == nil || byPopulation.isNaN ? nil : byPopulation, isOfAll: share.isOfAll)
  }
}
