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

  /// The outline of an area, all its rings.
  func outline(ofArea area: Int, _ shapes: MultiPolygons) -> Outline {
    var outline = Outline()
    for ring in shapes.rings(ofArea: area) { outline.add(shapes.vertices(ofRing: ring).map(point), closed: true) }
    return outline
  }

  /// The areas of which something can be seen.
  func visibleAreas(_ shapes: MultiPolygons) -> [Int] {
    (0..<shapes.count).filter { area in shapes.box(ofArea: area).map(visible.intersects) ?? false }
  }
}
