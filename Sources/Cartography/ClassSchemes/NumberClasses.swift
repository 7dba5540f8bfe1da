import WardlightDisclosure
import WardlightEssentials

extension Classification {
  /// The classes of a column of numbers.
  ///
  /// Numbers are taken as they are printed: as whole multiples of their last decimal, so that a legend never contradicts a table.
  ///
  /// - Parameters:
  ///   - column: Counts, numbers, intervals, withheld and missing cells.
  ///   - scheme: How the exact numbers are parted.
  ///   - palette: Colours for the protected intervals and the ranges, from low to high.
  ///   - detail: What the legend says beside the classes.
  ///   - placing: Where intervals belong that are not below all exact numbers.
  /// - Throws: ``CartographyError`` for words, for a scheme that cannot be, and for a palette with too few colours.
  init(
    of column: CellColumn, by scheme: ClassScheme, palette: Palette, detail: LegendDetail = .classes, placing: IntervalPlacing = .within
  ) throws(CartographyError) {
    try self.init(of: column.cells, under: column.heading, by: scheme, palette: palette, detail: detail, placing: placing)
  }

  /// The classes of cells that are arranged otherwise than the column that they come from, under its heading.
  init(
    of cells: [Cell], under heading: ColumnHeading, by scheme: ClassScheme, palette: Palette, detail: LegendDetail = .classes,
    placing: IntervalPlacing = .within
  ) throws(CartographyError) {
    let numbers = try PrintedNumbers(cells, heading)
    let breaks = try Breaks(scheme, numbers: numbers)
    let kinds = numbers.states.map { state in breaks.kind(of: state, in: numbers, placing) }
    let shaded = numbers.lowest.map { MapClass.Kind.protected(lower: $0.lower, upper: $0.upper) } + breaks.ranges
    let middle = palette.middle.map { $0 * power(10, Double(numbers.decimals)) }
    let looks = try ClassColours(palette, kinds: shaded, middle: middle, zeros: kinds.contains(.zero))
    var classes: [MapClass] = kinds.contains(.zero) ? [MapClass(kind: .zero, label: "0", fill: Ink.zero, hatch: nil)] : []
    for (kind, look) in zip(shaded, zip(looks.fills, looks.hatches)) {
      classes.append(MapClass(kind: kind, label: numbers.label(of: kind), fill: look.0, hatch: look.1))
    }
    classes += numbers.classesApart(kinds, placing)
    if kinds.contains(.withheld) { classes.append(.withheld()) }
    if kinds.contains(.missing) { classes.append(.missing()) }
    self.init(classes: classes, lostClasses: breaks.lost, varianceFit: breaks.fit(of: numbers.parted), detail: detail)
    place(kinds)
  }

  /// The classes of a column of words.
  ///
  /// - Throws: ``CartographyError/unknownCategory(column:word:known:)``.
  init(of column: CellColumn, into categories: [MapCategory]) throws(CartographyError) {
    let known = categories.map(\.value)
    var kinds: [MapClass.Kind] = []
    for cell in column.cells {
      switch cell {
      case .missing: kinds.append(.missing)
      case .withheld: kinds.append(.withheld)
      case .text, .count, .rounded, .number, .significant, .interval:
        guard known.contains(cell.text) else { throw .unknownCategory(column: column.heading.key, word: cell.text, known: known) }
        kinds.append(.word(cell.text))
      }
    }
    var classes = categories.map { MapClass(kind: .word($0.value), label: $0.label, fill: $0.fill, hatch: $0.hatch) }
    if kinds.contains(.withheld) { classes.append(.withheld()) }
    if kinds.contains(.missing) { classes.append(.missing()) }
    self.init(classes: classes, lostClasses: 0, varianceFit: nil, detail: .classes)
    place(kinds)
  }
}

extension MapClass.Kind {
  var isProtected: Bool {
    if case .protected = self { true } else { false }
  }
}

/// Where an interval belongs that is not below all exact numbers.
enum IntervalPlacing {
  /// To the range within which it lies as a whole, and else to those that are suppressed.
  case within
  /// To a class of its own, for drawings to scale.
  case apart
}

/// A column of numbers as whole multiples of the last printed decimal.
struct PrintedNumbers {
  /// What a cell says.
  enum State: Hashable {
    case units(Int)
    case interval(lower: Int, upper: Int)
    case withheld
    case missing
  }

  let states: [State]
  let decimals: Int
  /// Whether zero is a class of its own.
  private(set) var isCount: Bool
  /// The intervals as which counts are hidden, from low to high, each once.
  private(set) var intervals: [(lower: Int, upper: Int)]

  init(_ column: CellColumn) throws(CartographyError) { try self.init(column.cells, column.heading) }

  init(_ cells: [Cell], _ heading: ColumnHeading) throws(CartographyError) {
    decimals = cells.reduce(0) { most, cell in max(most, cell.decimals) }
    var states: [State] = []
    for cell in cells { states.append(try Self.state(of: cell, decimals, heading.key)) }
    self.states = states
    isCount = heading.kind == .count && !states.contains { if case .units(let units) = $0 { units < 0 } else { false } }
    var found: Set<State> = []
    for case .interval(let lower, let upper) in states { found.insert(.interval(lower: lower, upper: upper)) }
    intervals = found.compactMap { if case .interval(let lower, let upper) = $0 { (lower, upper) } else { nil } }.sorted { $0 < $1 }
  }

  /// The intervals that lie below all numbers that a scheme parts: each is a class of its own at the lower end.
  var lowest: [(lower: Int, upper: Int)] {
    guard let least = parted.first else { return intervals }
    return intervals.filter { $0.upper * unit < least }
  }

  /// Whether an interval that ends so lies below all numbers that a scheme parts.
  func isLowest(_ upper: Int) -> Bool { lowest.contains { $0.upper == upper } }

  /// What 1 is in units of the last printed decimal.
  var unit: Int { Int(power(10, Double(decimals))) }

  /// The classes of intervals that are neither below all numbers nor within one range.
  func classesApart(_ kinds: [MapClass.Kind], _ placing: IntervalPlacing) -> [MapClass] {
    let low = lowest.count
    switch placing {
    case .apart:
      return intervals.dropFirst(low).map { interval in
        let kind = MapClass.Kind.protected(lower: interval.lower, upper: interval.upper)
        return MapClass(kind: kind, label: label(of: kind), fill: Ink.white, hatch: Hatch(.dots, Ink.hatch))
      }
    case .within:
      let found = zip(states, kinds).compactMap { state, kind in
        if case .interval(let lower, let upper) = state, kind == .suppressed { (lower: lower, upper: upper) } else { nil }
      }
      let words = intervals.filter { interval in found.contains { $0 == interval } }.map {
        label(of: .protected(lower: $0.lower, upper: $0.upper))
      }
      return words.isEmpty ? [] : [.suppressed(words)]
    }
  }

  /// The numbers that a scheme parts, ascending: all exact ones, for counts without the zeros.
  var parted: [Int] {
    states.compactMap { if case .units(let units) = $0, !(isCount && units == 0) { units } else { nil } }.sorted()
  }

  /// The same numbers, of which neither zeros nor protected intervals are classes of their own.
  var joint: PrintedNumbers {
    var joint = self
    joint.isCount = false
    joint.intervals = []
    return joint
  }

  func text(_ units: Int) -> String {
    let scale = power(10, Double(decimals))
    let text = decimals == 0 ? FixedDecimal.grouped(units) : FixedDecimal.text(Double(units) / scale, decimals: decimals)
    return text.replacing("-", with: "−")
  }

  func label(of kind: MapClass.Kind) -> String {
    switch kind {
    case .range(let lower, let upper): lower >= upper ? text(upper) : "\(text(lower)) TO \(text(upper))"
    case .protected(let lower, let upper): lower == upper ? "\(lower)" : "\(lower) TO \(upper)"
    case .zero: "0"
    case .word(let word): word
    case .missing, .withheld, .suppressed: ""
    }
  }

  private static func state(of cell: Cell, _ decimals: Int, _ column: String) throws(CartographyError) -> State {
    switch cell {
    case .withheld: return .withheld
    case .missing: return .missing
    case .interval(let lower, let upper): return .interval(lower: lower, upper: upper)
    case .text: throw .wordsInsteadOfNumbers(column: column)
    case .count, .rounded, .number, .significant:
      guard let number = cell.exactNumber, !number.isNaN else { return .missing }
      let units = (number * power(10, Double(decimals))).rounded(.toNearestOrAwayFromZero)
      guard units.magnitude < 9e15 else { throw .numberTooLarge(column: column) }
      return .units(Int(units))
    }
  }
}
