import WardlightDisclosure

/// What was expected of each area: a line where it depends on the level scale alone, else a short level stroke for each.
struct ExpectedLine {
  let shapes: [SceneShape]

  static let style = ShapeStyle(stroke: Ink.text, width: 0.28, dashes: [1.8, 1.2])
  private static let stroke = ShapeStyle(stroke: Ink.text, width: 0.22)

  init(_ content: ScatterContent, _ across: LinearScale, _ up: LinearScale) {
    guard let expected = content.plot.expected else {
      shapes = []
      return
    }
    let places = content.points.points.compactMap { point in
      expected.content.cells[point.area].finiteNumber.map {
        SheetPoint(across: across.place(point.across), down: up.place(content.plot.up.growing($0)))
      }
    }.sorted { ($0.across, $0.down) < ($1.across, $1.down) }
    if Self.isOneLine(places) {
      shapes = places.count > 1 ? [SceneShape(Outline(places, closed: false), Self.style)] : []
    } else {
      shapes =
        content.isDense ? [] : places.map { ChartLook.line($0.moved(across: -0.9, down: 0), $0.moved(across: 0.9, down: 0), Self.stroke) }
    }
  }

  /// Whether the line goes up only or down only.
  private static func isOneLine(_ places: [SheetPoint]) -> Bool {
    let steps = zip(places, places.dropFirst()).map { $1.down - $0.down }
    return steps.allSatisfy { $0 >= -1e-9 } || steps.allSatisfy { $0 <= 1e-9 }
  }
}
