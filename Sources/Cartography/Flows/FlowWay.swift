/// The way of a flow on the page: a quadratic Bézier curve.
struct FlowWay: Hashable {
  let from: SheetPoint
  let control: SheetPoint
  let to: SheetPoint

  /// The place after a share of the way.
  func place(_ share: Double) -> SheetPoint {
    from.between(control, share).between(control.between(to, share), share)
  }

  /// To the left of the way, one millimetre long.
  func left(_ share: Double) -> SheetPoint {
    let behind = from.between(control, share)
    let ahead = control.between(to, share)
    let (across, down) = (ahead.across - behind.across, ahead.down - behind.down)
    let length = (across * across + down * down).squareRoot()
    guard length > 1e-9 else { return from.left(towards: to) }
    return SheetPoint(across: down / length, down: -across / length)
  }

  /// The place so many millimetres to the left of the way.
  func place(_ share: Double, left distance: Double) -> SheetPoint {
    let (place, left) = (place(share), left(share))
    return place.moved(across: left.across * distance, down: left.down * distance)
  }

  /// The length along straight pieces between equal shares.
  func length(steps: Int = 16) -> Double {
    let points = (0...steps).map { place(Double($0) / Double(steps)) }
    return zip(points, points.dropFirst()).reduce(0) { $0 + $1.0.distance(to: $1.1) }
  }

  /// A small arrowhead at the end.
  func head(length: Double, width: Double) -> Outline {
    let share = 1 - min(0.5, length / max(self.length(), 1e-9))
    return Outline([to, place(share, left: width / 2), place(share, left: -width / 2)], closed: true)
  }

  /// The line without a width.
  var centreLine: Outline {
    var outline = Outline()
    outline.add(.move(from))
    outline.add(.curve(from.between(control, 2 / 3), to.between(control, 2 / 3), to))
    return outline
  }
}

extension SheetPoint {
  func between(_ other: SheetPoint, _ share: Double) -> SheetPoint {
    SheetPoint(across: across + (other.across - across) * share, down: down + (other.down - down) * share)
  }

  /// To the left of the straight way to another place, one millimetre long; upwards where the two are one.
  func left(towards other: SheetPoint) -> SheetPoint {
    let length = distance(to: other)
    guard length > 1e-9 else { return SheetPoint(across: 0, down: -1) }
    return SheetPoint(across: (other.down - down) / length, down: -(other.across - across) / length)
  }

  func moved(_ direction: SheetPoint, by distance: Double) -> SheetPoint {
    moved(across: direction.across * distance, down: direction.down * distance)
  }
}
