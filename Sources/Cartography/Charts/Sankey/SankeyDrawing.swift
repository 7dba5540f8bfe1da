import WardlightEssentials

/// How bands look: two tones by turns, so that neighbours can be told apart without colour.
enum SankeyLook {
  static let strong = [Colour(0x3E7CB1), Colour(0x6FA3CC)]
  static let pale = [Colour(0xB9CCDD), Colour(0xCDDAE6)]
  static let merged = Colour(0xD5D8DC)
  static let hidden = ShapeStyle(fill: Ink.white, hatch: Hatch(.upright, Ink.hatch), stroke: Ink.hatch, width: 0.12)
  static let casing = ShapeStyle(stroke: Ink.white, width: 0.5)

  static func fill(_ band: SankeyBand, _ flows: SankeyFlows) -> Colour {
    isMerged(band, flows) ? merged : (band.isLargest ? strong : pale)[band.origin % 2]
  }

  /// Whether an end is not one known place.
  static func isMerged(_ band: SankeyBand, _ flows: SankeyFlows) -> Bool {
    flows.origins[band.origin].kind != .place || flows.destinations[band.destination].kind != .place
  }

  static func bar(_ kind: SankeyEnd.Kind) -> ShapeStyle {
    switch kind {
    case .place: ShapeStyle(fill: Ink.text)
    case .other: ShapeStyle(fill: Ink.hatch)
    case .unknown: ShapeStyle(fill: Ink.noData, hatch: Hatch(.crossed, Ink.hatch), stroke: Ink.hatch, width: 0.15)
    case .hidden: ShapeStyle(fill: Ink.white, hatch: Hatch(.falling, Ink.hatch), stroke: Ink.hatch, width: 0.15)
    }
  }
}

/// The layers of a Sankey chart.
struct SankeyDrawing {
  let content: SankeyContent
  let layout: SankeyLayout
  let room: ChartRoom

  private var flows: SankeyFlows { content.flows }

  var layers: [SceneLayer] { [bands, bars, counts, names, heads, samples] }

  /// The highest bands lie lowest, so that thin ones are seen.
  private var bands: SceneLayer {
    let order = flows.bands.indices.sorted { (height($1), $0) < (height($0), $1) }
    let shapes = order.flatMap { number -> [SceneShape] in
      let band = flows.bands[number]
      let outline = outline(number)
      let look =
        band.isHidden
        ? SankeyLook.hidden : ShapeStyle(fill: SankeyLook.fill(band, flows))
      let shape = SceneShape(outline, look).named("band-\(number)", content.title(of: band), content.detail(of: band))
      return height(number) > 0.7 && !band.isHidden ? [SceneShape(outline, SankeyLook.casing), shape] : [shape]
    }
    return SceneLayer("bands", label: "Flows", shapes: shapes)
  }

  private func height(_ band: Int) -> Double { layout.scale.height(of: flows.bands[band]) }

  /// A band that leaves and arrives level, of one height throughout.
  private func outline(_ band: Int) -> Outline {
    let (left, right) = (layout.plot.left + SankeyLayout.barWidth, layout.plot.right - SankeyLayout.barWidth)
    let (tops, height, middle) = (layout.tops[band], height(band), (left + right) / 2)
    func point(_ across: Double, _ down: Double) -> SheetPoint { SheetPoint(across: across, down: down) }
    var outline = Outline()
    outline.add(.move(point(left, tops.left)))
    outline.add(.curve(point(middle, tops.left), point(middle, tops.right), point(right, tops.right)))
    outline.add(.line(point(right, tops.right + height)))
    outline.add(.curve(point(middle, tops.right + height), point(middle, tops.left + height), point(left, tops.left + height)))
    outline.add(.close)
    return outline
  }

  private var bars: SceneLayer {
    let left = zip(flows.origins, layout.origins)
    let right = zip(flows.destinations, layout.destinations)
    return SceneLayer("places", shapes: (Array(left) + Array(right)).map { SceneShape(Outline($1), SankeyLook.bar($0.kind)) })
  }

  /// Counts on those of the largest bands that are high enough.
  private var counts: SceneLayer {
    let texts = flows.bands.indices.compactMap { number -> SceneText? in
      let band = flows.bands[number]
      let fill = SankeyLook.fill(band, flows)
      let style = TextStyle.label(2.3 * room.typeScale, bold: false, on: fill)
      guard !band.isHidden, height(number) >= style.ascent + style.descent + 0.2 else { return nil }
      let place = SheetPoint(
        across: layout.plot.left + SankeyLayout.barWidth + 1, down: layout.tops[number].left + height(number) / 2 + style.size * 0.35)
      return SceneText(band.text, at: place, style)
    }
    var layer = SceneLayer("counts", texts: texts)
    layer.reading = .nothing
    return layer
  }

  // MARK: Words

  private var names: SceneLayer {
    let left = zip(flows.origins, layout.origins).flatMap { name($0, $1, isLeft: true) }
    let right = zip(flows.destinations, layout.destinations).flatMap { name($0, $1, isLeft: false) }
    return SceneLayer("names", texts: left + right)
  }

  private func name(_ end: SankeyEnd, _ box: SheetBox, isLeft: Bool) -> [SceneText] {
    let style = layout.nameStyle
    var figure = style
    figure.colour = Ink.quiet
    let across = isLeft ? layout.plot.left - SankeyLayout.nameGap : layout.plot.right + SankeyLayout.nameGap
    let down = box.centre.down + style.size * 0.35
    let room = (isLeft ? layout.nameWidths.left : layout.nameWidths.right) - figure.width(of: end.figure) - 1.6
    let name = LabelNames.fitted(end.name, width: room + 0.01, style)
    let width = style.width(of: name) + 1.6
    let anchor = isLeft ? TextAnchor.end : .start
    return [
      SceneText(name, at: SheetPoint(across: across, down: down), style, anchor: anchor),
      SceneText(end.figure, at: SheetPoint(across: across + (isLeft ? -width : width), down: down), figure, anchor: anchor),
    ].filter { !$0.text.isEmpty }
  }

  /// What the two columns are.
  private var heads: SceneLayer {
    let style = SankeyContent.titleStyle(room)
    let down = layout.plot.top - 1.4 - style.descent
    let more = SankeyLayout.nameGap + SankeyLayout.barWidth
    let left = TextFitting.shortened(content.chart.originTitle, width: layout.nameWidths.left + more + 0.01, style)
    let right = TextFitting.shortened(content.chart.destinationTitle, width: layout.nameWidths.right + more + 0.01, style)
    let texts = [
      SceneText(left, at: SheetPoint(across: layout.plot.left + SankeyLayout.barWidth, down: down), style, anchor: .end),
      SceneText(right, at: SheetPoint(across: layout.plot.right - SankeyLayout.barWidth, down: down), style),
    ]
    var layer = SceneLayer("heads", texts: texts)
    layer.reading = .words("Sides")
    return layer
  }

  /// The scale in words and in heights of round numbers, below the chart.
  private var samples: SceneLayer {
    let style = room.style(2.4, colour: Ink.quiet)
    let scale = layout.scale.personsPerMillimetre
    let largest = flows.bands.map(\.value).max() ?? 0
    guard largest > 0 else { return SceneLayer("scale") }
    let middle = layout.sampleTop + 3.2 * room.typeScale
    var across = layout.plot.left
    var layer = SceneLayer("scale")
    for share in [1.0, 4, 20] {
      let number = RoundNumber.largest(notAbove: min(largest, 6 * scale * room.typeScale) / share)
      guard number >= 1, number / scale >= SankeyScale.thinnest else { continue }
      let height = number / scale
      layer.shapes.append(
        SceneShape(
          Outline(SheetBox(left: across, top: middle - height / 2, width: 7, height: height)), ShapeStyle(fill: SankeyLook.strong[0])))
      let text = SceneText(FlowWords.number(number), at: SheetPoint(across: across + 8, down: middle + style.size * 0.35), style)
      layer.texts.append(text)
      across = text.box.right + 4
    }
    let words =
      "Height: 1 mm = \(FlowWords.number(scale)) \(content.chart.unit)" + (hasThin ? "; none below \(SankeyScale.thinnest) mm" : "")
    layer.texts.append(SceneText(words, at: SheetPoint(across: across, down: middle + style.size * 0.35), style))
    layer.reading = .words("Scale")
    return layer
  }

  /// Whether a band is drawn higher than the scale says.
  private var hasThin: Bool {
    flows.bands.contains { !$0.isHidden && $0.value / layout.scale.personsPerMillimetre < SankeyScale.thinnest }
  }
}
