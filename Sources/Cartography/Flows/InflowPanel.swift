import WardlightGeometry

/// The side of a map of flows into one area where its origins stand: a column of names, and above or below it an inset that shows where they lie.
struct InflowPanel {
  let side: InflowSide
  /// The origins that have lines, in the order in which they stand from top to bottom, which is also that of their numbers.
  let ports: [Int]
  let inset: InsetDrawing?

  /// How many origins a column has room for.
  static let most = 40
  /// How many have room beside an inset on a low page.
  static let mostBesideInset = 12
  /// All bars together are at most so long where the scale is computed, in millimetres.
  private static let longest = 70.0
  /// From the edge of the frame to the bars.
  static let nameWidth = 39.0
  /// What of that a name may take, beside its number.
  static let nameRoom = nameWidth - 6.4
  /// From the edge of the frame to where the area may begin.
  static let width = 62.0
  private static let insetWidth = 47.0

  /// The round scale at which no line is wider than ``FlowScale/widest`` and the bars have room below one another.
  static func scale(_ flows: FlowSet) -> FlowScale {
    let all = flows.exact.reduce(0) { $0 + $1.value }
    return FlowScale(largest: max(flows.largest, all * FlowScale.widest / longest))
  }

  /// The rectangle of the inset, at the top or at the foot of the panel.
  func insetBox(in frame: SheetBox, isAtTop: Bool) -> SheetBox? {
    guard let inset else { return nil }
    let longest = max(inset.ground.width, inset.ground.height)
    let size = inset.size(side: min(Self.insetWidth * longest / inset.ground.width, frame.height * 0.34))
    return SheetBox(
      left: side == .left ? frame.left : frame.right - size.width, top: isAtTop ? frame.top : frame.bottom - size.height, width: size.width,
      height: size.height)
  }

  /// What the inset leaves of the panel from top to bottom.
  func column(in frame: SheetBox, isInsetAtTop: Bool) -> SheetBox {
    let taken = insetBox(in: frame, isAtTop: isInsetAtTop)?.height ?? 0
    return SheetBox(
      left: side == .left ? frame.left : frame.right - Self.width, top: frame.top + (isInsetAtTop ? taken : 0) + 2.5, width: Self.width,
      height: frame.height - taken - 5)
  }

  /// What is left of the frame for the area.
  func room(in frame: SheetBox) -> SheetBox {
    SheetBox(
      left: side == .left ? frame.left + Self.width : frame.left, top: frame.top, width: frame.width - Self.width, height: frame.height)
  }
}

/// On which side of an area its origins lie, and so their column stands.
enum InflowSide: String {
  case left
  case right
}

/// The order of the origins in their column.
struct InflowOrder {
  /// The origins that have lines, from top to bottom: by the mean of where their lines end, from north to south, so that few lines cross.
  let ports: [Int]

  init(_ flows: FlowSet) {
    var sums: [Int: (weight: Double, northing: Double)] = [:]
    for flow in flows.exact + flows.protected {
      guard let site = flows.nodes[flow.destination].site else { continue }
      let weight = max(flow.value, 1)
      let sum = sums[flow.origin] ?? (0, 0)
      sums[flow.origin] = (sum.weight + weight, sum.northing + weight * site.northing)
    }
    let means = sums.mapValues { $0.northing / $0.weight }
    ports = means.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
  }
}
