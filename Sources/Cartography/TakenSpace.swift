/// What labels must keep clear of: the texts, the leader lines and the furniture that are there already.
struct TakenSpace {
  private var boxes: [SheetBox]
  private var lines: [(start: SheetPoint, end: SheetPoint)] = []
  /// Millimetres between a label and its neighbours.
  private static let gap = 0.35

  init(_ boxes: [SheetBox]) { self.boxes = boxes }

  mutating func add(_ label: [SceneText]) { boxes += label.map(\.box) }

  mutating func add(lineFrom start: SheetPoint, to end: SheetPoint) { lines.append((start, end)) }

  /// Whether nothing lies where a label would.
  func isFree(_ box: SheetBox) -> Bool {
    let box = box.inset(by: -Self.gap)
    return !boxes.contains(where: box.overlaps) && !lines.contains { box.isCrossed(from: $0.start, to: $0.end) }
  }

  /// Whether a straight line would run through no label and cross no other line.
  func isFree(lineFrom start: SheetPoint, to end: SheetPoint) -> Bool {
    !boxes.contains { $0.inset(by: -0.2).isCrossed(from: start, to: end) }
      && !lines.contains { Self.cross(start, end, $0.start, $0.end) }
  }

  static func cross(_ first: SheetPoint, _ second: SheetPoint, _ third: SheetPoint, _ fourth: SheetPoint) -> Bool {
    side(first, second, third) * side(first, second, fourth) < 0 && side(third, fourth, first) * side(third, fourth, second) < 0
  }

  private static func side(_ start: SheetPoint, _ end: SheetPoint, _ place: SheetPoint) -> Double {
    let turn =
      (end.across - start.across) * (place.down - start.down) - (end.down - start.down) * (place.across - start.across)
    return turn > 0 ? 1 : turn < 0 ? -1 : 0
  }
}
