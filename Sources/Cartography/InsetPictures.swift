import WardlightGeometry

/// The insets of a sheet as layers, and what marks them on the map.
struct InsetPictures {
  private(set) var layers: [SceneLayer] = []
  /// The insets that show a part of the map itself.
  private(set) var zooms: [ZoomPicture] = []
  let marks: InsetMarks

  init(_ layout: SheetLayout, _ content: any MapContent, _ setting: MapSetting) {
    marks = InsetMarks(layout)
    layers.append(marks.layer)
    for (place, (drawing, box)) in zip(layout.insetDrawings, layout.insets.boxes).enumerated() {
      let number = place + 1
      let projection = drawing.projection(in: box)
      layers.append(drawing.paper(in: box, number: number))
      switch drawing.inset.subject {
      case .locator(let layer, let marked):
        layers += LocatorPicture(layer, marked, shown: layout.ground, projection).layers(number)
      case .numbered(let layer, let numbers):
        layers += NumberedPicture(layer, numbers, projection).layers(number)
      case .zoom:
        let zoom = ZoomPicture(number: number, picture: MapPicture(content, setting, projection), frame: projection.frame)
        layers += zoom.layers
        zooms.append(zoom)
      }
      layers.append(drawing.furniture(in: box, number: number))
    }
  }
}

/// The rectangles with letters that mark on a map what its insets show.
struct InsetMarks {
  /// The rectangles.
  private(set) var boxes: [SheetBox] = []
  private(set) var layer = SceneLayer("inset-marks")

  private static let style = TextStyle(2.4, bold: true, colour: Ink.white, halo: Ink.text)
  static let badgeWidth = 3.2
  private static let badgeHeight = 3.0
  init(_ layout: SheetLayout) {
    for drawing in layout.insetDrawings where drawing.inset.isZoom {
      let corners = [drawing.ground.lower, drawing.ground.upper].map(layout.projection.point)
      guard let box = SheetBox(around: corners) else { continue }
      boxes.append(box)
      layer.shapes += [ShapeStyle(stroke: Ink.white, width: 0.8), ShapeStyle(stroke: Ink.text, width: 0.3)].map {
        SceneShape(Outline(box), $0)
      }
      let badge = Self.badge(drawing.letter, at: Self.corner(box, layout.plan.frame, taken))
      layer.shapes += badge.shapes
      layer.texts += badge.texts
    }
    layer.clip = boxes.isEmpty ? nil : layout.plan.frame
  }

  /// Where no name may lie.
  var taken: [SheetBox] { layer.texts.map { $0.box.inset(by: -0.8) } }

  /// What no name may lie across.
  var lines: [(start: SheetPoint, end: SheetPoint)] {
    boxes.flatMap { box in
      let corners = [(box.left, box.top), (box.right, box.top), (box.right, box.bottom), (box.left, box.bottom)]
        .map { SheetPoint(across: $0.0, down: $0.1) }
      return corners.indices.map { (corners[$0], corners[($0 + 1) % 4]) }
    }
  }

  /// A white letter on a dark ground, from its upper left corner; nothing without a letter.
  static func badge(_ letter: String, at corner: SheetPoint) -> SceneLayer {
    guard !letter.isEmpty else { return SceneLayer("badge") }
    let box = SheetBox(left: corner.across, top: corner.down, width: badgeWidth, height: badgeHeight)
    let text = SceneText(letter, at: box.centre.moved(across: 0, down: 0.85), style, anchor: .middle)
    return SceneLayer("badge", shapes: [SceneShape(Outline(box), ShapeStyle(fill: Ink.text))], texts: [text])
  }

  /// On the upper edge of the rectangle at its left or right end, or under the lower one: where the frame and other letters leave room.
  private static func corner(_ box: SheetBox, _ frame: SheetBox, _ taken: [SheetBox]) -> SheetPoint {
    let (left, right) = (box.left - 0.15, box.right + 0.15 - badgeWidth)
    let corners = [(left, box.top - badgeHeight), (right, box.top - badgeHeight), (left, box.bottom), (right, box.bottom)]
      .map { SheetPoint(across: $0.0, down: $0.1) }
    let free = corners.first { corner in
      let badge = SheetBox(left: corner.across, top: corner.down, width: badgeWidth, height: badgeHeight)
      return frame.contains(badge) && !taken.contains(where: badge.overlaps)
    }
    return free ?? corners[0]
  }
}

/// A part of a map drawn larger.
struct ZoomPicture {
  let number: Int
  let picture: MapPicture
  let frame: SheetBox

  /// The map's layers cut off at the frame; identifiers stay with the main map.
  var layers: [SceneLayer] {
    picture.layers.map { layer in
      let shapes = layer.shapes.filter { $0.outline.box?.overlaps(frame) ?? false }.map { shape in
        var shape = shape
        shape.name = ""
        return shape
      }
      var inset = SceneLayer(
        "inset-\(number)-\(layer.name)", clip: frame, shapes: shapes, texts: layer.texts.filter { frame.contains($0.box) })
      inset.reading = .nothing
      return inset
    }
  }

  /// The names of what lies in the frame.
  func labels(key: [String], numbers: Int) -> LabelPlacement {
    var placement = LabelPlacement(frame: frame, taken: picture.drawing.taken, key: key)
    placement.place(picture.requests(where: { frame.contains($0) }), numbers: numbers)
    return placement
  }
}

/// A wider layer with the place of the map marked.
struct LocatorPicture {
  private let layer: MultiPolygons
  private let marked: [Int]
  private let shown: Box
  private let projection: MapProjection

  init(_ layer: MultiPolygons, _ marked: [Int], shown: Box, _ projection: MapProjection) {
    self.layer = DrawingShapes.simplified(layer, projection)
    self.marked = marked
    self.shown = shown
    self.projection = projection
  }

  func layers(_ number: Int) -> [SceneLayer] {
    let plain = ShapeStyle(fill: Ink.land, stroke: Ink.white, width: 0.14)
    let areas = (0..<layer.count).map { SceneShape(projection.outline(ofArea: $0, layer), plain) }
    return [
      SceneLayer("inset-\(number)-areas", clip: projection.frame, shapes: areas),
      SceneLayer("inset-\(number)-marked", clip: projection.frame, shapes: marks),
    ]
  }

  private var marks: [SceneShape] {
    let dark = ShapeStyle(fill: Ink.group, stroke: Ink.group, width: 0.14)
    let line = ShapeStyle(stroke: Ink.text, width: 0.35)
    guard !marked.isEmpty else {
      return SheetBox(around: [shown.lower, shown.upper].map(projection.point)).map { [SceneShape(Outline($0), line)] } ?? []
    }
    let areas = marked.map { SceneShape(projection.outline(ofArea: $0, layer), dark) }
    guard let box = SheetBox(around: areas.lazy.flatMap { $0.outline.rings.joined() }), max(box.width, box.height) < 1.8 else {
      return areas
    }
    // So small a place is found by the ring around it.
    let ring = SheetBox(left: box.centre.across - 1.7, top: box.centre.down - 1.7, width: 3.4, height: 3.4)
    return areas + [SceneShape(.circle(in: ring), line)]
  }
}

/// Areas with numbers.
struct NumberedPicture {
  private let layer: MultiPolygons
  private let numbers: [String]
  private let projection: MapProjection

  init(_ layer: MultiPolygons, _ numbers: [String], _ projection: MapProjection) {
    self.layer = DrawingShapes.simplified(layer, projection)
    self.numbers = numbers
    self.projection = projection
  }

  func layers(_ number: Int) -> [SceneLayer] {
    let shapes = numbers.indices.map { area in
      let fill = numbers[area].isEmpty ? Ink.land : Colour(0xF8DCC4)
      return SceneShape(projection.outline(ofArea: area, layer), ShapeStyle(fill: fill, stroke: Ink.white, width: 0.14))
    }
    var taken: [SheetBox] = []
    var texts: [SceneText] = []
    for area in numbers.indices where !numbers[area].isEmpty {
      guard let text = text(area, taken) else { continue }
      taken.append(text.box)
      texts.append(text)
    }
    return [
      SceneLayer("inset-\(number)-areas", clip: projection.frame, shapes: shapes), SceneLayer("inset-\(number)-numbers", texts: texts),
    ]
  }

  /// The number at the place inside the area that is farthest from its border, or as near there as others leave room.
  private func text(_ area: Int, _ taken: [SheetBox]) -> SceneText? {
    guard let (place, _) = DrawingShapes.labelPlace(ofArea: area, layer, projection) else { return nil }
    let style = TextStyle(1.9, bold: true)
    let moves = [(0.0, 0.0), (0, -0.9), (0, 0.9), (-1.2, 0), (1.2, 0), (-1, -0.8), (1, -0.8), (-1, 0.8), (1, 0.8)]
    let texts = moves.map { move in
      SceneText(numbers[area], at: place.moved(across: move.0, down: move.1 + style.size * 0.36), style, anchor: .middle)
    }
    return texts.first { text in !taken.contains(where: text.box.overlaps) && projection.frame.contains(text.box) }
  }
}

extension SheetPoint {
  fileprivate var asBox: SheetBox { SheetBox(left: across, top: down, width: 0, height: 0) }
}

extension SheetBox {
  /// Whether the place lies inside or on the border.
  func contains(_ point: SheetPoint) -> Bool { contains(point.asBox) }
}

extension Outline {
  /// The smallest rectangle around all places that the pen comes by.
  var box: SheetBox? { SheetBox(around: rings.joined()) }
}
