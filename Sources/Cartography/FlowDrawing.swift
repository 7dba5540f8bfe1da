import WardlightGeometry

/// The layers of a flow map between its backdrop and its legend.
struct FlowDrawing {
  let flows: FlowSet
  let destinations: Areas
  let projection: MapProjection
  let origin: SheetPoint
  private let shapes: MultiPolygons
  private let places: [SheetPoint?]

  init(flows: FlowSet, destinations: Areas, projection: MapProjection, origin: SheetPoint) {
    self.flows = flows
    self.destinations = destinations
    self.projection = projection
    self.origin = origin
    let shapes = DrawingShapes.simplified(destinations.shapes, projection)
    self.shapes = shapes
    places = (0..<shapes.count).map { DrawingShapes.labelPlace(ofArea: $0, shapes, projection)?.place }
  }

  /// The destinations, one layer a state.
  func areaLayers() -> [SceneLayer] {
    FlowSet.State.allCases.map { state in
      let border = state == .exact || state == .interval ? Ink.white : Ink.rule
      let style = ShapeStyle(fill: state.fill, hatch: state.hatch, stroke: border, width: 0.2)
      let drawn = flows.areas(state).map { area in
        SceneShape(projection.outline(ofArea: area, shapes), style, name: destinations.codes[area], title: title(of: area))
      }
      return SceneLayer("destinations-\(state.rawValue)", shapes: drawn)
    }
  }

  /// The lines, the protected ones lowest, then from wide to thin, and a dot where they begin.
  func lines() -> SceneLayer {
    var drawn: [SceneShape] = []
    for area in flows.areas(.interval) {
      guard let curve = curve(to: area, width: FlowSet.leastWidth) else { continue }
      drawn.append(SceneShape(curve.centreLine, FlowLook.dashed, name: "flow-" + destinations.codes[area], title: title(of: area)))
    }
    for flow in flows.exact {
      guard let curve = curve(to: flow.area, width: flows.width(flow.count)) else { continue }
      drawn.append(
        SceneShape(
          curve.tapered, FlowLook.line(width: curve.width), name: "flow-" + destinations.codes[flow.area], title: title(of: flow.area)))
    }
    let dot = SheetBox(left: origin.across - 1, top: origin.down - 1, width: 2, height: 2)
    drawn.append(SceneShape(.circle(in: dot), ShapeStyle(fill: Ink.text, stroke: Ink.white, width: 0.3)))
    return SceneLayer("flows", shapes: drawn)
  }

  /// The dot of the origin with room around it.
  var dot: SheetBox { SheetBox(left: origin.across - 1.2, top: origin.down - 1.2, width: 2.4, height: 2.4) }

  /// The name of the origin, and the names of the destinations with what is released about them.
  func labels(originName: String) -> [LabelRequest] {
    [LabelRequest(name: originName, anchor: origin, rings: [], rank: .infinity, isBold: true)] + requests()
  }

  private func requests() -> [LabelRequest] {
    let named = flows.exact.map { ($0.area, Double($0.count)) } + flows.areas(.interval).map { ($0, 0) }
    return named.compactMap { area, rank in
      guard let curve = curve(to: area, width: 0) else { return nil }
      var request = LabelRequest(name: "\(destinations.names[area]) \(flows.texts[area])", anchor: curve.to, rings: [], rank: rank)
      request.preferred = Self.beyond(curve, request.name)
      return request
    }
  }

  /// Just behind the end of a line, so that the name does not hide it.
  private static func beyond(_ curve: FlowCurve, _ name: String) -> (across: Double, down: Double) {
    let before = curve.place(0.95)
    let length = max(before.distance(to: curve.to), 1e-9)
    let half = TextStyle(2.45).width(of: name) / 2
    return ((curve.to.across - before.across) / length * (half + 0.8), (curve.to.down - before.down) / length * 2.1)
  }

  private func curve(to area: Int, width: Double) -> FlowCurve? {
    places[area].map { FlowCurve(from: origin, to: $0, bend: $0.across >= origin.across ? 0.16 : -0.16, width: width) }
  }

  private func title(of area: Int) -> String {
    "\(destinations.names[area]): \(flows.states[area] == .missing ? "no data" : flows.texts[area])"
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
