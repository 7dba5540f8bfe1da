import WardlightDisclosure
import WardlightEssentials

/// What a chart of concentration draws.
struct ConcentrationContent: ChartContent {
  let chart: ConcentrationChart
  let lines: [ConcentrationLine]

  var key: String { "concentration-" + chart.curves[0].cases.content.heading.key }
  var terms: ReleaseTerms {
    let all = chart.curves.flatMap { [$0.population.terms, $0.cases.terms] }
    return all.dropFirst().reduce(all[0]) { .stricter($0, $1) }
  }
  /// The legend has room below a square plot.
  var pages: [Page] { [.a4Portrait, .a4Landscape] }
  var detailHeading: String { "Curve" }

  var frame: ChartFrame {
    let ticks = ChartTicks(low: 0, high: 1, marks: (0...5).map { .init(number: Double($0) / 5, text: "\($0 * 20) %") })
    return ChartFrame(
      across: .init(ticks: ticks, title: "Share of \(chart.population), \(chart.first) first", more: ""),
      up: .init(ticks: ticks, title: "Share of \(chart.cases)", more: ""))
  }

  func extent(in room: ChartRoom) throws(CartographyError) -> ChartExtent { frame.extent(in: room, ratio: 1) }

  func layers(in extent: ChartExtent, of room: ChartRoom) -> [SceneLayer] {
    let drawing = ConcentrationDrawing(content: self, scales: frame.scales(extent.plot), plot: extent.plot, room: room)
    return [frame.grid(extent.plot, room)] + drawing.under + [frame.axes(extent.plot, room)] + drawing.over
  }

  // MARK: Words

  /// What a reading of the first curve says.
  func sentence(at population: Double, _ line: ConcentrationLine) -> String? {
    line.cases(at: population).map { cases in
      "The \(chart.first) \(Self.percent(population)) of \(chart.population) have \(Self.percent(cases)) of \(chart.cases)"
    }
  }

  static func percent(_ share: Double) -> String { FixedDecimal.text(100 * share, decimals: 0) + " %" }

  func summary(titled title: String) -> String {
    let sentences = lines.map { line -> String in
      let readings = [0.1, 0.2, 0.5].compactMap { population in
        line.cases(at: population).map { "\(Self.percent(population)) of \(chart.population) have \(Self.percent($0)) of \(chart.cases)" }
      }
      let name = line.name.isEmpty ? "The" : "\(line.name): the"
      return "\(name) \(chart.first) \(readings.joined(separator: "; "))."
    }
    return (["Curve of concentration."] + sentences + [left]).filter { !$0.isEmpty }.joined(separator: " ")
  }

  private var left: String {
    let gaps = lines.reduce(0) { $0 + $1.gaps }
    return gaps == 0 ? "" : "Gaps: \(gaps) \(gaps == 1 ? "share is" : "shares are") not shown."
  }

  func legend(titled title: String) -> any LegendPart {
    var rows = lines.enumerated().map { place, line in
      sample(line.name.isEmpty ? "Share of \(chart.cases)" : line.name, ConcentrationDrawing.style(place))
    }
    rows.append(sample("Equal shares: the line if deprivation made no difference", ChartLook.diagonal))
    let area =
      lines.count == 1 ? ["The larger the shaded area, the more unequal the shares. Above the diagonal the \(chart.first) have more."] : []
    return KeyRows(head: LegendHeading(title: title), rows: rows, remarks: area + [left].filter { !$0.isEmpty })
  }

  private func sample(_ text: String, _ style: ShapeStyle) -> KeyRow {
    KeyRow(text: text, halfHeight: 1.6) {
      [ChartLook.line($0.moved(across: -3.75, down: 0), $0.moved(across: 3.75, down: 0), style)]
    }
  }
}
