import WardlightDisclosure
import WardlightEssentials

/// Many protected counts of one interval, which share all ranks that they may have: one band, and on its middle line a tick for each.
struct ScatterBand {
  /// The ranks that all its areas may have.
  let span: RankSpan
  /// Where the ranks lie.
  let box: SheetBox
  /// The words inside it; empty where there is no room for them clear of the ticks and the guide.
  let label: [SceneText]
  private let shades: [SheetBox]

  /// Of more protected counts than these, bars would lie so close that nothing else was seen.
  static let mostBars = 40
  /// Dots as protected areas of maps have them.
  static let style = ShapeStyle(fill: Ink.white, hatch: Hatch(.dots, dots), stroke: dots, width: 0.15)
  private static let dots = Colour(0x868E97)
  /// Half the height of a tick and of one that stands out, in millimetres.
  static let (tick, strongTick) = (1.2, 2.4)

  /// - Parameters:
  ///   - shades: The shaded stretches of the plot.
  ///   - guide: The line of equal ranks.
  init(
    _ span: RankSpan, words: String, _ box: SheetBox, shades: [SheetBox], guide: (start: SheetPoint, end: SheetPoint), _ room: ChartRoom
  ) {
    (self.span, self.box) = (span, box)
    self.shades = shades.map { SheetBox(left: $0.left, top: box.top, width: $0.width, height: box.height) }
    label = Self.placed(words, in: box, guide, room)
  }

  /// The middle line with its ticks.
  private static func ticks(of box: SheetBox, _ room: ChartRoom) -> SheetBox {
    let half = strongTick * room.typeScale
    return SheetBox(left: box.left, top: box.centre.down - half, width: box.width, height: 2 * half)
  }

  /// The words in the first corner that is clear.
  private static func placed(
    _ words: String, in box: SheetBox, _ guide: (start: SheetPoint, end: SheetPoint), _ room: ChartRoom
  ) -> [SceneText] {
    let style = room.style(2.5, colour: Ink.text, halo: Ink.white)
    var block = TextBlock()
    block.add(words, width: max(40, box.width * 0.6), style)
    let width = TextFitting.widest(block.lines.map(\.text), style)
    let (right, bottom) = (box.right - 2.5 - width, box.bottom - 1.5 - block.height)
    let corners = [(box.left + 2.5, box.top + 1.5), (right, bottom), (right, box.top + 1.5), (box.left + 2.5, bottom)]
    let places = corners.map { SheetBox(left: $0.0, top: $0.1, width: width, height: block.height) }
    let clear = places.first { place in
      let own = place.inset(by: -0.8)
      return box.contains(own) && !own.overlaps(ticks(of: box, room)) && !own.isCrossed(from: guide.start, to: guide.end)
    }
    return clear.map { block.placed(left: $0.left, top: $0.top) } ?? []
  }

  /// The band over paper and shades, with a plate under its words.
  var layer: SceneLayer {
    let shaded = ShapeStyle(fill: ChartBands.shade, hatch: Self.style.hatch)
    let plates = label.map { SceneShape(Outline($0.box.inset(by: -0.5)), ShapeStyle(fill: Ink.white)) }
    let edge = SceneShape(Outline(box), ShapeStyle(stroke: Self.style.stroke, width: Self.style.strokeWidth))
    let ground = [SceneShape(Outline(box), Self.style)] + shades.map { SceneShape(Outline($0), shaded) } + [edge]
    var layer = SceneLayer("band", shapes: ground + plates, texts: label)
    layer.reading = .words("Protected")
    return layer
  }
}

extension ScatterPoints {
  /// The ranges of ranks that more protected counts share than bars could show, from low to high.
  var bandSpans: [RankSpan] {
    let spans = Dictionary(grouping: points.filter { $0.look == .protected }, by: \.upRank)
    return spans.filter { $0.value.count > ScatterBand.mostBars }.keys.sorted { ($0.low, $0.high) < ($1.low, $1.high) }
  }
}

extension ScatterContent {
  /// `1–4 referrals, 350 wards: their ranks are not shown apart`.
  func bandWords(_ span: RankSpan) -> String {
    let members = points.points.filter { $0.look == .protected && $0.upRank == span }
    let interval = members.first.map { plot.values.content.cells[$0.area].inWords } ?? ""
    let count = FixedDecimal.grouped(members.count)
    return "\(interval) \(plot.up.title.asNoun), \(count) \(plot.kind)s: their ranks are not shown apart"
  }
}

extension String {
  /// The title as it stands within a sentence: abbreviations keep their capitals.
  fileprivate var asNoun: String {
    guard let first, dropFirst().first?.isUppercase != true else { return self }
    return first.lowercased() + dropFirst()
  }
}
