import Testing
import WardlightSpatialStatistics

@Suite struct ModelChoiceTests {
  /// 553 referrals in 633 wards, most of which have none or one.
  @Test func sparseReferralsAreOverdispersed() throws {
    let wards = try RegressionData.referrals
    let choice = try CountModel.preferred(wards.counts, on: wards.covariates, population: wards.population)
    #expect(choice.preferred.family == .negativeBinomial && choice.fault == nil)
    let test = try #require(choice.likelihoodRatio)
    #expect(test.p < 1e-10 && abs(test.alpha * (choice.negativeBinomial?.theta ?? 0) - 1) < 1e-15)
    #expect(choice.cameronTrivedi.p < 1e-6)
    #expect(
      choice.words.hasSuffix("which chance does not explain (likelihood ratio test, p < 0.0001), so the negative binomial model is used."))
  }

  /// 50 times the variance, and Cameron and Trivedi's t of 2.2: the areas that stand out widen its own error.
  @Test func burglariesAreOverdispersed() throws {
    let wards = try RegressionData("london-wards.csv")
    let choice = try CountModel.preferred(wards["burglaries"], on: wards.covariates(["score"]), population: wards["population"])
    #expect(choice.preferred.family == .negativeBinomial)
    #expect(choice.cameronTrivedi.statistic < 2.3 && (choice.likelihoodRatio?.statistic ?? 0) > 19_000)
    #expect(
      choice.words
        == "The counts vary 52.66 times as much as a Poisson model with these expected counts allows, which chance does not explain (likelihood ratio test, p < 0.0001), so the negative binomial model is used."
    )
  }

  @Test func evenCountsArePoisson() throws {
    let score = Covariate(name: "score", values: [3, 5, 8, 13, 21, 34, 55, 89])
    let choice = try CountModel.preferred([2, 3, 2, 3, 3, 4, 5, 9], on: [score])
    #expect(choice.preferred.family == .poisson && choice.negativeBinomial == nil && choice.likelihoodRatio == nil)
    #expect(choice.fault == .notOverdispersed)
    #expect(
      choice.words.hasPrefix("The counts vary less than a Poisson model with these expected counts allows (0.")
        && choice.words.hasSuffix(" times as much), so the Poisson model is used."))
    let skewed = try CountModel.preferred([1, 5, 2, 3, 8, 4, 5, 9], on: [score])
    #expect(
      skewed.words
        == "The counts vary 1.24 times as much as a Poisson model with these expected counts allows; a variance that grows with the square of what is expected fits them no better, so the Poisson model is used."
    )
    let between = try CountModel.preferred([1, 6, 1, 3, 9, 2, 9, 12], on: [score])
    #expect(between.preferred.family == .poisson && between.negativeBinomial != nil)
    #expect(between.words.contains("which chance explains (likelihood ratio test, p = 0.2261), so the Poisson model is used."))
  }

  /// R 4.2.2, MASS 7.3-58.2: `pchisq(2 * (logLik(glm.nb(…)) - logLik(glm(…, poisson))), 1, lower.tail = FALSE) / 2`.
  @Test func likelihoodRatioAsInR() throws {
    let counties = try RegressionData("north-carolina.csv")
    let choice = try CountModel.preferred(counties["deaths"], on: counties.covariates(["nonwhite"]), population: counties["births"])
    let test = try #require(choice.likelihoodRatio)
    #expect(abs(test.statistic - 8.628_177_896_5) < 1e-6 && abs(test.p - 0.001_655_012_45) < 1e-9)
    #expect(choice.preferred.family == .negativeBinomial)
  }

  @Test func whatHasNoModelHasNoChoice() {
    let score = Covariate(name: "score", values: [3, 5, 8, 13])
    #expect(throws: RegressionFault.allZero) { try CountModel.preferred([0, 0, 0, 0], on: [score]) }
  }
}
