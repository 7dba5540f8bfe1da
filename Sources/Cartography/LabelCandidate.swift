/// A name with the lines in which it can be set and the places where it can stand.
struct LabelCandidate {
  let request: LabelRequest
  /// Where the request stands among the others.
  let number: Int
  let ground: LabelGround
  private let forms: [String]

  init(_ request: LabelRequest, _ number: Int) {
    self.request = request
    self.number = number
    ground = LabelGround(request.rings)
    forms = LabelNames.forms(of: request.name) + (request.code.map { [$0] } ?? [])
  }

  /// The ways to part the name and its shorter forms into lines, the best first.
  func settings(_ style: TextStyle) -> [[String]] {
    forms.flatMap { form in (1...3).compactMap { TextFitting.balanced(form, lines: $0, style) } }
  }

  /// The middles of places wholly inside the area, the nearest to its anchor first.
  func insides(of lines: [String], _ style: TextStyle) -> [SheetPoint] {
    guard let box = ground.box else { return [] }
    let widths = lines.map(style.width)
    let height = Self.height(lines.count, style)
    guard (widths.max() ?? 0) + 0.5 <= box.width, height <= box.height else { return [] }
    let steps = 14
    var found: [SheetPoint] = []
    for step in 0...(2 * steps) {
      let away = Double((step + 1) / 2) * (step.isMultiple(of: 2) ? 1 : -1)
      let centre = request.anchor.down + away * min(1.4, box.height / Double(2 * steps))
      let rooms = ground.middles(widths: widths, top: centre - height / 2, leading: style.leading, margin: 0.25)
      for room in rooms {
        let middle = min(max(request.anchor.across, room.left), room.right)
        found.append(SheetPoint(across: middle, down: centre))
        if room.right - room.left > 4 {
          found += [-3.0, 3].map { SheetPoint(across: min(max(middle + $0, room.left), room.right), down: centre) }
        }
      }
    }
    return found.enumerated().sorted { (cost($0.element), $0.offset) < (cost($1.element), $1.offset) }.map(\.element)
  }

  /// The middles of places around an anchor that has no area, the wish of the request first.
  func places(around lines: [String], _ style: TextStyle) -> [SheetPoint] {
    if let choices = request.choices { return choices.map { request.anchor.moved(across: $0.across, down: $0.down) } }
    let (width, height) = (TextFitting.widest(lines, style), Self.height(lines.count, style))
    let wish = request.side.map { [($0.across * (width / 2 + 0.9), $0.down * (height / 2 + 0.8))] } ?? []
    let beside = request.clearance > 0 ? besideSymbol(TextFitting.widest(lines, style) / 2, Self.height(lines.count, style) / 2) : []
    return (wish + beside + moves).map { request.anchor.moved(across: $0.0, down: $0.1) }
  }

  /// Below, above, right and left of the symbol, then at its corners.
  private func besideSymbol(_ halfWidth: Double, _ halfHeight: Double) -> [(Double, Double)] {
    let (across, down) = (request.clearance + halfWidth + 0.7, request.clearance + halfHeight + 0.4)
    let corner = request.clearance * 0.7
    let (slant, depth) = (corner + halfWidth + 0.5, corner + halfHeight + 0.4)
    return [(0, down), (0, -down), (across, 0), (-across, 0)] + [(slant, depth), (slant, -depth), (-slant, -depth), (-slant, depth)]
  }

  /// Moves around the anchor, the nearest first, beyond the symbol that stands there.
  var moves: [(Double, Double)] {
    guard request.clearance > 0 else { return Self.near }
    return Self.near.dropFirst().map { across, down in
      let share = 1 + request.clearance / (across * across + down * down).squareRoot()
      return (across * share, down * share)
    }
  }

  /// Where a line to the label begins: at the anchor, or at the edge of the symbol around it.
  func start(to label: [SceneText]) -> SheetPoint {
    guard request.clearance > 0, let end = Self.end(of: label, from: request.anchor) else { return request.anchor }
    let share = min(1, request.clearance / request.anchor.distance(to: end))
    return request.anchor.moved(
      across: (end.across - request.anchor.across) * share, down: (end.down - request.anchor.down) * share)
  }

  /// The lines of a name to which a line leads: its shortest form, wrapped, cut off with an ellipsis where a word is endless.
  func ledLines(_ style: TextStyle) -> [String]? {
    guard let form = forms.dropFirst().first ?? forms.first, !form.isEmpty else { return nil }
    let widest = 24.0
    for count in 1...3 {
      if let lines = TextFitting.balanced(form, lines: count, style), TextFitting.widest(lines, style) <= widest { return lines }
    }
    return [TextFitting.shortened(form, width: widest * 1.3, style)]
  }

  private func cost(_ place: SheetPoint) -> Double { place.distance(to: request.anchor) }

  private static func height(_ lines: Int, _ style: TextStyle) -> Double {
    style.ascent + style.descent + Double(lines - 1) * style.leading
  }

  static func texts(_ lines: [String], around centre: SheetPoint, _ style: TextStyle) -> [SceneText] {
    let top = centre.down - height(lines.count, style) / 2
    return lines.enumerated().map { place, line in
      let baseline = top + style.ascent + Double(place) * style.leading
      return SceneText(line, at: SheetPoint(across: centre.across, down: baseline), style, anchor: .middle)
    }
  }

  /// Where a thin line from the place meets the label, if the label stands off from it.
  static func end(of label: [SceneText], from anchor: SheetPoint) -> SheetPoint? {
    let ends = label.map { text in
      let box = text.box.inset(by: -0.3)
      return SheetPoint(across: min(max(anchor.across, box.left), box.right), down: min(max(anchor.down, box.top), box.bottom))
    }
    return ends.min { anchor.distance(to: $0) < anchor.distance(to: $1) }.flatMap { anchor.distance(to: $0) > 1.2 ? $0 : nil }
  }

  /// Moves around a place, the nearest first.
  static let near = [(0.0, 0.0)] + moves([2.5, 4, 5.5, 7.5, 10, 13], directions: 16)
  /// Moves further away, for names to which a line leads.
  static let wide = moves([5, 6.5, 8, 10, 12, 14, 17, 20, 23, 26, 30], directions: 32)

  private static func moves(_ radii: [Double], directions count: Int) -> [(Double, Double)] {
    radii.flatMap { radius in
      directions(count).map { ($0.0 * radius * 1.3, $0.1 * radius) }
    }
  }

  /// Directions all around, by arithmetic on which all machines agree.
  private static func directions(_ count: Int) -> [(Double, Double)] {
    let step = count / 4
    let quarter = (0..<step).map { place -> (Double, Double) in
      // Nearly the tangent of half the angle; whichever it is, the point lies on the circle.
      let share = Double(place) / Double(step)
      let tangent = share * (0.785 + 0.215 * share * share)
      return ((1 - tangent * tangent) / (1 + tangent * tangent), 2 * tangent / (1 + tangent * tangent))
    }
    return [0, 1, 2, 3].flatMap { turn in
      quarter.map { (across, down) in
        switch turn {
        case 0: (across, down)
        case 1: (-down, across)
        case 2: (-across, -down)
        default: (down, -across)
        }
      }
    }
  }
}
