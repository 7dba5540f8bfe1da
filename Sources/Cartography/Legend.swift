import WardlightEssentials

/// The legend of classes: a heading, a swatch and a line for each, remarks.
struct Legend: LegendPart {
  let title: String
  let entries: [Entry]
  let remarks: [String]
  /// Millimetres above the first line, so that a second column begins where the lines of the first do.
  var lead = 0.0

  /// One line of a legend.
  struct Entry {
    let text: String
    let sample: Sample
  }

  /// What stands before the line.
  enum Sample {
    case swatch(Colour, Hatch?)
    case line(ShapeStyle)
  }

  /// How far the legend reaches from top to bottom, in millimetres.
  var height: Double {
    lead + heading.height + 1.6 + entries.reduce(0) { $0 + Self.height(of: $1) } + 1 + notes.height
  }

  /// Between its lines; the heading stays with the first, the remarks with the last.
  var partings: [(any LegendPart, any LegendPart)] {
    entries.indices.dropFirst().map { place in
      (
        Legend(title: title, entries: Array(entries[..<place]), remarks: []),
        Legend(title: "", entries: Array(entries[place...]), remarks: remarks, lead: lead + heading.height)
      )
    }
  }

  /// The legend from the top of a column.
  func layer(in column: SheetBox) -> SceneLayer {
    var layer = SceneLayer("legend", texts: heading.placed(left: column.left, top: column.top + lead))
    var down = column.top + lead + heading.height + 1.6
    for entry in entries {
      let lines = Self.lines(of: entry)
      let middle = down + Self.height(of: entry) / 2
      layer.shapes += Self.shapes(of: entry.sample, left: column.left, middle: middle)
      layer.texts += lines.placed(left: column.left + 10.5, top: middle - lines.height / 2)
      down += Self.height(of: entry)
    }
    layer.texts += notes.placed(left: column.left, top: down + 1)
    return layer
  }

  private var heading: TextBlock {
    var block = TextBlock()
    block.add(title, width: SheetPlan.columnWidth, TextStyle(3.0, bold: true))
    return block
  }

  private var notes: TextBlock {
    var block = TextBlock()
    for remark in remarks { block.add(remark, width: SheetPlan.columnWidth, TextStyle(2.3, colour: Ink.quiet)) }
    return block
  }

  private static func lines(of entry: Entry) -> TextBlock {
    var block = TextBlock()
    block.add(entry.text, width: SheetPlan.columnWidth - 10.5, TextStyle(2.7), keeping: [" TO ", " ("])
    return block
  }

  private static func height(of entry: Entry) -> Double {
    max(5.4, lines(of: entry).height + 1.2)
  }

  private static func shapes(of sample: Sample, left: Double, middle: Double) -> [SceneShape] {
    switch sample {
    case .swatch(let fill, let hatch):
      let box = SheetBox(left: left, top: middle - 2, width: 7.5, height: 4)
      return [SceneShape(Outline(box), ShapeStyle(fill: fill, hatch: hatch, stroke: Ink.hatch, width: 0.15))]
    case .line(let style): return [line(style, left: left, middle: middle)]
    }
  }

  private static func line(_ style: ShapeStyle, left: Double, middle: Double) -> SceneShape {
    let ends = [SheetPoint(across: left, down: middle), SheetPoint(across: left + 8.5, down: middle)]
    return SceneShape(Outline(ends, closed: false), style)
  }
}
