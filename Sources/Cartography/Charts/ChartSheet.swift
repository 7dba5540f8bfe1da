import WardlightDisclosure

/// What a chart shows: all in which one type of chart differs from another. Everything else is ``ChartSheet``'s.
protocol ChartContent {
  /// The key of the column, from which identifiers are made.
  var key: String { get }
  /// The terms on which the values were released.
  var terms: ReleaseTerms { get }
  /// The papers that suit it, where none is asked for: the first on which all texts find room is taken.
  var pages: [Page] { get }
  /// What the table behind the chart calls that which it says beyond the value.
  var detailHeading: String { get }

  /// The key to marks, under this heading.
  func legend(titled title: String) -> any LegendPart
  /// What a screen reader says of the values, in sentences.
  func summary(titled title: String) -> String
  /// Where the scales go in a room of the page.
  func extent(in room: ChartRoom) throws(CartographyError) -> ChartExtent
  /// The drawing, the lowest layer first.
  func layers(in extent: ChartExtent, of room: ChartRoom) -> [SceneLayer]
}

/// What a chart may fill, and how much larger than on A4 its type is.
struct ChartRoom {
  let box: SheetBox
  let typeScale: Double

  /// Type of so many millimetres on A4.
  func style(_ size: Double, bold: Bool = false, colour: Colour = Ink.text, halo: Colour? = nil) -> TextStyle {
    TextStyle(size * typeScale, bold: bold, colour: colour, halo: halo)
  }
}

/// What of its room a chart fills.
struct ChartExtent {
  /// The rectangle between the scales.
  let plot: SheetBox
  /// Where the chart ends at the right, with what stands beside its scales.
  let right: Double
  /// Where it ends below.
  let bottom: Double
}

/// A chart on its paper: the sheet of a map without what only a map needs.
struct ChartSheet {
  let content: any ChartContent
  let furniture: MapFurniture
  let page: Page?

  func scene() throws(CartographyError) -> Scene {
    let plan = try plan()
    var scene = Scene(page: plan.page, title: furniture.title, summary: summary, prefix: furniture.prefix(content.key))
    scene.labels = furniture.labels(content.terms)
    scene.kind = .chart
    scene.frame = plan.extent.plot
    scene.keepsOrder = true
    scene.detailHeading = content.detailHeading
    scene.add(plan.legendLayer.read(as: "Legend"))
    for layer in content.layers(in: plan.extent, of: plan.room) { scene.add(layer) }
    scene.add(plan.furniture.read(as: "About this chart"))
    return scene
  }

  /// Where everything lies on the first page that has room for it.
  func plan() throws(CartographyError) -> ChartPlan {
    let pages = page.map { [$0] } ?? content.pages
    for page in pages.dropLast() {
      if let plan = try? ChartPlan(content, furniture, page) { return plan }
    }
    return try ChartPlan(content, furniture, pages[pages.count - 1])
  }

  private var summary: String {
    "\(furniture.subtitle). \(content.summary(titled: furniture.legendTitle)) \(content.terms.marking.rawValue)."
  }
}

/// Where the parts of a chart's sheet lie: the legend beside the chart or below it, whichever way the chart is drawn larger.
struct ChartPlan {
  let page: Page
  let room: ChartRoom
  let extent: ChartExtent
  private let legend: LegendColumns
  private let legendBoxes: [SheetBox]
  private let texts: SheetTexts

  private static let gap = 8.0

  init(_ content: any ChartContent, _ furniture: MapFurniture, _ page: Page) throws(CartographyError) {
    self.page = page
    texts = SheetTexts(page, furniture, content.terms, kind: .chart)
    let body = try texts.body()
    let legend = content.legend(titled: furniture.legendTitle)
    let columns = [LegendColumns(legend), LegendColumns(inTwo: legend)]
    var found: [(room: ChartRoom, extent: ChartExtent, legend: LegendColumns, isBeside: Bool)] = []
    var fault = CartographyError.textTooLong(part: "legend")
    for (legend, isBeside) in [(columns[0], true), (columns[1], true), (columns[0], false), (columns[1], false)] {
      guard let box = Self.room(beside: isBeside, legend, body) else { continue }
      let room = ChartRoom(box: box, typeScale: page.typeScale)
      do throws(CartographyError) {
        found.append((room, try content.extent(in: room), legend, isBeside))
      } catch { fault = error }
    }
    let largest = found.map { $0.extent.size }.max() ?? 0
    // The plainer arrangement, unless another makes the chart visibly larger.
    guard let best = found.first(where: { $0.extent.size >= largest * 0.75 }) else { throw fault }
    (room, extent, self.legend) = (best.room, best.extent, best.legend)
    legendBoxes = Self.boxes(best.legend, best.isBeside, best.extent, body)
  }

  var furniture: SceneLayer { texts.layer }
  var legendLayer: SceneLayer { legend.layer(in: legendBoxes) }

  private static func width(_ legend: LegendColumns) -> Double {
    SheetPlan.columnWidth * Double(legend.count) + gap * Double(legend.count - 1)
  }

  /// What the legend leaves of the body; `nil` where that is too little.
  private static func room(beside isBeside: Bool, _ legend: LegendColumns, _ body: SheetBox) -> SheetBox? {
    var room = body
    if isBeside { room.width -= width(legend) + gap } else { room.height -= legend.height + 4 }
    let fits = isBeside ? legend.height <= body.height : width(legend) <= body.width
    return fits && room.width >= 80 && room.height >= 60 ? room : nil
  }

  private static func boxes(_ legend: LegendColumns, _ isBeside: Bool, _ extent: ChartExtent, _ body: SheetBox) -> [SheetBox] {
    let left = isBeside ? min(body.right - width(legend), extent.right + gap) : body.left
    let top = isBeside ? body.top : min(body.bottom - legend.height, extent.bottom + 5)
    return (0..<legend.count).map { place in
      SheetBox(
        left: left + Double(place) * (SheetPlan.columnWidth + gap), top: top, width: SheetPlan.columnWidth, height: legend.height)
    }
  }
}

extension ChartExtent {
  fileprivate var size: Double { plot.width * plot.height }
}
