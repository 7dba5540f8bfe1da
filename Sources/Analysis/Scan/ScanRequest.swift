public import WardlightDisclosure
public import WardlightSpatialStatistics

/// What is asked of a scan: where, and if wanted when, there are more cases together than chance explains.
public struct ScanRequest: Sendable {
  /// The layer and its table.
  public var layer: FigureLayer
  /// The field of the cases.
  public var cases: String
  /// What the cases are compared with.
  public var baseline: Baseline
  /// The table's column of periods, of which an area has a row each; `nil` where the table has one row for each area.
  public var period: String?
  /// What is looked for and how it is judged.
  public var options: ScanOptions
  /// The level at which a cluster is significant.
  public var alpha: Double
  /// How counts are protected.
  public var policy: Policy
  /// The marking of what is written.
  public var marking: Marking

  /// What the cases are compared with.
  public enum Baseline: Hashable, Sendable {
    /// The field of the population, in proportion to which cases fall (Poisson).
    case population(String)
    /// The field of expected numbers, which may be adjusted for age or sex (Poisson).
    case expected(String)
    /// The field of cases and others together, each of whom is a case or not (Bernoulli).
    case persons(String)
    /// The cases of the same area at other times, and of other areas at the same time (space–time permutation).
    case otherTimes

    /// The field, where there is one.
    var field: String? {
      switch self {
      case .population(let field), .expected(let field), .persons(let field): field
      case .otherTimes: nil
      }
    }

    /// The persons of whom each is a case or not; empty for other baselines.
    func persons(_ rows: [[Double]]) -> [[Double]] {
      if case .persons = self { rows } else { [] }
    }

    func model(_ rows: [[Double]]) -> ScanModel {
      switch self {
      case .population: .poisson(population: rows)
      case .expected: .poissonExpected(rows)
      case .persons: .bernoulli(population: rows)
      case .otherTimes: .spaceTimePermutation
      }
    }
  }

  /// A request of all its parts.
  public init(
    layer: FigureLayer, cases: String, baseline: Baseline, period: String? = nil, options: ScanOptions, alpha: Double = 0.05,
    policy: Policy = .standard, marking: Marking = .official
  ) {
    self.layer = layer
    self.cases = cases
    self.baseline = baseline
    self.period = period
    self.options = options
    self.alpha = alpha
    self.policy = policy
    self.marking = marking
  }
}
