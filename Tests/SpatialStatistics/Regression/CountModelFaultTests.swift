import Foundation
import Testing
import WardlightEssentials
import WardlightSpatialStatistics

@Suite struct CountModelFaultTests {
  static let score = Covariate(name: "score", values: [3, 5, 8, 13, 21, 34, 55, 89])
  static let counts: [Double] = [1, 0, 3, 2, 8, 6, 9, 14]

  private func expect(
    _ fault: RegressionFault, _ counts: [Double], _ covariates: [Covariate] = [score], population: [Double]? = nil,
    family: CountModel.Family = .poisson, saying sentence: String
  ) {
    #expect(throws: fault) { try CountModel.fit(counts, on: covariates, population: population, family: family) }
    #expect(fault.description == sentence)
  }

  @Test func countsThatAreNone() {
    expect(.negativeCount(area: 1), [1, -1, 3, 2, 8, 6, 9, 14], saying: "The count of the area number 2 is below 0.")
    expect(
      .fractionalCount(area: 2), [1, 0, 2.5, 2, 8, 6, 9, 14],
      saying: "The count of the area number 3 is no whole number; a regression of counts needs whole ones.")
    expect(
      .uncountable(area: 0), [.infinity, 0, 3, 2, 8, 6, 9, 14], saying: "The count of the area number 1 is infinite or too large to count.")
    #expect(RegressionFault.negativeCount(area: 1).sentence(codes: ["A", "B"]) == "The count of the area B is below 0.")
  }

  @Test func nothingToExplain() {
    expect(.allZero, [0, 0, 0, 0, 0, 0, 0, 0], saying: "Every count is 0, so there is nothing that a covariate could explain.")
    expect(
      .noVariance(covariate: "score"), Self.counts, [Covariate(name: "score", values: [Double](repeating: 4, count: 8))],
      saying: "“score” is the same in every area, so it can explain no difference between them.")
  }

  @Test func theLeastNumberOfAreas() throws {
    let nothing = [Double](repeating: .nan, count: 5)
    expect(
      .tooFewAreas(3, needed: 4), [1, 2, 4] + nothing,
      saying: "A regression on these covariates needs at least 4 areas with a count, a population and every covariate; there are 3.")
    #expect(CountModel.leastAreas(covariates: 1) == 4)
    let four = try CountModel.fit([1, 2, 4, 3] + nothing.dropLast(), on: [Self.score])
    #expect(four.degreesOfFreedom == 2)
    expect(
      .tooFewAreas(1, needed: 4), Self.counts, population: [1, 0, 0, 0, 0, 0, 0, 0],
      saying: "A regression on these covariates needs at least 4 areas with a count, a population and every covariate; there is 1.")
    expect(
      .tooFewAreas(0, needed: 4), [], [Covariate(name: "score", values: [])],
      saying: "A regression on these covariates needs at least 4 areas with a count, a population and every covariate; there are 0.")
  }

  @Test func covariatesThatFollowFromOthers() {
    let income = Covariate(name: "income", values: [0.1, 0.7, 0.2, 0.9, 0.4, 0.3, 0.8, 0.6])
    let sum = Covariate(name: "both", values: zip(Self.score.values, income.values).map { 0.3 * $0 - 7 * $1 + 11 })
    expect(
      .collinear(covariate: "both"), Self.counts, [Self.score, income, sum],
      saying: "“both” follows from the covariates before it without a remainder, so its own part cannot be told from theirs.")
  }

  /// All areas with cases lie above all without; one area that crosses over makes the coefficient finite, however steep.
  @Test func separation() throws {
    let worst = Covariate(name: "worst fifth", values: [0, 0, 0, 0, 1, 1, 1, 1])
    expect(
      .separation(covariates: ["worst fifth"]), [0, 0, 0, 0, 3, 0, 2, 5], [worst],
      saying:
        "The areas with cases and those without lie apart by “worst fifth”, so the coefficient that fits best is infinite and no model can be given."
    )
    expect(
      .separation(covariates: ["worst fifth"]), [4, 0, 1, 2, 0, 0, 0, 0], [worst], family: .negativeBinomial,
      saying:
        "The areas with cases and those without lie apart by “worst fifth”, so the coefficient that fits best is infinite and no model can be given."
    )
    #expect(try CountModel.fit([0, 0, 0, 1, 3, 0, 2, 5], on: [worst]).coefficients[1].estimate > 0)
    #expect(throws: RegressionFault.separation(covariates: ["score"])) {
      try CountModel.fit([0, 0, 0, 0, 0, 0, 0, 5], on: [Self.score])
    }
    #expect(try CountModel.fit([0, 0, 0, 5, 0, 0, 0, 0], on: [Self.score]).coefficients[1].estimate.isFinite)
    let ordered = try CountModel.fit([0, 0, 0, 0, 0, 0, 1, 5], on: [Self.score])
    #expect(ordered.coefficients[1].estimate > 0 && abs(ordered.expected.reduce(0, +) - 6) < 1e-9)
  }

  /// One area with cases leaves two sums open; the fit shows what the signs of one sum cannot.
  @Test func separationByTwoCovariates() throws {
    let east = Covariate(name: "east", values: [0, 1, 2, 0, 1, 2, 0, 1])
    let north = Covariate(name: "north", values: [0, 0, 0, 1, 1, 1, 2, 2])
    #expect(throws: RegressionFault.separation(covariates: ["east", "north"])) {
      try CountModel.fit([4, 0, 0, 0, 0, 0, 0, 0], on: [east, north])
    }
    #expect(
      try CountModel.fit([0, 0, 0, 0, 4, 0, 0, 0], on: [east, Covariate(name: "north", values: [0, 0, 0, 1, 1, 1, 2, 3])]).areas == 8)
  }

  @Test func countsThatVaryNoMoreThanPoisson() {
    expect(
      .notOverdispersed, [2, 3, 2, 3, 3, 4, 5, 9], family: .negativeBinomial,
      saying:
        "The counts vary no more than a Poisson model allows, so a negative binomial model has nothing to add (its theta is infinite): use the Poisson model."
    )
    #expect(throws: RegressionFault.notOverdispersed) {
      try CountModel.fit([Double](repeating: 7, count: 8), on: [Self.score], family: .negativeBinomial)
    }
  }

  @Test func tooFewStepsAreSaid() {
    #expect(throws: RegressionFault.noConvergence(steps: 2)) { try CountModel.fit(Self.counts, on: [Self.score], steps: 2) }
    #expect(RegressionFault.noConvergence(steps: 1).description == "The regression did not settle within 1 step, so it has no result.")
  }

  @Test func fewCasesAreSaid() throws {
    #expect(try CountModel.fit([0, 0, 1, 0, 3, 0, 2, 3], on: [Self.score]).cautions.count == 1)
    #expect(try CountModel.fit([0, 0, 1, 0, 3, 0, 2, 4], on: [Self.score]).cautions.isEmpty)
    #expect(try CountModel.fit([0, 0, 1, 0, 0, 0, 0, 0], on: []).cautions.isEmpty)
  }

  @Test func equalCountsHaveNoSlope() throws {
    let model = try CountModel.fit([Double](repeating: 7, count: 8), on: [Self.score])
    #expect(model.coefficients[1].estimate.magnitude < 1e-12 && model.deviance < 1e-12 && model.pearson < 1e-12)
    #expect(ModelResiduals(model).classes.allSatisfy { $0 == .notDifferent })
  }

  /// Counts of a million millions, populations of 10¹⁵ and 10⁻⁹, scores of 10⁹ that differ by ones, θ of a thousandth.
  @Test func extremes() throws {
    var random = KeyedRandom(seed: 12, purpose: "extremes")
    let values = (0..<200).map { _ in 1e9 + Double(random.below(40)) }
    let noise = values.map { _ in exp(random.unit()) }
    for scale in [1e-9, 1, 1e6, 1e12] {
      let counts = zip(values, noise).map { (max(scale, 1) * 3 * exp(0.03 * ($0 - 1e9)) * $1).rounded() }
      for population in [1e-9, 1e15] {
        for family in CountModel.Family.allCases where !(family == .negativeBinomial && scale < 1e6) {
          let model = try CountModel.fit(
            counts, on: [Covariate(name: "score", values: values)], population: values.map { _ in population }, family: family)
          #expect(abs(model.coefficients[1].estimate - 0.03) < 0.02, "\(scale), \(population), \(family)")
          let residuals = ModelResiduals(model)
          #expect((residuals.pMore + residuals.pFewer).allSatisfy { $0 >= 0 && $0 <= 1 }, "\(scale), \(population), \(family)")
        }
      }
    }
  }

  /// One area has all that there is to speak of: θ is tiny, and the fit finite.
  @Test func tinyTheta() throws {
    var counts = [Double](repeating: 0, count: 60)
    (counts[17], counts[41], counts[42]) = (1_000_000, 1, 2)
    let score = Covariate(name: "score", values: (0..<60).map { Double(($0 * 37) % 60) })
    let model = try CountModel.fit(counts, on: [score], family: .negativeBinomial)
    #expect((model.theta ?? 0) > 0.001 && (model.theta ?? 1) < 0.1)
    #expect(model.coefficients.allSatisfy { $0.estimate.isFinite && $0.standardError.isFinite })
    #expect(try CountModel.fit(counts, on: [score]).logLikelihood < model.logLikelihood)
  }
}
