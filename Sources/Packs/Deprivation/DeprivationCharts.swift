import WardlightAnalysis
import WardlightCartography
import WardlightDisclosure
import WardlightEssentials
import WardlightGeometry

/// The charts of a deprivation overlay.
struct DeprivationCharts {
  let findings: DeprivationFindings
  let ground: DeprivationGround

  private static let mostGroups = 60
  private static let noCause = "Deprivation may be a factor; this is not enough to show a cause."

  /// Ranks by count against ranks by deprivation; what is shown stands out among all areas.
  func scatter() -> Drawing? {
    let all = findings.everywhere
    guard let values = all.filled("value"), let scores = all.filled("score") else { return nil }
    let furniture = ground.furniture(
      "\(ground.noun) and deprivation by rank", legend: "How to read it", isMap: false,
      further: [correlation, Self.noCause].compactMap { $0 })
    var plot = ScatterPlot(
      values: values, against: scores, names: all.texts("name"), codes: all.texts("id"),
      up: ChartAxis(ground.noun.capitalizedFirst, more: "more"),
      across: ChartAxis(findings.indexTitle, more: "more deprived", order: all.fallsWithRank("score") ? .falling : .rising),
      furniture: furniture)
    plot.kind = singular
    plot.highlight = highlight(all.texts("id"))
    let drawn = plot
    return drawing(
      .scatter,
      "Each \(singular) by its rank in \(ground.noun) and its rank in deprivation; those farthest from the line are named. \(Self.noCause)"
    ) { try drawn.scene() }
  }

  private func highlight(_ codes: [String]) -> ScatterPlot.Highlight? {
    guard codes.count > ground.areas.count else { return nil }
    let shown = Set(ground.areas.codes)
    return ScatterPlot.Highlight(ground.place, members: codes.map(shown.contains))
  }

  /// What part of the counted falls on what part of the people.
  func curve() -> Drawing? {
    guard let population = findings.curve?.filled("population"), let cases = findings.curve?.filled("cases") else { return nil }
    var chart = ConcentrationChart(
      population: population, cases: cases,
      furniture: ground.furniture(
        "\(ground.noun) and people, the most deprived first", legend: "How to read it", isMap: false, further: [Self.noCause]))
    chart.population = "people"
    chart.cases = ground.noun
    let drawn = chart
    return drawing(
      .curve,
      "\(ground.noun.capitalizedFirst) and people added up from the most deprived to the least. On the diagonal all would share alike."
    ) { try drawn.scene() }
  }

  /// Rho with each measure of deprivation, over what is shown.
  func measures() -> Drawing? {
    guard let table = findings.measures?.ofOverlay, let place = table.texts("name").last else { return nil }
    let rows = table.selecting(rows: table.content.rows.indices.filter { table.texts("name")[$0] == place })
    guard rows.content.rows.count > 1 else { return nil }
    return rho(
      .measures, rows, labels: rows.texts("measure"), "\(ground.noun) and each measure of deprivation",
      "Rank correlation with each measure of deprivation, \(place). The domains go together, so that one of them does not stand for itself."
    )
  }

  /// Rho of each group, beside that of all areas.
  func groups() -> Drawing? {
    guard let table = findings.association, (3...Self.mostGroups).contains(table.content.rows.count) else { return nil }
    return rho(
      .groups, table, labels: table.texts("name"), "\(ground.noun) and deprivation, place by place",
      "Rank correlation of \(ground.noun) with deprivation within each place. Few areas make long intervals.")
  }

  private func rho(_ figure: DeprivationFigure, _ table: Released<Table>, labels: [String], _ what: String, _ caption: String) -> Drawing? {
    guard let values = table.filled("rho"), let lower = table.filled("rho_low"), let upper = table.filled("rho_high") else { return nil }
    var chart = IntervalChart(
      labels: labels, values: values, lower: lower, upper: upper,
      axis: ChartAxis("Spearman’s rho", more: "more where deprivation is higher"),
      furniture: ground.furniture(what, legend: "How to read it", isMap: false, further: [Self.noCause]))
    if let lower = table.filled("effective_low"), let upper = table.filled("effective_high") {
      chart.wider = IntervalChart.Wider("95 % where like neighbours count once", lower: lower, upper: upper)
    }
    if let published = table.filled("published_rho") { chart.published = IntervalChart.Published("Published", published) }
    if table.content.index(ofColumn: "reason") != nil { chart.reasons = table.texts("reason") }
    chart.order = .descending
    chart.mostDecimals = 2
    let drawn = chart
    return drawing(figure, caption) { try drawn.scene() }
  }

  /// Rho over all areas in a sentence.
  private var correlation: String? {
    guard let table = findings.association, let row = table.content.rows.first, let rho = table.content.index(ofColumn: "rho"),
      case .number = row[rho], let low = table.content.index(ofColumn: "rho_low"), let high = table.content.index(ofColumn: "rho_high")
    else { return nil }
    return
      "Spearman’s rho of all \(ground.areas.geography.kind) \(row[rho].pageText) (95 %: \(row[low].pageText) to \(row[high].pageText))."
  }

  private var singular: String { ground.areas.geography.singularKind }

  private func drawing(_ figure: DeprivationFigure, _ caption: String, _ draw: @escaping @Sendable () throws -> Scene) -> Drawing {
    Drawing(name: figure.rawValue, section: .deprivation, caption: caption, draw: draw)
  }
}

extension Released where Content == Table {
  /// A column; `nil` where there is none, or nothing in it.
  func filled(_ key: String) -> Released<CellColumn>? {
    guard content.index(ofColumn: key) != nil else { return nil }
    let column = column(key)
    return column.content.cells.allSatisfy { $0 == .missing || $0 == .withheld } ? nil : column
  }

  /// The words of a column, empty where nothing is known.
  func texts(_ key: String) -> [String] { column(key).content.cells.map { $0 == .missing ? "" : $0.text } }

  /// Numbers of a row with two decimals; `nil` where one of them is not there.
  func figures(_ keys: [String], row: Int) -> [String]? {
    guard content.rows.indices.contains(row) else { return nil }
    let numbers = keys.compactMap { key in content.index(ofColumn: key).flatMap { content.rows[row][$0].exactNumber } }
    return numbers.count == keys.count ? numbers.map { FixedDecimal.text($0, decimals: 2) } : nil
  }

  /// Whether a column of numbers falls where ranks rise from 1, the most deprived, on: then high numbers are the deprived ones; else low ones are.
  func fallsWithRank(_ key: String) -> Bool {
    guard content.index(ofColumn: "rank") != nil else { return false }
    let pairs = zip(column("rank").content.cells, column(key).content.cells).compactMap { rank, number in
      rank.exactNumber.flatMap { rank in number.exactNumber.map { (rank, $0) } }
    }
    guard let first = pairs.min(by: { $0.0 < $1.0 }), let last = pairs.max(by: { $0.0 < $1.0 }) else { return false }
    return first.1 < last.1
  }
}
