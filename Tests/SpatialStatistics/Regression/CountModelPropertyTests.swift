import Foundation
import Testing
import WardlightEssentials
import WardlightSpatialStatistics

@Suite struct CountModelPropertyTests {
  /// Counts that a log-linear model might have made, on two covariates, with populations of 100 to 100,000.
  struct Sample {
    var counts: [Double] = []
    var score: [Double] = []
    var density: [Double] = []
    var population: [Double] = []

    init(seed: UInt64, areas: Int) {
      var random = KeyedRandom(seed: seed, purpose: "regression test")
      for _ in 0..<areas {
        let people = (100 * exp(random.unit() * log(1_000))).rounded()
        let (score, density) = (5 + 40 * random.unit(), 3 + random.unit())
        let mean = people * exp(-8 + 0.04 * score + random.unit())
        counts.append((mean * (0.2 + 1.6 * random.unit()) + random.unit()).rounded(.down))
        population.append(people)
        self.score.append(score)
        self.density.append(density)
      }
    }

    func fit(_ family: CountModel.Family) throws -> CountModel {
      try CountModel.fit(
        counts, on: [Covariate(name: "score", values: score), Covariate(name: "density", values: density)], population: population,
        family: family)
    }
  }

  static let seeds: [UInt64] = [1, 2, 3, 4, 5, 6]

  /// With the canonical link the expected counts sum to the counts, and so do they times each covariate.
  @Test(arguments: seeds) func expectedSumsToCounts(seed: UInt64) throws {
    let sample = Sample(seed: seed, areas: 60)
    let model = try sample.fit(.poisson)
    let total = sample.counts.reduce(0, +)
    #expect(abs(model.expected.reduce(0, +) - total) < 1e-9 * total, "seed \(seed)")
    let weighted = zip(model.expected, zip(sample.counts, sample.score)).reduce(0) { $0 + ($1.0 - $1.1.0) * $1.1.1 }
    #expect(abs(weighted) < 1e-7 * total, "seed \(seed)")
    #expect(model.deviance <= model.nullDeviance && model.degreesOfFreedom == 57, "seed \(seed)")
  }

  /// Units are a matter of convention: points of a score or thousands of them, heads or millions, a score that starts at a million.
  @Test(arguments: seeds, CountModel.Family.allCases) func unitsDoNotMatter(seed: UInt64, family: CountModel.Family) throws {
    let sample = Sample(seed: seed, areas: 80)
    var other = sample
    other.score = sample.score.map { $0 / 1_000 }
    other.density = sample.density.map { -2 * $0 + 1e6 }
    other.population = sample.population.map { $0 * 1e-6 }
    let (one, two) = (try sample.fit(family), try other.fit(family))
    for (one, two) in zip(one.expected, two.expected) { #expect(abs(one / two - 1) < 1e-9, "seed \(seed)") }
    #expect(abs(one.coefficient(of: "score").estimate * 1_000 / two.coefficient(of: "score").estimate - 1) < 1e-8, "seed \(seed)")
    #expect(abs(one.coefficient(of: "score").z / two.coefficient(of: "score").z - 1) < 1e-8, "seed \(seed)")
    #expect(abs(one.coefficient(of: "density").z / two.coefficient(of: "density").z + 1) < 1e-6, "seed \(seed)")
    #expect(abs(one.deviance / two.deviance - 1) < 1e-9, "seed \(seed)")
  }

  @Test(arguments: seeds, CountModel.Family.allCases) func orderDoesNotMatter(seed: UInt64, family: CountModel.Family) throws {
    let sample = Sample(seed: seed, areas: 70)
    var random = KeyedRandom(seed: seed, purpose: "order")
    let order = sample.counts.indices.shuffled(using: &random)
    var other = sample
    other.counts = order.map { sample.counts[$0] }
    other.score = order.map { sample.score[$0] }
    other.density = order.map { sample.density[$0] }
    other.population = order.map { sample.population[$0] }
    let (one, two) = (try sample.fit(family), try other.fit(family))
    for (place, area) in order.enumerated() {
      #expect(abs(one.expected[area] / two.expected[place] - 1) < 1e-10, "seed \(seed)")
    }
    #expect(ModelResiduals(two).classes == order.map { ModelResiduals(one).classes[$0] }, "seed \(seed)")
  }

  /// An area that is left out changes nothing, and says why.
  @Test func areasLeftOutHaveReasons() throws {
    let sample = Sample(seed: 7, areas: 40)
    var other = sample
    other.counts += [.nan, 3, 3, 0, 3, 3, 3, 3]
    other.score += [20, .nan, 20, 20, 20, 20, 20, 20]
    other.density += [3, 3, .infinity, 3, 3, 3, 3, 3]
    other.population += [500, 500, 500, 0, 0, -1, .nan, .infinity]
    let (one, two) = (try sample.fit(.negativeBinomial), try other.fit(.negativeBinomial))
    #expect(Array(two.expected.prefix(40)) == one.expected && two.expected.dropFirst(40).allSatisfy(\.isNaN))
    #expect(two.areas == 40 && two.reasons.prefix(40).allSatisfy { $0 == nil })
    #expect(
      Array(two.reasons.dropFirst(40)) == [
        "no count", "no value of score", "the value of density is infinite", "no population",
        "no population, though the count is above 0", "the population is below 0", "no value of the population",
        "the population is infinite",
      ])
    #expect(ModelResiduals(two).classes.suffix(8).allSatisfy { $0 == .undefined })
  }

  /// Without covariates the model is the rate of all areas together, whose logarithm has the standard error 1/√Σy.
  @Test func withoutCovariatesItIsTheRate() throws {
    let sample = Sample(seed: 8, areas: 30)
    let model = try CountModel.fit(sample.counts, on: [], population: sample.population)
    let (cases, people) = (sample.counts.reduce(0, +), sample.population.reduce(0, +))
    #expect(abs(model.coefficients[0].estimate - log(cases / people)) < 1e-13)
    #expect(abs(model.coefficients[0].standardError - 1 / cases.squareRoot()) < 1e-13)
    #expect(abs(model.deviance - model.nullDeviance) < 1e-9)
  }

  @Test func rateRatiosMultiply() throws {
    let model = try Sample(seed: 9, areas: 50).fit(.poisson)
    let coefficient = model.coefficient(of: "score")
    let ten = model.rateRatio(of: "score", per: 10)
    #expect(abs(ten.ratio - exp(10 * coefficient.estimate)) < 1e-14 && abs(ten.lower - exp(10 * coefficient.lower)) < 1e-14)
    #expect(ten.lower < ten.ratio && ten.ratio < ten.upper && ten.step == 10 && ten.name == "score")
    let fall = model.rateRatio(of: "score", per: -10)
    #expect(abs(fall.lower * ten.upper - 1) < 1e-14 && abs(fall.upper * ten.lower - 1) < 1e-14)
    #expect(
      zip(model.quasiPoisson, model.coefficients).allSatisfy {
        abs($0.standardError / $1.standardError - model.dispersion.squareRoot()) < 1e-12 && $0.estimate == $1.estimate
      })
  }
}
