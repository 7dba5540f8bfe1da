import WardlightDisclosure

/// The areas of a scatter plot that have both numbers, with their ranks among each other, and how many have not.
struct ScatterPoints {
  private(set) var points: [ScatterPoint] = []
  private(set) var withheld = 0
  private(set) var missing = 0
  /// The fifth of each area that has a number on the level scale, 1 for the most of it; as analyses part areas, equal ones in the higher.
  private(set) var fifths: [Int?]

  init(_ values: CellColumn, _ against: CellColumn, _ across: ChartAxis.Order, _ up: ChartAxis.Order) {
    let grown = against.cells.map { $0.finiteNumber.map { across == .rising ? $0 : 0 - $0 } }
    fifths = Self.fifths(grown)
    for area in values.cells.indices {
      guard let place = grown[area], let look = PointLook(values.cells[area], isCount: values.heading.kind == .count),
        let span = values.cells[area].span
      else {
        if values.cells[area] == .missing || against.cells[area] == .missing { missing += 1 } else { withheld += 1 }
        continue
      }
      let grownSpan = up == .rising ? span : (0 - span.high, 0 - span.low)
      points.append(ScatterPoint(area: area, look: look, across: place, low: grownSpan.0, high: grownSpan.1))
    }
    let acrossRanks = RankSpan.all(points.map { ($0.across, $0.across) })
    let upRanks = RankSpan.all(points.map { ($0.low, $0.high) })
    for place in points.indices { (points[place].acrossRank, points[place].upRank) = (acrossRanks[place].middle, upRanks[place]) }
  }

  /// The areas farthest from equal ranks.
  func farthest(_ count: Int, of members: [Bool]?, _ codes: [String]) -> [Int] {
    let wanted = points.filter { members?[$0.area] ?? true }.filter { $0.distance > 0 }
    let sorted = wanted.sorted { first, second in
      first.distance != second.distance ? first.distance > second.distance : codes[first.area].utf8.precedes(codes[second.area].utf8)
    }
    return sorted.prefix(max(0, count)).map(\.area)
  }

  /// ⌈5 · rank / n⌉ of the rank from the largest number, equal ones sharing the smallest.
  private static func fifths(_ numbers: [Double?]) -> [Int?] {
    let order = numbers.indices.compactMap { area in numbers[area].map { (area: area, number: $0) } }
      .sorted { ($1.number, $0.area) < ($0.number, $1.area) }
    var fifths = [Int?](repeating: nil, count: numbers.count)
    var rank = 0
    for (place, entry) in order.enumerated() {
      if place == 0 || order[place - 1].number != entry.number { rank = place + 1 }
      fifths[entry.area] = (5 * rank + order.count - 1) / order.count
    }
    return fifths
  }
}

/// An area with two numbers, both growing towards more of it.
struct ScatterPoint {
  let area: Int
  let look: PointLook
  let across: Double
  let low: Double
  let high: Double
  /// 1 for the least.
  var acrossRank = 0.0
  var upRank = RankSpan(low: 0, high: 0)

  init(area: Int, look: PointLook, across: Double, low: Double, high: Double) {
    self.area = area
    self.look = look
    self.across = across
    self.low = low
    self.high = high
  }

  /// How many ranks at least the two numbers are apart.
  var distance: Double {
    guard look == .protected else { return abs(upRank.middle - acrossRank) }
    return max(upRank.low - acrossRank, acrossRank - upRank.high, 0)
  }
}

/// What a mark says of its count.
enum PointLook: Hashable, CaseIterable {
  case exact
  case zero
  case protected

  /// `nil` for a cell that shows no number.
  init?(_ cell: Cell, isCount: Bool) {
    switch cell {
    case .interval: self = .protected
    case .text, .withheld, .missing: return nil
    case .count, .rounded, .number, .significant:
      guard let number = cell.finiteNumber else { return nil }
      self = isCount && number == 0 ? .zero : .exact
    }
  }
}

/// The ranks that a number may have among others, of which some are known as a range only.
struct RankSpan: Hashable {
  let low: Double
  let high: Double

  /// The mid-rank: equal numbers share the mean of their ranks, and so do numbers of one range.
  var middle: Double { (low + high) / 2 }

  /// 1 for the smallest: from one more than lie surely below to as many as do not lie surely above.
  ///
  /// - Complexity: O(n log n).
  static func all(_ spans: [(low: Double, high: Double)]) -> [RankSpan] {
    let (lows, highs) = (spans.map(\.low).sorted(), spans.map(\.high).sorted())
    return spans.map { span in
      RankSpan(low: Double(1 + highs.count(below: span.low)), high: Double(lows.count(upTo: span.high)))
    }
  }
}

extension [Double] {
  /// How many of ascending numbers lie below one.
  fileprivate func count(below limit: Double) -> Int { partition { $0 < limit } }

  /// How many of ascending numbers do not lie above one.
  fileprivate func count(upTo limit: Double) -> Int { partition { $0 <= limit } }

  private func partition(_ isBefore: (Double) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isBefore(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension Cell {
  /// The exact number, if it is one that can be drawn.
  var finiteNumber: Double? { exactNumber.flatMap { $0.isFinite && $0.magnitude < 1e15 ? $0 : nil } }

  /// What the number may be.
  var span: (low: Double, high: Double)? {
    if case .interval(let lower, let upper) = self { return (Double(lower), Double(upper)) }
    return finiteNumber.map { ($0, $0) }
  }
}

extension String.UTF8View {
  func precedes(_ other: String.UTF8View) -> Bool { lexicographicallyPrecedes(other) }
}
