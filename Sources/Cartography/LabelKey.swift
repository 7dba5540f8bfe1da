import WardlightEssentials

/// The key of numbers: the names that found no place on the map.
struct LabelKey {
  private static let style = TextStyle(2.3)
  private static let heading = 4.4
  private static let narrowest = 29.0

  /// How many names a part of a column has room for.
  static func capacity(of room: SheetBox) -> Int { max(0, columns(in: room) * (rows(in: room) - 1)) }

  /// The key from the top of the room.
  static func layer(_ names: [String], omitted: Int, kind: String, in room: SheetBox) -> SceneLayer {
    guard !names.isEmpty || omitted > 0 else { return SceneLayer("key") }
    var texts = [SceneText("On the map", at: SheetPoint(across: room.left, down: room.top + 2.4), TextStyle(2.4, bold: true))]
    let columns = min(columns(in: room), (names.count + max(1, rows(in: room) - 1) - 1) / max(1, rows(in: room) - 1))
    let depth = (names.count + max(1, columns) - 1) / max(1, columns)
    let width = columns > 1 ? room.width / Double(self.columns(in: room)) : min(room.width, SheetPlan.columnWidth)
    for (place, name) in names.enumerated() {
      let left = room.left + Double(place / max(depth, 1)) * width
      let down = room.top + heading + Double(place % max(depth, 1)) * style.leading + style.ascent
      texts.append(SceneText("\(place + 1)", at: SheetPoint(across: left + 3.6, down: down), TextStyle(2.3, bold: true), anchor: .end))
      let shown = fitted(name, width: width - 6.4)
      texts.append(SceneText(shown, at: SheetPoint(across: left + 4.8, down: down), style))
    }
    if omitted > 0 { texts.append(omission(omitted, kind, room.left, room.top + heading + Double(depth) * style.leading)) }
    return SceneLayer("key", texts: texts)
  }

  /// The first form of a name that fits, or as much of the last as does.
  private static func fitted(_ name: String, width: Double) -> String {
    let forms = LabelNames.forms(of: name)
    return forms.first { style.width(of: $0) <= width } ?? TextFitting.shortened(forms[forms.count - 1], width: width, style)
  }

  private static func omission(_ count: Int, _ kind: String, _ left: Double, _ top: Double) -> SceneText {
    let text = "\(FixedDecimal.grouped(count)) \(kind) without a label: see the table."
    return SceneText(text, at: SheetPoint(across: left, down: top + style.ascent), TextStyle(2.2, colour: Ink.quiet))
  }

  private static func columns(in room: SheetBox) -> Int { max(1, Int(room.width / narrowest)) }
  private static func rows(in room: SheetBox) -> Int { Int(max(0, room.height - heading) / style.leading) }
}
