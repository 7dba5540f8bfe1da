/// Upright bands of a plot, every other one faintly shaded, with words above them.
struct ChartBands {
  let bands: [Band]

  /// From one place across the page to another.
  struct Band {
    let left: Double
    let right: Double
    let word: String
  }

  static let shade = Colour(0xF1F3F5)

  static func style(_ room: ChartRoom) -> TextStyle { room.style(2.3, colour: Ink.quiet) }

  /// The shades, below everything.
  func shades(_ plot: SheetBox) -> SceneLayer {
    let shaded = bands.enumerated().filter { $0.offset.isMultiple(of: 2) && $0.element.right > $0.element.left }.map { _, band in
      SheetBox(left: band.left, top: plot.top, width: band.right - band.left, height: plot.height)
    }
    return SceneLayer("bands", shapes: shaded.map { SceneShape(Outline($0), ShapeStyle(fill: Self.shade)) })
  }

  /// The words, at the foot of the room above the plot; none where one of them is wider than its band, though wrapped, for the others would
  /// seem to be all. Of a band of which next to nothing is seen there need be no word.
  func heads(_ plot: SheetBox, lines: Int, _ room: ChartRoom) -> SceneLayer {
    let style = Self.style(room)
    let seen = bands.filter { !$0.word.isEmpty && $0.right - $0.left >= 4 }
    let found = seen.map { ($0, Self.lines(of: $0.word, width: $0.right - $0.left - 1, most: lines, style)) }
    let isWhole = found.allSatisfy { $0.1 != nil }
    let texts = found.flatMap { band, words -> [SceneText] in
      guard isWhole, let words else { return [] }
      var block = TextBlock()
      block.lines = words.map { ($0, style) }
      let top = plot.top - 0.6 - block.height
      return block.placed(left: (band.left + band.right) / 2, top: top, anchor: .middle)
    }
    var layer = SceneLayer("heads", texts: texts)
    layer.reading = .words("Bands")
    return layer
  }

  private static func lines(of word: String, width: Double, most: Int, _ style: TextStyle) -> [String]? {
    guard !word.isEmpty else { return nil }
    return (1...max(1, most)).lazy.compactMap { TextFitting.balanced(word, lines: $0, style) }.first {
      TextFitting.widest($0, style) <= width
    }
  }
}
