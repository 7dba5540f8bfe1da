import WardlightGeometry

/// Where the lines and symbols of a flow map lie on the page.
struct FlowLayout {
  /// A line on its way.
  struct Line {
    let flow: FlowSet.Flow
    let way: FlowWay
    let band: FlowBand
    let isProtected: Bool
  }

  /// The lines, in the order in which they are drawn: protected ones, then from the largest down, so that no large one hides a small one.
  private(set) var lines: [Line] = []
  /// The radius of the symbol of each place that has a line; 0 for others.
  private(set) var radii: [Double]
  /// Where the symbols of the places are on the page.
  private(set) var points: [SheetPoint?]
  /// The one place from which or to which all lines lead, where it has a large symbol.
  let hub: Int?

  /// Places along the middle of each band, the ends left out.
  private(set) var samples: [[SheetPoint]] = []
  let frame: SheetBox
  private let flows: FlowSet
  private let style: FlowStyle
  private let scale: FlowScale
  /// Above this number of lines they bend without regard to what they cross.
  private static let carefulUpTo = 150
  private static let smallest = 0.9
  /// The radius of a symbol among very many lines.
  private static let dense = 0.42

  /// - Complexity: O(lines²) up to 150 lines, O(lines) above.
  /// - Parameter rings: The rings on the page of the area that a place is; none for a point.
  init(_ flows: FlowSet, projection: MapProjection, style: FlowStyle, scale: FlowScale, rings: (Int) -> [[SheetPoint]]) {
    self.flows = flows
    self.style = style
    self.scale = scale
    frame = projection.frame
    points = flows.nodes.map { $0.site.map(projection.point) }
    radii = Array(repeating: 0, count: flows.nodes.count)
    let all = flows.exact + flows.protected
    hub = flows.hub ?? (all.count > 2 ? flows.onlyOrigin ?? flows.onlyDestination : nil)
    let smallest = flows.isDense ? Self.dense : Self.smallest
    for flow in all { for node in [flow.origin, flow.destination] { radii[node] = smallest } }
    if let hub { radii[hub] = Self.radius(ofHub: all.map { scale.width(of: $0.value) }) }
    if let hub, let centre = points[hub] {
      let retreat = FlowRetreat(centre: centre, distance: radii[hub] + Self.leastLength)
      for node in points.indices where node != hub && radii[node] > 0 {
        points[node] = points[node].map { $0.distance(to: centre) < retreat.distance ? retreat.place(from: $0, in: rings(node)) : $0 }
      }
    }
    lay(all)
  }

  /// No line from or to a large symbol is shorter, in millimetres, if the area at its other end has room for it.
  private static let leastLength = 10.0

  /// The band of a flow; protected ones are as thin as can be.
  private func band(_ flow: FlowSet.Flow) -> FlowBand {
    FlowBand(style: flow.value > 0 ? style : .tapered, width: scale.width(of: flow.value))
  }

  /// A circle with room for all lines around it. They may touch where they leave it, for they part at once.
  private static func radius(ofHub widths: [Double]) -> Double {
    let need = widths.reduce(0, +) * crowding / (2 * Double.pi) * 1.5
    return max(3, min(7, max(need, (widths.max() ?? 0) * 0.62)))
  }

  /// The share of its width that a line is kept clear of its neighbours at a hub.
  private static let crowding = 0.6

  private mutating func lay(_ all: [FlowSet.Flow]) {
    struct Pair: Hashable { let from, to: Int }
    let pairs = Set(all.map { Pair(from: $0.origin, to: $0.destination) })
    // The point of an arrow that keeps to the left meets a symbol only if that is large enough.
    for flow in all where pairs.contains(Pair(from: flow.destination, to: flow.origin)) {
      radii[flow.destination] = max(radii[flow.destination], band(flow).shifts.to + 0.1)
    }
    let ports = ports(all)
    var laid: [Line] = []
    for (place, flow) in all.enumerated() {
      guard let from = points[flow.origin], let to = points[flow.destination] else { continue }
      let isTwoWay = pairs.contains(Pair(from: flow.destination, to: flow.origin))
      let course = FlowCourse(
        from: from, to: to, radii: (radii[flow.origin], radii[flow.destination]), band: band(flow), isTwoWay: isTwoWay, port: ports[place],
        leavesHub: flow.origin == hub)
      let way = chosen(course, flow, laid, careful: all.count <= Self.carefulUpTo)
      laid.append(Line(flow: flow, way: way, band: course.band, isProtected: flow.value == 0))
    }
    lines = laid.filter(\.isProtected) + laid.filter { !$0.isProtected }
    samples = lines.map { line in (1...20).map { line.way.place(Double($0) / 21, left: line.band.middle) } }
  }

  /// The directions in which lines leave the hub, or come to it.
  private func ports(_ all: [FlowSet.Flow]) -> [Double?] {
    guard let hub, let centre = points[hub] else { return Array(repeating: nil, count: all.count) }
    let far = all.map { points[$0.origin == hub ? $0.destination : $0.origin] ?? centre }
    let widths = all.map { band($0).width * Self.crowding / radii[hub] }
    return FlowPorts.spread(far.map { FlowTurn.direction(from: centre, to: $0) }, widths: widths)
  }

  /// The way of least cost: it leaves the frame nowhere, hides few places, crosses few lines that lie already, and bends little.
  private func chosen(_ course: FlowCourse, _ flow: FlowSet.Flow, _ laid: [Line], careful: Bool) -> FlowWay {
    let ways = course.bends.map(course.way)
    let costs = ways.enumerated().map { rank, way -> Double in
      let samples = (0...12).map { way.place(Double($0) / 12) }
      var cost = Double(rank) * 0.35 + 1000 * outside(samples, course.band)
      guard careful else { return cost }
      cost += 4 * Double(hidden(by: way, course.band, flow))
      cost += Double(laid.count { Self.cross(samples, $0.way) })
      return cost
    }
    let best = costs.indices.min { (costs[$0], $0) < (costs[$1], $1) } ?? 0
    return ways[best]
  }

  /// How far the band leaves the frame, in millimetres; nothing where an end lies beyond it, as in an inset.
  private func outside(_ samples: [SheetPoint], _ band: FlowBand) -> Double {
    guard let first = samples.first, let last = samples.last, frame.contains(first), frame.contains(last) else { return 0 }
    let room = frame.inset(by: band.reach)
    return samples.map { max(room.left - $0.across, $0.across - room.right, room.top - $0.down, $0.down - room.bottom, 0) }.max() ?? 0
  }

  /// How many symbols of other places the band would lie on.
  private func hidden(by way: FlowWay, _ band: FlowBand, _ flow: FlowSet.Flow) -> Int {
    radii.indices.count { node in
      guard radii[node] > 0, node != flow.origin, node != flow.destination, let point = points[node] else { return false }
      let near = radii[node] + band.width / 2 + 0.4
      return (1..<12).contains { way.place(Double($0) / 12, left: band.middle).distance(to: point) < near }
    }
  }

  /// Whether two ways cross, by six straight pieces of each, apart from their ends.
  private static func cross(_ samples: [SheetPoint], _ other: FlowWay) -> Bool {
    let others = (0...6).map { other.place(Double($0) / 6) }
    guard box(samples).overlaps(box(others)) else { return false }
    let own = stride(from: 0, through: 12, by: 2).map { samples[$0] }
    return (0..<6).contains { first in (0..<6).contains { crosses(own[first], own[first + 1], others[$0], others[$0 + 1]) } }
  }

  private static func box(_ points: [SheetPoint]) -> SheetBox {
    let (left, right) = (points.map(\.across).min() ?? 0, points.map(\.across).max() ?? 0)
    let (top, bottom) = (points.map(\.down).min() ?? 0, points.map(\.down).max() ?? 0)
    return SheetBox(left: left, top: top, width: right - left, height: bottom - top)
  }

  private static func crosses(_ a: SheetPoint, _ b: SheetPoint, _ c: SheetPoint, _ d: SheetPoint) -> Bool {
    func side(_ p: SheetPoint, _ q: SheetPoint, _ r: SheetPoint) -> Double {
      (q.across - p.across) * (r.down - p.down) - (q.down - p.down) * (r.across - p.across)
    }
    return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0
  }
}

/// The ways that a line may take from one symbol to another.
struct FlowCourse {
  let from: SheetPoint
  let to: SheetPoint
  let radii: (from: Double, to: Double)
  let band: FlowBand
  /// Whether a line leads back: then this one keeps to the left of the straight way.
  let isTwoWay: Bool
  /// The direction in which the line leaves a hub or comes to it.
  let port: Double?
  let leavesHub: Bool

  /// How far the middle of the way is pulled to the left, as shares of its length, the best first.
  var bends: [Double] {
    if isTwoWay { return [0.12, 0.18, 0.07, 0.25, 0.32] }
    return port == nil ? [0.12, 0.06, 0.2, -0.06, -0.12, 0.28, -0.2, -0.28] : [0, 0.08, -0.08, 0.16, -0.16, 0.26, -0.26]
  }

  func way(_ bend: Double) -> FlowWay {
    if isTwoWay { return besideTheStraightWay(bend) }
    guard let port else { return free(bend) }
    return leavesHub ? fromHub(port, bend) : toHub(port, bend)
  }

  /// Both ends and the middle lie to the left of the straight way by at least what the band needs, so that the band does.
  private func besideTheStraightWay(_ bend: Double) -> FlowWay {
    let left = from.left(towards: to)
    let length = from.distance(to: to)
    let back = radii.to > band.shifts.to ? (radii.to * radii.to - band.shifts.to * band.shifts.to).squareRoot() : 0
    let end = to.between(from, length > 0 ? min(0.4, back / length) : 0)
    let (first, last) = (from.moved(left, by: band.shifts.from), end.moved(left, by: band.shifts.to))
    return FlowWay(from: first, control: first.between(last, 0.5).moved(left, by: bend * length), to: last)
  }

  /// From the middle of one symbol, under it, to the border of the other.
  private func free(_ bend: Double) -> FlowWay {
    let first = balanced(from, from.left(towards: to))
    let control = first.between(to, 0.5).moved(first.left(towards: to), by: bend * first.distance(to: to))
    return FlowWay(from: first, control: control, to: Self.border(to, radii.to, towards: control))
  }

  private func fromHub(_ port: Double, _ bend: Double) -> FlowWay {
    let out = FlowTurn.unit(port)
    let half = min(band.width / 2, radii.from * 0.98)
    let edge = from.moved(out, by: (radii.from * radii.from - half * half).squareRoot() - 0.1)
    let first = balanced(edge, SheetPoint(across: out.down, down: -out.across))
    let length = first.distance(to: to)
    let control = first.moved(out, by: 0.45 * length).moved(first.left(towards: to), by: bend * length)
    return FlowWay(from: first, control: control, to: Self.border(to, radii.to, towards: control))
  }

  private func toHub(_ port: Double, _ bend: Double) -> FlowWay {
    let out = FlowTurn.unit(port)
    let last = to.moved(out, by: radii.to)
    let first = balanced(from, from.left(towards: last))
    let length = first.distance(to: last)
    let control = last.moved(out, by: 0.45 * length).moved(first.left(towards: last), by: bend * length)
    return FlowWay(from: first, control: control, to: last)
  }

  /// Where the way of a band begins whose middle begins at a place.
  private func balanced(_ place: SheetPoint, _ left: SheetPoint) -> SheetPoint {
    band.style == .halfArrow ? place.moved(left, by: -band.width / 2) : place
  }

  private static func border(_ centre: SheetPoint, _ radius: Double, towards place: SheetPoint) -> SheetPoint {
    let length = centre.distance(to: place)
    return length > 1e-9 ? centre.between(place, min(0.9, radius / length)) : centre
  }
}
