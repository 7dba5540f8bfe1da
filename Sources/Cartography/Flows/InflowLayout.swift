import WardlightGeometry

/// Where the column of origins and the lines from it lie on the page.
struct InflowLayout {
  /// An origin: the bar from which its lines leave.
  struct Port {
    let node: Int
    let number: Int
    let bar: SheetBox
    /// The size of the type of its name.
    let type: Double
  }

  /// A line on its way.
  struct Line {
    let flow: FlowSet.Flow
    let way: FlowWay
    let band: FlowBand
  }

  let ports: [Port]
  /// Protected lines first, then from the largest down.
  let lines: [Line]
  /// Where the towns are on the page.
  let points: [SheetPoint?]
  let radii: [Double]
  /// The rectangle of the inset.
  let inset: SheetBox?

  static let barWidth = 1.2
  /// The type of names, in millimetres, where there is room, and what a name needs from top to bottom, as a share of its type.
  private static let (type, leading) = (2.5, 1.3)
  private static let radius = 0.9

  init(_ content: InflowContent, _ projection: MapProjection) {
    let flows = content.flows
    let drawn = flows.exact + flows.protected
    let sites = flows.nodes.map { $0.site.map(projection.point) }
    points = sites
    var sizes = Array(repeating: 0.0, count: flows.nodes.count)
    for flow in drawn { sizes[flow.destination] = Self.radius }
    radii = sizes
    let isInsetAtTop = Self.isInsetAtTop(drawn, sites, projection.frame)
    inset = content.panel.insetBox(in: projection.frame, isAtTop: isInsetAtTop)
    let ports = Self.ports(content, content.panel.column(in: projection.frame, isInsetAtTop: isInsetAtTop))
    self.ports = ports
    let bars = Dictionary(uniqueKeysWithValues: ports.map { ($0.node, $0.bar) })
    let isLeft = content.panel.side == .left
    var laid: [Line] = []
    for (node, own) in Dictionary(grouping: drawn, by: \.origin).sorted(by: { $0.key < $1.key }) {
      guard let bar = bars[node] else { continue }
      // From the top of the bar down as their ends lie, so that lines of one origin do not cross.
      let order = own.sorted { (sites[$0.destination]?.down ?? 0, $0.destination) < (sites[$1.destination]?.down ?? 0, $1.destination) }
      let widths = order.map { content.scale.width(of: $0.value) }
      let whole = widths.reduce(0, +)
      // Where a bar had to be shortened its lines begin over one another.
      let share = min(1, bar.height / max(whole, 1e-9))
      var down = bar.centre.down - whole * share / 2
      for (flow, width) in zip(order, widths) {
        defer { down += width * share }
        guard let end = sites[flow.destination] else { continue }
        let start = SheetPoint(across: isLeft ? bar.right : bar.left, down: down + width * share / 2)
        laid.append(Line(flow: flow, way: Self.way(start, end), band: FlowBand(style: .tapered, width: width)))
      }
    }
    lines = laid.filter { $0.flow.value == 0 } + laid.filter { $0.flow.value > 0 }.sorted { Self.isLarger($0.flow, $1.flow) }
  }

  private static func isLarger(_ flow: FlowSet.Flow, _ other: FlowSet.Flow) -> Bool {
    (other.value, flow.origin, flow.destination) < (flow.value, other.origin, other.destination)
  }

  /// Level out of the bar, then to the border of the town's symbol.
  private static func way(_ start: SheetPoint, _ end: SheetPoint) -> FlowWay {
    let control = SheetPoint(across: start.across + (end.across - start.across) * 0.5, down: start.down)
    let length = control.distance(to: end)
    return FlowWay(from: start, control: control, to: length > 1e-9 ? end.between(control, min(0.9, radius / length)) : end)
  }

  /// At that end of the panel from which the towns are farther.
  private static func isInsetAtTop(_ drawn: [FlowSet.Flow], _ sites: [SheetPoint?], _ frame: SheetBox) -> Bool {
    let ends = Set(drawn.map(\.destination)).sorted().compactMap { sites[$0]?.down }
    return ends.isEmpty || ends.reduce(0, +) / Double(ends.count) >= frame.centre.down
  }

  /// The bars of the origins one below another in the middle of their column, as far apart as there is room.
  private static func ports(_ content: InflowContent, _ column: SheetBox) -> [Port] {
    let drawn = content.flows.exact + content.flows.protected
    let heights = content.panel.ports.map { port in
      max(1.6, drawn.filter { $0.origin == port }.reduce(0) { $0 + content.scale.width(of: $1.value) })
    }
    guard !heights.isEmpty else { return [] }
    // Where there are many names their type is smaller; where bars are too long for the column they are shortened alike.
    let row = min(type * leading, column.height / Double(heights.count))
    let rows = heights.map { max($0 + 0.6, row) }
    let (least, need) = (row * Double(rows.count), rows.reduce(0, +))
    let share = need > column.height ? (column.height - least) / max(need - least, 1e-9) : 1
    let spare = max(0, min(column.height - need, need * 0.6)) / Double(rows.count)
    let across = content.panel.side == .left ? column.left + InflowPanel.nameWidth : column.right - InflowPanel.nameWidth - barWidth
    var top = column.centre.down - (min(need, column.height) + spare * Double(rows.count)) / 2
    return zip(content.panel.ports, zip(rows, heights)).enumerated().map { place, port in
      let room = row + (port.1.0 - row) * share + spare
      defer { top += room }
      let height = min(port.1.1, max(room - 0.4, 0.3))
      let bar = SheetBox(left: across, top: top + (room - height) / 2, width: barWidth, height: height)
      return Port(node: port.0, number: place + 1, bar: bar, type: row / leading)
    }
  }
}
