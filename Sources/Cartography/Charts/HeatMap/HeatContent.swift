import WardlightDisclosure
import WardlightEssentials

/// What a heat map draws: the grid in its order, the classes of its cells, totals.
struct HeatContent: ChartContent {
  let chart: FlowHeatMap
  let grid: FlowGrid
  /// The cells in the order of the grid, none left out.
  let cells: [Cell]
  let classes: Classification
  let totals: (origins: [Cell?]?, destinations: [Cell?]?)

  init(_ chart: FlowHeatMap) throws(CartographyError) {
    let given = try FlowGrid(chart.links, origins: chart.origins, destinations: chart.destinations)
    let rows: [Int], columns: [Int]
    switch chart.order {
    case .bySimilarity:
      let order = HeatOrder(given)
      (rows, columns) = (order.rows, order.columns)
    case .asGiven: (rows, columns) = (Array(given.origins.indices), Array(given.destinations.indices))
    }
    self.chart = chart
    grid = given.arranged(rows, columns)
    cells = grid.cells.map { $0 ?? (chart.unlisted == .zero ? .count(0) : .missing) }
    guard cells.contains(where: { $0 != .missing }) else { throw .emptyChart(column: chart.links.count) }
    let heading = chart.links.table.column(chart.links.count).content.heading
    classes = try Classification(of: cells, under: heading, by: chart.scheme, palette: chart.palette)
    totals = (
      try Self.totals(chart.totals?.origins, chart.origins, rows), try Self.totals(chart.totals?.destinations, chart.destinations, columns)
    )
  }

  private static func totals(_ column: Released<CellColumn>?, _ places: FlowPlaces, _ order: [Int]) throws(CartographyError) -> [Cell?]? {
    let cells = try FlowTotals.cells(column, places)
    return cells.map { cells in order.map { $0 < cells.count ? cells[$0] : nil } }
  }

  var key: String { "heat-map-" + chart.links.count }
  var terms: ReleaseTerms { chart.totals?.terms(with: chart.links.table.terms) ?? chart.links.table.terms }
  var detailHeading: String { "Class" }
  /// A small grid would leave most of a high page white, and one of many rows needs it.
  var pages: [Page] {
    let (rows, columns) = (grid.origins.count, grid.destinations.count)
    if rows <= 9 { return [.widescreen, .a4Landscape, .a3Landscape] }
    return rows > columns * 3 / 2 ? [.a4Portrait, .a4Landscape, .a3Landscape] : [.a4Landscape, .a3Landscape]
  }

  func extent(in room: ChartRoom) throws(CartographyError) -> ChartExtent {
    let layout = try HeatLayout.best(self, room)
    return ChartExtent(plot: layout.plot, right: layout.right, bottom: layout.bottom)
  }

  func layers(in extent: ChartExtent, of room: ChartRoom) -> [SceneLayer] {
    guard let layout = try? HeatLayout.best(self, room) else { return [] }
    return HeatDrawing(content: self, layout: layout, room: room).layers
  }

  // MARK: Words

  func title(row: Int, column: Int) -> String {
    "\(grid.origins[row].name) to \(grid.destinations[column].name): \(cells[row * grid.destinations.count + column].figure)"
  }

  /// Whether a cell stands for a place and itself.
  func isSelf(_ row: Int, _ column: Int) -> Bool {
    grid.isSquare && !grid.origins[row].isUnknown && grid.origins[row].code == grid.destinations[column].code
  }

  func summary(titled title: String) -> String {
    let width = grid.destinations.count
    let exact = cells.indices.filter { (cells[$0].exactNumber ?? 0) > 0 }
    let largest = exact.sorted { (cells[$1].middle, $0) < (cells[$0].middle, $1) }.prefix(10).map {
      "\(grid.origins[$0 / width].name) to \(grid.destinations[$0 % width].name) \(cells[$0].figure)"
    }
    return
      "\(title), number of \(chart.unit), \(grid.origins.count) rows (\(chart.originTitle)) by \(width) columns (\(chart.destinationTitle))."
      + " The largest\(cells.haveOpenRanges ? " shown exactly" : ""): \(largest.isEmpty ? "none" : largest.joined(separator: "; "))."
      + " Number of pairs in each class: \(classes.classes.map(\.legendText).joined(separator: "; "))."
  }

  func legend(titled title: String) -> any LegendPart {
    let entries = classes.classes.map { Legend.Entry(text: $0.legendText, sample: .swatch($0.fill, $0.hatch)) }
    let count = "In the cells: number of \(chart.unit). In brackets: number of pairs, \(FixedDecimal.grouped(cells.count)) in all."
    var remarks = [count, classes.remark, orderWords]
    if grid.isSquare { remarks.append("A dark frame marks a place with itself.") }
    return Legend(title: title, entries: entries, remarks: remarks.filter { !$0.isEmpty })
  }

  private var orderWords: String {
    switch chart.order {
    case .asGiven: ""
    case .bySimilarity:
      "Rows and columns with similar shares stand side by side (average linkage, optimal leaf order), so that blocks show."
    }
  }
}
