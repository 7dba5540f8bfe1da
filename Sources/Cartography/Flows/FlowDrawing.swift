import WardlightGeometry

/// The layers of a flow map between its backdrop and its legend.
struct FlowDrawing {
  let flows: FlowSet
  let network: FlowNetwork
  let layout: FlowLayout
  let projection: MapProjection
  private static let labelledCounts = 24

  /// The areas in which flows begin or end: one layer a state where all flows begin in one place, else in one colour.
  func ground() -> [SceneLayer] {
    guard let areas = network.layers.last else { return [] }
    let shapes = DrawingShapes.simplified(areas.shapes, projection)
    let states = flows.statesOfDestinations(network, areas: areas.count)
    let groups = Dictionary(grouping: areas.codes.indices) { states[$0]?.state }
    return ([nil] + FlowState.allCases).compactMap { state in
      let drawn = (groups[state] ?? []).map { area in
        SceneShape(
          projection.outline(ofArea: area, shapes), FlowLook.area(state), name: areas.codes[area],
          title: states[area].map { "\(areas.names[area]): \($0.text)" } ?? areas.names[area])
      }
      return drawn.isEmpty
        ? nil : SceneLayer("destinations" + (state.map { "-" + $0.rawValue } ?? ""), clip: projection.frame, shapes: drawn)
    } + origins()
  }

  /// The areas in which flows begin, where they are others, as outlines.
  private func origins() -> [SceneLayer] {
    guard network.layers.count > 1, let areas = network.layers.first else { return [] }
    let shapes = DrawingShapes.simplified(areas.shapes, projection)
    let drawn = areas.codes.indices.map { SceneShape(projection.outline(ofArea: $0, shapes), FlowLook.originArea) }
    return [SceneLayer("origins", clip: projection.frame, shapes: drawn)]
  }

  /// The lines, each with a white edge that parts it from those below, and the symbols.
  func lines() -> [SceneLayer] {
    var drawn: [SceneShape] = []
    for line in layout.lines {
      let name = "flow-\(flows.nodes[line.flow.origin].code)-\(flows.nodes[line.flow.destination].code)"
      let direction = flows.direction(of: line.flow)
      if line.isProtected {
        drawn.append(SceneShape(line.way.centreLine, FlowLook.dashed(direction), name: name, title: title(line.flow)))
        drawn.append(SceneShape(line.way.head(length: 1.5, width: 1.2), FlowLook.dashedHead(direction)))
        continue
      }
      let outline = line.band.outline(line.way)
      if line.band.width > 0.6, !flows.isDense { drawn.append(SceneShape(outline, FlowLook.casing)) }
      drawn.append(SceneShape(outline, FlowLook.line(direction, isDense: flows.isDense), name: name, title: title(line.flow)))
    }
    return [
      SceneLayer("flows", clip: projection.frame, shapes: drawn),
      SceneLayer("places", clip: projection.frame, shapes: symbols(), texts: hubName),
    ]
  }

  private func title(_ flow: FlowSet.Flow) -> String {
    "\(flows.nodes[flow.origin].name) to \(flows.nodes[flow.destination].name): \(flow.text)"
  }

  private func symbols() -> [SceneShape] {
    boxes().map { node, box in
      let isOpen = node == layout.hub || flows.nodes[node].kind == "other"
      return SceneShape(
        .circle(in: box), FlowLook.symbol(isOpen: isOpen, isDense: flows.isDense), title: isNamed(node) ? flows.nodes[node].name : "")
    }
  }

  /// Among very many symbols those of areas need no name of their own, for the areas have it.
  private func isNamed(_ node: Int) -> Bool { !(flows.isDense && node < network.nodes.count && network.nodes[node].area != nil) }

  /// The name of the place where all lines begin or end, inside its symbol if it fits.
  private var hubName: [SceneText] {
    guard let hub = layout.hub, let centre = layout.points[hub] else { return [] }
    let room = 2 * layout.radii[hub] - 0.5
    for (size, count) in [(2.3, 1), (2.1, 1), (2.3, 2), (2.1, 2), (2.1, 3)] {
      let style = TextStyle(size, bold: true)
      guard let lines = TextFitting.balanced(flows.nodes[hub].name, lines: count, style) else { continue }
      // The corners of the lines lie inside the circle.
      let height = Double(count) * style.leading
      guard TextFitting.widest(lines, style) <= (room * room - height * height * 0.5).squareRoot() else { continue }
      var block = TextBlock()
      block.lines = lines.map { ($0, style) }
      return block.placed(
        left: centre.across, top: centre.down - (height - style.leading + style.size * 0.72) / 2 - style.size * 0.08, anchor: .middle)
    }
    return []
  }

  /// The squares around the symbols.
  private func boxes() -> [(node: Int, box: SheetBox)] {
    layout.radii.indices.compactMap { node in
      let radius = layout.radii[node]
      guard radius > 0, let point = layout.points[node] else { return nil }
      return (node, SheetBox(left: point.across - radius, top: point.down - radius, width: 2 * radius, height: 2 * radius))
    }
  }

  /// Names of places, with the count where one flow alone reaches them, and counts on the largest of the other flows.
  func labels() -> (requests: [LabelRequest], taken: [SheetBox]) {
    var alone: [Int: FlowLayout.Line] = [:]
    var touching: [Int: Int] = [:]
    for line in layout.lines {
      touching[line.flow.origin, default: 0] += 1
      touching[line.flow.destination, default: 0] += 1
      alone[line.flow.destination] = line
    }
    let boxes = boxes()
    let single = Set(touching.filter { $0.value == 1 && alone[$0.key] != nil }.keys)
    let counts = counts { !single.contains($0.destination) }
    let named = hubName.isEmpty ? nil : layout.hub
    let requests = boxes.filter { $0.node != named }.map { node, box in
      request(node, box, single.contains(node) ? alone[node] : nil, touching[node] ?? 0)
    }
    return (requests + counts, boxes.map { $0.box.inset(by: -0.2) })
  }

  private func request(_ node: Int, _ box: SheetBox, _ line: FlowLayout.Line?, _ touching: Int) -> LabelRequest {
    let name = flows.nodes[node].name + (line.map { " " + $0.flow.text } ?? "")
    let rank = node == layout.hub ? .greatestFiniteMagnitude : line.map { $0.flow.value } ?? Double(touching)
    let side = layout.clearestSide(of: box, width: TextStyle(2.75, bold: node == layout.hub).width(of: name))
    // A line to a name that stands off begins at the border of the symbol.
    let anchor = side.map { box.centre.moved($0, by: box.width / 2) } ?? box.centre
    var request = LabelRequest(name: name, anchor: anchor, rings: [], rank: rank, isBold: node == layout.hub)
    request.side = side
    return request
  }

  /// Counts on the largest flows, where no other flow runs below the number.
  private func counts(where isWanted: (FlowSet.Flow) -> Bool) -> [LabelRequest] {
    let wanted = layout.lines.enumerated().filter { !$0.element.isProtected && isWanted($0.element.flow) }
    return wanted.prefix(Self.labelledCounts).compactMap { number, line in
      let width = TextStyle(2.75).width(of: line.flow.text)
      let places = [0.42, 0.3, 0.55, 0.2, 0.68].map { line.way.place($0, left: line.band.middle) }.filter { place in
        let box = SheetBox(left: place.across - width / 2, top: place.down - 1.4, width: width, height: 2.8)
        return layout.load(box, except: number) == 0
      }
      guard let anchor = places.first else { return nil }
      // Names come first; a count that finds no room stands in the list or in a table.
      var request = LabelRequest(name: line.flow.text, anchor: anchor, rings: [], rank: -1 / max(line.flow.value, 1e-9))
      request.choices = places.map { ($0.across - anchor.across, $0.down - anchor.down) }
      return request
    }
  }
}

/// How flows and their places are drawn.
enum FlowLook {
  static let casing = ShapeStyle(stroke: Ink.white, width: 0.3)

  /// Flows into a place are orange and flows out of it blue, which all readers tell apart; so are flows of any kind orange.
  static func line(_ direction: FlowDirection, isDense: Bool = false) -> ShapeStyle {
    ShapeStyle(fill: direction == .outward ? Colour(0x2166AC) : Colour(0xC2410C), opacity: isDense ? 0.5 : 1)
  }

  static func dashed(_ direction: FlowDirection) -> ShapeStyle {
    ShapeStyle(stroke: dark(direction), width: 0.3, dashes: [1.3, 0.8])
  }

  static func dashedHead(_ direction: FlowDirection) -> ShapeStyle { ShapeStyle(fill: dark(direction)) }

  private static func dark(_ direction: FlowDirection) -> Colour { direction == .outward ? Colour(0x123A63) : Colour(0x7A3410) }
  static let originArea = ShapeStyle(stroke: Ink.white, width: 0.15)

  /// Large symbols and the middles of merged flows are open circles.
  static func symbol(isOpen: Bool, isDense: Bool = false) -> ShapeStyle {
    if isDense, !isOpen { return ShapeStyle(fill: Ink.text) }
    return isOpen ? ShapeStyle(fill: Ink.white, stroke: Ink.text, width: 0.3) : ShapeStyle(fill: Ink.text, stroke: Ink.white, width: 0.25)
  }

  /// The colour of an area; `nil` where the map does not tell states apart.
  static func area(_ state: FlowState?) -> ShapeStyle {
    let fill = state?.fill ?? Colour(0xEBEEF1)
    return ShapeStyle(fill: fill, hatch: state?.hatch, stroke: fill == Ink.white ? Ink.rule : Ink.white, width: 0.2)
  }
}

extension FlowState {
  /// The colour of a destination.
  var fill: Colour {
    switch self {
    case .exact: Colour(0xDDE3EA)
    case .interval: Colour(0xEEF1F4)
    case .zero, .withheld: Ink.white
    case .missing: Ink.noData
    }
  }

  /// What lies over the colour.
  var hatch: Hatch? {
    switch self {
    case .exact, .interval, .zero: nil
    case .withheld: Hatch(.falling, Ink.hatch)
    case .missing: Hatch(.crossed, Ink.hatch)
    }
  }
}

extension Outline {
  /// A circle of four Bézier curves, within 0.03 % of the true one.
  static func circle(in box: SheetBox) -> Outline {
    let (centre, radius) = (box.centre, box.width / 2)
    let pull = radius * 0.5522847498
    var circle = Outline()
    circle.add(.move(centre.moved(across: radius, down: 0)))
    for (cosine, sine) in [(1.0, 0.0), (0, 1), (-1, 0), (0, -1)] {
      let first = centre.moved(across: cosine * radius - sine * pull, down: sine * radius + cosine * pull)
      let second = centre.moved(across: -sine * radius + cosine * pull, down: cosine * radius + sine * pull)
      circle.add(.curve(first, second, centre.moved(across: -sine * radius, down: cosine * radius)))
    }
    circle.add(.close)
    return circle
  }
}
