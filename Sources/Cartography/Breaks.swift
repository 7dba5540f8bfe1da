/// The upper ends of the classes of some printed numbers.
struct Breaks {
  /// The ranges from low to high; both ends belong to them.
  let ranges: [MapClass.Kind]
  /// How many classes fewer there are than were asked for.
  let lost: Int
  private let uppers: [Int]
  private let isCount: Bool

  init(_ scheme: ClassScheme, numbers: PrintedNumbers) throws(CartographyError) {
    let parted = numbers.parted
    let asked = try Self.upperEnds(scheme, parted, unit: power(10, Double(numbers.decimals)))
    let floor = Self.floor(scheme, numbers: numbers, parted: parted, first: asked.first)
    let kept = asked.reduce(into: [Int]()) { kept, upper in
      if upper >= floor, upper > kept.last ?? Int.min { kept.append(upper) }
    }
    uppers = kept
    isCount = numbers.isCount
    let sought = max(asked.count, parted.isEmpty ? 0 : scheme.classCount)
    lost = max(0, sought - kept.count - Self.keptByIntervals(asked, numbers))
    ranges = kept.indices.map { .range(lower: $0 == 0 ? floor : kept[$0 - 1] + 1, upper: kept[$0]) }
  }

  /// Breaks at the upper end of a protected interval, which its own class keeps.
  private static func keptByIntervals(_ asked: [Int], _ numbers: PrintedNumbers) -> Int {
    asked.count { upper in numbers.intervals.contains { $0.upper == upper } }
  }

  /// The class of one cell.
  ///
  /// - Complexity: O(classes).
  func kind(of state: PrintedNumbers.State) -> MapClass.Kind {
    switch state {
    case .withheld: .withheld
    case .missing: .missing
    case .interval(let lower, let upper): .protected(lower: lower, upper: upper)
    case .units(let units):
      if isCount, units == 0 { .zero } else { ranges[uppers.firstIndex { units <= $0 } ?? uppers.count - 1] }
    }
  }

  private static func upperEnds(_ scheme: ClassScheme, _ parted: [Int], unit: Double) throws(CartographyError) -> [Int] {
    if scheme.classCount < 1 { throw .tooFewClasses(scheme.classCount) }
    switch scheme {
    case .manual(let breaks): return try manual(breaks, parted, unit: unit)
    case .naturalBreaks(let count): return NaturalBreaks.upperEnds(of: parted.map(Double.init), classes: count).map { Int($0) }
    case .quantiles(let count): return Quantiles.upperEnds(of: parted.map(Double.init), classes: count).map { Int($0.rounded(.down)) }
    case .equalIntervals(let count):
      return EqualIntervals.upperEnds(of: parted.map(Double.init), classes: count).map { Int($0.rounded(.down)) }
    }
  }

  private static func manual(_ breaks: [Double], _ parted: [Int], unit: Double) throws(CartographyError) -> [Int] {
    let ascends = zip(breaks, breaks.dropFirst()).allSatisfy { $0 < $1 }
    guard ascends, breaks.allSatisfy({ ($0 * unit).magnitude < 9e15 }) else { throw .breaksOutOfOrder(breaks) }
    // A tiny share of a unit keeps 0.3 × 10, say, from falling below 3.
    let ends = breaks.map { Int(($0 * unit + 1e-6).rounded(.down)) }
    guard let last = ends.last, let largest = parted.last, largest > last else { return ends }
    return ends + [largest]
  }

  /// The least number of the first class: what the data say, or for manual breaks what they leave room for.
  private static func floor(_ scheme: ClassScheme, numbers: PrintedNumbers, parted: [Int], first: Int?) -> Int {
    let least = parted.first ?? first ?? 0
    guard case .manual = scheme else { return least }
    if numbers.isCount { return min(least, (numbers.intervals.last?.upper ?? 0) + 1) }
    return least >= 0 && (first ?? 0) >= 0 ? 0 : min(least, first ?? least)
  }
}

extension ClassScheme {
  /// How many classes are asked for.
  var classCount: Int {
    switch self {
    case .naturalBreaks(let count), .quantiles(let count), .equalIntervals(let count): count
    case .manual(let breaks): breaks.count
    }
  }
}
