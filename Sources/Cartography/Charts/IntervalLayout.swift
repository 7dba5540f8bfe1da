/// Where rows, labels and numbers of a chart of intervals lie: in one panel, or side by side in two where one is not high enough.
struct IntervalLayout {
  let panels: [Panel]
  let rowHeight: Double
  /// Whether each row ends with its numbers; where there is no room for them they stand in the table only.
  let showsWords: Bool
  let labelStyle: TextStyle
  let labelWidth: Double
  /// Where the titles of the scales end.
  let bottom: Double
  private let mostRows: Int

  /// Some of the rows, one below the other.
  struct Panel {
    let rows: Range<Int>
    /// Where labels begin and numbers end.
    let left: Double
    let right: Double
    /// The rectangle of the scale.
    let plot: SheetBox

    /// The middle of a row.
    func middle(_ row: Int, _ height: Double) -> Double { plot.top + (Double(row - rows.lowerBound) + 0.5) * height }
  }

  /// Rows lower than this could not be read, and rows higher than that fall apart, in millimetres.
  private static let lowestRow = 2.65
  private static let highestRow = 9.0
  private static let narrowest = 36.0
  private static let gap = 3.0

  /// The plainest arrangement that can be read.
  static func best(_ content: IntervalContent, _ room: ChartRoom) throws(CartographyError) -> IntervalLayout {
    let all = [(1, true), (1, false), (2, true), (2, false)].map { IntervalLayout(content, room, panels: $0, showsWords: $1) }
    let wide = all.filter { $0.panels.allSatisfy { $0.plot.width >= narrowest * room.typeScale } }
    guard let best = wide.first(where: { $0.rowHeight >= lowestRow * room.typeScale }) else {
      throw .tooManyRows(rows: content.rows.count, most: wide.map(\.mostRows).max() ?? 0)
    }
    return best
  }

  private init(_ content: IntervalContent, _ room: ChartRoom, panels count: Int, showsWords: Bool) {
    let each = (content.rows.count + count - 1) / count
    let width = (room.box.width - Double(count - 1) * 2 * Self.gap) / Double(count)
    let above = content.chart.bands.isEmpty ? 1.0 : 2 * ChartBands.style(room).leading + 0.8
    let title = AxisTitle(content.chart.axis.title, more: content.chart.axis.more, room)
    // The plot is narrower than its panel by labels of a width that depends on the height of the rows, which depends on the title: so it is guessed.
    let below = 0.8 + room.style(2.5).leading + title.heightBelow(width: width * 0.5)
    let height = room.box.height - below - above
    mostRows = count * max(0, Int(height / (Self.lowestRow * room.typeScale)))
    let rowHeight = min(height / Double(each), Self.highestRow * room.typeScale)
    let style = room.style(min(2.8, max(2.1, rowHeight / room.typeScale * 0.78)))
    let labels = min(content.rows.map { style.width(of: $0.label) }.max() ?? 0, width * 0.42)
    let words = showsWords ? (content.rows.map { style.width(of: $0.words) }.max() ?? 0) + Self.gap : room.style(2.5).size * 0.8
    (self.rowHeight, self.showsWords, labelStyle, labelWidth) = (rowHeight, showsWords, style, labels)
    panels = (0..<count).map { number in
      let left = room.box.left + Double(number) * (width + 2 * Self.gap)
      let rows = min(number * each, content.rows.count)..<min((number + 1) * each, content.rows.count)
      let plot = SheetBox(
        left: left + labels + Self.gap, top: room.box.top + above, width: width - labels - Self.gap - words,
        height: rowHeight * Double(each))
      return Panel(rows: rows, left: left, right: left + width, plot: plot)
    }.filter { !$0.rows.isEmpty }
    bottom = room.box.top + above + rowHeight * Double(each) + below
  }

  /// The rectangle around all scales.
  var plot: SheetBox {
    guard let first = panels.first?.plot, let last = panels.last?.plot else { return SheetBox(left: 0, top: 0, width: 0, height: 0) }
    return SheetBox(left: first.left, top: first.top, width: last.right - first.left, height: first.height)
  }
}
