/// A curved line between two places that begins at its full width and tapers.
struct FlowCurve {
  let from: SheetPoint
  let to: SheetPoint
  /// How far the middle of the line bends to the left of the straight way, as a share of its length.
  let bend: Double
  /// The width at the beginning, in millimetres.
  let width: Double

  /// The width at the end as a share of that at the beginning.
  private var endShare: Double { width > 0 ? min(1, max(0.18, Self.leastEnd / width)) : 1 }
  private static let leastEnd = 0.25

  init(from: SheetPoint, to: SheetPoint, bend: Double, width: Double) {
    self.from = from
    self.to = to
    self.bend = bend
    self.width = width
  }

  /// The line without a width.
  var centreLine: Outline {
    var outline = Outline()
    outline.add(.move(from))
    let control = control
    outline.add(.curve(Self.between(from, control, 2 / 3), Self.between(to, control, 2 / 3), to))
    return outline
  }

  /// The outline of the tapered line.
  var tapered: Outline {
    let steps = 24
    let left = (0...steps).map { edge(Double($0) / Double(steps), side: 1) }
    let right = (0...steps).reversed().map { edge(Double($0) / Double(steps), side: -1) }
    return Outline(left + right, closed: true)
  }

  /// The place after a share of the way.
  func place(_ share: Double) -> SheetPoint {
    Self.between(Self.between(from, control, share), Self.between(control, to, share), share)
  }

  private var control: SheetPoint {
    let across = to.across - from.across
    let down = to.down - from.down
    return Self.between(from, to, 0.5).moved(across: down * bend, down: -across * bend)
  }

  private func edge(_ share: Double, side: Double) -> SheetPoint {
    let ahead = Self.between(control, to, share)
    let behind = Self.between(from, control, share)
    let length = max(ahead.distance(to: behind), 1e-9)
    let half = side * width / 2 * (1 - (1 - endShare) * share)
    return place(share).moved(across: -(ahead.down - behind.down) / length * half, down: (ahead.across - behind.across) / length * half)
  }

  private static func between(_ first: SheetPoint, _ second: SheetPoint, _ share: Double) -> SheetPoint {
    SheetPoint(across: first.across + (second.across - first.across) * share, down: first.down + (second.down - first.down) * share)
  }
}

/// How flows are drawn.
enum FlowLook {
  static let colour = Colour(0x8C2D04)
  /// Wide lines have a thin white edge, so that one is seen over another.
  static func line(width: Double) -> ShapeStyle {
    ShapeStyle(fill: Colour(0xD94801), stroke: width > 1 ? Ink.white : nil, width: width > 1 ? 0.12 : 0, opacity: 0.86)
  }
  static let dashed = ShapeStyle(stroke: colour, width: 0.3, dashes: [1.4, 0.9])
}
