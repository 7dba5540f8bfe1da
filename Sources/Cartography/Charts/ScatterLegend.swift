import WardlightDisclosure
import WardlightEssentials

/// The legend of a scatter plot: which marks there are, and of how many areas.
extension ScatterContent {
  func legend(titled title: String) -> any LegendPart {
    KeyRows(
      head: LegendHeading(title: title), rows: (isDense ? denseRows : markRows) + guideRows, remarks: remarks)
  }

  private var total: String { FixedDecimal.grouped(points.points.count) }

  private func number(_ look: PointLook, highlighted: Bool? = nil) -> Int {
    points.points.count { point in
      point.look == look && highlighted.map { (plot.highlight?.members[point.area] ?? false) == $0 } ?? true
    }
  }

  private var markRows: [KeyRow] {
    var rows: [KeyRow] = []
    if let highlight = plot.highlight {
      let own = points.points.count { highlight.members[$0.area] }
      rows.append(row("\(highlight.name) (\(FixedDecimal.grouped(own)))", ownSample))
      rows.append(
        row("Other \(plot.kind)s (\(FixedDecimal.grouped(points.points.count - own)))") {
          [ChartLook.dot($0, 1, fill: nil, stroke: ChartLook.other, width: 0.2)]
        })
    } else if number(.exact) > 0 {
      rows.append(row("One \(plot.kind) (\(FixedDecimal.grouped(number(.exact))))") { [Self.dot($0, ChartLook.mark, 1)] })
    }
    if number(.zero) > 0 {
      rows.append(row("Zero (\(FixedDecimal.grouped(number(.zero))))") { [ChartLook.cross($0, 1, colour: Ink.text)] })
    }
    return rows + bandSpans.map(bandRow) + (barred.isEmpty ? [] : [protectedRow])
  }

  /// What stands out: a dot, and where there is a band a tick.
  private func ownSample(_ place: SheetPoint) -> [SceneShape] {
    guard !bandSpans.isEmpty else { return [Self.dot(place, ChartLook.mark, 1.2)] }
    let tick = place.moved(across: 1.6, down: 0)
    let ends = [-1.0, 1].map { tick.moved(across: 0, down: $0 * ScatterBand.strongTick * 0.8) }
    return [
      Self.dot(place.moved(across: -1.6, down: 0), ChartLook.mark, 1.2),
      ChartLook.line(ends[0], ends[1], ShapeStyle(stroke: ChartLook.mark, width: 0.6)),
    ]
  }

  /// The protected counts that are bars.
  private var barred: [ScatterPoint] {
    let spans = bandSpans
    return points.points.filter { $0.look == .protected && !spans.contains($0.upRank) }
  }

  private func bandRow(_ span: RankSpan) -> KeyRow {
    let members = points.points.filter { $0.look == .protected && $0.upRank == span }
    return row("\(intervals(members)) (\(FixedDecimal.grouped(members.count)))", half: 2) { place in
      let box = SheetBox(left: place.across - 3.75, top: place.down - 2, width: 7.5, height: 4)
      return [SceneShape(Outline(box), ScatterBand.style)]
        + [-2.2, -0.6, 1.8].map { shift in
          ChartLook.line(
            place.moved(across: shift, down: -ScatterBand.tick), place.moved(across: shift, down: ScatterBand.tick),
            ShapeStyle(stroke: tickColour, width: 0.4))
        }
    }
  }

  private var tickColour: Colour { plot.highlight == nil ? ChartLook.protected : ChartLook.other }

  private var protectedRow: KeyRow {
    let text = "\(intervals(barred)): each bar spans all \(isRanked ? "ranks that it" : "it") may \(isRanked ? "have" : "be")"
    let colour = plot.highlight == nil ? ChartLook.protected : ChartLook.mark
    return row("\(text) (\(FixedDecimal.grouped(barred.count)))") { place in
      [-1.6, 0, 1.6].map { shift in
        ChartLook.line(
          place.moved(across: shift, down: -1.8), place.moved(across: shift, down: 1.8), ShapeStyle(stroke: colour, width: 0.5))
      }
    }
  }

  /// The protected intervals, as legends write them.
  private func intervals(_ protected: [ScatterPoint]) -> String {
    let spans = protected.map { plot.values.content.cells[$0.area].inWords }
    return spans.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }.joined(separator: ", ")
  }

  private var denseRows: [KeyRow] {
    let largest = ScatterBins.classes.count - 1
    var rows = ScatterBins.classes.indices.map { place -> KeyRow in
      let low = ScatterBins.classes[place]
      let high = place < largest ? ScatterBins.classes[place + 1] - 1 : 0
      let words = place == largest ? "\(low) or more" : low == high ? "\(low)" : "\(low) to \(high)"
      return row("\(words) \(low == 1 && high == 1 ? plot.kind : plot.kind + "s")", half: 2) { middle in
        let grid = HexagonGrid(width: 3.6, origin: middle)
        return [
          SceneShape(
            Outline(grid.corners(.init(column: 0, row: 0)), closed: true),
            ShapeStyle(fill: ScatterBins.colours[place], stroke: ScatterBins.edge, width: 0.08))
        ]
      }
    }
    if number(.protected) > 0 {
      rows.append(
        row(
          "\(intervals(points.points.filter { $0.look == .protected })): hatched strips over all that they may be (\(FixedDecimal.grouped(number(.protected))))",
          half: 2
        ) { place in
          let box = SheetBox(left: place.across - 1.6, top: place.down - 1.8, width: 3.2, height: 3.6)
          return [SceneShape(Outline(box), ScatterBins.look(8))]
        })
    }
    if plot.highlight != nil || !named.isEmpty {
      rows.append(row(plot.highlight?.name ?? "Named \(plot.kind)s") { [Self.dot($0, ChartLook.mark, 1)] })
    }
    return rows
  }

  private var guideRows: [KeyRow] {
    if isRanked { return [line("The same rank in both", ChartLook.diagonal)] }
    return plot.expected.map { [line($0.content.heading.title, ExpectedLine.style)] } ?? []
  }

  private var remarks: [String] {
    let fifths = plot.shading == .fifths ? "Shaded by turns: fifths of the \(plot.kind)s by \(plot.across.title)." : ""
    let whose = plot.highlight.map { " of \($0.name)" } ?? ""
    let names = named.isEmpty ? "" : "Named: \(plot.kind)s\(whose) whose two ranks lie farthest apart."
    let ties = isRanked ? "Equal numbers share the mean of their ranks." : ""
    let bands =
      bandSpans.isEmpty ? "" : "Dotted: the ranks that \(plot.kind)s of a protected count may have; each tick is one \(plot.kind)."
    return ["\(total) \(plot.kind)s in all.", names, ties, bands, fifths, left].filter { !$0.isEmpty }
  }

  private func row(_ text: String, half: Double = 1.6, _ sample: @escaping (SheetPoint) -> [SceneShape]) -> KeyRow {
    KeyRow(text: text, halfHeight: half, sample: sample)
  }

  private func line(_ text: String, _ style: ShapeStyle) -> KeyRow {
    row(text) { [ChartLook.line($0.moved(across: -3.75, down: 0), $0.moved(across: 3.75, down: 0), style)] }
  }

  private static func dot(_ place: SheetPoint, _ colour: Colour, _ half: Double) -> SceneShape {
    ChartLook.dot(place, half, fill: colour, stroke: Ink.white, width: 0.15)
  }
}
