/// The marks of a scatter plot on its scales.
struct ScatterDrawing {
  let content: ScatterContent
  let across: LinearScale
  let up: LinearScale
  let plot: SheetBox
  let room: ChartRoom

  private var points: [ScatterPoint] { content.points.points }

  var layers: [SceneLayer] {
    guard content.isDense else {
      return bandLayers + [guide, bars, marks("points", isPlain: true), marks("highlight", isPlain: false), labels]
    }
    let bins = ScatterBins(content, points, plot, room, place: place, ends: ends)
    return bins.layers + [guide.cased, marks("points", isPlain: false), labels]
  }

  // MARK: Places

  func place(_ point: ScatterPoint) -> SheetPoint {
    let number = content.isRanked ? point.upRank.middle : (point.low + point.high) / 2
    return SheetPoint(across: across.place(content.isRanked ? point.acrossRank : point.across), down: up.place(number))
  }

  /// Where the bar of a protected count begins and ends.
  func ends(_ point: ScatterPoint) -> (top: Double, bottom: Double) {
    content.isRanked
      ? (up.place(point.upRank.high), up.place(point.upRank.low)) : (up.place(point.high), up.place(point.low))
  }

  /// The fifths by the level scale, parted in the middle between neighbours.
  var bands: ChartBands {
    guard content.plot.shading == .fifths else { return ChartBands(bands: []) }
    let places = points.compactMap { point in content.points.fifths[point.area].map { (fifth: $0, across: place(point).across) } }
    var edges = [plot.right]
    for fifth in 1...4 {
      let inner = places.filter { $0.fifth <= fifth }.map(\.across).min() ?? edges[edges.count - 1]
      let outer = places.filter { $0.fifth > fifth }.map(\.across).max() ?? plot.left
      edges.append(min((inner + outer) / 2, edges[edges.count - 1]))
    }
    edges.append(plot.left)
    let words = ["most deprived fifth", "", "", "", "least deprived fifth"]
    return ChartBands(bands: words.indices.map { .init(left: edges[$0 + 1], right: edges[$0], word: words[$0]) })
  }

  // MARK: Marks

  /// Half the width of a dot: the more there are the smaller.
  private var halfWidth: Double { (points.count <= 60 ? 1.15 : points.count <= 250 ? 0.95 : 0.75) * room.typeScale }

  private func isHighlighted(_ point: ScatterPoint) -> Bool { content.plot.highlight?.members[point.area] ?? false }

  private func isOther(_ point: ScatterPoint) -> Bool { content.plot.highlight != nil && !isHighlighted(point) }

  private func isNamed(_ point: ScatterPoint) -> Bool { content.named.contains(point.area) }

  /// What many protected counts share.
  private var protectedBands: [ScatterBand] {
    let shades = bands.shades(plot).shapes.compactMap(\.outline.box)
    return content.bandSpans.map { span in
      let (top, bottom) = (up.place(span.high), up.place(span.low))
      let box = SheetBox(left: plot.left, top: top, width: plot.width, height: bottom - top)
      return ScatterBand(span, words: content.bandWords(span), box, shades: shades, guide: equalRanks, room)
    }
  }

  private var bandLayers: [SceneLayer] { protectedBands.map(\.layer) }

  /// Whether a protected count is a tick in a band.
  private func isTick(_ point: ScatterPoint) -> Bool { point.look == .protected && content.bandSpans.contains(point.upRank) }

  /// Where the line of a protected count begins and ends: over all that it may be, or as a tick in a band.
  private func lineEnds(_ point: ScatterPoint) -> (top: Double, bottom: Double) {
    guard isTick(point) else { return ends(point) }
    let isStrong = isHighlighted(point) || isNamed(point)
    let (middle, half) = (place(point).down, (isStrong ? ScatterBand.strongTick : ScatterBand.tick) * room.typeScale)
    return (middle - half, middle + half)
  }

  /// Protected counts, as long as what they may be, or as ticks where that would hide all else.
  private var bars: SceneLayer {
    let width = points.count <= 120 ? 0.55 : 0.3
    let bars = points.filter { $0.look == .protected }.map { point -> SceneShape in
      let (place, ends) = (place(point), lineEnds(point))
      let isStrong = isHighlighted(point) || isNamed(point)
      let colour = isStrong ? ChartLook.mark : content.plot.highlight == nil ? ChartLook.protected : ChartLook.other
      let line = ChartLook.line(
        SheetPoint(across: place.across, down: ends.top), SheetPoint(across: place.across, down: ends.bottom),
        ShapeStyle(stroke: colour, width: (isStrong ? width + 0.3 : width) * room.typeScale))
      return named(line, point)
    }
    return SceneLayer("bars", label: "Protected", shapes: bars)
  }

  /// The dots and crosses: those that stand out, or the others.
  private func marks(_ name: String, isPlain: Bool) -> SceneLayer {
    let chosen = points.filter { point in
      let standsOut = isHighlighted(point) || isNamed(point)
      return point.look != .protected && (isPlain ? !standsOut : standsOut)
    }
    return SceneLayer(name, label: isPlain ? "Areas" : "Areas that stand out", shapes: chosen.map { named(mark($0), $0) })
  }

  private func mark(_ point: ScatterPoint) -> SceneShape {
    let place = place(point)
    let isOther = self.isOther(point)
    let half = isHighlighted(point) ? halfWidth * 1.25 : halfWidth
    if point.look == .zero { return ChartLook.cross(place, half, colour: isOther ? ChartLook.other : Ink.text) }
    return isOther
      ? ChartLook.dot(place, half, fill: nil, stroke: ChartLook.other, width: 0.2)
      : ChartLook.dot(place, half, fill: ChartLook.mark, stroke: isNamed(point) ? Ink.black : Ink.white, width: isNamed(point) ? 0.3 : 0.15)
  }

  /// The mark with its area's name and numbers. Where some areas stand out the others are their background, and a drawing of one borough tells nothing of others' areas.
  private func named(_ shape: SceneShape, _ point: ScatterPoint) -> SceneShape {
    guard !isOther(point) else { return shape }
    return shape.named("mark-" + content.plot.codes[point.area], content.title(of: point), content.detail(of: point))
  }

  // MARK: Guides and names

  /// Equal ranks, or what was expected.
  private var guide: SceneLayer {
    if content.isRanked {
      return SceneLayer("guide", shapes: [ChartLook.line(equalRanks.start, equalRanks.end, ChartLook.diagonal)])
    }
    return SceneLayer("guide", shapes: ExpectedLine(content, across, up).shapes)
  }

  /// Where both ranks are the same.
  private var equalRanks: (start: SheetPoint, end: SheetPoint) {
    func place(_ rank: Double) -> SheetPoint { SheetPoint(across: across.place(rank), down: up.place(rank)) }
    return (place(1), place(Double(points.count)))
  }

  /// The names of the areas that lie farthest off, clear of as many marks as can be.
  private var labels: SceneLayer {
    let places = Dictionary(points.map { ($0.area, $0) }, uniquingKeysWith: { first, _ in first })
    let chosen = content.named.compactMap { places[$0] }
    let own = chosen.map { box(of: $0, margin: 0.2) }
    let all = points.map { box(of: $0, margin: 0) }
    let standing = points.filter(isHighlighted).map { box(of: $0, margin: 0) }
    let names = ChartNames(
      chosen.map { (content.plot.names[$0.area], namePlace($0)) }, clearance: halfWidth + 0.2, frame: plot,
      taken: [all + own, standing + own, own].map { $0 + protectedBands.flatMap(\.label).map(\.box) })
    return content.isDense ? names.layer.plated : names.layer
  }

  private func box(of point: ScatterPoint, margin: Double) -> SheetBox {
    var box = SheetBox(around: place(point), halfWidth: halfWidth + margin)
    guard point.look == .protected else { return box }
    let ends = lineEnds(point)
    (box.top, box.height) = (ends.top, ends.bottom - ends.top)
    return box
  }

  /// A bar or tick has its name at its upper end.
  private func namePlace(_ point: ScatterPoint) -> SheetPoint {
    point.look == .protected ? SheetPoint(across: place(point).across, down: lineEnds(point).top) : place(point)
  }
}

extension ChartLook {
  /// Bars of protected counts: thinner and lighter than dots, for they say less.
  static let protected = Colour(0x5387B8)
}

extension SceneLayer {
  /// The layer with its lines on white ones, to lie over dark hexagons.
  fileprivate var cased: SceneLayer {
    var layer = self
    layer.shapes = shapes.map { SceneShape($0.outline, ShapeStyle(stroke: Ink.white, width: 0.9)) } + shapes
    return layer
  }

  /// The layer with a pale plate under each line of text.
  fileprivate var plated: SceneLayer {
    var layer = self
    layer.shapes += texts.map { SceneShape(Outline($0.box.inset(by: -0.25)), ShapeStyle(fill: Ink.white, opacity: 0.85)) }
    return layer
  }
}
