import WardlightGeometry

/// The plane on the page: one scale for both directions, the ground in the middle of a rectangle.
struct MapProjection {
  /// The rectangle on the page outside which nothing of the map is drawn.
  let frame: SheetBox
  /// What one millimetre on the page is on the ground.
  let metresPerMillimetre: Double
  private let centre: Coordinate

  init(_ ground: Box, in frame: SheetBox, padding: Double = 2) {
    let room = frame.inset(by: padding)
    self.frame = frame
    // One metre keeps a single point from having no scale at all.
    metresPerMillimetre = max(ground.width / room.width, ground.height / room.height, 1e-3)
    centre = ground.centre
  }

  /// The middle of the ground in the middle of the frame, on a scale that is known already.
  init(_ ground: Box, in frame: SheetBox, metresPerMillimetre: Double) {
    self.frame = frame
    self.metresPerMillimetre = metresPerMillimetre
    centre = ground.centre
  }

  /// The ground in the middle of a part of the frame, the rest of which shows what lies around.
  init(_ ground: Box, in frame: SheetBox, filling part: SheetBox) {
    let whole = MapProjection(ground, in: part)
    self.frame = frame
    metresPerMillimetre = whole.metresPerMillimetre
    centre = Coordinate(
      easting: ground.centre.easting - (part.centre.across - frame.centre.across) * metresPerMillimetre,
      northing: ground.centre.northing + (part.centre.down - frame.centre.down) * metresPerMillimetre)
  }

  func point(_ place: Coordinate) -> SheetPoint {
    SheetPoint(
      across: frame.left + frame.width / 2 + (place.easting - centre.easting) / metresPerMillimetre,
      down: frame.top + frame.height / 2 - (place.northing - centre.northing) / metresPerMillimetre)
  }

  /// What of the plane the frame shows.
  var visible: Box {
    let east = frame.width / 2 * metresPerMillimetre
    let north = frame.height / 2 * metresPerMillimetre
    return Box(
      lower: Coordinate(easting: centre.easting - east, northing: centre.northing - north),
      upper: Coordinate(easting: centre.easting + east, northing: centre.northing + north))
  }

  /// What of the plane is drawn at all: the frame and a little more, so that the lines along which areas are cut off cannot be seen.
  private var reach: Box { visible.expanded(by: Self.margin * metresPerMillimetre) }
  private static let margin = 2.0

  /// The outline of an area, all its rings, as far as it can be seen; empty where nothing can.
  ///
  /// What lies beyond the frame is cut off a little outside it: whoever draws areas that may reach beyond gives their layer the frame as its clip.
  func outline(ofArea area: Int, _ shapes: MultiPolygons) -> Outline {
    var outline = Outline()
    let rings = shapes.rings(ofArea: area)
    outline.reserve(shapes.vertices(ofArea: area).count, rings: rings.count)
    let reach = reach
    for ring in rings {
      let vertices = shapes.vertices(ofRing: ring)
      if vertices.allSatisfy(reach.contains) {
        outline.add(vertices.lazy.map(point), closed: true)
      } else {
        outline.add(reach.clipped(ring: vertices).lazy.map(point), closed: true)
      }
    }
    return outline
  }

  /// The outline of a line, as far as it can be seen; empty where nothing can.
  func outline(ofLine line: some Sequence<Coordinate>) -> Outline {
    var outline = Outline()
    for piece in reach.pieces(ofLine: line) { outline.add(piece.lazy.map(point), closed: false) }
    return outline
  }

  /// The areas of which something can be seen.
  func visibleAreas(_ shapes: MultiPolygons) -> [Int] {
    (0..<shapes.count).filter { area in shapes.box(ofArea: area).map(visible.intersects) ?? false }
  }
}
