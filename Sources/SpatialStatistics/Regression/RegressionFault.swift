/// Why a regression of counts has no answer. Areas are named by their places in order of code, counted from 0.
public enum RegressionFault: Error, Hashable, Sendable {
  /// A count is below 0.
  case negativeCount(area: Int)
  /// A count is no whole number.
  case fractionalCount(area: Int)
  /// A count is infinite or too large to be exact.
  case uncountable(area: Int)
  /// Fewer areas have all values than the model needs.
  case tooFewAreas(Int, needed: Int)
  /// Every count is 0.
  case allZero
  /// A covariate is the same everywhere.
  case noVariance(covariate: String)
  /// A covariate is a sum of multiples of those before it.
  case collinear(covariate: String)
  /// Areas with cases and areas without lie apart, so that the best coefficient of these covariates is infinite.
  case separation(covariates: [String])
  /// The counts vary no more than a Poisson model allows, so that the negative binomial's theta is infinite.
  case notOverdispersed
  /// The fit was still moving after so many steps.
  case noConvergence(steps: Int)
}

extension RegressionFault: CustomStringConvertible {
  /// One sentence, in which areas have numbers, counted from 1.
  public var description: String { sentence(naming: { "number \($0 + 1)" }) }

  /// One sentence, in which areas have their codes.
  ///
  /// - Parameter codes: The codes of the areas, in their order.
  public func sentence(codes: [String]) -> String {
    sentence(naming: { codes.indices.contains($0) ? codes[$0] : "number \($0 + 1)" })
  }

  private func sentence(naming name: (Int) -> String) -> String {
    switch self {
    case .negativeCount(let area): "The count of the area \(name(area)) is below 0."
    case .fractionalCount(let area): "The count of the area \(name(area)) is no whole number; a regression of counts needs whole ones."
    case .uncountable(let area): "The count of the area \(name(area)) is infinite or too large to count."
    case .tooFewAreas(let areas, let needed):
      "A regression on these covariates needs at least \(needed) areas with a count, a population and every covariate; there \(areas == 1 ? "is" : "are") \(areas)."
    case .allZero: "Every count is 0, so there is nothing that a covariate could explain."
    case .noVariance(let covariate): "“\(covariate)” is the same in every area, so it can explain no difference between them."
    case .collinear(let covariate):
      "“\(covariate)” follows from the covariates before it without a remainder, so its own part cannot be told from theirs."
    case .separation(let covariates):
      "The areas with cases and those without lie apart by \(covariates.map { "“\($0)”" }.joined(separator: " and ")), so the coefficient that fits best is infinite and no model can be given."
    case .notOverdispersed:
      "The counts vary no more than a Poisson model allows, so a negative binomial model has nothing to add (its theta is infinite): use the Poisson model."
    case .noConvergence(let steps): "The regression did not settle within \(steps) step\(steps == 1 ? "" : "s"), so it has no result."
    }
  }
}
