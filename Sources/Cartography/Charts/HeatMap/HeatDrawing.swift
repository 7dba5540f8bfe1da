import WardlightDisclosure

/// The layers of a heat map.
struct HeatDrawing {
  let content: HeatContent
  let layout: HeatLayout
  let room: ChartRoom

  private var grid: FlowGrid { content.grid }

  var layers: [SceneLayer] { [ground] + classes + [diagonal, counts, totals, names, axes] }

  /// The paper of zeros, with fine lines between cells.
  private var ground: SceneLayer {
    let last = (row: grid.origins.count - 1, column: grid.destinations.count - 1)
    var lines = Outline()
    for row in 0...last.row {
      lines.add(level(layout.top(row), last.column), closed: false)
    }
    for column in 0...last.column {
      lines.add(upright(layout.left(column), last.row), closed: false)
    }
    let paper = SceneShape(Outline(layout.plot), ShapeStyle(fill: Ink.zero))
    return SceneLayer("ground", shapes: [paper, SceneShape(lines, ShapeStyle(stroke: Ink.contextBorder, width: 0.12))] + parts)
  }

  /// White between the known and the unknown.
  private var parts: [SceneShape] {
    let plot = layout.plot
    let row = grid.origins.firstIndex(where: \.isUnknown).map {
      SheetBox(left: plot.left, top: layout.top($0) - HeatLayout.gap, width: plot.width, height: HeatLayout.gap)
    }
    let column = grid.destinations.firstIndex(where: \.isUnknown).map {
      SheetBox(left: layout.left($0) - HeatLayout.gap, top: plot.top, width: HeatLayout.gap, height: plot.height)
    }
    return [row, column].compactMap { $0.map { SceneShape(Outline($0), ShapeStyle(fill: Ink.white)) } }
  }

  private func level(_ down: Double, _ last: Int) -> [SheetPoint] {
    [layout.plot.left, layout.plot.right].map { SheetPoint(across: $0, down: down) }
  }

  private func upright(_ across: Double, _ last: Int) -> [SheetPoint] {
    [layout.plot.top, layout.plot.bottom].map { SheetPoint(across: across, down: $0) }
  }

  /// One layer a class; cells of zero are the paper, and those without data one shape.
  private var classes: [SceneLayer] {
    let width = grid.destinations.count
    return content.classes.classes.enumerated().compactMap { place, mapClass in
      guard mapClass.kind != .zero, !mapClass.members.isEmpty else { return nil }
      let style = ShapeStyle(fill: mapClass.fill, hatch: mapClass.hatch, stroke: Ink.white, width: 0.15)
      func box(_ member: Int) -> SheetBox { layout.box(member / width, member % width) }
      guard mapClass.kind != .missing, content.cells.count <= Scene.mostDescribed else {
        let all = mapClass.members.reduce(into: Outline()) { $0.add(Outline(box($1)).points, closed: true) }
        return SceneLayer("class-\(place)", label: mapClass.legendText, shapes: [SceneShape(all, style)])
      }
      let shapes = mapClass.members.map { member in
        let title = content.title(row: member / width, column: member % width)
        return SceneShape(Outline(box(member)), style, name: "cell-\(member)", title: title, detail: mapClass.label)
      }
      return SceneLayer("class-\(place)", label: mapClass.legendText, shapes: shapes)
    }
  }

  /// Frames around a place with itself.
  private var diagonal: SceneLayer {
    let boxes = grid.origins.indices.flatMap { row in
      grid.destinations.indices.filter { content.isSelf(row, $0) }.map { layout.box(row, $0) }
    }
    let looks = [ShapeStyle(stroke: Ink.white, width: 0.8), ShapeStyle(stroke: Ink.text, width: 0.35)]
    return SceneLayer("self", shapes: looks.flatMap { look in boxes.map { SceneShape(Outline($0.inset(by: 0.25)), look) } })
  }

  /// Counts in their cells, where all of them find room.
  private var counts: SceneLayer {
    let width = grid.destinations.count
    var texts: [SceneText] = []
    for mapClass in content.classes.classes {
      guard case .range = mapClass.kind, let size = layout.countStyle?.size else { continue }
      let style = TextStyle.label(size, bold: false, on: mapClass.fill)
      for member in mapClass.members {
        let centre = layout.box(member / width, member % width).centre
        texts.append(SceneText(content.cells[member].figure, at: centre.moved(across: 0, down: size * 0.35), style, anchor: .middle))
      }
    }
    var layer = SceneLayer("counts", texts: texts)
    layer.reading = .nothing
    return layer
  }

  // MARK: Names

  private var names: SceneLayer {
    let style = layout.nameStyle
    let rows = grid.origins.indices.filter { $0.isMultiple(of: layout.every.row) || grid.origins[$0].isUnknown }
    let columns = grid.destinations.indices.filter { $0.isMultiple(of: layout.every.column) || grid.destinations[$0].isUnknown }
    let beside = rows.map { row in
      SceneText(
        LabelNames.fitted(grid.origins[row].name, width: layout.nameWidth + 0.01, style),
        at: SheetPoint(across: layout.plot.left - HeatLayout.margin, down: layout.top(row) + layout.cell.height / 2 + style.size * 0.35),
        style, anchor: .end)
    }
    let above = columns.map { column in columnName(grid.destinations[column].name, layout.left(column) + layout.cell.width / 2, style) }
    return SceneLayer("names", texts: beside + above)
  }

  private func columnName(_ name: String, _ middle: Double, _ style: TextStyle) -> SceneText {
    let down = layout.plot.top - HeatLayout.margin
    guard !layout.hasLevelNames else { return SceneText(name, at: SheetPoint(across: middle, down: down), style, anchor: .middle) }
    return SceneText(
      LabelNames.fitted(name, width: layout.nameHeight + 0.01, style), at: SheetPoint(across: middle + style.size * 0.35, down: down),
      style,
      direction: .upward)
  }

  private var axes: SceneLayer {
    let titles = HeatTitles(content, room, nameWidth: layout.nameWidth)
    let origin = titles.origin.placed(
      left: layout.plot.left - HeatLayout.margin, top: layout.plot.top - HeatLayout.margin - titles.origin.height, anchor: .end)
    let destination = titles.destination.placed(left: layout.plot.left, top: room.box.top)
    let style = room.style(2.3, colour: Ink.quiet)
    let note = SceneText(thinned, at: SheetPoint(across: layout.plot.left, down: layout.bottom - style.descent), style)
    var layer = SceneLayer("axes", texts: origin + destination + (thinned.isEmpty ? [] : [note]))
    layer.reading = .words("Rows and columns")
    return layer
  }

  /// What is said where names are left out.
  private var thinned: String {
    let parts = [(layout.every.row, "row"), (layout.every.column, "column")].filter { $0.0 > 1 }.map { "one \($0.1) in \($0.0)" }
    return parts.isEmpty ? "" : "Named: \(parts.joined(separator: " and ")); all names stand in the table."
  }

  // MARK: Totals

  /// No larger than the names, which are as large as the rows let them be.
  private var totalStyle: TextStyle {
    let style = HeatTotals(content, room).style
    return style.at(min(style.size, layout.nameStyle.size))
  }

  private var totals: SceneLayer {
    var layer = SceneLayer("totals")
    layer.reading = .nothing
    let style = totalStyle
    for (row, cell) in (content.totals.origins ?? []).enumerated() {
      guard let cell else { continue }
      let length = length(cell, content.totals.origins ?? [])
      let box = SheetBox(
        left: layout.plot.right + 1, top: layout.top(row) + layout.cell.height * 0.2, width: length, height: layout.cell.height * 0.6)
      layer.shapes.append(bar(box, cell))
      guard row.isMultiple(of: layout.every.row) else { continue }
      layer.texts.append(
        SceneText(cell.figure, at: SheetPoint(across: box.right + 0.8, down: box.centre.down + style.size * 0.35), style))
    }
    for (column, cell) in (content.totals.destinations ?? []).enumerated() {
      guard let cell else { continue }
      let length = length(cell, content.totals.destinations ?? []) * 0.7
      let box = SheetBox(
        left: layout.left(column) + layout.cell.width * 0.2, top: layout.plot.bottom + 1, width: layout.cell.width * 0.6, height: length)
      layer.shapes.append(bar(box, cell))
      guard column.isMultiple(of: layout.every.column) else { continue }
      layer.texts.append(below(cell, box, style))
    }
    return layer
  }

  /// A figure below its bar, level where all of them are narrow enough.
  private func below(_ cell: Cell, _ box: SheetBox, _ style: TextStyle) -> SceneText {
    let isLevel = (content.totals.destinations ?? []).allSatisfy { style.width(of: $0?.figure ?? "") <= layout.cell.width - 0.4 }
    let middle = box.centre.across
    return isLevel
      ? SceneText(cell.figure, at: SheetPoint(across: middle, down: box.bottom + 0.5 + style.ascent), style, anchor: .middle)
      : SceneText(
        cell.figure, at: SheetPoint(across: middle + style.size * 0.35, down: box.bottom + 0.8), style, anchor: .end, direction: .upward)
  }

  private func length(_ cell: Cell, _ all: [Cell?]) -> Double {
    let largest = all.compactMap { $0?.exactNumber }.max() ?? 0
    let whole = HeatLayout.barLength * room.typeScale
    // A protected total has a bar of one length, which says nothing.
    guard let number = cell.exactNumber, largest > 0 else { return cell == .missing ? 0 : 1.6 * room.typeScale }
    return number / largest * whole
  }

  private func bar(_ box: SheetBox, _ cell: Cell) -> SceneShape {
    let isExact = cell.exactNumber != nil
    return SceneShape(
      Outline(box),
      ShapeStyle(fill: isExact ? Ink.rule : Ink.white, hatch: isExact ? nil : Hatch(.falling, Ink.hatch), stroke: Ink.hatch, width: 0.1))
  }
}
