/// An outline on the page, as the strokes of a pen.
///
/// Places lie in one buffer and movements in another, so that an outline of straight pieces takes 17 bytes a vertex.
public struct Outline: Hashable, Sendable {
  /// The places that the pen comes by, control points of curves included, in order.
  public private(set) var points: [SheetPoint] = []
  /// What the pen does.
  private(set) var movements: [Movement] = []

  /// What the pen does with the next places.
  enum Movement: UInt8, Hashable, Sendable {
    /// Goes to the next place without drawing.
    case move
    /// Draws a straight line to the next place.
    case line
    /// Draws a cubic Bézier curve by the next three places.
    case curve
    /// Draws a straight line back to where it was put down; takes no place.
    case close

    /// How many places it takes.
    var places: Int {
      switch self {
      case .move, .line: 1
      case .curve: 3
      case .close: 0
      }
    }
  }

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

  /// Nothing drawn yet.
  init() {}

  /// A polygon or a line of straight pieces.
  init(_ points: some Sequence<SheetPoint>, closed: Bool) {
    add(points, closed: closed)
  }

  /// The four sides of a rectangle.
  init(_ box: SheetBox) {
    let corners = [(box.left, box.top), (box.right, box.top), (box.right, box.bottom), (box.left, box.bottom)]
    self.init(corners.map { SheetPoint(across: $0.0, down: $0.1) }, closed: true)
  }

  /// Whether nothing is drawn.
  public var isEmpty: Bool { movements.isEmpty }

  /// The strokes, in order.
  public var strokes: [Stroke] {
    var next = 0
    return movements.map { movement in
      defer { next += movement.places }
      return switch movement {
      case .move: .move(points[next])
      case .line: .line(points[next])
      case .curve: .curve(points[next], points[next + 1], points[next + 2])
      case .close: .close
      }
    }
  }

  /// Makes room for that many more vertices.
  mutating func reserve(_ vertices: Int, rings: Int) {
    points.reserveCapacity(points.count + vertices)
    movements.reserveCapacity(movements.count + vertices + rings)
  }

  mutating func add(_ added: some Sequence<SheetPoint>, closed: Bool) {
    let first = points.count
    points.append(contentsOf: added)
    guard points.count > first else { return }
    movements.append(.move)
    movements.append(contentsOf: repeatElement(.line, count: points.count - first - 1))
    if closed { movements.append(.close) }
  }

  mutating func add(_ stroke: Stroke) {
    switch stroke {
    case .move(let point): add(.move, [point])
    case .line(let point): add(.line, [point])
    case .curve(let first, let second, let end): add(.curve, [first, second, end])
    case .close: add(.close, [])
    }
  }

  private mutating func add(_ movement: Movement, _ places: [SheetPoint]) {
    movements.append(movement)
    points.append(contentsOf: places)
  }
}
