/// The curves on their scales, with words beside them.
struct ConcentrationDrawing {
  let content: ConcentrationContent
  let scales: (across: LinearScale, up: LinearScale)
  let plot: SheetBox
  let room: ChartRoom

  private static let colours = [ChartLook.mark, ChartLook.accent, Colour(0x3F4650)]
  private static let fill = Colour(0xDCE9F5)

  /// Curves differ in their dashes, too.
  static func style(_ place: Int) -> ShapeStyle {
    ShapeStyle(stroke: colours[place % 3], width: 0.6, dashes: [[], [2.6, 1], [0.9, 0.8]][place % 3])
  }

  private func place(_ population: Double, _ cases: Double) -> SheetPoint {
    SheetPoint(across: scales.across.place(population), down: scales.up.place(cases))
  }

  private func places(_ run: [ConcentrationLine.SharePoint]) -> [SheetPoint] { run.map { place($0.population, $0.cases) } }

  /// The area between a single curve and the diagonal.
  var under: [SceneLayer] {
    guard content.lines.count == 1 else { return [] }
    let pieces = content.lines[0].runs.filter { $0.count > 1 }.map { run -> SceneShape in
      let ends = [run[run.count - 1], run[0]].map { place($0.population, $0.population) }
      return SceneShape(Outline(places(run) + ends, closed: true), ShapeStyle(fill: Self.fill))
    }
    return [SceneLayer("area", shapes: pieces)]
  }

  var over: [SceneLayer] {
    let diagonal = SceneLayer("guide", shapes: [ChartLook.line(place(0, 0), place(1, 1), ChartLook.diagonal)])
    return [diagonal] + content.lines.indices.flatMap(curve) + words
  }

  private func curve(_ number: Int) -> [SceneLayer] {
    let line = content.lines[number]
    let strokes = line.runs.filter { $0.count > 1 }.map { SceneShape(Outline(places($0), closed: false), Self.style(number)) }
    let marks = line.marks.enumerated().map { order, point -> SceneShape in
      let words = ConcentrationContent.percent
      let whose = "\(content.chart.first.capitalizedFirst) \(words(point.population)) of \(content.chart.population)"
      return ChartLook.dot(
        place(point.population, point.cases), 0.8 * room.typeScale, fill: Self.colours[number % 3], stroke: Ink.white, width: 0.15
      )
      .named("curve-\(number)-\(order)", "\(whose): \(words(point.cases)) of \(content.chart.cases.withoutColons)", line.name)
    }
    return [SceneLayer("curve-\(number)", shapes: strokes), SceneLayer("points-\(number)", label: line.name, shapes: marks)]
  }

  // MARK: Words

  private var words: [SceneLayer] {
    var taken = TakenSpace(content.lines.flatMap { $0.marks }.map { SheetBox(around: place($0.population, $0.cases), halfWidth: 1) })
    for run in content.lines.flatMap(\.runs) {
      for (start, end) in zip(places(run), places(run).dropFirst()) { taken.add(lineFrom: start, to: end) }
    }
    var layer = SceneLayer("labels")
    reading(&layer, &taken)
    taken.add(lineFrom: place(0, 0), to: place(1, 1))
    for (number, line) in content.lines.enumerated() where !line.name.isEmpty { name(line, number, &layer, &taken) }
    equality(&layer, &taken)
    return [layer]
  }

  /// The sentence of the reading, from whose point a line leads to it.
  private func reading(_ layer: inout SceneLayer, _ taken: inout TakenSpace) {
    guard let share = content.chart.reading, let line = content.lines.first, let cases = line.cases(at: share),
      let sentence = content.sentence(at: share, line)
    else { return }
    let style = room.style(2.8, halo: Ink.white)
    let point = place(share, cases)
    let foot = SheetPoint(across: point.across, down: plot.bottom)
    layer.shapes.append(ChartLook.line(point.moved(across: 0, down: 1.2), foot, ChartLook.guide))
    taken.add(lineFrom: point, to: foot)
    guard
      let (label, end) = readingPlace(sentence, style, point, taken, crossing: false)
        ?? readingPlace(sentence, style, point, taken, crossing: true)
    else { return }
    let start = point.towards(end, 1.3)
    layer.shapes.append(ChartLook.line(start, end, ChartLook.guide))
    taken.add(lineFrom: start, to: end)
    taken.add(label)
    layer.texts += label
  }

  /// A free place for a sentence, and where a line from a point meets it; the line crosses no curve, and the diagonal only where it may.
  private func readingPlace(
    _ sentence: String, _ style: TextStyle, _ point: SheetPoint, _ taken: TakenSpace, crossing mayCross: Bool
  ) -> (label: [SceneText], end: SheetPoint)? {
    for width in [46.0, 38, 30, 24].map({ $0 * room.typeScale }) {
      let lines = TextFitting.lines(of: sentence, width: width, style)
      for centre in centres(TextFitting.widest(lines, style), Double(lines.count) * style.leading) {
        let label = LabelCandidate.texts(lines, around: centre, style)
        guard label.allSatisfy({ plot.inset(by: 1).contains($0.box) && taken.isFree($0.box) && !isOnDiagonal($0.box) }),
          let end = LabelCandidate.end(of: label, from: point), taken.isFree(lineFrom: point.towards(end, 1.3), to: end),
          mayCross || !TakenSpace.cross(point, end, place(0, 0), place(1, 1))
        else { continue }
        return (label, end)
      }
    }
    return nil
  }

  /// A line to a text may cross the diagonal, a text may not lie on it.
  private func isOnDiagonal(_ box: SheetBox) -> Bool { box.inset(by: -0.5).isCrossed(from: place(0, 0), to: place(1, 1)) }

  /// Where the middle of a text of that size may lie: in the upper left corner first, then in the lower right one.
  private func centres(_ width: Double, _ height: Double) -> [SheetPoint] {
    let steps = (0..<144).map { (row: Double($0 / 12), column: Double($0 % 12)) }
    let (across, down) = (plot.width / 24, plot.height / 20)
    let above = steps.map { step -> SheetPoint in
      let left = plot.left + 2 + width / 2
      let low = plot.top + 3 + height / 2 + 11 * down
      return SheetPoint(across: left + step.column * across, down: low - step.row * down)
    }
    let below = steps.map { step -> SheetPoint in
      let left = plot.right - 2 - width / 2 - 11 * across
      let low = plot.bottom - 3 - height / 2
      return SheetPoint(across: left + step.column * across, down: low - step.row * down)
    }
    return above + below
  }

  /// A name beside its curve, where the curves lie far apart.
  private func name(_ line: ConcentrationLine, _ number: Int, _ layer: inout SceneLayer, _ taken: inout TakenSpace) {
    let style = room.style(2.7, bold: true, colour: Self.colours[number % 3], halo: Ink.white)
    let half = style.width(of: line.name) / 2
    for share in [0.5, 0.6, 0.4, 0.7, 0.3, 0.8, 0.2, 0.45, 0.55, 0.35, 0.65, 0.25, 0.75, 0.85, 0.15] {
      guard let cases = line.cases(at: share) else { continue }
      let point = place(share, cases)
      for (across, down) in [(-half - 1.6, -2.2), (half + 1.6, 2.2), (-half - 2.6, -3.4), (half + 2.6, 3.4)] {
        let label = LabelCandidate.texts([line.name], around: point.moved(across: across, down: down), style)
        guard label.allSatisfy({ plot.inset(by: 0.5).contains($0.box) && taken.isFree($0.box) }) else { continue }
        taken.add(label)
        layer.texts += label
        return
      }
    }
  }

  private func equality(_ layer: inout SceneLayer, _ taken: inout TakenSpace) {
    let style = room.style(2.5, colour: Ink.quiet, halo: Ink.white)
    let half = style.width(of: "equal shares") / 2
    for share in [0.72, 0.6, 0.8, 0.5, 0.4, 0.3] {
      for (across, down) in [(half + 2.4, 2.6), (-half - 2.4, -2.6)] {
        let label = LabelCandidate.texts(["equal shares"], around: place(share, share).moved(across: across, down: down), style)
        guard label.allSatisfy({ plot.inset(by: 0.5).contains($0.box) && taken.isFree($0.box) }) else { continue }
        layer.texts += label
        return
      }
    }
  }
}

extension SheetPoint {
  /// The place that lies so many millimetres nearer to another.
  fileprivate func towards(_ other: SheetPoint, _ step: Double) -> SheetPoint {
    let whole = distance(to: other)
    guard whole > step else { return self }
    return moved(across: (other.across - across) * step / whole, down: (other.down - down) * step / whole)
  }
}

extension String {
  /// The text as it may stand behind the colon of a title, the last of which parts name and value.
  var withoutColons: String { replacing(": ", with: "; ") }

  /// The text with a capital at its beginning.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
