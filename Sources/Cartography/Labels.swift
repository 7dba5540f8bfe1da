/// Names placed on a map: none over another, none beyond the frame, no line through a name or another line.
///
/// A name goes inside its area, in one to three lines, as it is or abbreviated; where it nearly fits it may reach over the border. Where
/// it does not, a thin line leads to the nearest free place beside the areas; failing that a number takes its place and the name goes into
/// a key. What finds no room at all is counted.
struct LabelPlacement {
  /// The names and numbers.
  private(set) var texts: [SceneText] = []
  /// The lines that lead to them, with a dot where it begins in an area.
  private(set) var leaders: [SceneShape] = []
  /// The names in the key, the first with number 1.
  private(set) var key: [String] = []
  /// How many names have neither a place nor a number.
  private(set) var omitted = 0

  private let frame: SheetBox
  private var taken: TakenSpace
  /// The sizes of type, the largest first, in millimetres.
  private let sizes: [Double]
  /// No line leads over so few millimetres to a name beside its place.
  private static let adjacent = 2.6
  private static let shifts = [(0.0, 0.0), (0, -1), (0, 1), (-1, 0), (1, 0), (0, -2), (0, 2), (-2, 0), (2, 0)]
  /// The share of a name that must lie inside its area: all but a hair, or where nothing else helps most of it.
  private static let overhanging = 0.74

  /// - Parameters:
  ///   - frame: Where labels may lie.
  ///   - taken: Where others lie already.
  ///   - lines: Lines across which none may lie.
  ///   - key: The names that other parts of the map have put into the key.
  init(
    frame: SheetBox, taken: [SheetBox] = [], lines: [(start: SheetPoint, end: SheetPoint)] = [], key: [String] = []
  ) {
    self.frame = frame
    // What is drawn on a large sheet is read from further away.
    sizes = [2.75, 2.4, 2.1].map { max(frame.width, frame.height) > 240 ? $0 * 1.25 : $0 }
    self.taken = TakenSpace(taken)
    for line in lines { self.taken.add(lineFrom: line.start, to: line.end) }
    self.key = key
  }

  private var smallest: Double { sizes[sizes.count - 1] }

  /// How many names a frame can hold without becoming a carpet of letters.
  static func capacity(of frame: SheetBox) -> Int { Int(frame.width * frame.height / 150) }

  /// Places all names, then leads lines to those that found no place, then numbers.
  ///
  /// - Parameter numbers: How many lines a key can have.
  /// - Complexity: O(names² + names × vertices of an area).
  mutating func place(_ requests: [LabelRequest], numbers: Int) {
    let names = requests.indices.sorted { (-requests[$0].rank, $0) < (-requests[$1].rank, $1) }.map { LabelCandidate(requests[$0], $0) }
    var left = placeNames(names)
    left = left.filter { !placeOverhanging($0) }
    left = left.filter { $0.request.choices == nil }
    let areas = names.map(\.ground)
    left = left.filter { !placeLed($0, areas) }
    left.sort { $0.number < $1.number }
    for name in left where key.count >= numbers || !placeNumber(name) { omitted += 1 }
  }

  /// Names in the largest type in which as many fit as do in the smallest; those that still find no place.
  private mutating func placeNames(_ names: [LabelCandidate]) -> [LabelCandidate] {
    let attempts = sizes.map { size in
      var attempt = self
      let left = names.filter { !attempt.placeInside($0, size) }
      return (attempt, left)
    }
    let fewest = attempts.map(\.1.count).min() ?? 0
    guard let (best, left) = attempts.first(where: { $0.1.count <= fewest + names.count / 20 }) else { return names }
    self = best
    let sizes = sizes
    return left.filter { name in !sizes.contains { placeInside(name, $0) } }
  }

  private mutating func placeInside(_ name: LabelCandidate, _ size: Double) -> Bool {
    let style = name.request.style(size)
    for lines in name.settings(style) {
      for centre in name.ground.box == nil ? name.places(around: lines, style) : name.insides(of: lines, style) {
        let label = LabelCandidate.texts(lines, around: centre, style)
        guard isFree(label), name.ground.box != nil || isLeaderFree(label, name.start(to: label)) else { continue }
        add(label, leadingFrom: name.ground.box == nil ? name.start(to: label) : nil, dot: false)
        return true
      }
    }
    return false
  }

  private mutating func placeOverhanging(_ name: LabelCandidate) -> Bool {
    guard name.ground.box != nil, name.request.code == nil else { return false }
    let style = name.request.style(smallest)
    let places = name.settings(style).flatMap { lines in
      Self.shifts.map { LabelCandidate.texts(lines, around: name.request.anchor.moved(across: $0.0, down: $0.1), style) }
    }
    let shares = places.map { isFree($0) ? name.ground.share(of: $0) : 0 }
    guard let most = shares.max(), most >= Self.overhanging, let best = shares.firstIndex(where: { $0 >= most - 0.02 }) else {
      return false
    }
    add(places[best], leadingFrom: nil)
    return true
  }

  /// The nearest place off the areas to which a straight line runs clear of all names and lines.
  private mutating func placeLed(_ name: LabelCandidate, _ areas: [LabelGround]) -> Bool {
    guard name.ground.box != nil, name.request.code == nil else { return false }
    let style = TextStyle(smallest, bold: name.request.isBold, halo: Ink.white)
    guard let lines = name.ledLines(style) else { return false }
    let start = name.request.anchor
    for offset in LabelCandidate.wide {
      let label = LabelCandidate.texts(lines, around: start.moved(across: offset.0, down: offset.1), style)
      guard isFree(label), let end = LabelCandidate.end(of: label, from: start), taken.isFree(lineFrom: start, to: end),
        !areas.contains(where: { $0.touches(label) })
      else { continue }
      add(label, leadingFrom: start)
      return true
    }
    return false
  }

  private mutating func placeNumber(_ name: LabelCandidate) -> Bool {
    guard name.request.code == nil else { return false }
    let style = TextStyle.label(2.2, bold: true, on: name.request.ground)
    for offset in name.moves {
      let label = LabelCandidate.texts(["\(key.count + 1)"], around: name.request.anchor.moved(across: offset.0, down: offset.1), style)
      let isInside = name.ground.box == nil || name.ground.share(of: label) >= 0.6
      guard isFree(label), isInside || offset != (0, 0) else { continue }
      if !isInside {
        let end = LabelCandidate.end(of: label, from: name.request.anchor)
        guard let end, taken.isFree(lineFrom: name.request.anchor, to: end) else { continue }
      }
      add(label, leadingFrom: isInside ? nil : name.request.anchor)
      key.append(name.request.name)
      return true
    }
    return false
  }

  private func isFree(_ label: [SceneText]) -> Bool {
    label.allSatisfy { frame.contains($0.box.inset(by: -0.35)) && taken.isFree($0.box) }
  }

  /// Whether a name beside its place stands so near that no line is needed, or the line runs clear.
  private func isLeaderFree(_ label: [SceneText], _ anchor: SheetPoint) -> Bool {
    guard let end = LabelCandidate.end(of: label, from: anchor), anchor.distance(to: end) > Self.adjacent else { return true }
    return taken.isFree(lineFrom: anchor, to: end)
  }

  private mutating func add(_ label: [SceneText], leadingFrom anchor: SheetPoint?, dot: Bool = true) {
    if let anchor, let end = LabelCandidate.end(of: label, from: anchor), dot || anchor.distance(to: end) > Self.adjacent {
      leaders += Self.leader(from: anchor, to: end).prefix(dot ? 2 : 1)
      taken.add(lineFrom: anchor, to: end)
    }
    taken.add(label)
    texts += label
  }

  private static func leader(from start: SheetPoint, to end: SheetPoint) -> [SceneShape] {
    let dot = SheetBox(left: start.across - 0.4, top: start.down - 0.4, width: 0.8, height: 0.8)
    return [
      SceneShape(Outline([start, end], closed: false), ShapeStyle(stroke: Ink.quiet, width: 0.18)),
      SceneShape(.circle(in: dot), ShapeStyle(fill: Ink.quiet)),
    ]
  }
}
