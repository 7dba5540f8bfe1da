import WardlightDisclosure

/// A curve of concentration, in pieces where shares are withheld.
struct ConcentrationLine {
  let name: String
  /// Points side by side, ascending, shares from 0 to 1.
  let runs: [[SharePoint]]
  /// How many points are not shown.
  let gaps: Int

  /// Shares of population and cases.
  struct SharePoint: Hashable {
    let population: Double
    let cases: Double
  }

  /// So many points or fewer are marked each; of more only tenths are.
  private static let mostMarked = 21

  init(_ curve: ConcentrationChart.Curve, _ unit: ConcentrationChart.ShareUnit) throws(CartographyError) {
    let columns = (curve.population.content, curve.cases.content)
    guard columns.0.cells.count == columns.1.cells.count else {
      throw .unalignedRows(column: columns.1.heading.key, values: columns.1.cells.count, rows: columns.0.cells.count)
    }
    for column in [columns.0, columns.1] {
      try column.checkNumbers()
      try Self.check(column, unit.whole)
    }
    name = curve.name
    let pairs = zip(columns.0.cells, columns.1.cells).map { population, cases -> SharePoint? in
      guard let population = population.finiteNumber, let cases = cases.finiteNumber else { return nil }
      return SharePoint(population: population / unit.whole, cases: cases / unit.whole)
    }
    gaps = pairs.count { $0 == nil }
    let begins = pairs.first.flatMap { $0 }.map { $0.population > 0 } ?? false
    runs = (begins ? [SharePoint(population: 0, cases: 0)] + pairs : pairs).split(separator: nil).map { $0.compactMap { $0 } }
    guard runs.contains(where: { $0.count > 1 }) else { throw .emptyChart(column: columns.1.heading.key) }
  }

  private static func check(_ column: CellColumn, _ whole: Double) throws(CartographyError) {
    let shares = column.cells.compactMap(\.exactNumber)
    guard shares.allSatisfy({ $0 >= 0 && $0 <= whole * (1 + 1e-9) }) else { throw .noCumulativeShare(column: column.heading.key) }
    guard zip(shares, shares.dropFirst()).allSatisfy({ $0 <= $1 }) else { throw .fallingShare(column: column.heading.key) }
  }

  /// The share of cases at a share of the population, on straight lines between points; `nil` in a gap.
  func cases(at population: Double) -> Double? {
    for run in runs {
      guard let next = run.firstIndex(where: { $0.population >= population - 1e-9 }) else { continue }
      if abs(run[next].population - population) <= 1e-9 { return run[next].cases }
      guard next > 0 else { continue }
      let (low, high) = (run[next - 1], run[next])
      return low.cases + (population - low.population) / (high.population - low.population) * (high.cases - low.cases)
    }
    return nil
  }

  /// The points that are marked and read aloud: all, or where there are many those at tenths.
  var marks: [SharePoint] {
    let all = runs.flatMap { $0 }
    guard all.count > Self.mostMarked else { return all.filter { $0.population > 0 } }
    return (1...10).compactMap { tenth in
      cases(at: Double(tenth) / 10).map { SharePoint(population: Double(tenth) / 10, cases: $0) }
    }
  }
}
