import WardlightDisclosure
import WardlightEssentials

/// What a scatter plot draws.
struct ScatterContent: ChartContent {
  let plot: ScatterPlot
  let points: ScatterPoints
  let named: [Int]
  /// The ranges of ranks that are drawn as bands.
  let bandSpans: [RankSpan]

  init(_ plot: ScatterPlot, _ points: ScatterPoints) {
    self.plot = plot
    self.points = points
    named = points.farthest(plot.outliers, of: plot.highlight?.members, plot.codes)
    let isBanded = plot.form == .ranks && points.points.count <= ScatterPlot.mostMarks
    bandSpans = isBanded ? points.bandSpans : []
  }

  var key: String { plot.values.content.heading.key + "-" + plot.against.content.heading.key }
  var terms: ReleaseTerms {
    let both = ReleaseTerms.stricter(plot.values.terms, plot.against.terms)
    return plot.expected.map { .stricter(both, $0.terms) } ?? both
  }
  var pages: [Page] { [.a4Landscape] }
  var detailHeading: String { "Ranks" }
  var isDense: Bool { points.points.count > ScatterPlot.mostMarks }
  var isRanked: Bool { plot.form == .ranks }

  func extent(in room: ChartRoom) throws(CartographyError) -> ChartExtent { frame.extent(in: room, ratio: 2) }

  func layers(in extent: ChartExtent, of room: ChartRoom) -> [SceneLayer] {
    let (box, scales) = (extent.plot, frame.scales(extent.plot))
    let drawing = ScatterDrawing(content: self, across: scales.across, up: scales.up, plot: box, room: room)
    let bands = drawing.bands
    return [bands.shades(box), frame.grid(box, room), frame.axes(box, room), bands.heads(box, lines: 2, room)] + drawing.layers
  }

  /// The scales of the form.
  var frame: ChartFrame {
    let count = points.points.count
    let (across, up) =
      isRanked
      ? (ChartTicks.ranks(count, steps: 6), ChartTicks.ranks(count, steps: 6))
      : (ticks(points.points.map(\.across), plot.across.order, steps: 6), ticks(upright, plot.up.order, steps: 5))
    return ChartFrame(
      across: .init(ticks: across, title: title(plot.across), more: plot.across.more),
      up: .init(ticks: up, title: title(plot.up), more: plot.up.more), heads: plot.shading == .fifths ? 2 : 0)
  }

  private func title(_ axis: ChartAxis) -> String {
    isRanked ? "\(axis.title), rank (1 = \(axis.order == .rising ? "highest" : "lowest"))" : axis.title
  }

  /// All that the upright scale must show; counts and rates begin at zero.
  private var upright: [Double] {
    let expected = plot.expected?.content.cells.compactMap(\.finiteNumber).map(plot.up.growing) ?? []
    let all = points.points.flatMap { [$0.low, $0.high] } + expected
    return (plot.up.order == .rising && all.allSatisfy { $0 >= 0 }) ? all + [0] : all
  }

  private func ticks(_ grown: [Double], _ order: ChartAxis.Order, steps: Int) -> ChartTicks {
    let (low, high) = (grown.min() ?? 0, grown.max() ?? 1)
    return order == .rising
      ? .spanning(low, high, steps: steps).padded() : .spanning(0 - high, 0 - low, steps: steps, order: .falling).padded()
  }
}

/// What is said of the points.
extension ScatterContent {
  func title(of point: ScatterPoint) -> String {
    let (value, score) = (plot.values.content.cells[point.area], plot.against.content.cells[point.area])
    return "\(plot.names[point.area]): \(value.inWords) (\(plot.across.title.withoutColons) \(score.inWords))"
  }

  /// The ranks from the most, as the scales write them.
  func detail(of point: ScatterPoint) -> String {
    let count = Double(points.points.count)
    func rank(_ number: Double) -> String { FixedDecimal.shortest(count + 1 - number, decimals: 1) }
    let up = point.look == .protected ? "\(rank(point.upRank.high)) to \(rank(point.upRank.low))" : rank(point.upRank.middle)
    return "\(up) by \(plot.up.title), \(rank(point.acrossRank)) by \(plot.across.title), of \(FixedDecimal.grouped(points.points.count))"
  }

  func summary(titled title: String) -> String {
    let counts = PointLook.allCases.map { look in (look, points.points.count { $0.look == look }) }.filter { $0.1 > 0 }
    let kinds = counts.map { "\(FixedDecimal.grouped($0.1)) \(words(of: $0.0))" }.joined(separator: ", ")
    let order = isRanked ? " Both scales are ranks, of which 1 is the most." : ""
    return (["\(plot.up.title) against \(plot.across.title), \(plot.kind) by \(plot.kind): \(kinds).\(order)"] + namedWords + [left])
      .filter { !$0.isEmpty }.joined(separator: " ")
  }

  func words(of look: PointLook) -> String {
    switch look {
    case .exact: "with an exact number"
    case .zero: "with zero"
    case .protected: "protected as a range"
    }
  }

  private var namedWords: [String] {
    guard !named.isEmpty else { return [] }
    let places = Dictionary(points.points.map { ($0.area, $0) }, uniquingKeysWith: { first, _ in first })
    let above = named.filter { places[$0].map { $0.upRank.middle > $0.acrossRank } ?? false }
    let below = named.filter { !above.contains($0) }
    return [("higher", above), ("lower", below)].filter { !$0.1.isEmpty }.map { word, areas in
      "Much \(word) in rank by \(plot.up.title) than by \(plot.across.title): \(areas.map { plot.names[$0] }.joined(separator: ", "))."
    }
  }

  /// How many areas are left out, and why.
  var left: String {
    let parts = [(points.withheld, "withheld"), (points.missing, "without data")].filter { $0.0 > 0 }
    return parts.isEmpty ? "" : "Not drawn: \(parts.map { "\(FixedDecimal.grouped($0.0)) \($0.1)" }.joined(separator: ", "))."
  }
}
