/// The scales of a chart: titles, numbers and fine lines, and how much room they need around the plot.
struct ChartFrame {
  let across: Side
  let up: Side
  /// Lines of heads above the plot.
  var heads = 0

  /// One of the two scales.
  struct Side {
    let ticks: ChartTicks
    let title: String
    let more: String
  }

  private static let number = 2.5

  /// The plot in a room.
  ///
  /// - Parameters:
  ///   - ratio: The most that width may be of height.
  func extent(in room: ChartRoom, ratio: Double) -> ChartExtent {
    let left = up.ticks.widest(room.style(Self.number)) + 1.6 * room.typeScale
    // The last number below stands half beyond the plot.
    let right = (across.ticks.marks.last.map { room.style(Self.number).width(of: $0.text) / 2 } ?? 0) + 0.3
    var width = room.box.width - left - right
    var plot = room.box
    // A narrower plot may need more lines for its titles, and so be lower and narrower yet.
    for _ in 0..<3 {
      let top = topHeight(room, width: left + width)
      plot = SheetBox(
        left: room.box.left + left, top: room.box.top + top, width: width,
        height: room.box.height - top - bottomHeight(room, width: width))
      width = min(width, plot.height * ratio)
    }
    plot.width = width
    plot.height = min(plot.height, plot.width)
    return ChartExtent(plot: plot, right: plot.right + right, bottom: plot.bottom + bottomHeight(room, width: width))
  }

  func scales(_ plot: SheetBox) -> (across: LinearScale, up: LinearScale) {
    (
      LinearScale(low: across.ticks.low, high: across.ticks.high, start: plot.left, end: plot.right),
      LinearScale(low: up.ticks.low, high: up.ticks.high, start: plot.bottom, end: plot.top)
    )
  }

  /// Fine lines at the numbers, below everything.
  func grid(_ plot: SheetBox, _ room: ChartRoom) -> SceneLayer {
    let scales = scales(plot)
    let levels = up.ticks.marks.map { mark in
      [plot.left, plot.right].map { SheetPoint(across: $0, down: scales.up.place(mark.number)) }
    }
    let uprights = across.ticks.marks.map { mark in
      [plot.top, plot.bottom].map { SheetPoint(across: scales.across.place(mark.number), down: $0) }
    }
    let style = ShapeStyle(stroke: Ink.contextBorder, width: 0.15)
    return SceneLayer("grid", shapes: (levels + uprights).map { SceneShape(Outline($0, closed: false), style) })
  }

  /// The two lines from which the scales are read, their numbers and titles.
  func axes(_ plot: SheetBox, _ room: ChartRoom) -> SceneLayer {
    let corner = [(plot.left, plot.top), (plot.left, plot.bottom), (plot.right, plot.bottom)]
    let line = SceneShape(
      Outline(corner.map { SheetPoint(across: $0.0, down: $0.1) }, closed: false), ShapeStyle(stroke: Ink.quiet, width: 0.25))
    var layer = SceneLayer("axes", shapes: [line], texts: upTitle(plot, room) + numbers(plot, room) + acrossTitle(plot, room))
    layer.reading = .words("Scales")
    return layer
  }

  private func numbers(_ plot: SheetBox, _ room: ChartRoom) -> [SceneText] {
    let style = room.style(Self.number, colour: Ink.quiet)
    let scales = scales(plot)
    let beside = up.ticks.marks.map { mark in
      SceneText(
        mark.text, at: SheetPoint(across: plot.left - 1.4 * room.typeScale, down: scales.up.place(mark.number) + style.size * 0.35), style,
        anchor: .end)
    }
    let below = across.ticks.marks.map { mark in
      SceneText(
        mark.text, at: SheetPoint(across: scales.across.place(mark.number), down: plot.bottom + 0.8 + style.ascent), style, anchor: .middle)
    }
    // Where the two scales meet their numbers stand in each other's way only in the corner, which belongs to the upright one.
    return (beside + below).sparing()
  }

  private func upTitle(_ plot: SheetBox, _ room: ChartRoom) -> [SceneText] {
    AxisTitle(up.title, more: up.more, room).above(left: room.box.left, top: room.box.top, width: plot.right - room.box.left)
  }

  private func acrossTitle(_ plot: SheetBox, _ room: ChartRoom) -> [SceneText] {
    AxisTitle(across.title, more: across.more, room).below(plot, top: plot.bottom + 0.8 + room.style(Self.number).leading)
  }

  private func topHeight(_ room: ChartRoom, width: Double) -> Double {
    let title = AxisTitle(up.title, more: up.more, room).heightAbove(width: width)
    let heads = Double(heads) * ChartBands.style(room).leading + (heads > 0 ? 0.6 : 0)
    // Half the uppermost number rises above the plot.
    return title + max(heads, room.style(Self.number).size * 0.55) + 0.4
  }

  private func bottomHeight(_ room: ChartRoom, width: Double) -> Double {
    0.8 + room.style(Self.number).leading + AxisTitle(across.title, more: across.more, room).heightBelow(width: width)
  }
}

extension [SceneText] {
  /// Without those that would lie over one before them.
  fileprivate func sparing() -> [SceneText] {
    reduce(into: []) { kept, text in
      if !kept.contains(where: { $0.box.inset(by: -0.3).overlaps(text.box) }) { kept.append(text) }
    }
  }
}
