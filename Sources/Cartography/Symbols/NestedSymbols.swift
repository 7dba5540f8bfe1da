/// Symbols of some round numbers inside one another, each with a line to its number: the key to sizes.
struct NestedSymbols: LegendPart {
  let title: String
  let look: SymbolLook
  /// What is drawn: half the width in millimetres and the words at its side, the largest first.
  let samples: [(halfWidth: Double, text: String)]

  private static let style = TextStyle(2.7)
  /// Numbers stand at least so far apart.
  private static let step = style.leading

  private static let gap = 1.6

  var height: Double { heading.height + (samples.isEmpty ? 0 : Self.gap + depth) }

  func layer(in column: SheetBox) -> SceneLayer {
    var layer = SceneLayer("legend", texts: heading.placed(left: column.left, top: column.top))
    let bottom = column.top + height
    let middle = column.left + max(largest, 3.75)
    let textLeft = middle + largest + 5
    for (sample, down) in zip(samples, textPlaces(bottom)) {
      let place = SheetPoint(across: middle, down: bottom - sample.halfWidth)
      let style = ShapeStyle(fill: Ink.white, stroke: look.colour, width: 0.35)
      layer.shapes.append(SceneShape(look.shape.outline(around: place, halfWidth: sample.halfWidth), style))
      layer.texts.append(
        SceneText(sample.text, at: SheetPoint(across: textLeft, down: down + Self.style.size * 0.35), Self.style))
    }
    for (sample, down) in zip(samples, textPlaces(bottom)) {
      let top = SheetPoint(across: middle, down: bottom - 2 * sample.halfWidth)
      let bend = SheetPoint(across: textLeft - 3.4, down: down)
      let line = Outline([top, bend, SheetPoint(across: textLeft - 0.8, down: down)], closed: false)
      layer.shapes.append(SceneShape(line, ShapeStyle(stroke: Ink.text, width: 0.18)))
    }
    return layer
  }

  private var heading: TextBlock {
    var block = TextBlock()
    block.add(title, width: SheetPlan.columnWidth, TextStyle(3.0, bold: true))
    return block
  }

  /// How far symbols and numbers reach from top to bottom.
  private var depth: Double { max(2 * largest, Self.step * Double(samples.count)) }
  private var largest: Double { samples.first?.halfWidth ?? 0 }

  /// How far down the middles of the numbers stand: at the tops of their symbols, but a step apart and within the part.
  private func textPlaces(_ bottom: Double) -> [Double] {
    var places: [Double] = []
    for sample in samples {
      places.append(max((places.last ?? bottom - depth - Self.step / 2) + Self.step, bottom - 2 * sample.halfWidth))
    }
    var limit = bottom - Self.step / 2
    for place in places.indices.reversed() {
      places[place] = min(places[place], limit)
      limit = places[place] - Self.step
    }
    return places
  }
}
