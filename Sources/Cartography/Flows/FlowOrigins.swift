public import WardlightGeometry

/// The areas among which the origin of flows lies, such as London's boroughs.
public struct FlowOrigins: Sendable {
  let areas: Areas
  let marked: [Int]

  /// Areas of which those where flows begin are marked.
  ///
  /// - Parameters:
  ///   - areas: The areas, in the plane of the map.
  ///   - marked: The codes of those that are marked.
  /// - Throws: ``CartographyError/unknownArea(kind:code:)``.
  public init(_ areas: Areas, marked: [String]) throws(CartographyError) {
    self.areas = areas
    var places: [Int] = []
    for code in marked {
      guard let place = areas.index(ofCode: code) else { throw .unknownArea(kind: areas.geography.kind, code: code) }
      places.append(place)
    }
    self.marked = places
  }

  /// The borders, where they are far enough apart to be seen, and the marked areas.
  func layer(_ projection: MapProjection) -> SceneLayer {
    guard let box = areas.shapes.box, max(box.width, box.height) / projection.metresPerMillimetre >= Self.leastWidth else {
      return SceneLayer("origin-areas")
    }
    let shapes = DrawingShapes.simplified(areas.shapes, projection)
    let order = areas.codes.indices.filter { !marked.contains($0) } + marked
    let drawn = order.map { area in
      SceneShape(
        projection.outline(ofArea: area, shapes), marked.contains(area) ? FlowLook.markedOrigin : FlowLook.otherOrigin,
        title: areas.names[area])
    }
    return SceneLayer("origin-areas", clip: projection.frame, shapes: drawn)
  }

  /// Areas that all together are narrower than so many millimetres are not drawn.
  private static let leastWidth = 16.0
}

extension FlowLook {
  static let otherOrigin = ShapeStyle(stroke: Ink.hatch, width: 0.14)
  static let markedOrigin = ShapeStyle(fill: Colour(0xF6C9A8), stroke: Colour(0x7A3410), width: 0.35)
}
