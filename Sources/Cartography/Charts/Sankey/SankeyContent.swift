import WardlightDisclosure
import WardlightEssentials

/// What a Sankey chart draws.
struct SankeyContent: ChartContent {
  let chart: SankeyChart
  let flows: SankeyFlows

  init(_ chart: SankeyChart) throws(CartographyError) {
    let grid = try FlowGrid(chart.links, origins: chart.origins, destinations: chart.destinations)
    flows = try SankeyFlows(grid, chart: chart)
    self.chart = chart
  }

  var key: String { "sankey-" + chart.links.count }
  var terms: ReleaseTerms { chart.totals?.terms(with: chart.links.table.terms) ?? chart.links.table.terms }
  var detailHeading: String { "Kind" }
  var pages: [Page] {
    max(flows.origins.count, flows.destinations.count) <= 7 ? [.widescreen, .a4Landscape, .a4Portrait] : [.a4Landscape, .a4Portrait]
  }

  static func titleStyle(_ room: ChartRoom) -> TextStyle { room.style(2.7, bold: true) }

  func extent(in room: ChartRoom) throws(CartographyError) -> ChartExtent {
    let layout = try SankeyLayout.best(self, room)
    guard layout.plot.width >= 45 * room.typeScale else { throw .textTooLong(part: "names of the chart") }
    return ChartExtent(plot: layout.plot, right: layout.right, bottom: layout.bottom)
  }

  func layers(in extent: ChartExtent, of room: ChartRoom) -> [SceneLayer] {
    guard let layout = try? SankeyLayout.best(self, room) else { return [] }
    return SankeyDrawing(content: self, layout: layout, room: room).layers
  }

  // MARK: Words

  func title(of band: SankeyBand) -> String {
    "\(flows.origins[band.origin].name) to \(flows.destinations[band.destination].name): \(band.text)"
  }

  func detail(of band: SankeyBand) -> String { band.isHidden ? "protected, not to scale" : band.isLargest ? "one of the largest" : "other" }

  func summary(titled title: String) -> String {
    let largest = flows.bands.filter { !$0.isHidden }.sorted {
      ($1.value, $0.origin, $0.destination) < ($0.value, $1.origin, $1.destination)
    }
    let words = largest.prefix(12).map { self.title(of: $0).replacing(": ", with: " ") }
    let hidden = flows.hidden == 0 ? "" : " Protected flows: \(FixedDecimal.grouped(flows.hidden))."
    return "\(title), \(flows.origins.count) places at the left and \(flows.destinations.count) at the right."
      + " The largest bands: \(words.isEmpty ? "none" : words.joined(separator: "; ")).\(hidden)"
  }

  func legend(titled title: String) -> any LegendPart {
    var rows: [KeyRow] = []
    let exact = flows.bands.filter { !$0.isHidden }
    let some = exact.count(where: \.isLargest)
    let merged = exact.count { SankeyLook.isMerged($0, flows) }
    let others = exact.count - some - merged
    if some > 0 { rows.append(sample(some == 1 ? "The largest flow" : "The \(some) largest flows", SankeyLook.strong)) }
    if others > 0 { rows.append(sample("Other flows between these places (\(others))", SankeyLook.pale)) }
    if merged > 0 { rows.append(sample("With other or unknown places (\(merged))", [SankeyLook.merged, SankeyLook.merged])) }
    if flows.hidden > 0 {
      rows.append(
        KeyRow(text: "\(FlowWords.flows(flows.hidden, "protected")): of one height, not to scale", halfHeight: 1.6) { place in
          let box = SheetBox(left: place.across - 3.75, top: place.down - SankeyScale.hidden / 2, width: 7.5, height: SankeyScale.hidden)
          return [SceneShape(Outline(box), SankeyLook.hidden)]
        })
    }
    return KeyRows(head: LegendHeading(title: title), rows: rows, remarks: remarks)
  }

  private var remarks: [String] {
    var remarks = ["In brackets: number of bands. Beside the names: number of \(chart.unit)."]
    let merged = (flows.origins + flows.destinations).contains { $0.kind == .other }
    if merged { remarks.append("All flows between the places at the ends of the largest are drawn; other places are merged.") }
    if (flows.origins + flows.destinations).contains(where: { $0.figure.hasSuffix("+") }) {
      remarks.append("+ stands for protected counts that come on top.")
    }
    if !flows.between.isEmpty { remarks.append("Between other places, not drawn: \(flows.between.words(chart.unit)).") }
    if flows.missing > 0 { remarks.append("No data, not drawn: \(FixedDecimal.grouped(flows.missing)) pairs.") }
    return remarks
  }

  /// Both tones of a kind of band.
  private func sample(_ text: String, _ colours: [Colour]) -> KeyRow {
    KeyRow(text: text, halfHeight: 1.6) { place in
      zip([-1.5, 0.1], colours).map { down, colour in
        SceneShape(Outline(SheetBox(left: place.across - 3.75, top: place.down + down, width: 7.5, height: 1.4)), ShapeStyle(fill: colour))
      }
    }
  }
}
