/// How large symbols are.
public enum SymbolSizing: Hashable, Sendable {
  /// The area of a symbol is in proportion to its number.
  ///
  /// The scale says which number one square millimetre stands for, so that several maps can share it; without one it is a round number at
  /// which the symbols leave most of the map free and the largest is at most 16 mm wide.
  case proportional(perSquareMillimetre: Double? = nil)
  /// One size for each class of numbers.
  case graduated(ClassScheme)
}

/// The scale of proportional symbols: a = v / s, but never below the area of a symbol that can just be seen.
struct SymbolScale: Hashable {
  /// Which number one square millimetre stands for.
  let perSquareMillimetre: Double
  let shape: SymbolShape

  /// Half the width of the smallest symbol, in millimetres; the legend says so.
  static let leastHalfWidth = 0.5
  /// Half the width of the largest symbol where nobody gives a scale.
  static let largestHalfWidth = 8.0
  /// No symbol is wider, in millimetres, for a legend would have no room for it.
  static let widest = 36.0
  /// What all symbols may cover together where nobody gives a scale, in square millimetres: about a fifth of the map on a sheet of A4.
  static let cover = 2_400.0

  /// - Parameters:
  ///   - numbers: The numbers above zero of all symbols.
  ///   - given: The scale that somebody gave.
  ///   - column: For errors.
  /// - Throws: ``CartographyError/symbolScale(_:)``, ``CartographyError/symbolTooLarge(column:millimetres:)``.
  init(_ numbers: [Double], shape: SymbolShape, given: Double?, column: String) throws(CartographyError) {
    let largest = numbers.max() ?? 1
    if let given, !(given > 0 && given.isFinite) { throw .symbolScale(given) }
    let widest = largest / shape.area(halfWidth: Self.largestHalfWidth)
    perSquareMillimetre = given ?? RoundNumber.smallest(notBelow: max(widest, numbers.reduce(0, +) / Self.cover))
    self.shape = shape
    let width = 2 * shape.halfWidth(area: largest / perSquareMillimetre)
    guard width <= Self.widest else { throw .symbolTooLarge(column: column, millimetres: Int(min(width.rounded(.up), 1e9))) }
  }

  /// Half the width of the symbol of a number above zero.
  func halfWidth(_ number: Double) -> Double {
    max(Self.leastHalfWidth, shape.halfWidth(area: number / perSquareMillimetre))
  }

  /// Up to three round numbers for a legend, the largest first, each well apart from the next; numbers that all are equal are their own sample.
  ///
  /// - Parameter least: No sample is below it, as there are no half persons.
  func samples(_ numbers: [Double], least: Double) -> [Double] {
    guard let largest = numbers.max(), largest > 0 else { return [] }
    if numbers.min() == largest { return [largest] }
    let first = Self.round(notAbove: largest)
    let steps = [first, RoundNumber.largest(notAbove: first / 4), RoundNumber.largest(notAbove: first / 16)]
    return steps.enumerated().filter { place, step in
      place == 0 || (step >= least && shape.halfWidth(area: step / perSquareMillimetre) >= Self.leastHalfWidth)
    }.map(\.element)
  }

  /// The largest number of a single digit, or 1.5, before its zeros that is not above a positive one: closer to it than 1, 2 and 5 come.
  private static func round(notAbove largest: Double) -> Double {
    // A tiny share more keeps 3 × 0.1 from lying above 0.3.
    let limit = largest * (1 + 1e-12)
    var unit = 1.0
    while unit > limit { unit /= 10 }
    while unit * 10 <= limit { unit *= 10 }
    return [8, 6, 5, 4, 3, 2, 1.5].map { $0 * unit }.first { $0 <= limit } ?? unit
  }
}
