import WardlightCartography
import WardlightDisclosure
import WardlightEssentials
import WardlightGeometry

/// Charts of made-up values that have passed a door.
enum ChartSample {
  static func column(_ values: RawColumn.Values, _ title: String, policy: Policy = .standard) throws -> Released<CellColumn> {
    let sources = [Door.SourceStatement(name: "referrals", isSynthetic: true, isPersonal: true)]
    let door = try Door(policy: policy, marking: .official, sources: sources)
    let key = title.lowercased()
    return door.release(RawTable(name: "chart", title: "Chart", note: "", columns: [RawColumn(key, title, values)])).column(key)
  }

  static func figures(_ numbers: [Double], _ title: String, decimals: Int = 2) throws -> Released<CellColumn> {
    try column(.figures(numbers, decimals: decimals), title)
  }

  static func codes(_ count: Int) -> [String] { (0..<count).map { "E05\(100_000 + $0)" } }

  /// Counts that are small, protected, zero and missing, against scores without ties.
  static func scatter(_ count: Int, form: ScatterPlot.Form = .ranks, policy: Policy = .standard) throws -> ScatterPlot {
    let counts = (0..<count).map { $0 % 11 == 7 ? nil : ($0 * 7919 + 3) % 13 }
    let scores = (0..<count).map { 5 + Double(($0 * 37) % count) * 40 / Double(count) }
    var plot = ScatterPlot(
      values: try column(.counts(counts), "Referrals", policy: policy), against: try figures(scores, "IMD average score", decimals: 1),
      names: Sample.hexagons(count).names, codes: codes(count), form: form, up: ChartAxis("Referrals", more: "more referrals"),
      across: ChartAxis("IMD average score", more: "more deprived"), outliers: 4,
      furniture: try Sample.furniture(title: "Deprivation and referrals"))
    plot.kind = "ward"
    return plot
  }

  /// Tenths of the population, of which some shares are withheld.
  static func concentration(_ shares: [Double] = [16, 31, 42, .nan, 60, 69, 77, .nan, 92, 100]) throws -> ConcentrationChart {
    var chart = ConcentrationChart(
      population: try figures((1...10).map { Double($0) * 10 }, "Population", decimals: 0),
      cases: try figures(shares, "Referrals", decimals: 0), furniture: try Sample.furniture(title: "Concentration of referrals"))
    chart.cases = "referrals"
    return chart
  }

  /// Three curves through many points.
  static func curves() throws -> ConcentrationChart {
    let shares = (0...100).map { Double($0) / 100 }
    let curves = try [("Referrals", 1), ("Burglaries", 0.1), ("Rescues", -0.6)].map { name, bend -> ConcentrationChart.Curve in
      let cases = shares.map { share -> Double in share + bend * share * (1 - share) }
      return ConcentrationChart.Curve(
        name, population: try figures(shares, "Population", decimals: 6), cases: try figures(cases, name, decimals: 6))
    }
    return ConcentrationChart(curves: curves, unit: .fractions, furniture: try Sample.furniture(title: "Three curves"))
  }

  /// Rows of which every seventh has no value.
  static func intervals(_ count: Int) throws -> IntervalChart {
    let values = (0..<count).map { row -> Double in
      let step = (row * 37) % 90
      return row % 7 == 5 ? .nan : Double(step) / 100 - 0.2
    }
    func moved(_ step: Double) -> [Double] { values.map { max(-1, min(1, $0 + step)) } }
    var chart = IntervalChart(
      labels: (0..<count).map { ["Newham", "Barking and Dagenham", "Kensington and Chelsea", "Brent"][$0 % 4] + ($0 < 4 ? "" : " \($0)") },
      values: try figures(values, "Rho"), lower: try figures(moved(-0.15), "Lower"), upper: try figures(moved(0.12), "Upper"),
      axis: ChartAxis("Spearman’s rho with referrals", more: "more referrals where more deprived"),
      furniture: try Sample.furniture(title: "Rank correlation by borough"))
    chart.wider = .init(
      "95 % interval, effective number", lower: try figures(moved(-0.3), "Lower, effective"),
      upper: try figures(moved(0.25), "Upper, effective"))
    chart.published = .init("Published in 2021", try figures((0..<count).map { $0 == 0 ? 0.49 : .nan }, "Published"))
    chart.reasons = values.map { $0.isNaN ? "fewer than 4 wards: no rank correlation" : "" }
    chart.bands = [
      .init(-.infinity, -0.1, "weak, negative"), .init(-0.1, 0.1, "negligible"), .init(0.1, 0.4, "weak"), .init(0.4, 0.7, "moderate"),
      .init(0.7, .infinity, "strong"),
    ]
    return chart
  }
}
