import WardlightGeometry

/// The layers of a map of flows into one area.
struct InflowDrawing {
  private let content: InflowContent
  private let projection: MapProjection
  private let layout: InflowLayout

  init(content: InflowContent, projection: MapProjection) {
    self.content = content
    self.projection = projection
    layout = InflowLayout(content, projection)
  }

  /// The area itself.
  func ground() -> [SceneLayer] {
    let shapes = DrawingShapes.simplified(content.area.shapes, projection)
    let style = ShapeStyle(fill: Colour(0xDDE3EA), stroke: Ink.quiet, width: 0.3)
    let drawn = SceneShape(projection.outline(ofArea: 0, shapes), style, name: content.area.codes[0], title: content.area.names[0])
    return [SceneLayer("area", clip: projection.frame, shapes: [drawn])]
  }

  /// The lines, the bars of the origins with their names, the towns.
  func over() -> [SceneLayer] {
    [
      SceneLayer("flows", clip: projection.frame, shapes: lines()), column(),
      SceneLayer("places", clip: projection.frame, shapes: towns()),
    ] + inset()
  }

  private func inset() -> [SceneLayer] {
    guard let drawing = content.panel.inset, let box = layout.inset, case .numbered(let areas, let numbers) = drawing.inset.subject else {
      return []
    }
    let picture = NumberedPicture(areas, numbers, drawing.projection(in: box))
    return [drawing.paper(in: box, number: 1)] + picture.layers(1) + [drawing.furniture(in: box, number: 1)]
  }

  /// Where no name of a town may lie.
  var taken: [SheetBox] {
    let bars = layout.ports.map(\.bar)
    let frame = projection.frame
    let names = bars.map { bar in
      content.panel.side == .left
        ? SheetBox(left: frame.left, top: bar.centre.down - 1.8, width: bar.right - frame.left, height: 3.6)
        : SheetBox(left: bar.left, top: bar.centre.down - 1.8, width: frame.right - bar.left, height: 3.6)
    }
    return boxes.map { $0.box.inset(by: -0.2) } + bars + names + [layout.inset].compactMap { $0 }
  }

  /// The names of the towns, with the count where one line alone ends there.
  func townNames() -> [LabelRequest] {
    let lines = Dictionary(grouping: layout.lines, by: \.flow.destination)
    return boxes.map { node, box in
      let own = lines[node] ?? []
      let isTold = content.names[node] != content.flows.nodes[node].name
      let name = content.names[node] + (own.count == 1 && !isTold ? " " + own[0].flow.text : "")
      let away = content.panel.side == .left ? 1.0 : -1.0
      var request = LabelRequest(
        name: name, anchor: box.centre.moved(across: away * box.width / 2, down: 0), rings: [], rank: own.reduce(0) { $0 + $1.flow.value })
      request.isBold = true
      // Lines come from the one side; the name stands on the other.
      request.side = SheetPoint(across: away, down: 0)
      return request
    }
  }

  private func lines() -> [SceneShape] {
    layout.lines.flatMap { line -> [SceneShape] in
      let nodes = content.flows.nodes
      let (origin, destination) = (nodes[line.flow.origin], nodes[line.flow.destination])
      let name = "flow-\(origin.code)-\(destination.code)"
      let title = "\(origin.name) to \(destination.name): \(line.flow.text)"
      guard line.flow.value > 0 else {
        return [
          SceneShape(line.way.centreLine, FlowLook.dashed(.any), name: name, title: title),
          SceneShape(line.way.head(length: 1.5, width: 1.2), FlowLook.dashedHead(.any)),
        ]
      }
      let outline = line.band.outline(line.way)
      let shape = SceneShape(outline, FlowLook.line(.any), name: name, title: title)
      return line.band.width > 0.6 ? [SceneShape(outline, FlowLook.casing), shape] : [shape]
    }
  }

  private func column() -> SceneLayer {
    var layer = SceneLayer("origins")
    let isLeft = content.panel.side == .left
    for port in layout.ports {
      let node = content.flows.nodes[port.node]
      layer.shapes.append(SceneShape(Outline(port.bar), ShapeStyle(fill: Ink.text), title: node.name))
      let style = TextStyle(port.type)
      let baseline = port.bar.centre.down + port.type * 0.35
      // The number stands next to the bar, for it is what leads to the inset.
      let number = isLeft ? port.bar.left - 0.9 : port.bar.right + 0.9
      layer.texts.append(
        SceneText(
          "\(port.number)", at: SheetPoint(across: number, down: baseline), TextStyle(port.type * 0.92, bold: true, colour: Ink.quiet),
          anchor: isLeft ? .end : .start))
      let name = SheetPoint(across: number + (isLeft ? -4.2 : 4.2), down: baseline)
      layer.texts.append(SceneText(shortened(port.node, style), at: name, style, anchor: isLeft ? .end : .start))
    }
    return layer
  }

  /// The name and its sum, the name in the first form that fits.
  private func shortened(_ node: Int, _ style: TextStyle) -> String {
    let name = content.flows.nodes[node].name
    let sum = content.names[node].dropFirst(name.count)
    let forms = LabelNames.forms(of: name).map { $0 + sum }
    return forms.first { style.width(of: $0) <= InflowPanel.nameRoom }
      ?? TextFitting.shortened(forms[forms.count - 1], width: InflowPanel.nameRoom, style)
  }

  private func towns() -> [SceneShape] {
    boxes.map { node, box in SceneShape(.circle(in: box), FlowLook.symbol(isOpen: false), title: content.flows.nodes[node].name) }
  }

  private var boxes: [(node: Int, box: SheetBox)] {
    layout.radii.indices.compactMap { node in
      guard layout.radii[node] > 0, let point = layout.points[node] else { return nil }
      return (node, SheetBox(around: point, halfWidth: layout.radii[node]))
    }
  }
}
