import WardlightDisclosure

/// A reader with a pencil: knows what is shown and how counts add up, and narrows one line of a table after another until nothing moves.
///
/// It shares no code with the protector's search or the attacker's solver.
struct BoundsReader {
  private let system: CellSystem
  private var lower: [Int]
  private var upper: [Int]

  /// - Parameter shown: What is shown of each published count.
  init(_ system: CellSystem, shown: (CellKey) -> ClosedRange<Int>) {
    self.system = system
    lower = system.keys.map { _ in 0 }
    upper = system.keys.map { _ in Self.unbounded }
    for place in 0..<system.publishedCount {
      let range = shown(system.keys[place])
      (lower[place], upper[place]) = (range.lowerBound, range.upperBound)
    }
    narrow()
  }

  private static let unbounded = 1 << 40

  /// What the count of a key can be.
  func range(of key: CellKey) -> ClosedRange<Int>? {
    system.index(of: key).flatMap { lower[$0] <= upper[$0] ? lower[$0]...upper[$0] : nil }
  }

  /// Counts that nobody published and that can only be small, with fewer values left than asked for.
  func givenAway(below threshold: Int, possible: Int) -> [CellKey] {
    (system.publishedCount..<system.keys.count).filter { place in
      lower[place] >= 1 && upper[place] < threshold && upper[place] - lower[place] + 1 < possible
    }.map { system.keys[$0] }
  }

  private mutating func narrow() {
    var touching = [[Int]](repeating: [], count: system.keys.count)
    for (number, relation) in system.relations.enumerated() {
      for place in [relation.whole] + relation.parts { touching[place].append(number) }
    }
    var waiting = Array(system.relations.indices)
    var isWaiting = waiting.map { _ in true }
    var next = 0
    while next < waiting.count, next < 40 * system.relations.count {
      let number = waiting[next]
      next += 1
      isWaiting[number] = false
      for place in narrowed(by: system.relations[number]) {
        for other in touching[place] where !isWaiting[other] {
          isWaiting[other] = true
          waiting.append(other)
        }
      }
    }
  }

  /// The cells that a relation narrows.
  private mutating func narrowed(by relation: CellSystem.Relation) -> [Int] {
    let least = relation.parts.reduce(0) { $0 + lower[$1] }
    let most = relation.parts.reduce(0) { min(Self.unbounded, $0 + upper[$1]) }
    let largest = relation.parts.reduce(0) { max($0, lower[$1]) }
    let sums = relation.adding == .sums
    var changed =
      tighten(relation.whole, sums ? least : largest, sums || relation.isComplete ? most : Self.unbounded) ? [relation.whole] : []
    let isOpen = relation.parts.count { upper[$0] >= Self.unbounded }
    for part in relation.parts {
      let othersMost = isOpen > (upper[part] >= Self.unbounded ? 1 : 0) ? Self.unbounded : sum(of: relation.parts, but: part, most)
      let from = sums || relation.isComplete ? lower[relation.whole] - othersMost : 0
      let to = sums ? upper[relation.whole] - (least - lower[part]) : upper[relation.whole]
      if tighten(part, from, to) { changed.append(part) }
    }
    return changed
  }

  private func sum(of parts: [Int], but part: Int, _ most: Int) -> Int {
    most < Self.unbounded ? most - upper[part] : parts.reduce(0) { $1 == part ? $0 : $0 + upper[$1] }
  }

  private mutating func tighten(_ place: Int, _ from: Int, _ to: Int) -> Bool {
    let (low, high) = (max(lower[place], from), min(upper[place], to))
    guard low > lower[place] || high < upper[place] else { return false }
    (lower[place], upper[place]) = (low, high)
    return true
  }
}
