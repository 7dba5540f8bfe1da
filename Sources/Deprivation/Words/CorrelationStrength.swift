/// How strong a rank correlation is, in words: one scale for every page.
///
/// By the size of ρ alone, whatever its sign: below 0.10 negligible, below 0.40 weak, below 0.70 moderate, below 0.90 strong, else very
/// strong. ρ is taken as it is printed, rounded to two decimals, so that a reader who applies the scale to the page comes to the same word.
///
/// - SeeAlso: Schober, Boer & Schwarte (2018), Correlation coefficients: appropriate use and interpretation,
///   doi:10.1213/ANE.0000000000002864, table 1.
public enum CorrelationStrength: String, Hashable, Sendable, CaseIterable, Comparable {
  /// Below 0.10.
  case negligible
  /// From 0.10 to 0.39.
  case weak
  /// From 0.40 to 0.69.
  case moderate
  /// From 0.70 to 0.89.
  case strong
  /// From 0.90.
  case veryStrong

  /// The strength of a correlation; `nil` for `NaN`.
  public init?(_ rho: Double) {
    guard !rho.isNaN else { return nil }
    let hundredths = (rho.magnitude * 100).rounded(.toNearestOrAwayFromZero)
    self = Self.allCases.last { hundredths >= $0.least } ?? .negligible
  }

  /// Where it begins, in hundredths.
  private var least: Double {
    switch self {
    case .negligible: 0
    case .weak: 10
    case .moderate: 40
    case .strong: 70
    case .veryStrong: 90
    }
  }

  /// Whether one is weaker than another.
  public static func < (left: CorrelationStrength, right: CorrelationStrength) -> Bool { left.least < right.least }

  /// The word.
  public var word: String { self == .veryStrong ? "very strong" : rawValue }

  /// The scale, to be printed wherever a word of it is.
  public static let scale =
    "Strength by the size of rho, whatever its sign: below 0.10 negligible, 0.10 to 0.39 weak, 0.40 to 0.69 moderate, 0.70 to 0.89 strong, 0.90 and above very strong (Schober, Boer and Schwarte 2018)."
}
