import WardlightDisclosure
import WardlightEssentials

/// The symbols of a map: the state of each area, and how large its symbol is.
struct SymbolSet {
  /// Zero, protected intervals, classes of sizes (one for proportional symbols), withheld, missing; each area is in exactly one.
  let classes: Classification
  /// Half the width of each area's symbol in millimetres; 0 where none is drawn to scale.
  let halfWidths: [Double]
  /// The number of each area as it is printed, above zero where its symbol is drawn to scale.
  let numbers: [Double]
  /// The scale of proportional symbols.
  let scale: SymbolScale?
  let shape: SymbolShape
  let isCount: Bool
  /// What 1 is in units of the last printed decimal.
  private let unit: Double

  /// - Throws: ``CartographyError`` for words, numbers below zero, and a scheme or scale that cannot serve.
  init(_ column: CellColumn, sizing: SymbolSizing, shape: SymbolShape, colour: Colour) throws(CartographyError) {
    let printed = try PrintedNumbers(column)
    if printed.states.contains(where: \.isNegative) { throw .negativeSymbol(column: column.heading.key) }
    let unit = power(10, Double(printed.decimals))
    self.unit = unit
    numbers = printed.states.map { if case .units(let units) = $0 { Double(units) / unit } else { 0 } }
    isCount = column.heading.kind == .count
    self.shape = shape
    var found = try Classification(of: column, by: sizing.scheme, palette: .blues, placing: .apart)
    switch sizing {
    case .proportional(let given):
      let scale = try SymbolScale(numbers.filter { $0 > 0 } + printed.bandMiddles, shape: shape, given: given, column: column.heading.key)
      self.scale = scale
      found.partZeros(printed)
      halfWidths = numbers.map { $0 > 0 ? scale.halfWidth($0) : 0 }
    case .graduated:
      scale = nil
      halfWidths = found.graduatedHalfWidths(count: column.cells.count)
    }
    classes = found.recoloured(colour)
  }

  /// Half the width of the ring of a class of one interval: small counts have that of all signs, bands the size of a symbol of their geometric middle, which tells no more
  /// than the band.
  func ringHalfWidth(_ kind: MapClass.Kind) -> Double {
    guard case .protected(let lower, let upper) = kind, lower > 1 else { return SymbolLook.signHalfWidth }
    let middle = PrintedNumbers.middle(lower, upper)
    let sized = scale?.halfWidth(middle) ?? graduatedHalfWidth(middle)
    return max(SymbolLook.signHalfWidth, sized)
  }

  /// The size of the lowest class that does not end below a number; of the highest where all do.
  private func graduatedHalfWidth(_ number: Double) -> Double {
    let ends = classes.classes.compactMap { if case .range(_, let upper) = $0.kind { Double(upper) / unit } else { nil } }
    let sizes = classes.rangeHalfWidths
    return sizes.isEmpty ? 0 : sizes[ends.firstIndex { $0 >= number } ?? sizes.count - 1]
  }

  /// The numbers of which the legend shows the size, the largest first.
  var samples: [Double] { scale?.samples(numbers.filter { $0 > 0 }, least: isCount ? 1 : 0) ?? [] }

  /// A number as the legend writes it.
  static func text(_ number: Double) -> String {
    number == number.rounded() && number.magnitude < 1e15 ? FixedDecimal.grouped(Int(number)) : FixedDecimal.shortest(number, decimals: 6)
  }
}

extension SymbolSizing {
  /// Proportional symbols have one class from the least number to the largest.
  fileprivate var scheme: ClassScheme {
    switch self {
    case .proportional: .equalIntervals(1)
    case .graduated(let scheme): scheme
    }
  }
}

extension PrintedNumbers {
  /// The number for which a band stands in a size: its geometric middle.
  fileprivate static func middle(_ lower: Int, _ upper: Int) -> Double { (Double(lower) * Double(upper)).squareRoot() }

  /// The middles of the bands of all areas, which have a size; small counts have none.
  fileprivate var bandMiddles: [Double] {
    states.compactMap { if case .interval(let lower, let upper) = $0, lower > 1 { Self.middle(lower, upper) } else { nil } }
  }
}

extension PrintedNumbers.State {
  fileprivate var isNegative: Bool {
    if case .units(let units) = self { units < 0 } else { false }
  }
}

extension Classification {
  /// Half the widths of symbols by class, each class larger than the one before by the same width; the more symbols, the smaller are all.
  var rangeHalfWidths: [Double] {
    let ranges = classes.filter(\.isRange)
    let drawn = ranges.reduce(0) { $0 + $1.members.count }
    let largest = min(5, 1.5 * (SymbolScale.cover / Double.pi / Double(max(drawn, 1))).squareRoot())
    let least = max(SymbolScale.leastHalfWidth, largest * 0.35)
    return ranges.indices.map { least + (largest - least) * (ranges.count > 1 ? Double($0) / Double(ranges.count - 1) : 0.5) }
  }

  fileprivate func graduatedHalfWidths(count: Int) -> [Double] {
    var halfWidths = Array(repeating: 0.0, count: count)
    for (range, halfWidth) in zip(classes.filter(\.isRange), rangeHalfWidths) {
      for area in range.members { halfWidths[area] = halfWidth }
    }
    return halfWidths
  }

  /// Zeros among numbers that are no counts have no symbol to scale, and so a class of their own.
  fileprivate mutating func partZeros(_ printed: PrintedNumbers) {
    guard let place = classes.firstIndex(where: \.isRange) else { return }
    var zero = MapClass(kind: .zero, label: "0", fill: Ink.zero, hatch: nil)
    zero.members = classes[place].members.filter { printed.states[$0] == .units(0) }
    guard !zero.members.isEmpty else { return }
    let rest = classes[place].members.filter { printed.states[$0] != .units(0) }
    let units = rest.compactMap { if case .units(let units) = printed.states[$0] { units } else { nil } }
    guard let least = units.min(), let most = units.max() else { return classes[place] = zero }
    let kind = MapClass.Kind.range(lower: least, upper: most)
    var positive = MapClass(kind: kind, label: printed.label(of: kind), fill: classes[place].fill, hatch: nil)
    positive.members = rest
    classes.replaceSubrange(place...place, with: [zero, positive])
  }

  /// The classes in the colours in which symbols are drawn.
  fileprivate func recoloured(_ colour: Colour) -> Classification {
    var other = self
    other.classes = classes.map { mapClass in
      guard mapClass.isRange || mapClass.kind.isProtected else { return mapClass }
      var drawn = MapClass(kind: mapClass.kind, label: mapClass.label, fill: mapClass.isRange ? colour : Ink.white, hatch: nil)
      drawn.members = mapClass.members
      return drawn
    }
    return other
  }
}
