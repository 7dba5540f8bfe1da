/// The layers of a rank chart.
struct RankDrawing {
  let content: RankContent
  let layout: RankLayout
  let room: ChartRoom

  var periods: Range<Int> { content.chart.periods.indices }
  var last: Int { periods.upperBound - 1 }

  var layers: [SceneLayer] { [shades, heads, rules, lines, marks, names] }

  func place(_ path: Int, _ period: Int) -> SheetPoint? {
    content.ladder.places[path][period].map { row in
      SheetPoint(across: layout.across(period, of: periods.count), down: layout.down(row))
    }
  }

  /// The ordinary paths first, so that highlighted ones lie above.
  private var order: [Int] {
    content.paths.indices.filter { !isHeavy($0) } + content.paths.indices.filter(isHeavy)
  }

  func isHeavy(_ path: Int) -> Bool { content.heavy.contains(content.paths[path].name) }

  // MARK: Ground

  /// A faint band for every other row of the first ranks.
  private var shades: SceneLayer {
    let rows = (0..<content.ladder.first).filter { $0.isMultiple(of: 2) }
    let boxes = rows.map { row in
      SheetBox(left: layout.plot.left, top: layout.down(row) - layout.rowHeight / 2, width: layout.plot.width, height: layout.rowHeight)
    }
    return SceneLayer("bands", shapes: boxes.map { SceneShape(Outline($0), ShapeStyle(fill: ChartBands.shade)) })
  }

  /// The names of the periods above their ranks.
  private var heads: SceneLayer {
    let style = room.style(2.7, bold: true)
    let step = (layout.plot.width - 4 * layout.radius) / Double(last)
    let texts = periods.flatMap { period -> [SceneText] in
      var block = TextBlock()
      let name = content.chart.periods[period]
      let lines = (1...2).lazy.compactMap { TextFitting.balanced(name, lines: $0, style) }.first {
        TextFitting.widest($0, style) <= step - 2
      }
      block.lines = (lines ?? [TextFitting.shortened(name, width: step - 2, style)]).map { ($0, style) }
      return block.placed(
        left: layout.across(period, of: periods.count), top: layout.plot.top - 0.6 - block.height, anchor: .middle)
    }
    var layer = SceneLayer("heads", texts: texts)
    layer.reading = .words("Periods")
    return layer
  }

  /// Rules above the ranks beyond and above those that are not known, with words.
  private var rules: SceneLayer {
    let style = RankLayout.ruleStyle(room)
    let known = [(layout.rules.beyond, RankLayout.beyondWords(content)), (layout.rules.hidden, RankLayout.hiddenWords)]
    let left = layout.plot.left - RankLayout.nameGap - layout.nameWidths.left
    var layer = SceneLayer("rules")
    for (down, words) in known {
      guard let down else { continue }
      layer.shapes.append(
        ChartLook.line(
          SheetPoint(across: left, down: down + 0.5), SheetPoint(across: layout.right, down: down + 0.5),
          ShapeStyle(stroke: Ink.quiet, width: 0.2)))
      // Among the names, where no line runs.
      layer.texts.append(
        SceneText(words, at: SheetPoint(across: layout.plot.left - RankLayout.nameGap, down: down + 1 + style.ascent), style, anchor: .end))
    }
    layer.reading = .words("Rows")
    return layer
  }

  // MARK: Lines

  private var lines: SceneLayer {
    let shapes = order.flatMap { path in periods.dropLast().flatMap { step(path, from: $0) } }
    return SceneLayer("lines", shapes: shapes)
  }

  /// A line from one period to the next, on white so that crossings can be told apart.
  private func step(_ path: Int, from period: Int) -> [SceneShape] {
    guard let start = place(path, period), let end = place(path, period + 1) else { return [] }
    let style = RankLook.of(content.paths[path].rise(from: period)).wider(room.typeScale)
    let drawn = isHeavy(path) ? style.heavier : style
    let outline = Self.curve(start, end)
    let casing = ShapeStyle(stroke: Ink.white, width: drawn.strokeWidth + 0.7)
    return [SceneShape(outline, casing), SceneShape(outline, drawn)]
  }

  /// Level at both ends.
  private static func curve(_ start: SheetPoint, _ end: SheetPoint) -> Outline {
    let reach = (end.across - start.across) * 0.5
    var outline = Outline()
    outline.add(.move(start))
    outline.add(.curve(start.moved(across: reach, down: 0), end.moved(across: -reach, down: 0), end))
    return outline
  }

  // MARK: Marks

  /// A disc with the rank on it; a wider one for a longer rank.
  private var marks: SceneLayer {
    var layer = SceneLayer("marks", label: content.chart.kind)
    for path in order {
      for period in periods {
        guard let place = place(path, period) else { continue }
        layer.shapes.append(mark(path, period, place))
        if let text = number(path, period, place) { layer.texts.append(text) }
      }
    }
    return layer
  }

  /// The rank, beyond the first ones as an ordinal, with the sign of a tie.
  func label(_ path: Int, _ period: Int) -> String? {
    content.paths[path].states[period].rank.map { rank in
      (rank > content.chart.top ? RankWords.ordinal(rank) : "\(rank)") + (content.ladder.isTied(rank, period) ? "=" : "")
    }
  }

  func style(_ path: Int) -> TextStyle {
    room.style(
      layout.radius / room.typeScale * 1.08, bold: true, colour: isHeavy(path) ? Ink.white : Ink.text, halo: isHeavy(path) ? Ink.text : nil)
  }

  private func mark(_ path: Int, _ period: Int, _ place: SheetPoint) -> SceneShape {
    let isHeavy = isHeavy(path)
    let width = label(path, period).map { style(path).width(of: $0) } ?? 0
    let half = max(layout.radius, width / 2 + 0.7)
    let look = ShapeStyle(
      fill: isHeavy ? Ink.text : Ink.white, hatch: label(path, period) == nil ? Hatch(.falling, Ink.hatch) : nil,
      stroke: isHeavy ? Ink.text : Ink.quiet, width: 0.3)
    let shape = SceneShape(Outline.pill(place, halfWidth: half, radius: layout.radius), look)
    guard period == last || content.paths[path].states[last] == .absent && isLastKnown(path, period) else { return shape }
    let known = content.paths[path]
    return shape.named("rank-\(path)", content.title(of: known), content.detail(of: known))
  }

  private func isLastKnown(_ path: Int, _ period: Int) -> Bool {
    content.paths[path].states.lastIndex { $0 != .absent } == period
  }

  private func number(_ path: Int, _ period: Int, _ place: SheetPoint) -> SceneText? {
    let style = style(path)
    return label(path, period).map { SceneText($0, at: place.moved(across: 0, down: style.size * 0.36), style, anchor: .middle) }
  }
}
