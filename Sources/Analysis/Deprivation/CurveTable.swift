import WardlightDisclosure
import WardlightEssentials
import WardlightGeometry
import WardlightSpatialStatistics

/// The concentration curve: what part of the counted falls on what part of the people, the most deprived first.
struct CurveTable {
  let input: OverlayInput
  let figures: OverlayFigures
  let population: OverlayPopulation
  let policy: Policy

  /// By tenths in whole per cent where counts are protected, else at every area.
  func raw() -> RawTable { policy.threshold == nil ? exact() : byTenths() }

  private func exact() -> RawTable {
    let curve = ConcentrationCurve(cases: figures.values, population: population.people, deprivation: deprivation)
    return table(
      note: "A point after each score.",
      [
        RawColumn("population", "People, %", .figures(curve.population.map { 100 * $0 }, decimals: 4)),
        RawColumn("cases", title, .computed(curve.cases.map { 100 * $0 }, decimals: 4, from: .noCounts)),
      ])
  }

  /// A tenth whose own count is protected has no share: what lies between its neighbours' would be that count.
  private func byTenths() -> RawTable {
    let tenths = PopulationTenths(cases: figures.values, population: population.people, deprivation: deprivation).tenths
    let counts = [Int?](arrayLiteral: 0) + tenths.map { Int(exactly: $0.count.rounded()) }
    return table(
      note: "By tenths of the people, in whole \(kind).",
      [
        RawColumn("population", "People, %", .figures(Self.running(tenths.map(\.population)), decimals: 2)),
        RawColumn("cases", title, .computed(Self.running(tenths.map(\.cases)), decimals: 0, from: .sameRow(["count"]))),
        RawColumn("count", input.words.noun.capitalizedFirst, .counts(counts)),
      ])
  }

  private func table(note: String, _ columns: [RawColumn]) -> RawTable {
    RawTable(
      name: "deprivation-curve", title: "\(input.words.noun.capitalizedFirst) by people, the most deprived first",
      note:
        "\(input.words.whole): \(input.words.noun) and people (\(population.note)), cumulated from the most deprived \(kind) on. \(note)",
      columns: columns)
  }

  /// Sums from 0 on, in per cent.
  private static func running(_ shares: [Double]) -> [Double] {
    shares.reduce(into: [0.0]) { sums, share in sums.append(min(100, sums[sums.count - 1] + 100 * share)) }
  }

  private var title: String { "\(input.words.noun.capitalizedFirst), %" }

  private var kind: String { input.areas.geography.kind }

  private var deprivation: [Double] { input.index.measures[0].deprivation }
}
