/// The rows of a chart of intervals.
struct IntervalDrawing {
  let content: IntervalContent
  let layout: IntervalLayout
  let room: ChartRoom

  static let thick = ShapeStyle(stroke: ChartLook.mark, width: 0.9)
  static let thin = ShapeStyle(stroke: ChartLook.mark, width: 0.28)

  static func dot(_ place: SheetPoint, _ half: Double) -> SceneShape {
    ChartLook.dot(place, half, fill: ChartLook.mark, stroke: Ink.white, width: 0.25)
  }

  static func diamond(_ place: SheetPoint, _ half: Double) -> SceneShape {
    ChartLook.diamond(place, half, fill: Ink.white, stroke: ChartLook.accent)
  }

  /// The layers of all panels, each with what the panels have of it.
  var layers: [SceneLayer] {
    let parts = layout.panels.map { IntervalPanelDrawing(content: content, layout: layout, panel: $0, room: room).layers }
    guard var whole = parts.first else { return [] }
    for part in parts.dropFirst() {
      for place in whole.indices {
        whole[place].shapes += part[place].shapes
        whole[place].texts += part[place].texts
      }
    }
    return whole
  }
}

/// The rows of one panel.
private struct IntervalPanelDrawing {
  let content: IntervalContent
  let layout: IntervalLayout
  let panel: IntervalLayout.Panel
  let room: ChartRoom

  private var plot: SheetBox { panel.plot }
  private var rows: Range<Int> { panel.rows }
  private var ticks: ChartTicks { content.ticks(width: plot.width) }
  private var scale: LinearScale { LinearScale(low: ticks.low, high: ticks.high, start: plot.left, end: plot.right) }

  var layers: [SceneLayer] {
    let bands = ChartBands(bands: bands)
    return [bands.shades(plot), grid, bands.heads(plot, lines: 2, room), names, axis, zero, intervals, marks, words]
  }

  private var bands: [ChartBands.Band] {
    content.chart.bands.map { band in
      let (low, high) = (max(band.lower, scale.low), min(band.upper, scale.high))
      return ChartBands.Band(left: scale.place(low), right: max(scale.place(low), scale.place(high)), word: band.word)
    }
  }

  private var grid: SceneLayer {
    let uprights = ticks.marks.map { upright(scale.place($0.number), ShapeStyle(stroke: Ink.contextBorder, width: 0.15)) }
    let levels = rows.dropFirst().map { row in
      let down = plot.top + Double(row - rows.lowerBound) * layout.rowHeight
      return ChartLook.line(
        SheetPoint(across: panel.left, down: down), SheetPoint(across: panel.right, down: down),
        ShapeStyle(stroke: Ink.contextBorder, width: 0.1))
    }
    return SceneLayer("grid", shapes: uprights + levels)
  }

  private func upright(_ across: Double, _ style: ShapeStyle) -> SceneShape {
    ChartLook.line(SheetPoint(across: across, down: plot.top), SheetPoint(across: across, down: plot.bottom), style)
  }

  private var zero: SceneLayer { SceneLayer("zero", shapes: [upright(scale.place(0), ShapeStyle(stroke: Ink.text, width: 0.35))]) }

  private var names: SceneLayer {
    let style = layout.labelStyle
    let texts = rows.map { row in
      SceneText(
        LabelNames.fitted(content.rows[row].label, width: layout.labelWidth + 0.01, style), at: baseline(panel.left, row), style)
    }
    return SceneLayer("names", texts: texts)
  }

  private func baseline(_ across: Double, _ row: Int) -> SheetPoint {
    SheetPoint(across: across, down: panel.middle(row, layout.rowHeight) + layout.labelStyle.size * 0.34)
  }

  private var axis: SceneLayer {
    let style = room.style(2.5, colour: Ink.quiet)
    let numbers = ticks.marks.map { mark in
      SceneText(mark.text, at: SheetPoint(across: scale.place(mark.number), down: plot.bottom + 0.8 + style.ascent), style, anchor: .middle)
    }
    let title = AxisTitle(content.chart.axis.title, more: content.chart.axis.more, room)
    let foot = ChartLook.line(
      SheetPoint(across: plot.left, down: plot.bottom), SheetPoint(across: plot.right, down: plot.bottom),
      ShapeStyle(stroke: Ink.quiet, width: 0.25))
    var layer = SceneLayer(
      "axes", shapes: [foot], texts: numbers + title.below(plot, top: plot.bottom + 0.8 + style.leading))
    layer.reading = .words("Scale")
    return layer
  }

  /// The thin intervals below the thick ones.
  private var intervals: SceneLayer {
    let spans = rows.flatMap { row in
      [(content.rows[row].wider, IntervalDrawing.thin), (content.rows[row].interval, IntervalDrawing.thick)].compactMap { span, style in
        span.map { (row, $0, style) }
      }
    }
    let lines = spans.flatMap { row, span, style -> [SceneShape] in
      let ends = [span.low, span.high].map { SheetPoint(across: scale.place($0), down: panel.middle(row, layout.rowHeight)) }
      let line = ChartLook.line(ends[0], ends[1], style.wider(room.typeScale))
      return style == IntervalDrawing.thin ? [line] + ends.map { cap($0, style) } : [line]
    }
    return SceneLayer("intervals", shapes: lines)
  }

  /// The end of a thin interval, which would be overlooked.
  private func cap(_ end: SheetPoint, _ style: ShapeStyle) -> SceneShape {
    ChartLook.line(end.moved(across: 0, down: -half * 0.6), end.moved(across: 0, down: half * 0.6), style)
  }

  private var half: Double { min(1.25 * room.typeScale, layout.rowHeight * 0.3) }

  private var marks: SceneLayer {
    let shapes = rows.flatMap { row -> [SceneShape] in
      let down = panel.middle(row, layout.rowHeight)
      let published = content.rows[row].published.map {
        IntervalDrawing.diamond(SheetPoint(across: scale.place($0), down: down), half * 1.15)
      }
      let own = content.rows[row].value.map { value in
        IntervalDrawing.dot(SheetPoint(across: scale.place(value), down: down), half)
          .named("row-\(row)", content.title(of: content.rows[row]), content.detail(of: content.rows[row]))
      }
      return [own ?? state(row), published].compactMap { $0 }
    }
    return SceneLayer("marks", label: content.chart.axis.title, shapes: shapes)
  }

  /// The sign of a row without a value, hatched as areas without one are on maps.
  private func state(_ row: Int) -> SceneShape {
    let box = SheetBox(around: SheetPoint(across: plot.left + 1.5 + half, down: panel.middle(row, layout.rowHeight)), halfWidth: half)
    let style = ShapeStyle(fill: Ink.white, hatch: Hatch(.falling, Ink.hatch), stroke: Ink.hatch, width: 0.15)
    return SceneShape(Outline(box), style).named("row-\(row)", content.title(of: content.rows[row]), content.detail(of: content.rows[row]))
  }

  /// Values at the end of their rows, and why others have none.
  private var words: SceneLayer {
    let texts = rows.map { row -> SceneText in
      guard content.rows[row].value == nil else {
        return SceneText(layout.showsWords ? content.rows[row].words : "", at: baseline(panel.right, row), layout.labelStyle, anchor: .end)
      }
      var style = layout.labelStyle
      (style.colour, style.halo) = (Ink.quiet, Ink.white)
      let reason = TextFitting.shortened(content.rows[row].reason, width: panel.right - plot.left - 3 - 2 * half, style)
      return SceneText(reason, at: baseline(plot.left + 3 + 2 * half, row), style)
    }
    return SceneLayer("words", texts: texts.filter { !$0.text.isEmpty })
  }
}
