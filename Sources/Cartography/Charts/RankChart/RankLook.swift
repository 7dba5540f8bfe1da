/// How lines of ranks look: rises whole, falls dashed, so that nobody needs the colour.
enum RankLook {
  static let rise = ShapeStyle(stroke: ChartLook.mark, width: 0.7)
  static let fall = ShapeStyle(stroke: ChartLook.accent, width: 0.7, dashes: [2.2, 1.1])
  static let level = ShapeStyle(stroke: ChartLook.other, width: 0.35)
  static let hidden = ShapeStyle(stroke: ChartLook.other, width: 0.35, dashes: [0.4, 1])

  static func of(_ rise: Int?) -> ShapeStyle {
    guard let rise else { return hidden }
    return rise > 0 ? self.rise : rise < 0 ? fall : level
  }
}

extension ShapeStyle {
  /// The style of a highlighted line.
  var heavier: ShapeStyle {
    var style = self
    style.strokeWidth *= 2.3
    return style
  }

  func wider(_ share: Double) -> ShapeStyle {
    var style = self
    style.strokeWidth *= share
    return style
  }
}

extension Outline {
  /// A disc drawn out to both sides.
  static func pill(_ centre: SheetPoint, halfWidth: Double, radius: Double) -> Outline {
    let straight = max(0, halfWidth - radius)
    let pull = radius * 0.5522847498
    let (left, right) = (centre.moved(across: -straight, down: 0), centre.moved(across: straight, down: 0))
    var pill = Outline()
    pill.add(.move(right.moved(across: 0, down: -radius)))
    pill.add(
      .curve(right.moved(across: pull, down: -radius), right.moved(across: radius, down: -pull), right.moved(across: radius, down: 0)))
    pill.add(.curve(right.moved(across: radius, down: pull), right.moved(across: pull, down: radius), right.moved(across: 0, down: radius)))
    pill.add(.line(left.moved(across: 0, down: radius)))
    pill.add(.curve(left.moved(across: -pull, down: radius), left.moved(across: -radius, down: pull), left.moved(across: -radius, down: 0)))
    pill.add(
      .curve(left.moved(across: -radius, down: -pull), left.moved(across: -pull, down: -radius), left.moved(across: 0, down: -radius)))
    pill.add(.close)
    return pill
  }
}
