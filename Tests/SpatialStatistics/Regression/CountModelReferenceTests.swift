import Foundation
import Testing
import WardlightSpatialStatistics

/// Against R's `glm`, `MASS::glm.nb` and `AER::dispersiontest`; statsmodels 0.15 (`GLM`, `NegativeBinomial`) has the same numbers to its own convergence.
@Suite struct CountModelReferenceTests {
  static let tolerance = 1e-8

  @Test func thereAreFourDataSetsOfTwoModels() {
    #expect(ReferenceModels.all.count == 4)
    #expect(ReferenceModels.all.allSatisfy { $0.models.count == 2 && $0.models.allSatisfy { $0.areas.count == 12 } })
  }

  @Test(arguments: ReferenceModels.all) func agreesWithR(_ reference: ReferenceModels) throws {
    let data = try RegressionData(reference.file)
    for theirs in reference.models {
      let ours = try CountModel.fit(
        data[reference.counts], on: data.covariates(reference.covariates), population: reference.population.map { data[$0] },
        family: theirs.family)
      #expect(ours.coefficients.map(\.name) == ["intercept"] + theirs.names.dropFirst())
      for (our, their) in zip(ours.coefficients, theirs.coefficients) {
        check([our.estimate, our.standardError, our.z, our.p], their, "\(our.name), \(theirs.family)")
      }
      check([ours.deviance, ours.nullDeviance, ours.pearson, ours.logLikelihood, ours.aic], theirs.whole, "whole, \(theirs.family)")
      if theirs.family == .negativeBinomial {
        check([ours.theta ?? .nan, ours.thetaStandardError ?? .nan], theirs.theta, "theta")
      }
      checkAreas(ours, theirs)
    }
  }

  @Test(arguments: ReferenceModels.all) func overdispersionAsInAER(_ reference: ReferenceModels) throws {
    let data = try RegressionData(reference.file)
    let model = try CountModel.fit(
      data[reference.counts], on: data.covariates(reference.covariates), population: reference.population.map { data[$0] })
    let linear = OverdispersionTest.cameronTrivedi(model, against: .linear)
    check([linear.statistic, linear.p, linear.alpha + 1], reference.models[0].tests[0], "linear")
    let quadratic = OverdispersionTest.cameronTrivedi(model)
    check([quadratic.statistic, quadratic.p, quadratic.alpha], reference.models[0].tests[1], "quadratic")
  }

  private func checkAreas(_ ours: CountModel, _ theirs: ReferenceModel) {
    let residuals = ModelResiduals(ours)
    for row in theirs.areas {
      let area = Int(row[0])
      let numbers = [
        ours.expected[area], residuals.pearson[area], residuals.deviance[area], residuals.pMore[area], residuals.pFewer[area],
      ]
      check(numbers, Array(row[1...]), "area \(area), \(theirs.family)")
    }
  }

  private func check(_ ours: [Double], _ theirs: [Double], _ what: String) {
    #expect(ours.count == theirs.count, "\(what)")
    for (place, (our, their)) in zip(ours, theirs).enumerated() {
      #expect(abs(our - their) <= Self.tolerance * max(abs(their), 1e-6), "\(what), number \(place): \(our), not \(their)")
    }
  }
}
