import Foundation
internal import WardlightDisclosure
internal import WardlightEssentials
internal import WardlightGeometry

/// One class of the cells of a surface: from which number it goes to which, how much of the ground it has, and how it looks.
public struct SurfaceBand: Hashable, Sendable {
  /// What belongs to the band.
  public let kind: Kind
  /// The words of the legend: `5 TO UNDER 10`.
  public let label: String
  /// How much ground its cells cover.
  public let squareKilometres: Double
  /// The same as it is printed: rounded so that the bands of a map add up to the whole.
  public let printedArea: String
  /// The colour.
  public let fill: Colour
  /// What lies over the colour, if anything.
  public let hatch: Hatch?

  /// What belongs to a band.
  public enum Kind: Hashable, Sendable {
    /// Cells of nothing.
    case zero
    /// Numbers below the lowest level, 0 among them only where it is no band of its own.
    case below(Double)
    /// Numbers from a level on, below the next one where there is one.
    case from(Double, below: Double?)
    /// Cells without a number.
    case missing
  }

  /// The line of the legend: the band and the square kilometres in brackets.
  public var legendText: String { "\(label) (\(printedArea))" }
}

/// The bands of a surface, in the order of the legend.
struct SurfaceBands {
  let bands: [SurfaceBand]
  /// The printed sum of all areas.
  let total: String

  /// - Parameters:
  ///   - isGround: Whether a cell without a number is a gap in the map, rather than lying beyond it.
  ///   - look: Lines need stronger colours than bands.
  /// - Throws: ``CartographyError`` where levels are no numbers above 0 or shares beyond 1, where none is reached, and for too few colours.
  /// - Complexity: O(cells · log levels).
  init(
    _ surface: Surface, levels wanted: ContourLevels, palette: Palette, look: SurfaceLook, isGround: [Bool]
  ) throws(CartographyError) {
    try Self.check(wanted)
    let levels = Self.kept(surface.levels(wanted), wanted, palette)
    guard !levels.isEmpty else { throw .noLevelReached(surface: surface.name) }
    let counts = BandCounts(surface.values, levels, isGround, hasZero: look != .lines)
    guard counts.reachesLevel else { throw .noLevelReached(surface: surface.name) }
    let kinds = counts.kinds(levels, isFixed: wanted.isFixed)
    let colours = try Self.colours(kinds, palette, look)
    let areas = kinds.map { Double(counts.count(of: $0.place)) * surface.grid.squareKilometres }
    let printed = SharedRounding(areas)
    total = printed.total
    bands = kinds.indices.map { place in
      let kind = kinds[place].kind
      return SurfaceBand(
        kind: kind, label: Self.label(kind), squareKilometres: areas[place], printedArea: printed.texts[place], fill: colours[place],
        hatch: kind == .missing ? Hatch(.crossed, Ink.hatch) : nil)
    }
  }

  private static func check(_ wanted: ContourLevels) throws(CartographyError) {
    switch wanted {
    case .steps: return
    case .values(let values): if let wrong = values.first(where: { !($0 > 0 && $0.isFinite) }) { throw .levelNotPositive(wrong) }
    case .shares(let shares): if let wrong = shares.first(where: { !($0 > 0 && $0 <= 1) }) { throw .shareOutOfRange(wrong) }
    }
  }

  /// Round steps lose their lowest ones where there are more of them than colours; levels around shares are rounded down to three digits.
  private static func kept(_ levels: [Double], _ wanted: ContourLevels, _ palette: Palette) -> [Double] {
    switch wanted {
    case .steps: levels.suffix(max(1, palette.largestCount - 1))
    case .values: levels
    case .shares: Set(levels.map(RoundLevel.below)).sorted()
    }
  }

  private static func colours(
    _ kinds: [BandCounts.Found], _ palette: Palette, _ look: SurfaceLook
  ) throws(CartographyError) -> [Colour] {
    let shaded = kinds.count { $0.kind.isShaded }
    let rising = look == .lines ? try palette.ofLines(shaded) : try palette.shades(shaded, besidesZero: false)
    var colours = Array(rising.reversed())
    return kinds.map { found in
      switch found.kind {
      case .zero: Ink.zero
      case .missing: Ink.noData
      case .below, .from: colours.popLast() ?? Ink.noData
      }
    }
  }

  private static func label(_ kind: SurfaceBand.Kind) -> String {
    switch kind {
    case .zero: "0"
    case .below(let level): "UNDER \(RoundLevel.text(level))"
    case .from(let level, below: nil): "\(RoundLevel.text(level)) OR MORE"
    case .from(let level, let next?): "\(RoundLevel.text(level)) TO UNDER \(RoundLevel.text(next))"
    case .missing: "NO DATA"
    }
  }
}

extension SurfaceBand.Kind {
  /// Whether the band has a colour of the palette.
  var isShaded: Bool {
    switch self {
    case .below, .from: true
    case .zero, .missing: false
    }
  }
}

/// How many cells each band has.
private struct BandCounts {
  /// A kind of band and its place among the counts.
  typealias Found = (kind: SurfaceBand.Kind, place: Int)

  /// Zero, below the lowest level, each level, missing.
  private var counts: [Int]

  /// - Parameter hasZero: Whether zero is a band of its own; between lines it looks like what is below the lowest one.
  init(_ values: [Double], _ levels: [Double], _ isGround: [Bool], hasZero: Bool) {
    counts = Array(repeating: 0, count: levels.count + 3)
    for cell in values.indices {
      let value = values[cell]
      if value.isNaN {
        if isGround[cell] { counts[levels.count + 2] += 1 }
      } else if value == 0, hasZero {
        counts[0] += 1
      } else {
        counts[1 + (levels.lastIndex { $0 <= value }.map { $0 + 1 } ?? 0)] += 1
      }
    }
  }

  var reachesLevel: Bool { counts.dropFirst(2).dropLast().contains { $0 > 0 } }

  func count(of place: Int) -> Int { counts[place] }

  /// Levels that were given stay, so that maps can be compared; of others those between the lowest and the highest that has cells.
  func kinds(_ levels: [Double], isFixed: Bool) -> [Found] {
    var kinds: [Found] = counts[0] > 0 ? [(.zero, 0)] : []
    if counts[1] > 0 { kinds.append((.below(levels[0]), 1)) }
    let filled = levels.indices.filter { counts[2 + $0] > 0 }
    let first = isFixed || !kinds.isEmpty ? 0 : filled.first ?? 0
    let last = isFixed ? levels.count - 1 : filled.last ?? 0
    for place in first...last { kinds.append((.from(levels[place], below: place == last ? nil : levels[place + 1]), 2 + place)) }
    if counts[levels.count + 2] > 0 { kinds.append((.missing, levels.count + 2)) }
    return kinds
  }
}

extension ContourLevels {
  /// Whether the levels do not depend on the surface.
  fileprivate var isFixed: Bool {
    if case .values = self { true } else { false }
  }
}

/// Levels as a legend prints them.
enum RoundLevel {
  /// The largest number of three digits that is not above a number greater than 0.
  static func below(_ value: Double) -> Double {
    let unit = power(10, log10(value).rounded(.down) - 2)
    return Double(SignificantDecimal.rounded((value / unit).rounded(.down) * unit, digits: 3)) ?? value
  }

  static func text(_ level: Double) -> String {
    level >= 1000 && level == level.rounded() && level < 9e15 ? FixedDecimal.grouped(Int(level)) : SignificantDecimal.text(level)
  }
}

/// Sizes rounded so that what is printed adds up to the printed whole (largest remainders).
struct SharedRounding {
  let texts: [String]
  let total: String

  /// - Parameter sizes: None below 0. One decimal, or two where a size would vanish.
  init(_ sizes: [Double]) {
    let decimals = sizes.contains { $0 > 0 && $0 < 0.05 } ? 2 : 1
    let scaled = sizes.map { $0 * power(10, Double(decimals)) }
    let whole = Int(scaled.reduce(0, +).rounded())
    var units = scaled.map { Int($0.rounded(.down)) }
    let missing = max(0, whole - units.reduce(0, +))
    let largest = units.indices.sorted { (scaled[$1] - Double(units[$1]), $0) < (scaled[$0] - Double(units[$0]), $1) }
    for place in largest.prefix(missing) { units[place] += 1 }
    texts = units.map { Self.text($0, decimals) }
    total = Self.text(whole, decimals)
  }

  private static func text(_ units: Int, _ decimals: Int) -> String {
    let (whole, rest) = units.quotientAndRemainder(dividingBy: decimals == 2 ? 100 : 10)
    let tail = String(rest)
    return FixedDecimal.grouped(whole) + "." + String(repeating: "0", count: decimals - tail.utf8.count) + tail
  }
}
