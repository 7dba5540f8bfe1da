/// One line of a legend with a sample before it.
struct KeyRow {
  let text: String
  /// Half the height of the sample, in millimetres.
  let halfHeight: Double
  /// The sample around a place.
  let sample: (SheetPoint) -> [SceneShape]

  /// A line for areas of one colour and hatch.
  static func swatch(_ text: String, _ fill: Colour, _ hatch: Hatch?) -> KeyRow {
    KeyRow(text: text, halfHeight: 2) { place in
      let box = SheetBox(left: place.across - 3.75, top: place.down - 2, width: 7.5, height: 4)
      return [SceneShape(Outline(box), ShapeStyle(fill: fill, hatch: hatch, stroke: Ink.hatch, width: 0.15))]
    }
  }
}

/// Lines with samples of any size below another part of a legend, and remarks below them.
struct KeyRows: LegendPart {
  let head: any LegendPart
  let rows: [KeyRow]
  let remarks: [String]

  private static let gap = 1.6

  var height: Double { head.height + Self.gap + rows.reduce(0) { $0 + height(of: $1) } + 1 + notes.height }

  /// Between the head and the lines, and between these; the remarks stay with the last.
  var partings: [(any LegendPart, any LegendPart)] {
    rows.indices.map { place in
      (
        KeyRows(head: head, rows: Array(rows[..<place]), remarks: []),
        KeyRows(head: StackedLegend(parts: []), rows: Array(rows[place...]), remarks: remarks)
      )
    }
  }

  func layer(in column: SheetBox) -> SceneLayer {
    var layer = head.layer(in: column)
    var down = column.top + head.height + Self.gap
    for row in rows {
      let lines = lines(of: row)
      let middle = down + height(of: row) / 2
      layer.shapes += row.sample(SheetPoint(across: column.left + sampleHalfWidth, down: middle))
      layer.texts += lines.placed(left: column.left + textLeft, top: middle - lines.height / 2)
      down += height(of: row)
    }
    layer.texts += notes.placed(left: column.left, top: down + 1)
    return layer
  }

  private var sampleHalfWidth: Double { rows.reduce(3.75) { max($0, $1.halfHeight) } }
  private var textLeft: Double { 2 * sampleHalfWidth + 3 }

  private func height(of row: KeyRow) -> Double { max(5.4, lines(of: row).height + 1.2, 2 * row.halfHeight + 1) }

  private func lines(of row: KeyRow) -> TextBlock {
    var block = TextBlock()
    block.add(row.text, width: SheetPlan.columnWidth - textLeft, TextStyle(2.7), keeping: [" TO ", " ("])
    return block
  }

  private var notes: TextBlock {
    var block = TextBlock()
    for remark in remarks { block.add(remark, width: SheetPlan.columnWidth, TextStyle(2.3, colour: Ink.quiet)) }
    return block
  }
}
