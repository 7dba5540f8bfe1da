import WardlightDeprivation
import WardlightDisclosure
import WardlightEssentials
import WardlightGeometry
import WardlightSpatialStatistics

/// How counts and deprivation go together, for London and for the place.
struct DeprivationTable {
  let study: Study
  let subject: Subject
  let deprivation: WardDeprivation

  func raw() -> RawTable {
    let noun = study.configuration.referrals.noun
    return RawTable(
      name: "deprivation", title: "\(noun.plural.capitalizedFirst) and deprivation",
      note: "Wards; \(noun.plural) over \(study.configuration.period.inWords) against \(deprivation.title).",
      columns: columns(rows()))
  }

  private struct Row {
    let name: String
    let wards: [Int]
    let correlation: RankCorrelation
  }

  private func rows() -> [Row] {
    let all = Array(0..<study.wardCounts.count)
    let london = row("London", all)
    guard let borough = study.place(of: subject) else { return boroughRows() + [london] }
    return [london, row(subject.name, study.areas.wards(ofBorough: borough))]
  }

  private func boroughRows() -> [Row] {
    study.areas.boroughs.names.indices.map { row(study.areas.boroughs.names[$0], study.areas.wards(ofBorough: $0)) }
  }

  private func row(_ name: String, _ wards: [Int]) -> Row {
    let correlation = RankCorrelation.spearman(
      wards.map { Double(study.wardCounts[$0]) }, wards.map { deprivation.scores[$0] },
      permutations: study.configuration.inference.permutations, seed: study.configuration.inference.seed)
    return Row(name: name, wards: wards, correlation: correlation)
  }

  private func columns(_ rows: [Row]) -> [RawColumn] {
    let shares = rows.map { deprivation.share(of: $0.wards, counts: study.wardCounts) }
    return [
      RawColumn("name", "Place", .labels(rows.map(\.name))),
      RawColumn("wards", "Wards", .figures(rows.map { Double($0.wards.count) }, decimals: 0)),
      RawColumn("rho", "Spearman’s rho", .computed(rows.map(\.correlation.rho), decimals: 2, from: .coarse)),
      RawColumn("rho_low", "95 % from", .computed(rows.map(\.correlation.lower), decimals: 2, from: .coarse)),
      RawColumn("rho_high", "to", .computed(rows.map(\.correlation.upper), decimals: 2, from: .coarse)),
      RawColumn("p", "p", .computed(rows.map(\.correlation.p), decimals: 4, from: .coarse)),
      RawColumn("wards_with_five", "Wards with 5 or more", .computedWhole(shares.map { $0.of }, from: .coarse)),
      RawColumn("of_them_most_deprived", "of them in the most deprived fifth", .computedWhole(shares.map { $0.count }, from: .coarse)),
      RawColumn("share_most_deprived", "Share, %", .computed(shares.map(\.percent), decimals: 0, from: .coarse)),
    ]
  }
}
