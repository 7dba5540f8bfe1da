import WardlightDisclosure

/// Classes of a column in which zeros and protected intervals are parted with the other numbers.
struct JointRanges {
  /// The ranges from low to high, as legends write them.
  let labels: [String]
  /// How many classes fewer there are than were asked for.
  let lost: Int
  /// Where each cell belongs.
  let members: [Member]
  /// The intervals that lie in no class as a whole, as legends write them, from low to high.
  let leftIntervals: [String]

  /// Where a cell belongs.
  enum Member: Hashable {
    /// To the range at this place.
    case range(Int)
    /// To none.
    case state(BivariateState.Kind)
  }

  /// - Throws: ``CartographyError`` for words and for a scheme that cannot be.
  init(_ column: CellColumn, by scheme: ClassScheme) throws(CartographyError) {
    let numbers = try PrintedNumbers(column)
    let unit = power(10, Double(numbers.decimals))
    let spans = numbers.intervals.map { (low: $0.lower * Int(unit), high: $0.upper * Int(unit)) }
    let breaks = try Breaks(Self.reaching(scheme, spans, unit: unit), numbers: numbers.joint)
    let least = (numbers.joint.parted.prefix(1) + spans.prefix(1).map(\.low)).min()
    let ranges = Self.beginning(breaks.ranges, at: least)
    let found = numbers.states.map { Self.member($0, of: ranges, unit: Int(unit)) }
    labels = ranges.map { numbers.label(of: .range(lower: $0.lowerBound, upper: $0.upperBound)) }
    (lost, members) = (breaks.lost, found)
    leftIntervals = numbers.intervals.filter { interval in
      Self.member(.interval(lower: interval.lower, upper: interval.upper), of: ranges, unit: Int(unit)) == .state(.protected)
    }.map { numbers.label(of: .protected(lower: $0.lower, upper: $0.upper)) }
  }

  /// A manual scheme with a further class where protected intervals lie above its last end, as it has one for numbers.
  private static func reaching(_ scheme: ClassScheme, _ spans: [(low: Int, high: Int)], unit: Double) -> ClassScheme {
    guard case .manual(let ends) = scheme, let last = ends.last, ClassScheme.ascends(ends) else { return scheme }
    let above = spans.map { (low: Double($0.low) / unit, high: Double($0.high) / unit) }.filter { $0.low > last }.map(\.high)
    return above.max().map { .manual(ends + [$0]) } ?? scheme
  }

  /// The ranges, of which the first begins with the least number or interval.
  private static func beginning(_ ranges: [MapClass.Kind], at least: Int?) -> [ClosedRange<Int>] {
    let whole = ranges.compactMap { kind -> ClosedRange<Int>? in
      if case .range(let lower, let upper) = kind { min(lower, upper)...upper } else { nil }
    }
    guard let first = whole.first, let least else { return whole }
    return [min(least, first.upperBound)...first.upperBound] + whole.dropFirst()
  }

  private static func member(_ state: PrintedNumbers.State, of ranges: [ClosedRange<Int>], unit: Int) -> Member {
    func range(_ low: Int, _ high: Int) -> Member? { ranges.firstIndex { $0.contains(low) && $0.contains(high) }.map(Member.range) }
    switch state {
    case .withheld: return .state(.withheld)
    case .missing: return .state(.missing)
    case .units(let units): return range(units, units) ?? .state(.missing)
    case .interval(let lower, let upper): return range(lower * unit, upper * unit) ?? .state(.protected)
    }
  }
}
