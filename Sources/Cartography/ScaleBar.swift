import WardlightEssentials

/// A north arrow and a scale bar of round length beside it, at the foot of the column.
struct ScaleBar {
  /// What bar and arrow need from top to bottom, in millimetres.
  static let height = 10.0

  let metres: Double
  let metresPerMillimetre: Double

  /// The longest bar of 1, 2 or 5 times a power of ten metres that is at most 28 mm long.
  init(metresPerMillimetre: Double) {
    self.metresPerMillimetre = metresPerMillimetre
    metres = RoundNumber.largest(notAbove: 28 * metresPerMillimetre)
  }

  func layer(in room: SheetBox) -> SceneLayer {
    let length = metres / metresPerMillimetre
    let (left, top) = (room.left + 12, room.bottom - 5.4)
    let half = SheetBox(left: left, top: top, width: length / 2, height: 1.3)
    let whole = SheetBox(left: left, top: top, width: length, height: 1.3)
    let style = TextStyle(2.4)
    let last = Self.words(metres: metres)
    let texts = [
      SceneText("0", at: SheetPoint(across: left, down: top + 4), style),
      SceneText(last, at: SheetPoint(across: left + length - style.width(of: "0") / 2, down: top + 4), style),
    ]
    let shapes = [
      SceneShape(Outline(whole), ShapeStyle(fill: Ink.white, stroke: Ink.text, width: 0.2)),
      SceneShape(Outline(half), ShapeStyle(fill: Ink.text)),
    ]
    let arrow = Self.arrow(tip: SheetPoint(across: room.left + 2.2, down: room.bottom - 9))
    return SceneLayer("scale", shapes: shapes + arrow.shapes, texts: texts + arrow.texts)
  }

  /// A length in words: `500 m`, `2 km`.
  static func words(metres: Double) -> String {
    let isFar = metres >= 1000
    return FixedDecimal.shortest(isFar ? metres / 1000 : metres, decimals: 3) + (isFar ? " km" : " m")
  }

  /// What stands in place of bar and arrow where places on the map do not lie as they do on the ground.
  static func notToScale(in room: SheetBox) -> SceneLayer {
    let text = SceneText("Not to scale", at: SheetPoint(across: room.left, down: room.bottom - 1.4), TextStyle(2.4, colour: Ink.quiet))
    return SceneLayer("scale", texts: [text])
  }

  private static func arrow(tip: SheetPoint) -> SceneLayer {
    let foot = [(-2.1, 7.2), (0, 5.6)].map { tip.moved(across: $0.0, down: $0.1) }
    let other = [(0, 5.6), (2.1, 7.2)].map { tip.moved(across: $0.0, down: $0.1) }
    let line = ShapeStyle(fill: Ink.white, stroke: Ink.text, width: 0.2)
    return SceneLayer(
      "arrow",
      shapes: [
        SceneShape(Outline([tip] + other, closed: true), line),
        SceneShape(Outline([tip] + foot, closed: true), ShapeStyle(fill: Ink.text, stroke: Ink.text, width: 0.2)),
      ],
      texts: [SceneText("N", at: tip.moved(across: 3, down: 7.2), TextStyle(2.8, bold: true))])
  }
}

/// Numbers of which readers keep count easily.
enum RoundNumber {
  /// The largest of 1, 2 and 5 times a power of ten that is not above a positive number.
  static func largest(notAbove limit: Double) -> Double {
    var unit = 1.0
    while unit > limit { unit /= 10 }
    while unit * 10 <= limit { unit *= 10 }
    return [5.0, 2, 1].map { $0 * unit }.first { $0 <= limit } ?? unit
  }

  /// The smallest number that is not below a positive one and has a single digit, 1.5 or 2.5 before its zeros.
  static func smallest(notBelow limit: Double) -> Double {
    var unit = 1.0
    while unit > limit { unit /= 10 }
    while unit * 10 <= limit { unit *= 10 }
    return [1.0, 1.5, 2, 2.5, 3, 4, 5, 6, 8].map { $0 * unit }.first { $0 >= limit } ?? unit * 10
  }
}
