import WardlightGeometry

/// The line between areas: as wide as their size on the page allows.
struct AreaBorder {
  /// Its width in millimetres.
  let width: Double
  /// Whether areas are so small that a line around each would hide them. Then each is drawn with a hair of its own colour, which closes
  /// the gaps that a screen leaves between shapes that merely touch.
  let isOwnColour: Bool

  private static let widest = 0.16
  private static let finest = 0.03
  /// The width as a share of the side of a square as large as an area is on average.
  private static let share = 0.04

  /// The line for areas of these shapes at a scale.
  init(_ shapes: MultiPolygons, _ projection: MapProjection) {
    let sum = (0..<shapes.count).reduce(0) { $0 + shapes.size(ofArea: $1) }
    let side = (sum / Double(max(1, shapes.count))).squareRoot() / projection.metresPerMillimetre
    isOwnColour = side * Self.share < Self.finest
    width = isOwnColour ? 0.05 : min(Self.widest, side * Self.share)
  }

  /// A colour with this line around it: white, but grey where white would not be seen.
  func style(_ fill: Colour, _ hatch: Hatch? = nil) -> ShapeStyle {
    let line = isOwnColour ? fill : fill.contrast(to: Ink.white) < 1.35 ? Ink.rule : Ink.white
    return ShapeStyle(fill: fill, hatch: hatch, stroke: line, width: width)
  }
}
