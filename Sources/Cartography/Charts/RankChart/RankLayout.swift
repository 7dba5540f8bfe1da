/// Where rows, periods and names of a rank chart lie.
struct RankLayout {
  let plot: SheetBox
  let rowHeight: Double
  let nameStyle: TextStyle
  let nameWidths: (left: Double, right: Double)
  let headHeight: Double
  let right: Double
  /// Half the height of a mark.
  let radius: Double
  private let rows: (first: Int, beyond: Int)
  private let heads: (beyond: Double, hidden: Double)

  private static let lowestRow = 3.5
  private static let highestRow = 8.5
  private static let narrowest = 26.0

  /// The one layout of a room.
  static func best(_ content: RankContent, _ room: ChartRoom) throws(CartographyError) -> RankLayout {
    let layout = RankLayout(content, room)
    guard layout.rowHeight >= lowestRow * room.typeScale else {
      let most = Double(content.ladder.rows) * layout.rowHeight / (lowestRow * room.typeScale)
      throw .tooManyRows(rows: content.ladder.rows, most: max(0, Int(most)))
    }
    guard layout.plot.width >= narrowest * room.typeScale * Double(content.chart.periods.count - 1) else {
      throw .textTooLong(part: "names of the chart")
    }
    return layout
  }

  private init(_ content: RankContent, _ room: ChartRoom) {
    let scale = room.typeScale
    let ladder = content.ladder
    // A rule and its words take most of a row.
    heads = (ladder.beyond > 0 ? Self.headHeight(room) : 0, ladder.hidden > 0 ? Self.headHeight(room) : 0)
    headHeight = room.style(2.7, bold: true).leading * 2 + 0.6
    let height = room.box.height - headHeight - heads.beyond - heads.hidden
    rowHeight = min(Self.highestRow * scale, height / Double(max(1, ladder.rows)))
    rows = (ladder.first, ladder.beyond)
    radius = min(2.3 * scale, rowHeight * 0.44)
    nameStyle = room.style(min(3.0, max(2.3, rowHeight / scale * 0.66)))
    let words = [ladder.beyond > 0 ? Self.beyondWords(content) : "", ladder.hidden > 0 ? Self.hiddenWords : ""]
    let ruleWidth = words.map { Self.ruleStyle(room).width(of: $0) }.max() ?? 0
    nameWidths = (
      max(ruleWidth, Self.width(content, 0, nameStyle, room)), Self.width(content, content.chart.periods.count - 1, nameStyle, room)
    )
    let left = room.box.left + nameWidths.left + 2 * radius + Self.nameGap
    let width = room.box.width - nameWidths.left - nameWidths.right - 4 * radius - 2 * Self.nameGap
    plot = SheetBox(
      left: left - 2 * radius, top: room.box.top + headHeight,
      width: min(width, 90 * scale * Double(content.chart.periods.count - 1)) + 4 * radius,
      height: rowHeight * Double(ladder.rows) + heads.beyond + heads.hidden)
    right = plot.right + Self.nameGap + nameWidths.right
  }

  static let nameGap = 1.2
  static let hiddenWords = "Not ranked: protected"

  static func beyondWords(_ content: RankContent) -> String { "Beyond the first \(content.chart.top)" }

  /// The type of the words between the rows.
  static func ruleStyle(_ room: ChartRoom) -> TextStyle { room.style(2.3, colour: Ink.quiet) }

  private static func headHeight(_ room: ChartRoom) -> Double { room.style(2.3).leading + 1.4 }

  /// What names with their counts need, up to a third of the room.
  private static func width(_ content: RankContent, _ period: Int, _ style: TextStyle, _ room: ChartRoom) -> Double {
    let bold = room.style(style.size / room.typeScale, bold: true)
    let widths = content.paths.filter { $0.states[period] != .absent }.map { path -> Double in
      let count = content.count(path, period)
      return bold.width(of: path.name) + (count.isEmpty ? 0 : style.width(of: count) + 1.6)
    }
    return min(widths.max() ?? 0, room.box.width * 0.32)
  }

  /// Where a period lies across the page.
  func across(_ period: Int, of periods: Int) -> Double {
    plot.left + 2 * radius + (plot.width - 4 * radius) * Double(period) / Double(periods - 1)
  }

  /// The middle of a row.
  func down(_ row: Int) -> Double {
    let below = (row >= rows.first ? heads.beyond : 0) + (row >= rows.first + rows.beyond ? heads.hidden : 0)
    return plot.top + below + (Double(row) + 0.5) * rowHeight
  }

  /// Where the rules above the rows beyond and above the rows of protected ranks lie; `nil` where there are none.
  var rules: (beyond: Double?, hidden: Double?) {
    (
      heads.beyond > 0 ? plot.top + Double(rows.first) * rowHeight : nil,
      heads.hidden > 0 ? plot.top + Double(rows.first + rows.beyond) * rowHeight + heads.beyond : nil
    )
  }
}
