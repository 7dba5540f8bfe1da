/// How the line of a flow shows its direction.
public enum FlowStyle: String, Hashable, Sendable, CaseIterable {
  /// Widest where it begins, pointed where it ends: the least ink where many flows end in one place.
  case tapered
  /// Of one width, with one barb on its left, as Tobler drew two-way flows.
  case halfArrow
  /// Of one width, with an arrowhead.
  case arrow
}

/// The band of a flow around its way, in millimetres.
///
/// Half the width lies on each side of the way, but a half-arrow lies wholly to the left of it.
struct FlowBand {
  let style: FlowStyle
  let width: Double

  /// Half of what lies between two opposite flows.
  static let halfGap = 0.15

  /// The width at the end of a tapered line.
  var endWidth: Double { style == .tapered ? min(width, max(0.16, 0.1 * width)) : width }
  /// How far a barb stands out.
  private var barb: Double { 0.75 + 0.12 * width }
  private var headLength: Double { 1.5 + 0.55 * width }

  /// How far the way must begin and end to the left of the straight line between two places, so that nothing of the band crosses it.
  var shifts: (from: Double, to: Double) {
    switch style {
    case .tapered: (width / 2 + Self.halfGap, endWidth / 2 + Self.halfGap)
    case .halfArrow: (Self.halfGap, Self.halfGap)
    case .arrow: (width / 2 + barb + Self.halfGap, width / 2 + barb + Self.halfGap)
    }
  }

  /// How far to the left of the way the middle of the band lies.
  var middle: Double { style == .halfArrow ? width / 2 : 0 }

  /// The farthest that the band reaches to either side of the way.
  var reach: Double {
    switch style {
    case .tapered: width / 2
    case .halfArrow: width + barb
    case .arrow: width / 2 + barb
    }
  }

  /// The outline of the band, as a polygon.
  func outline(_ way: FlowWay) -> Outline {
    let length = way.length()
    let steps = max(5, min(28, Int(length / 2.5)))
    switch style {
    case .tapered:
      func half(_ share: Double) -> Double { (width + (endWidth - width) * share) / 2 }
      return Self.polygon(way, upTo: 1, steps, left: half, right: { -half($0) }, head: [])
    case .halfArrow:
      let neck = 1 - min(0.5, headLength / max(length, 1e-9))
      let head = [way.place(neck, left: width + barb), way.to]
      return Self.polygon(way, upTo: neck, steps, left: { _ in width }, right: { _ in 0 }, head: head, closing: true)
    case .arrow:
      let neck = 1 - min(0.5, headLength / max(length, 1e-9))
      let head = [way.place(neck, left: width / 2 + barb), way.to, way.place(neck, left: -width / 2 - barb)]
      return Self.polygon(way, upTo: neck, steps, left: { _ in width / 2 }, right: { _ in -width / 2 }, head: head)
    }
  }

  private static func polygon(
    _ way: FlowWay, upTo last: Double, _ steps: Int, left: (Double) -> Double, right: (Double) -> Double, head: [SheetPoint],
    closing: Bool = false
  ) -> Outline {
    let shares = (0...steps).map { last * Double($0) / Double(steps) }
    // Beside a half-arrow's head the inner edge goes on to the point.
    let beside = closing ? [0.66, 0.33].map { way.place(last + (1 - last) * $0, left: right(1)) } : []
    let back = shares.reversed().map { way.place($0, left: right($0)) }
    return Outline(shares.map { way.place($0, left: left($0)) } + head + beside + back, closed: true)
  }
}
