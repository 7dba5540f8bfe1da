import Foundation
import Testing
import WardlightEssentials
import WardlightSpatialStatistics

@Suite struct ModelResidualsTests {
  static let parallel = Parallel(threads: 2)

  /// A grid of 12 × 12 areas, in a corner of which there are five times as many cases.
  struct Grid {
    static let side = 12
    var counts: [Double] = []
    var score: [Double] = []
    let population = [Double](repeating: 10_000, count: side * side)
    let corner: [Int]
    let weights: Weights

    init(seed: UInt64) {
      var random = KeyedRandom(seed: seed, purpose: "grid")
      var corner: [Int] = []
      for area in 0..<Self.side * Self.side {
        let isCorner = area / Self.side < 3 && area % Self.side < 3
        let score = 10 + 30 * random.unit()
        let mean = 20 * exp(0.03 * (score - 25)) * (isCorner ? 5 : 1)
        self.score.append(score)
        counts.append((mean + (mean.squareRoot()) * (7 * random.unit() - 3.5)).rounded())
        if isCorner { corner.append(area) }
      }
      self.corner = corner
      weights = Weights(
        neighbours: (0..<Self.side * Self.side).map { area in
          let (row, column) = (area / Self.side, area % Self.side)
          return [(-1, 0), (1, 0), (0, -1), (0, 1)].map { (row + $0.0, column + $0.1) }
            .filter { 0..<Self.side ~= $0.0 && 0..<Self.side ~= $0.1 }.map { $0.0 * Self.side + $0.1 }
        })
    }

    func model(_ family: CountModel.Family) throws -> CountModel {
      try CountModel.fit(counts, on: [Covariate(name: "score", values: score)], population: population, family: family)
    }
  }

  @Test(arguments: [1, 2, 3] as [UInt64]) func theCornerHasMoreThanExpected(seed: UInt64) throws {
    let grid = Grid(seed: seed)
    let residuals = ModelResiduals(try grid.model(.poisson))
    #expect(grid.corner.allSatisfy { residuals.classes[$0] == .more }, "seed \(seed)")
    let hotSpots = residuals.hotSpots(weights: grid.weights, options: InferenceOptions(seed: seed), parallel: Self.parallel)
    #expect(grid.corner.filter { hotSpots.classes[$0] == .hot }.count >= 4, "seed \(seed)")
    #expect(hotSpots.tests == 144, "seed \(seed)")
  }

  /// The corrected p-values are those that `Correction` asks for, of twice the smaller tail.
  @Test func correctedAsAsked() throws {
    let model = try Grid(seed: 4).model(.poisson)
    let plain = ModelResiduals(model, correction: .none)
    let strict = ModelResiduals(model, correction: .bonferroni)
    let discovery = ModelResiduals(model)
    for area in model.counts.indices {
      let p = min(1, 2 * min(plain.pMore[area], plain.pFewer[area]))
      #expect(plain.q[area] == p && strict.q[area] == min(1, p * 144))
      #expect(discovery.q[area] >= p && discovery.q[area] <= strict.q[area])
      #expect(plain.pMore[area] + plain.pFewer[area] >= 1)
      #expect((plain.pearson[area] > 0) == (model.counts[area] > model.expected[area]))
      #expect((plain.deviance[area] > 0) == (model.counts[area] > model.expected[area]))
    }
    #expect(plain.classes.filter { $0 != .notDifferent }.count > strict.classes.filter { $0 != .notDifferent }.count)
  }

  @Test func oneSidedFindsOneSide() throws {
    let grid = Grid(seed: 5)
    let more = ModelResiduals(try grid.model(.poisson), alternative: .greater)
    #expect(!more.classes.contains(.fewer) && grid.corner.allSatisfy { more.classes[$0] == .more })
    let fewer = ModelResiduals(try grid.model(.poisson), alternative: .less)
    #expect(!fewer.classes.contains(.more))
  }

  /// A wider family expects more of chance: what it finds the Poisson family finds too.
  @Test func theNegativeBinomialFindsLess() throws {
    let wards = try RegressionData.referrals
    let counts = [CountModel.Family.poisson, .negativeBinomial].map { family in
      Result { try CountModel.fit(wards.counts, on: wards.covariates, population: wards.population, family: family) }
        .map { ModelResiduals($0).classes.filter { $0 == .more }.count }
    }
    #expect(try counts[0].get() > counts[1].get())
  }

  /// Equal residuals are equal sums, and the last bits of another fit of the same data decide nothing.
  @Test func hotSpotsDoNotHangOnTheLastBits() throws {
    var grid = Grid(seed: 6)
    grid.counts = grid.counts.map { ($0 / 15).rounded() }
    let options = InferenceOptions(seed: 9)
    let one = ModelResiduals(try grid.model(.poisson)).hotSpots(weights: grid.weights, options: options, parallel: Self.parallel)
    grid.score = grid.score.map { 7 - $0 * 3.1 }
    let two = ModelResiduals(try grid.model(.poisson)).hotSpots(
      weights: grid.weights, options: options, parallel: Parallel(threads: 1))
    #expect(one.pPermutation == two.pPermutation && one.classes == two.classes)
  }

  /// An area that was left out of the fit leaves the map.
  @Test func leftOutOfTheMap() throws {
    var grid = Grid(seed: 7)
    grid.counts[50] = .nan
    let hotSpots = ModelResiduals(try grid.model(.poisson)).hotSpots(
      weights: grid.weights, options: InferenceOptions(permutations: 99, seed: 1), parallel: Self.parallel)
    #expect(hotSpots.reasons[50] == "no value" && hotSpots.neighbourCounts[51] == 3 && hotSpots.tests == 143)
  }
}
