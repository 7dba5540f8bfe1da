import WardlightEssentials

/// The square of a bivariate legend: its cells with their numbers of areas, an arrow and the classes along either side.
struct BivariateSquare: LegendPart {
  let title: String
  let classes: BivariateClassification

  private static let width = SheetPlan.columnWidth
  /// The width of what stands before the rows, and how far an arrow reaches beyond the square.
  private static let labelWidth = 17.0
  private static let overhang = 3.0
  private static let small = TextStyle(2.3)
  private static let name = TextStyle(2.6, bold: true)

  var height: Double {
    guard !classes.cells.isEmpty else { return heading.height + remark.height }
    return heading.height + 1.6 + upName.height + Self.overhang + squareHeight + columnLabelHeight + 2.6 + acrossName.height
  }

  func layer(in column: SheetBox) -> SceneLayer {
    var layer = SceneLayer("legend", texts: heading.placed(left: column.left, top: column.top))
    guard !classes.cells.isEmpty else {
      layer.texts += remark.placed(left: column.left, top: column.top + heading.height)
      return layer
    }
    let square = SheetBox(
      left: column.left + Self.labelWidth + 2.4, top: column.top + heading.height + 1.6 + upName.height + Self.overhang,
      width: cellWidth * Double(classes.across.classes.count), height: squareHeight)
    layer.texts += upName.placed(left: column.left, top: column.top + heading.height + 1.6)
    for place in classes.cells.indices { draw(place, square, in: &layer) }
    layer.shapes += Self.arrows(along: square)
    layer.texts += rowLabels(square) + columnLabels(square)
    let below = square.bottom + 2.6 + columnLabelHeight
    layer.texts += acrossName.placed(left: column.left + Self.width, top: below, anchor: .end)
    return layer
  }

  private func draw(_ place: Int, _ square: SheetBox, in layer: inout SceneLayer) {
    let cell = classes.cells[place]
    let box = box(ofCell: place, square)
    layer.shapes.append(SceneShape(Outline(box), ShapeStyle(fill: cell.fill, hatch: cell.hatch, stroke: Ink.white, width: 0.25)))
    let style = TextStyle.label(2.4, bold: cell.letter != nil, on: cell.fill)
    let count = "(\(FixedDecimal.grouped(cell.members.count)))"
    let text = cell.letter.map { "\($0) \(count)" } ?? count
    let middle = box.centre.moved(across: 0, down: (style.ascent - style.descent) / 2)
    layer.texts.append(SceneText(text, at: middle, style, anchor: .middle))
  }
}

/// Where the parts of the square lie.
extension BivariateSquare {
  private var cellWidth: Double { (Self.width - Self.labelWidth - 2.4 - Self.overhang) / 3 }
  private var rowHeight: Double { classes.up.classes.reduce(8.6) { max($0, Self.lines($1.label, Self.labelWidth).height + 1.4) } }
  private var squareHeight: Double { rowHeight * Double(classes.up.classes.count) }
  private var columnLabelHeight: Double { classes.across.classes.reduce(0) { max($0, Self.lines($1.label, cellWidth - 1).height) } }

  /// Rows grow from the bottom to the top.
  private func box(ofCell place: Int, _ square: SheetBox) -> SheetBox {
    let (row, column) = place.quotientAndRemainder(dividingBy: classes.across.classes.count)
    return SheetBox(
      left: square.left + Double(column) * cellWidth, top: square.bottom - Double(row + 1) * rowHeight, width: cellWidth, height: rowHeight)
  }

  private func rowLabels(_ square: SheetBox) -> [SceneText] {
    classes.up.classes.enumerated().flatMap { row, axisClass in
      let lines = Self.lines(axisClass.label, Self.labelWidth)
      let middle = square.bottom - (Double(row) + 0.5) * rowHeight
      return lines.placed(left: square.left - 2.4, top: middle - lines.height / 2, anchor: .end)
    }
  }

  private func columnLabels(_ square: SheetBox) -> [SceneText] {
    classes.across.classes.enumerated().flatMap { column, axisClass in
      Self.lines(axisClass.label, cellWidth - 1).placed(
        left: square.left + (Double(column) + 0.5) * cellWidth, top: square.bottom + 2, anchor: .middle)
    }
  }

  /// Both arrows begin at the lower left corner of the square and reach a little beyond it.
  private static func arrows(along square: SheetBox) -> [SceneShape] {
    let start = SheetPoint(across: square.left - 1.1, down: square.bottom + 1.1)
    return [
      arrow(from: start, to: SheetPoint(across: square.right + 2, down: start.down)),
      arrow(from: start, to: SheetPoint(across: start.across, down: square.top - 2)),
    ].flatMap { $0 }
  }

  private static func arrow(from start: SheetPoint, to tip: SheetPoint) -> [SceneShape] {
    let length = start.distance(to: tip)
    let step = (across: (tip.across - start.across) / length, down: (tip.down - start.down) / length)
    let head = [(0.0, 0.0), (-1.9, 0.75), (-1.9, -0.75)].map { ahead, aside in
      tip.moved(across: step.across * ahead - step.down * aside, down: step.down * ahead + step.across * aside)
    }
    let shaft = Outline([start, tip.moved(across: -step.across, down: -step.down)], closed: false)
    return [
      SceneShape(shaft, ShapeStyle(stroke: Ink.text, width: 0.25)), SceneShape(Outline(head, closed: true), ShapeStyle(fill: Ink.text)),
    ]
  }
}

/// The words around the square.
extension BivariateSquare {
  private var heading: TextBlock { Self.lines(title, Self.width, TextStyle(3, bold: true)) }
  private var upName: TextBlock { Self.lines(classes.up.title, Self.width, Self.name) }
  private var acrossName: TextBlock { Self.lines(classes.across.title, Self.width, Self.name) }
  private var remark: TextBlock { Self.lines("No area has two numbers that can be parted into classes.", Self.width) }

  private static func lines(_ text: String, _ width: Double, _ style: TextStyle = small) -> TextBlock {
    var block = TextBlock()
    block.add(text, width: width, style)
    return block
  }
}

/// What the corners of the square mean.
struct BivariateCorners: LegendPart {
  let classes: BivariateClassification

  var height: Double { block.height }

  func layer(in column: SheetBox) -> SceneLayer {
    SceneLayer("legend", texts: block.placed(left: column.left, top: column.top))
  }

  private var block: TextBlock {
    var block = TextBlock()
    for line in classes.cornerMeanings { block.add(line, width: SheetPlan.columnWidth, TextStyle(2.5)) }
    return block
  }
}

extension BivariateClassification {
  /// What the lettered corners mean, one sentence each.
  var cornerMeanings: [String] {
    cells.compactMap { cell in cell.letter.flatMap { letter in cornerMeaning(cell).map { "\(letter): \($0)." } } }.sorted()
  }

  /// What a lettered corner means; `nil` for other cells.
  func cornerMeaning(_ cell: BivariateCell) -> String? {
    switch cell.letter {
    case "A": "both are high"
    case "B": "\(across.title) high, \(up.title) low"
    case "C": "\(across.title) low, \(up.title) high"
    case "D": "both are low"
    default: nil
    }
  }
}
