/// An outline on the page, as the strokes of a pen.
public struct Outline: Hashable, Sendable {
  /// The strokes, in order.
  public private(set) var strokes: [Stroke] = []

  /// One movement of the pen.
  public enum Stroke: Hashable, Sendable {
    /// Lift the pen and put it down there.
    case move(SheetPoint)
    /// Draw a straight line.
    case line(SheetPoint)
    /// Draw a cubic Bézier curve by its two control points and its end.
    case curve(SheetPoint, SheetPoint, SheetPoint)
    /// Draw a straight line back to where the pen was put down.
    case close
  }

  init() {}

  /// A polygon or a line of straight pieces.
  init(_ points: some Sequence<SheetPoint>, closed: Bool) {
    add(points, closed: closed)
  }

  init(_ box: SheetBox) {
    let corners = [(box.left, box.top), (box.right, box.top), (box.right, box.bottom), (box.left, box.bottom)]
    self.init(corners.map { SheetPoint(across: $0.0, down: $0.1) }, closed: true)
  }

  mutating func add(_ points: some Sequence<SheetPoint>, closed: Bool) {
    for (place, point) in points.enumerated() { strokes.append(place == 0 ? .move(point) : .line(point)) }
    if closed, !strokes.isEmpty { strokes.append(.close) }
  }

  mutating func add(_ stroke: Stroke) { strokes.append(stroke) }
}
