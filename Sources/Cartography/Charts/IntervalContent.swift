import WardlightDisclosure
import WardlightEssentials

/// What a chart of intervals draws.
struct IntervalContent: ChartContent {
  let chart: IntervalChart
  let rows: [IntervalRow]

  var key: String { "intervals-" + chart.values.content.heading.key }
  var terms: ReleaseTerms {
    let wider = chart.wider.map { [$0.lower, $0.upper] } ?? []
    let all = [chart.values, chart.lower, chart.upper] + wider + (chart.published.map { [$0.values] } ?? [])
    return all.dropFirst().reduce(all[0].terms) { .stricter($0, $1.terms) }
  }
  /// Few rows would leave half of a higher page white.
  var pages: [Page] { rows.count > 16 ? [.a4Portrait] : rows.count < 10 ? [.widescreen, .a4Landscape] : [.a4Landscape] }
  var detailHeading: String { "Remark" }

  /// The scale, which shows zero: fewer numbers where it is short.
  func ticks(width: Double) -> ChartTicks {
    let numbers = rows.flatMap(\.numbers) + [0]
    return .spanning(numbers.min() ?? 0, numbers.max() ?? 1, steps: min(6, max(2, Int(width / 16))))
  }

  func extent(in room: ChartRoom) throws(CartographyError) -> ChartExtent {
    let layout = try IntervalLayout.best(self, room)
    return ChartExtent(plot: layout.plot, right: room.box.right, bottom: layout.bottom)
  }

  func layers(in extent: ChartExtent, of room: ChartRoom) -> [SceneLayer] {
    guard let layout = try? IntervalLayout.best(self, room) else { return [] }
    return IntervalDrawing(content: self, layout: layout, room: room).layers
  }

  // MARK: Words

  func title(of row: IntervalRow) -> String { "\(row.label): \((row.value == nil ? row.reason : row.words).withoutColons)" }

  func detail(of row: IntervalRow) -> String {
    var parts: [String] = []
    if let wider = chart.wider, row.wider != nil { parts.append("\(wider.words) \(widerWords(of: row))") }
    if let chart = chart.published, row.published != nil { parts.append("\(chart.words) \(row.publishedWords)") }
    return parts.joined(separator: "; ")
  }

  private func widerWords(of row: IntervalRow) -> String {
    guard let most = chart.mostDecimals, let span = row.wider else { return row.widerWords }
    return [span.low, span.high].map { FixedDecimal.text($0, decimals: most).signed }.joined(separator: " to ")
  }

  func summary(titled title: String) -> String {
    let shown = rows.filter { $0.value != nil }
    let apart = shown.filter { row in row.interval.map { $0.low > 0 || $0.high < 0 } ?? false }
    let hidden = rows.count - shown.count
    let words = shown.prefix(40).map { "\($0.label) \($0.words)" }.joined(separator: "; ")
    let left = hidden == 0 ? "" : " Without a value: \(hidden)."
    return "\(chart.axis.title), \(rows.count) rows: \(words). Intervals that leave out zero: \(apart.count) of \(shown.count).\(left)"
  }

  func legend(titled title: String) -> any LegendPart {
    var rows = [
      KeyRow(text: chart.axis.title, halfHeight: 1.6) { [IntervalDrawing.dot($0, 1.1)] },
      line(chart.intervalWords, IntervalDrawing.thick),
    ]
    if let wider = chart.wider { rows.append(line(wider.words, IntervalDrawing.thin)) }
    if let published = chart.published {
      rows.append(KeyRow(text: published.words, halfHeight: 1.6) { [IntervalDrawing.diamond($0, 1.3)] })
    }
    let remark = "Where an interval reaches over 0, the data do not rule out that there is no association."
    return KeyRows(head: LegendHeading(title: title), rows: rows, remarks: [remark, bandWords].filter { !$0.isEmpty })
  }

  /// The stretches of the scale and where each ends.
  private var bandWords: String {
    let words = chart.bands.map { band in
      band.upper.isFinite ? "\(band.word) up to \(FixedDecimal.shortest(band.upper, decimals: 3).signed)" : band.word
    }
    return words.isEmpty ? "" : "Bands: \(words.joined(separator: ", "))."
  }

  private func line(_ text: String, _ style: ShapeStyle) -> KeyRow {
    KeyRow(text: text, halfHeight: 1.6) {
      [ChartLook.line($0.moved(across: -3.75, down: 0), $0.moved(across: 3.75, down: 0), style)]
    }
  }
}
