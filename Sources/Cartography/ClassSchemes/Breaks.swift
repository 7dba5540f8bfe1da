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
    let sought = parted.isEmpty ? asked.count : scheme.soughtCount(found: asked.count)
    lost = max(0, sought - kept.count - Self.keptByIntervals(asked, numbers))
    ranges = kept.indices.map { .range(lower: $0 == 0 ? floor : kept[$0 - 1] + 1, upper: kept[$0]) }
  }

  /// Breaks at the upper end of a protected interval, which its own class keeps.
  private static func keptByIntervals(_ asked: [Int], _ numbers: PrintedNumbers) -> Int {
    asked.count { upper in numbers.lowest.contains { $0.upper == upper } }
  }

  /// The class of one cell.
  ///
  /// - Complexity: O(classes).
  func kind(of state: PrintedNumbers.State, in numbers: PrintedNumbers, _ placing: IntervalPlacing) -> MapClass.Kind {
    switch state {
    case .withheld: .withheld
    case .missing: .missing
    case .interval(let lower, let upper):
      placing == .apart || numbers.isLowest(upper)
        ? .protected(lower: lower, upper: upper) : range(lower * numbers.unit, upper * numbers.unit) ?? .suppressed
    case .units(let units):
      if isCount, units == 0 { .zero } else { ranges[uppers.firstIndex { units <= $0 } ?? uppers.count - 1] }
    }
  }

  /// The range that holds both ends of an interval.
  private func range(_ lower: Int, _ upper: Int) -> MapClass.Kind? {
    ranges.first { if case .range(let low, let high) = $0 { low <= lower && upper <= high } else { false } }
  }

  /// The goodness of variance fit of the ranges.
  func fit(of parted: [Int]) -> Double? { VarianceFit.goodness(of: parted.map(Double.init), upperEnds: uppers.map(Double.init)) }

  private static func upperEnds(_ scheme: ClassScheme, _ parted: [Int], unit: Double) throws(CartographyError) -> [Int] {
    if let count = scheme.classCount { try ClassScheme.check(count) }
    if case .manual(let breaks) = scheme { return try manual(breaks, parted, unit: unit) }
    return try scheme.upperEnds(of: parted.map(Double.init)).map { Int($0.rounded(.down)) }
  }

  private static func manual(_ breaks: [Double], _ parted: [Int], unit: Double) throws(CartographyError) -> [Int] {
    guard ClassScheme.ascends(breaks), breaks.allSatisfy({ ($0 * unit).magnitude < 9e15 }) else { throw .breaksOutOfOrder(breaks) }
    // A tiny share of a unit keeps 0.3 × 10, say, from falling below 3.
    let ends = breaks.map { Int(($0 * unit + 1e-6).rounded(.down)) }
    guard let last = ends.last, let largest = parted.last, largest > last else { return ends }
    return ends + [largest]
  }

  /// The least number of the first class: what the data say, or for manual and pretty breaks what they leave room for.
  private static func floor(_ scheme: ClassScheme, numbers: PrintedNumbers, parted: [Int], first: Int?) -> Int {
    let least = parted.first ?? first ?? 0
    let room = numbers.isCount ? (numbers.lowest.last?.upper ?? 0) + 1 : Int.min
    switch scheme {
    case .manual:
      if numbers.isCount { return min(least, room) }
      return least >= 0 && (first ?? 0) >= 0 ? 0 : min(least, first ?? least)
    case .pretty(let count):
      let lower = PrettyBreaks.ends(of: parted.map(Double.init), classes: count).first.map { Int($0.rounded(.up)) } ?? least
      return min(least, max(lower, room))
    case .naturalBreaks, .quantiles, .equalIntervals, .standardDeviations, .headTail, .maximumBreaks, .geometric: return least
    }
  }
}

extension ClassScheme {
  /// The upper ends that a scheme other than a manual one gives to ascending numbers, in the same unit.
  func upperEnds(of values: [Double]) throws(CartographyError) -> [Double] {
    switch self {
    case .naturalBreaks(let count): return NaturalBreaks.upperEnds(of: values, classes: count)
    case .quantiles(let count): return Quantiles.upperEnds(of: values, classes: count)
    case .equalIntervals(let count): return EqualIntervals.upperEnds(of: values, classes: count)
    case .standardDeviations(let multiples):
      guard Self.ascends(multiples), !multiples.isEmpty else { throw .breaksOutOfOrder(multiples) }
      return StandardDeviations.upperEnds(of: values, multiples: multiples)
    case .headTail: return HeadTail.upperEnds(of: values)
    case .maximumBreaks(let count): return MaximumBreaks.upperEnds(of: values, classes: count)
    case .pretty(let count): return Array(PrettyBreaks.ends(of: values, classes: count).dropFirst(values.first == values.last ? 0 : 1))
    case .geometric(let count):
      guard let ends = GeometricIntervals.upperEnds(of: values, classes: count) else { throw .geometricNeedsPositive }
      return ends
    case .manual(let breaks): return breaks
    }
  }

  /// How many classes there would be if each break parted something.
  func soughtCount(found: Int) -> Int {
    switch self {
    case .standardDeviations(let multiples): multiples.count + 1
    case .manual, .headTail, .pretty: found
    case .naturalBreaks, .quantiles, .equalIntervals, .maximumBreaks, .geometric: max(found, classCount ?? found)
    }
  }

  static func check(_ count: Int) throws(CartographyError) {
    if count < 1 { throw .tooFewClasses(count) }
    if count > mostClasses { throw .tooManyClasses(count) }
  }

  static func ascends(_ numbers: [Double]) -> Bool {
    numbers.allSatisfy(\.isFinite) && zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 }
  }
}
