import WardlightEssentials

/// The legend of a flow map: sample widths on the fixed scale, then what there is of each kind of flow.
struct FlowLegend: LegendPart {
  let title: String
  let flows: FlowSet
  let scale: FlowScale
  let style: FlowStyle
  let unit: String
  /// Whether the ground tells destinations apart by state.
  let showsStates: Bool
  var words = FlowWording.flows

  private static let sampleLength = 15.0

  var height: Double {
    heading.height + 1.4 + sampleRows.reduce(0) { $0 + Self.rowHeight($1.width) } + 0.8 + entries.reduce(0) { $0 + Self.height(of: $1) } + 1
      + notes.height
  }

  func layer(in column: SheetBox) -> SceneLayer {
    var layer = SceneLayer("legend", texts: heading.placed(left: column.left, top: column.top))
    var down = column.top + heading.height + 1.4
    for row in sampleRows {
      let middle = down + Self.rowHeight(row.width) / 2
      layer.shapes.append(
        sample(row.width, left: column.left, middle: middle, length: Self.sampleLength, flows.hub == nil ? .any : .inward))
      layer.texts.append(
        SceneText(row.text, at: SheetPoint(across: column.left + Self.sampleLength + 2.5, down: middle + 0.95), TextStyle(2.7)))
      down += Self.rowHeight(row.width)
    }
    down += 0.8
    for entry in entries {
      let lines = Self.lines(of: entry)
      let middle = down + Self.height(of: entry) / 2
      layer.shapes += shapes(of: entry.sample, left: column.left, middle: middle)
      layer.texts += lines.placed(left: column.left + Self.indent(of: entry), top: middle - lines.height / 2)
      down += Self.height(of: entry)
    }
    layer.texts += notes.placed(left: column.left, top: down + 1)
    return layer
  }

  // MARK: What it says

  /// A kind of flow and how many there are of it.
  struct Entry {
    let text: String
    let sample: Sample
  }

  /// What stands before an entry.
  enum Sample {
    case line(FlowDirection)
    case dashed(FlowDirection)
    case swatch(FlowState)
    case none
  }

  private var heading: TextBlock {
    var block = TextBlock()
    block.add(title, width: SheetPlan.columnWidth, TextStyle(3.0, bold: true))
    if flows.largest > 0 { block.add("Width: 1 mm = \(scaleText) \(unit)", width: SheetPlan.columnWidth, TextStyle(2.6)) }
    return block
  }

  private var scaleText: String { FlowWords.number(scale.personsPerMillimetre) }

  /// Round numbers of persons that are drawn in their true width, the largest first.
  private var sampleRows: [(text: String, width: Double)] {
    guard flows.largest > 0 else { return [] }
    let first = RoundNumber.largest(notAbove: flows.largest)
    let steps = [first, RoundNumber.largest(notAbove: first / 2.5), RoundNumber.largest(notAbove: first / 10)]
    return steps.filter { ($0 >= 1 || flows.largest < 1) && $0 >= scale.thinnestExact }.map { (FlowWords.number($0), scale.width(of: $0)) }
  }

  /// The kinds of flows that there are; the numbers in brackets add up to all links.
  var entries: [Entry] {
    var entries: [Entry] = []
    func add(_ count: Int, _ text: String, _ sample: Sample = .none) {
      if count > 0 { entries.append(Entry(text: "\(text) (\(FixedDecimal.grouped(count)))", sample: sample)) }
    }
    for direction in FlowDirection.allCases {
      let exact = flows.ownExact.filter { flows.direction(of: $0) == direction }
      let hidden = flows.ownProtected.filter { flows.direction(of: $0) == direction }
      let heading = heading(of: direction)
      add(exact.count, heading + range(exact), .line(direction))
      add(
        hidden.count, heading + Set(hidden.map(\.text)).orderedIntervals.joined(separator: ", ").replacing("–", with: " TO "),
        .dashed(direction))
    }
    add(flows.other.flows, "Other, each below \(FlowWords.number(limit)), \(otherPlace): \(sum(flows.other))")
    add(flows.rest.flows, "Other, below that even by region, not drawn: \(sum(flows.rest))")
    add(flows.within.flows, "Within one place, not drawn: \(sum(flows.within))")
    add(flows.elsewhere.flows, "Neither from nor to \(hubName), not drawn: \(sum(flows.elsewhere))")
    add(flows.unknown.flows, "\(words.unknown): \(sum(flows.unknown))")
    add(flows.unplaced.flows, "Without a way on the map: \(sum(flows.unplaced))")
    add(flows.zeros, "0", showsStates ? .swatch(.zero) : .none)
    add(flows.withheld, "WITHHELD", showsStates ? .swatch(.withheld) : .none)
    add(flows.missing, "NO DATA", showsStates ? .swatch(.missing) : .none)
    return entries
  }

  /// The limit as a reader would say it.
  private var limit: Double {
    guard flows.merging.keepsNumber else { return flows.limit }
    return flows.ownExact.last?.value ?? flows.limit.rounded(.up) + 1
  }

  private var otherPlace: String {
    flows.merging.isRegional ? "drawn by region" : "not drawn"
  }

  private func sum(_ sum: FlowSum) -> String {
    let hidden = sum.hidden == 0 ? "" : FlowWords.flows(sum.hidden, "protected")
    if sum.flows == sum.hidden { return hidden }
    return "\(FlowWords.number(sum.persons)) \(unit)" + (hidden.isEmpty ? "" : ", and \(hidden)")
  }

  private var hubName: String { flows.hub.map { flows.nodes[$0].name } ?? "" }

  private func heading(of direction: FlowDirection) -> String {
    switch direction {
    case .any: ""
    case .inward: "Into \(hubName): "
    case .outward: "Out of \(hubName): "
    }
  }

  private func range(_ drawn: [FlowSet.Flow]) -> String {
    let values = drawn.map(\.value)
    guard let most = values.max(), let least = values.min() else { return "" }
    return most == least ? FlowWords.number(most) : "\(FlowWords.number(least)) TO \(FlowWords.number(most))"
  }

  private var notes: TextBlock {
    var sentences: [String] = []
    if !flows.exact.isEmpty {
      sentences.append(style.inWords)
      if (flows.exact.last?.value ?? 0) < scale.thinnestExact {
        sentences.append("Flows below \(FlowWords.number(scale.thinnestExact)) are \(FlowScale.thinnest) mm wide, the thinnest line.")
      }
    }
    sentences += words.further
    sentences.append("In brackets: number of flows, \(FixedDecimal.grouped(flows.count)) in all.")
    var block = TextBlock()
    for sentence in sentences { block.add(sentence, width: SheetPlan.columnWidth, TextStyle(2.3, colour: Ink.quiet)) }
    return block
  }

  // MARK: How it looks

  private func sample(_ width: Double, left: Double, middle: Double, length: Double, _ direction: FlowDirection) -> SceneShape {
    let band = FlowBand(style: style, width: width)
    let from = SheetPoint(across: left, down: middle + (style == .halfArrow ? width / 2 : 0))
    let to = from.moved(across: length, down: 0)
    return SceneShape(
      band.outline(FlowWay(from: from, control: from.between(to, 0.5), to: to)), FlowLook.line(direction, isDense: flows.isDense))
  }

  private func shapes(of sample: Sample, left: Double, middle: Double) -> [SceneShape] {
    switch sample {
    case .none: return []
    case .line(let direction): return [self.sample(1.1, left: left, middle: middle, length: 8.5, direction)]
    case .dashed(let direction):
      let line = [SheetPoint(across: left, down: middle), SheetPoint(across: left + 8.5, down: middle)]
      return [SceneShape(Outline(line, closed: false), FlowLook.dashed(direction))]
    case .swatch(let state):
      let box = SheetBox(left: left, top: middle - 2, width: 7.5, height: 4)
      return [SceneShape(Outline(box), ShapeStyle(fill: state.fill, hatch: state.hatch, stroke: Ink.hatch, width: 0.15))]
    }
  }

  private static func indent(of entry: Entry) -> Double {
    if case .none = entry.sample { 0 } else { 10.5 }
  }

  private static func lines(of entry: Entry) -> TextBlock {
    var block = TextBlock()
    block.add(entry.text, width: SheetPlan.columnWidth - indent(of: entry), TextStyle(2.6))
    return block
  }

  private static func height(of entry: Entry) -> Double {
    lines(of: entry).height + (indent(of: entry) > 0 ? 2.2 : 1.4)
  }

  private static func rowHeight(_ width: Double) -> Double { max(4.2, width + 2.2) }
}

/// What a legend says of flows beside their numbers.
enum FlowWording {
  case flows
  /// Into one area, from a column of origins.
  case inflow(origins: String, area: String, side: InflowSide, isNumbered: Bool)

  /// What is said of flows of which an end is unknown.
  var unknown: String {
    switch self {
    case .flows: "Origin or destination unknown"
    case .inflow: "Town not known, not drawn"
    }
  }

  var further: [String] {
    guard case .inflow(let origins, let area, let side, let isNumbered) = self else { return [] }
    let place =
      "The column of \(origins) names stands at the \(side.rawValue) because they lie on that side of \(area); it is not where they are."
    return [place] + (isNumbered ? ["The small map shows where they are, by number."] : [])
  }
}

extension FlowStyle {
  /// How a reader sees the direction of a line.
  var inWords: String {
    switch self {
    case .tapered: "A line is wide where it begins and pointed where it ends."
    case .halfArrow: "Half an arrowhead shows where a line ends; both directions keep to their left."
    case .arrow: "An arrowhead shows where a line ends."
    }
  }
}

/// The largest flows as a list, for maps whose lines do not end in a place of their own.
struct FlowList: LegendPart {
  let flows: FlowSet
  private static let rows = 10
  private static let style = TextStyle(2.3)

  /// Whether names and counts at the ends of the lines do not say as much already.
  var isNeeded: Bool { flows.exact.count > 1 && flows.onlyOrigin == nil && flows.onlyDestination == nil }

  private var shown: ArraySlice<FlowSet.Flow> { flows.exact.prefix(Self.rows) }

  var height: Double { 4.2 + Double(shown.count) * Self.style.leading }

  func layer(in column: SheetBox) -> SceneLayer {
    var layer = SceneLayer("largest")
    let title = shown.count == 2 ? "The two largest" : "The \(shown.count) largest"
    layer.texts = [SceneText(title, at: SheetPoint(across: column.left, down: column.top + 2.3), TextStyle(2.6, bold: true))]
    var down = column.top + 4.2 + Self.style.ascent
    for flow in shown {
      let room = column.width - Self.style.width(of: flow.text) - 2
      let ends = "\(flows.nodes[flow.origin].name) to \(flows.nodes[flow.destination].name)"
      let shortened = TextFitting.shortened(ends, width: room, Self.style)
      layer.texts.append(SceneText(shortened, at: SheetPoint(across: column.left, down: down), Self.style))
      layer.texts.append(SceneText(flow.text, at: SheetPoint(across: column.right, down: down), Self.style, anchor: .end))
      down += Self.style.leading
    }
    return layer
  }
}
