import WardlightDisclosure

/// Where the cells, names and totals of a heat map lie.
struct HeatLayout {
  let plot: SheetBox
  let cell: (width: Double, height: Double)
  let nameStyle: TextStyle
  let nameWidth: Double
  let nameHeight: Double
  /// Whether the names of columns are so short for their cells that nobody must turn the page.
  let hasLevelNames: Bool
  /// Of how many rows, or columns, one has its name.
  let every: (row: Int, column: Int)
  /// How counts in the cells are set, where all of them find room.
  let countStyle: TextStyle?
  let right: Double
  let bottom: Double
  private let unknownRow: Int?
  private let unknownColumn: Int?

  /// What parts the unknown from the known, in millimetres.
  static let gap = 1.4
  /// Between a name and the grid.
  static let margin = 1.1
  private static let smallestCell = 1.4
  private static let largestCell = (width: 12.0, height: 8.5)
  /// How wide a cell may be for the sake of its name.
  private static let widestCell = 26.0
  /// Between the title of the columns and their names.
  private static let titleGap = 0.8
  static let barLength = 9.0

  /// The layout with the largest names for all rows and columns, or with the smallest for some of them.
  static func best(_ content: HeatContent, _ room: ChartRoom) throws(CartographyError) -> HeatLayout {
    let all = [2.8, 2.6, 2.4, 2.2, 2.0].map { HeatLayout(content, room, room.style($0)) }
    guard let smallest = all.last, min(smallest.cell.width, smallest.cell.height) >= smallestCell * room.typeScale else {
      let rows = max(content.grid.origins.count, content.grid.destinations.count)
      let side = all.last.map {
        min($0.cell.height * Double(content.grid.origins.count), $0.cell.width * Double(content.grid.destinations.count))
      }
      throw .tooManyRows(rows: rows, most: max(0, Int((side ?? 0) / (smallestCell * room.typeScale))))
    }
    let whole = all.filter { $0.every == (1, 1) }
    // Level names are worth a little smaller type.
    return whole.first { $0.hasLevelNames && $0.nameStyle.size >= 2.4 * room.typeScale } ?? whole.first ?? smallest
  }

  private init(_ content: HeatContent, _ room: ChartRoom, _ style: TextStyle) {
    let grid = content.grid
    let scale = room.typeScale
    func widest(_ ends: [FlowGrid.End]) -> Double { ends.map { style.width(of: $0.name) }.max() ?? 0 }
    let titleWidth = min(HeatTitles.style(room).width(of: content.chart.originTitle), 30 * scale)
    nameStyle = style
    nameWidth = max(min(widest(grid.origins), room.box.width * 0.3), titleWidth)
    let titles = HeatTitles(content, room, nameWidth: nameWidth)
    let totals = HeatTotals(content, room)
    let gaps = (
      across: grid.destinations.contains(where: \.isUnknown) ? Self.gap : 0, down: grid.origins.contains(where: \.isUnknown) ? Self.gap : 0
    )
    let width = (room.box.width - nameWidth - Self.margin - totals.width - gaps.across) / Double(grid.destinations.count)
    let column = widest(grid.destinations)
    hasLevelNames = column + 1.2 <= min(Self.widestCell * scale, width)
    // Names may take what few rows do not need.
    let free = room.box.height - Double(grid.origins.count) * Self.largestCell.height * scale - totals.height - 14 * scale
    nameHeight = max(hasLevelNames ? style.leading : min(column, max(room.box.height * 0.34, free)), titles.origin.height)
    let header = titles.destination.height + Self.titleGap + nameHeight + Self.margin
    let height = room.box.height - header - totals.height - gaps.down - room.style(2.3).leading - 1
    let cellWidth = min(max(Self.largestCell.width * scale, hasLevelNames ? column + 1.2 : 0), width)
    let cellHeight = min(Self.largestCell.height * scale, height / Double(grid.origins.count), cellWidth * 1.6)
    cell = (cellWidth, cellHeight)
    plot = SheetBox(
      left: room.box.left + nameWidth + Self.margin, top: room.box.top + header,
      width: cellWidth * Double(grid.destinations.count) + gaps.across, height: cellHeight * Double(grid.origins.count) + gaps.down)
    let least = style.ascent + style.descent + 0.02
    every = (max(1, Int((least / cellHeight).rounded(.up))), max(1, Int((least / cellWidth).rounded(.up))))
    unknownRow = grid.origins.firstIndex(where: \.isUnknown)
    unknownColumn = grid.destinations.firstIndex(where: \.isUnknown)
    countStyle = Self.countStyle(content, room, cell)
    right = max(plot.right + totals.width, plot.left + titles.destinationWidth)
    bottom = plot.bottom + totals.height + (every == (1, 1) ? 0 : room.style(2.3).leading + 1)
  }

  /// Counts are set as large as all of them fit, the protected ones not at all.
  private static func countStyle(_ content: HeatContent, _ room: ChartRoom, _ cell: (width: Double, height: Double)) -> TextStyle? {
    let texts = Set(content.cells.filter { ($0.exactNumber ?? 0) > 0 }.map(\.figure))
    return [2.8, 2.5, 2.2, 2.0, 1.9].map { room.style($0) }.first { style in
      style.ascent + style.descent <= cell.height && texts.allSatisfy { style.width(of: $0) <= cell.width - 0.3 }
    }
  }

  func box(_ row: Int, _ column: Int) -> SheetBox {
    SheetBox(left: left(column), top: top(row), width: cell.width, height: cell.height)
  }

  func top(_ row: Int) -> Double { plot.top + Double(row) * cell.height + (unknownRow.map { row >= $0 ? Self.gap : 0 } ?? 0) }

  func left(_ column: Int) -> Double { plot.left + Double(column) * cell.width + (unknownColumn.map { column >= $0 ? Self.gap : 0 } ?? 0) }
}

/// The titles of rows and columns.
struct HeatTitles {
  let origin: TextBlock
  let destination: TextBlock
  let destinationWidth: Double

  static func style(_ room: ChartRoom) -> TextStyle { room.style(2.7, bold: true) }

  init(_ content: HeatContent, _ room: ChartRoom, nameWidth: Double) {
    let style = Self.style(room)
    var (origin, destination) = (TextBlock(), TextBlock())
    origin.add(content.chart.originTitle, width: nameWidth, style)
    destination.add(content.chart.destinationTitle, width: room.box.width - nameWidth - HeatLayout.margin, style)
    (self.origin, self.destination) = (origin, destination)
    destinationWidth = destination.lines.map { style.width(of: $0.text) }.max() ?? 0
  }
}

/// How much room totals take beside and below the grid.
struct HeatTotals {
  let width: Double
  let height: Double
  let style: TextStyle

  init(_ content: HeatContent, _ room: ChartRoom) {
    let style = room.style(2.1, colour: Ink.quiet)
    func widest(_ cells: [Cell?]) -> Double { cells.compactMap { $0.map { style.width(of: $0.figure) } }.max() ?? 0 }
    self.style = style
    width = content.totals.origins.map { widest($0) + 2.4 + HeatLayout.barLength * room.typeScale } ?? 0
    height = content.totals.destinations.map { widest($0) + 2.4 + HeatLayout.barLength * room.typeScale * 0.7 } ?? 0
  }
}
