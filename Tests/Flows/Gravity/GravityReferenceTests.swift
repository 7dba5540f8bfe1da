import Testing
import WardlightEssentials
import WardlightGeometry
import WardlightLoading
import WardlightSpatialStatistics
import WardlightTestSupport

@testable import WardlightFlows

@Suite("Gravity models of real commuting", .enabled(if: SharedData.isPresent, SharedData.missing))
struct GravityReferenceTests {
  private static let boroughFile = "census_2011_borough_commuting_london.csv"
  private static let smallFile = "census_2011_msoa_commuting_london.tsv.gz"

  @Test("Beta, its error, deviances and every fitted flow agree with R's glm and with statsmodels to a millionth")
  func agreesWithR() throws {
    let ends = try GravityReference.boroughs()
    let flows = try GravityReference.commuters(Self.boroughFile, "la_1", "la_2", between: ends).flows
    #expect(flows.total == 2_923_080)
    let distances = FlowDistances.between(ends, ends)
    let fitted = try GravityReference.rows("gravity-boroughs-fitted.csv")
    for (column, model) in try GravityReference.models().enumerated() {
      let fit = try GravityFit.fit(flows, distances: distances, decay: model.decay, selfFlows: model.selfFlows)
      #expect(isNear(fit.beta, model.beta) && isNear(fit.standardError, model.standardError))
      #expect(isNear(fit.deviance, model.deviance) && isNear(fit.nullDeviance, model.nullDeviance) && isNear(fit.pearson, model.pearson))
      #expect(fit.degreesOfFreedom == model.degreesOfFreedom)
      for (cell, row) in fitted.enumerated() {
        guard let expected = Double(row[2 + column]) else {
          #expect(fit.expected[cell].isNaN)
          continue
        }
        #expect(isNear(fit.expected[cell], expected), "\(row[0]) to \(row[1])")
      }
    }
    // statsmodels 0.15.0, as the reference's first lines have it.
    let fit = try GravityFit.fit(flows, distances: distances)
    #expect(isNear(fit.beta, 0.21670922886535593) && isNear(fit.standardError, 0.0001326794801816313))
    #expect(isNear(fit.deviance, 511896.5553938143) && isNear(fit.pearson, 568286.2966054893))
  }

  @Test("The 352,654 pairs of small areas add up to the published table of boroughs, pair by pair")
  func addsUp() throws {
    // The table has two districts outside London; both are read.
    let names =
      try GravityReference.boroughs().names + ["Elmbridge", "Epping Forest"]
    let ends = FlowEnds(kind: "borough", codes: names, names: names, points: names.map { _ in nil })
    let published = try GravityReference.commuters(Self.boroughFile, "la_1", "la_2", between: ends)
    let small = try GravityReference.commuters(Self.smallFile, "la_1", "la_2", between: ends)
    #expect(small.rows == 352_654 && small.all == 2_927_377 && published.all == 2_927_377)
    #expect(small.flows == published.flows)
    #expect(small.flows.total > 2_923_080)
  }

  @Test("Commuting falls with distance by far more than chance, which links of many stand out from")
  func links() throws {
    let ends = try GravityReference.boroughs()
    let flows = try GravityReference.commuters(Self.boroughFile, "la_1", "la_2", between: ends).flows
    let model = try GravityModel.fit(
      flows, distances: .between(ends, ends), selfFlows: .leftOut, options: FlowTestOptions(seed: 1), parallel: Parallel())
    #expect(model.law == .negativeBinomial(dispersion: model.dispersion) && model.dispersion > 200)
    #expect(model.beta - model.lower > 1.9 * model.dispersion.squareRoot() * model.standardError)
    // A few pairs of the smallest places could not be told from chance whatever their flow.
    #expect(model.tests > 1_000 && model.tests <= 33 * 32)
    #expect(model.classes.filter { $0 == .more }.count > 0 && model.classes.filter { $0 == .undefined }.count == 33 * 33 - model.tests)
    #expect(model.reason(origin: 3, destination: 3) == "Flows that stay in their place are left out.")
  }

  private func isNear(_ value: Double, _ reference: Double) -> Bool { (value / reference - 1).magnitude < 1e-6 }
}
