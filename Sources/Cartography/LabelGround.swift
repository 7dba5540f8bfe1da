/// The inside of an area on the page, as a label looks for room in it.
struct LabelGround {
  /// The rectangle around it; `nil` without rings.
  let box: SheetBox?
  private let edges: [(start: SheetPoint, end: SheetPoint)]

  init(_ rings: [[SheetPoint]]) {
    var edges: [(start: SheetPoint, end: SheetPoint)] = []
    for ring in rings {
      guard var previous = ring.last else { continue }
      for vertex in ring {
        edges.append((previous, vertex))
        previous = vertex
      }
    }
    self.edges = edges
    box = SheetBox(around: edges.map(\.start))
  }

  /// The stretches of a level line that lie inside, from left to right, by the even–odd rule.
  ///
  /// - Complexity: O(vertices).
  func stretches(down: Double) -> [(left: Double, right: Double)] {
    var crossings: [Double] = []
    for (start, end) in edges where (start.down > down) != (end.down > down) {
      crossings.append(start.across + (down - start.down) / (end.down - start.down) * (end.across - start.across))
    }
    crossings.sort()
    return stride(from: 0, to: crossings.count - 1, by: 2).map { (crossings[$0], crossings[$0 + 1]) }
  }

  func contains(_ point: SheetPoint) -> Bool {
    stretches(down: point.down).contains { $0.left <= point.across && point.across <= $0.right }
  }

  /// The share of a rectangle's height of letters that lies inside, measured along two level lines.
  func share(of box: SheetBox) -> Double {
    guard box.width > 0 else { return 1 }
    let inside = [0.2, 0.8].reduce(0) { sum, share in
      stretches(down: box.top + box.height * share).reduce(sum) { sum, stretch in
        sum + max(0, min(stretch.right, box.right) - max(stretch.left, box.left))
      }
    }
    return inside / (2 * box.width)
  }

  /// The share of the lines of a label that lies inside.
  func share(of label: [SceneText]) -> Double {
    let boxes = label.map(\.box)
    let width = boxes.reduce(0) { $0 + $1.width }
    return width > 0 ? boxes.reduce(0) { $0 + share(of: $1) * $1.width } / width : 1
  }

  /// Whether any of a label lies inside.
  func touches(_ label: [SceneText]) -> Bool {
    label.contains { text in box?.overlaps(text.box) == true && share(of: text.box) > 0 }
  }

  /// Where the middle of lines of these widths may lie across, if their top is at `top`, so that all of them lie inside.
  func middles(widths: [Double], top: Double, leading: Double, margin: Double) -> [(left: Double, right: Double)] {
    var allowed = [(left: -Double.infinity, right: Double.infinity)]
    for (line, width) in widths.enumerated() {
      for share in [0.1, 0.55, 0.95] {
        let half = width / 2 + margin
        let stretches = stretches(down: top + leading * (Double(line) + share * 0.86))
        allowed = Self.common(allowed, stretches.compactMap { $0.right - $0.left >= 2 * half ? ($0.left + half, $0.right - half) : nil })
        if allowed.isEmpty { return [] }
      }
    }
    return allowed
  }

  private static func common(
    _ first: [(left: Double, right: Double)], _ second: [(left: Double, right: Double)]
  ) -> [(left: Double, right: Double)] {
    first.flatMap { one in
      second.compactMap { other in
        let (left, right) = (max(one.left, other.left), min(one.right, other.right))
        return left <= right ? (left, right) : nil
      }
    }
  }
}

extension SheetBox {
  /// The smallest rectangle around some places; `nil` where there are none.
  init?(around points: some Sequence<SheetPoint>) {
    var found: (left: Double, top: Double, right: Double, bottom: Double)?
    for point in points {
      guard let box = found else {
        found = (point.across, point.down, point.across, point.down)
        continue
      }
      found = (min(box.left, point.across), min(box.top, point.down), max(box.right, point.across), max(box.bottom, point.down))
    }
    guard let found else { return nil }
    self.init(left: found.left, top: found.top, width: found.right - found.left, height: found.bottom - found.top)
  }

  /// Whether a straight line between two places passes through the inside.
  func isCrossed(from start: SheetPoint, to end: SheetPoint) -> Bool {
    var (first, last) = (0.0, 1.0)
    let steps = [
      (start.across, end.across - start.across, left, right), (start.down, end.down - start.down, top, bottom),
    ]
    for (place, step, low, high) in steps {
      guard step != 0 else {
        if place <= low || place >= high { return false }
        continue
      }
      let (one, other) = ((low - place) / step, (high - place) / step)
      first = max(first, min(one, other))
      last = min(last, max(one, other))
    }
    return first < last
  }
}
