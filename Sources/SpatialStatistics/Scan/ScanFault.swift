/// Why a scan cannot begin.
///
/// Areas and periods are named by their places, counted from 0.
public enum ScanFault: Error, Hashable, Sendable {
  /// There are fewer than two areas with cases and population.
  case tooFewAreas(Int)
  /// There are fewer cases than a cluster needs.
  case tooFewCases(Int, needed: Int)
  /// There are more cases than can be drawn.
  case tooManyCases(Double)
  /// A number of cases is negative, has a fraction or is infinite.
  case notACount(area: Int, period: Int, value: Double)
  /// A population or an expected number is negative or infinite, or under Bernoulli no whole number up to a million millions.
  case notAPopulation(area: Int, period: Int, value: Double)
  /// An area has cases where none can be expected.
  case casesWithoutPopulation(area: Int, period: Int)
  /// An area has more cases than persons.
  case populationBelowCases(area: Int, period: Int)
  /// Everybody is a case, or nobody has a population.
  case noContrast
  /// A scan over time needs at least two periods.
  case tooFewPeriods(Int)
  /// The rows of cases and population do not have the same number of periods.
  case unequalPeriods(cases: Int, population: Int)
}

extension ScanFault: CustomStringConvertible {
  /// One sentence, in which areas have numbers.
  public var description: String { sentence(naming: { "number \($0)" }) }

  func sentence(naming name: (Int) -> String) -> String {
    switch self {
    case .tooFewAreas(let count): "A scan compares areas: \(count) with cases and population \(count == 1 ? "is" : "are") too few."
    case .tooFewCases(let count, let needed): "A cluster has at least \(needed) cases; all areas together have \(count)."
    case .tooManyCases(let count): "\(count) cases are more than a scan can draw again."
    case .notACount(let area, let period, let value):
      "The cases of area \(name(area)) are \(value)\(Self.in(period)); cases are whole numbers from 0 up."
    case .notAPopulation(let area, let period, let value):
      "The population of area \(name(area)) is \(value)\(Self.in(period)); it cannot be negative or infinite, and where persons are counted it is whole, up to a million millions."
    case .casesWithoutPopulation(let area, let period):
      "The area \(name(area)) has cases and no population\(Self.in(period)), so that none were expected there."
    case .populationBelowCases(let area, let period): "The area \(name(area)) has more cases than persons\(Self.in(period))."
    case .noContrast: "There is nothing to compare: nobody is left who is not a case, or there is no population."
    case .tooFewPeriods(let count): "A scan over time needs at least 2 periods; there \(count == 1 ? "is" : "are") \(count)."
    case .unequalPeriods(let cases, let population):
      "The cases have \(cases) periods and the population has \(population); it needs as many, or one for all."
    }
  }

  private static func `in`(_ period: Int) -> String { period == 0 ? "" : " in period \(period + 1)" }
}
