import WardlightDisclosure
import WardlightEssentials
import WardlightGeometry
import WardlightSpatialStatistics

/// The concentration curve: what part of the counted falls on what part of the people, the most deprived first.
struct CurveTable {
  let input: OverlayInput
  let figures: OverlayFigures
  let population: OverlayPopulation
  let door: Door

  /// By tenths in whole per cent where counts are protected, else at every area.
  func raw() -> RawTable { door.terms.policy.rules == nil ? exact() : byTenths() }

  private func exact() -> RawTable {
    let curve = ConcentrationCurve(cases: figures.values, population: population.people, deprivation: deprivation)
    return table(
      note: "A point after each score.",
      [
        RawColumn("population", "People, %", .figures(curve.population.map { 100 * $0 }, decimals: 4)),
        RawColumn("cases", title, .computed(curve.cases.map { 100 * $0 }, decimals: 4, from: .noCounts)),
      ])
  }

  /// The tenths of the people, each in whole areas.
  static func tenths(_ input: OverlayInput, _ figures: OverlayFigures, _ population: OverlayPopulation) -> [PopulationTenths.Tenth] {
    PopulationTenths(cases: figures.values, population: population.people, deprivation: input.index.measures[0].deprivation).tenths
  }

  /// The shares are computed from the tenths' counts as they leave; up to a tenth whose own is hidden, and from there on, there is none.
  func byTenths() -> RawTable {
    let tenths = Self.tenths(input, figures, population)
    let counts = [Int?](arrayLiteral: 0) + tenths.map { Int(exactly: $0.count.rounded()) }
    return table(
      note: "By tenths of the people, in whole \(kind).",
      [
        RawColumn("population", "People, %", .figures(Self.running(tenths.map(\.population)), decimals: 2)),
        RawColumn("cases", title, .tabled(shares(tenths, counts), decimals: 0, from: .noCounts)),
        RawColumn("count", input.words.noun.capitalizedFirst, .counts(counts)),
      ], meaning: input.keys?.meaning(Self.members(tenths.count), column: "count"))
  }

  private static func members(_ tenths: Int) -> [String?] { [nil] + (0..<tenths).map { Optional(CountName.tenth($0)) } }

  /// The cumulated shares as far as the released counts tell them: from the most deprived end up to the first tenth that is hidden, and from the other end down.
  private func shares(_ tenths: [PopulationTenths.Tenth], _ counts: [Int?]) -> [RawColumn.TabledCell] {
    let keys = input.keys?.meaning(Self.members(tenths.count), column: "count")
    let shown = counts.indices.map { door.shown(counts[$0], of: keys?.key(row: $0, column: "count")).countBounds }
    var sums = [Int?](repeating: nil, count: shown.count)
    var sum = 0
    for row in shown.indices {
      guard let range = shown[row], range.count == 1 else { break }
      sum += range.lowerBound
      sums[row] = sum
    }
    guard let whole = sums.last ?? nil ?? wholeShown(tenths), whole > 0 else { return shown.map { _ in .withheld } }
    sum = whole
    for row in shown.indices.reversed() {
      sums[row] = sum
      guard let range = shown[row], range.count == 1 else { break }
      sum -= range.lowerBound
    }
    return sums.map { $0.map { .number(100 * Double($0) / Double(whole)) } ?? .withheld }
  }

  /// The total of all areas, where the tenths hold all of them and it is shown.
  private func wholeShown(_ tenths: [PopulationTenths.Tenth]) -> Int? {
    guard tenths.reduce(0, { $0 + $1.areas.count }) == input.areas.count, let counts = figures.counts else { return nil }
    return door.shown(counts.reduce(0) { $0 + ($1 ?? 0) }, of: input.keys?.place(nil)).whole
  }

  private func table(note: String, _ columns: [RawColumn], meaning: CountMeaning? = nil) -> RawTable {
    RawTable(
      name: "deprivation-curve", title: "\(input.words.noun.capitalizedFirst) by people, the most deprived first",
      note:
        "\(input.words.whole): \(input.words.noun) and people (\(population.note)), cumulated from the most deprived \(kind) on. \(note)",
      columns: columns, meaning: meaning)
  }

  /// Sums from 0 on, in per cent.
  private static func running(_ shares: [Double]) -> [Double] {
    shares.reduce(into: [0.0]) { sums, share in sums.append(min(100, sums[sums.count - 1] + 100 * share)) }
  }

  private var title: String { "\(input.words.noun.capitalizedFirst), %" }

  private var kind: String { input.areas.geography.kind }

  private var deprivation: [Double] { input.index.measures[0].deprivation }
}
