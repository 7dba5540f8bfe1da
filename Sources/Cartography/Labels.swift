import WardlightEssentials

/// A name that wants a place on a map.
struct LabelRequest {
  /// The name.
  let name: String
  /// Where it stands best.
  let anchor: SheetPoint
  /// The rings inside which it should lie; without any it may lie anywhere near its place.
  let rings: [[SheetPoint]]
  /// The larger, the sooner it is placed.
  let rank: Double
  /// The colour on which it stands.
  var ground = Ink.white
  /// Where it should rather stand, as millimetres from the anchor to the middle of the name.
  var preferred: (across: Double, down: Double)?
  /// Whether it is set in bold type.
  var isBold = false
}

/// Names placed on a map: none over another, none beyond the frame.
///
/// A name goes inside its area, in one to three lines. Where it does not fit a number takes its place, at the end of a thin line if need
/// be, and the name goes into a key. What finds no room at all is counted.
struct LabelPlacement {
  /// The names and numbers.
  private(set) var texts: [SceneText] = []
  /// The lines that lead to them.
  private(set) var leaders: [SceneShape] = []
  /// The names in the key, the first with number 1.
  private(set) var key: [String] = []
  /// How many names have neither a place nor a number.
  private(set) var omitted = 0

  private let frame: SheetBox
  private var taken: [SheetBox]
  private static let sizes = [2.45, 2.1]

  /// - Parameters:
  ///   - frame: Where labels may lie.
  ///   - taken: Where others lie already.
  init(frame: SheetBox, taken: [SheetBox] = []) {
    self.frame = frame
    self.taken = taken
  }

  /// Places all names, then numbers for those that found no place.
  ///
  /// - Parameter numbers: How many lines a key can have.
  /// - Complexity: O(names² + names × vertices of an area).
  mutating func place(_ requests: [LabelRequest], numbers: Int) {
    let order = requests.indices.sorted { (-requests[$0].rank, $0) < (-requests[$1].rank, $1) }
    let left = order.filter { !placeName(requests[$0]) }
    for request in left.sorted() where key.count >= numbers || !placeNumber(requests[request]) { omitted += 1 }
  }

  private mutating func placeName(_ request: LabelRequest) -> Bool {
    let offsets = (request.preferred.map { [($0.across, $0.down)] } ?? []) + (request.rings.isEmpty ? Self.near : Self.inside)
    for size in Self.sizes {
      let style = TextStyle.label(size, bold: request.isBold, on: request.ground)
      for count in 1...3 {
        guard let lines = TextFitting.balanced(request.name, lines: count, style) else { continue }
        for offset in offsets {
          let label = Self.texts(lines, around: request.anchor.moved(across: offset.0, down: offset.1), style)
          guard isFree(label), Self.shareInside(label, request.rings) >= 0.9 else { continue }
          add(label, leadingFrom: request.rings.isEmpty ? request.anchor : nil)
          return true
        }
      }
    }
    return false
  }

  private mutating func placeNumber(_ request: LabelRequest) -> Bool {
    let style = TextStyle.label(2.3, bold: true, on: request.ground)
    for offset in [(0.0, 0.0)] + Self.near {
      let label = Self.texts(["\(key.count + 1)"], around: request.anchor.moved(across: offset.0, down: offset.1), style)
      let isInside = Self.shareInside(label, request.rings) >= 0.6
      guard isFree(label), isInside || offset != (0, 0) || request.rings.isEmpty else { continue }
      add(label, leadingFrom: isInside ? nil : request.anchor)
      key.append(request.name)
      return true
    }
    return false
  }

  private func isFree(_ label: [SceneText]) -> Bool {
    label.allSatisfy { text in
      let box = text.box.inset(by: -0.35)
      return frame.contains(box) && !taken.contains(where: box.overlaps)
    }
  }

  private mutating func add(_ label: [SceneText], leadingFrom anchor: SheetPoint?) {
    if let anchor, let leader = Self.leader(from: anchor, to: label) { leaders.append(leader) }
    taken += label.map(\.box)
    texts += label
  }

  private static func texts(_ lines: [String], around centre: SheetPoint, _ style: TextStyle) -> [SceneText] {
    let height = style.ascent + style.descent + Double(lines.count - 1) * style.leading
    return lines.enumerated().map { place, line in
      let baseline = centre.down - height / 2 + style.ascent + Double(place) * style.leading
      return SceneText(line, at: SheetPoint(across: centre.across, down: baseline), style, anchor: .middle)
    }
  }

  /// A thin line from the place to the nearest edge of the label, where the label stands off from it.
  private static func leader(from anchor: SheetPoint, to label: [SceneText]) -> SceneShape? {
    let ends = label.map { text in
      let box = text.box.inset(by: -0.2)
      return SheetPoint(across: min(max(anchor.across, box.left), box.right), down: min(max(anchor.down, box.top), box.bottom))
    }
    guard let end = ends.min(by: { anchor.distance(to: $0) < anchor.distance(to: $1) }), anchor.distance(to: end) > 1.2 else { return nil }
    return SceneShape(Outline([anchor, end], closed: false), ShapeStyle(stroke: Ink.quiet, width: 0.18))
  }

  /// The share of a label's box that lies inside the rings, by a grid of points; 1 without rings.
  private static func shareInside(_ label: [SceneText], _ rings: [[SheetPoint]]) -> Double {
    guard !rings.isEmpty else { return 1 }
    let points = label.flatMap { text -> [SheetPoint] in
      let box = text.box
      return (0...6).flatMap { across in
        [0.15, 0.85].map { SheetPoint(across: box.left + box.width * Double(across) / 6, down: box.top + box.height * $0) }
      }
    }
    return Double(points.filter { isInside($0, rings) }.count) / Double(points.count)
  }

  /// Even-odd: whether a ray to the right crosses the rings an odd number of times.
  private static func isInside(_ point: SheetPoint, _ rings: [[SheetPoint]]) -> Bool {
    var inside = false
    for ring in rings {
      guard var previous = ring.last else { continue }
      for vertex in ring {
        if (vertex.down > point.down) != (previous.down > point.down) {
          let share = (point.down - vertex.down) / (previous.down - vertex.down)
          if point.across < vertex.across + share * (previous.across - vertex.across) { inside.toggle() }
        }
        previous = vertex
      }
    }
    return inside
  }

  /// Small moves that keep a name inside its area.
  private static let inside: [(Double, Double)] = [
    (0, 0), (0, -1.2), (0, 1.2), (-1.5, 0), (1.5, 0), (0, -2.6), (0, 2.6), (-3.2, 0), (3.2, 0), (-2, -2), (2, -2), (-2, 2), (2, 2),
  ]

  /// Moves around a place, the nearest first.
  private static let near: [(Double, Double)] = {
    let directions = (0..<16).map { step -> (Double, Double) in
      let quarter = [(1.0, 0.0), (0.924, 0.383), (0.707, 0.707), (0.383, 0.924)][step % 4]
      return switch step / 4 {
      case 0: quarter
      case 1: (-quarter.1, quarter.0)
      case 2: (-quarter.0, -quarter.1)
      default: (quarter.1, -quarter.0)
      }
    }
    return [(0.0, 0.0)] + [2.5, 4, 5.5, 7.5, 10, 13].flatMap { radius in directions.map { ($0.0 * radius * 1.3, $0.1 * radius) } }
  }()
}

/// The key of numbers: the names that found no place on the map.
struct LabelKey {
  private static let style = TextStyle(2.3)
  private static let heading = 4.4

  /// How many names a part of a column has room for, in two rows of names.
  static func capacity(of room: SheetBox) -> Int { max(0, 2 * (rows(in: room) - 1)) }

  /// The key from the top of the room.
  static func layer(_ placement: LabelPlacement, kind: String, in room: SheetBox) -> SceneLayer {
    guard !placement.key.isEmpty || placement.omitted > 0 else { return SceneLayer("key") }
    var texts = [SceneText("On the map", at: SheetPoint(across: room.left, down: room.top + 2.4), TextStyle(2.4, bold: true))]
    let columns = placement.key.count > rows(in: room) - 1 ? 2 : 1
    let depth = (placement.key.count + columns - 1) / columns
    let width = room.width / Double(columns)
    for (place, name) in placement.key.enumerated() {
      let left = room.left + Double(place / max(depth, 1)) * width
      let down = room.top + heading + Double(place % max(depth, 1)) * style.leading + style.ascent
      texts.append(SceneText("\(place + 1)", at: SheetPoint(across: left + 3.6, down: down), TextStyle(2.3, bold: true), anchor: .end))
      let shown = TextFitting.shortened(name, width: width - 6.4, style)
      texts.append(SceneText(shown, at: SheetPoint(across: left + 4.8, down: down), style))
    }
    if placement.omitted > 0 {
      texts.append(omission(placement.omitted, kind, room.left, room.top + heading + Double(depth) * style.leading))
    }
    return SceneLayer("key", texts: texts)
  }

  private static func omission(_ count: Int, _ kind: String, _ left: Double, _ top: Double) -> SceneText {
    let text = "\(FixedDecimal.grouped(count)) \(kind) without a label: see the table."
    return SceneText(text, at: SheetPoint(across: left, down: top + style.ascent), TextStyle(2.2, colour: Ink.quiet))
  }

  private static func rows(in room: SheetBox) -> Int { Int(max(0, room.height - heading) / style.leading) }
}
