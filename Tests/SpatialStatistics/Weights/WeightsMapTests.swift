import Testing
import WardlightEssentials
import WardlightGeometry
import WardlightSpatialStatistics

/// What can be asked of weights, and what can be made of them.
@Suite struct WeightsMapTests {
  private static let chain = Weights(neighbours: [[1], [0, 2], [1, 3], [2], [], [6], [5]])

  @Test func ordersAreSteps() throws {
    let chain = Self.chain
    #expect(rows(try chain.ofOrder(1, .upTo)) == rows(chain))
    #expect(rows(try chain.ofOrder(2, .only)) == [[2], [3], [0], [1], [], [], []])
    #expect(rows(try chain.ofOrder(2, .upTo)) == [[1, 2], [0, 2, 3], [0, 1, 3], [1, 2], [], [6], [5]])
    #expect(rows(try chain.ofOrder(9, .only)).allSatisfy(\.isEmpty))
    #expect(rows(try chain.ofOrder(.max, .upTo)) == [[1, 2, 3], [0, 2, 3], [0, 1, 3], [0, 1, 2], [], [6], [5]])
  }

  /// Steps by powers of the matrix of neighbours, in plain loops.
  @Test(arguments: 1...5 as ClosedRange<UInt64>) func ordersAgreeWithBruteForce(seed: UInt64) throws {
    let weights = try Weights.nearest(3, of: Places.random(60, seed: seed))
    var reached = (0..<60).map { Set([$0]) }
    for order in 1...5 {
      let next = reached.map { row in row.union(row.flatMap { weights.neighbours(of: $0).map { Int($0) } }) }
      let only = zip(next, reached).map { $0.subtracting($1).sorted().map { Int32($0) } }
      #expect(rows(try weights.ofOrder(order, .only)) == only, "seed \(seed), order \(order)")
      reached = next
      #expect(rows(try weights.ofOrder(order, .upTo)) == reached.enumerated().map { $1.subtracting([$0]).sorted().map { Int32($0) } })
    }
  }

  @Test func symmetry() throws {
    #expect(Self.chain.isSymmetric)
    let oneWay = Weights(neighbours: [[1, 2], [0], []])
    #expect(!oneWay.isSymmetric)
    #expect(rows(oneWay.symmetrized()) == [[1, 2], [0], [0]])
    #expect(rows(oneWay.symmetrized(.both)) == [[1], [0], []])
    let uneven = Weights(rows: RaggedRows(starts: [0, 2, 3, 3], values: [1, 2, 0]), values: [3, 5, 4], selfWeight: .rowMaximum)
    #expect(!Weights(rows: RaggedRows(starts: [0, 1, 2], values: [1, 0]), values: [3, 4]).isSymmetric)
    #expect(uneven.symmetrized().values == [4, 5, 4, 5])
    #expect(uneven.symmetrized(.both).values == [3, 3])
    for weights in [
      try Weights.nearest(4, of: Places.random(200, seed: 9)), try Weights.kernel(.quartic, .adaptive(6), of: Places.random(200, seed: 9)),
    ] {
      for symmetrized in Symmetrization.allCases.map(weights.symmetrized) {
        #expect(symmetrized.isSymmetric)
        #expect(symmetrized.symmetrized() == symmetrized && symmetrized.symmetrized(.both) == symmetrized)
      }
    }
  }

  @Test func componentsAreNumberedByTheirFirstArea() {
    #expect(Self.chain.components == [0, 0, 0, 0, 1, 2, 2])
    #expect(Weights(neighbours: [[], [], [0]]).components == [0, 1, 0], "a link of one direction connects")
    #expect(Weights(neighbours: []).components.isEmpty)
  }

  @Test func lagLeavesOutWhatIsMissing() throws {
    let weights = Weights(rows: RaggedRows(starts: [0, 2, 3, 4, 4], values: [1, 2, 0, 1]), values: [1, 3, 2, 5])
    let x = [7, 2, 4, 9] as [Double]
    #expect(weights.lag(x, .binary).prefix(3) == [14, 14, 10])
    #expect(weights.lag(x, .row).prefix(3) == [3.5, 7, 2])
    #expect(weights.lag(x, .binary)[3].isNaN && weights.lag(x, .row)[3].isNaN)
    #expect(weights.lag([7, .nan, 4, 9], .row)[0] == 4)
    #expect(weights.lag([7, .nan, 4, 9], .binary)[0] == 12)
    #expect(weights.lag([7, .nan, 4, 9], .row)[2].isNaN)
  }

  @Test func theSummaryCountsWhatThereIs() {
    let summary = WeightsSummary(Self.chain)
    #expect(summary.areas == 7 && summary.links == 8 && summary.least == 0 && summary.most == 2)
    #expect(summary.mean == 8.0 / 7 && summary.islands == [4] && summary.components == 3 && summary.isSymmetric)
    let none = WeightsSummary(Weights(neighbours: []))
    #expect(none.areas == 0 && none.mean.isNaN && none.components == 0)
  }

  @Test func islandsAreReportedLinkedOrRefused() throws {
    let shapes = Places.squares((0, 0), (10, 0), (100, 0), (500, 0), (520, 0))
    let codes = ["A", "B", "C", "D", "E"]
    func weights(_ recipe: String, _ islands: IslandPolicy) throws -> Weights {
      try WeightsRecipe(recipe).weights(of: shapes, codes: codes, islands: islands)
    }
    #expect(try weights("queen", .report).islands == [2, 3, 4])
    #expect(rows(try weights("queen", .nearest)) == [[1], [0, 2], [1], [4], [3]])
    #expect(try weights("queen", .nearest).isSymmetric)
    let error = #expect(throws: StatisticsError.self) { _ = try weights("queen", .error) }
    #expect(error?.sentence(codes: codes) == "3 areas have no neighbour: C, D, E.")
    let inverse = try weights("inverse-distance:30", .nearest)
    #expect(inverse.values == [0.1, 0.1, 0.05, 0.05, 0.05, 0.05])
    #expect(throws: StatisticsError.noOtherArea(area: 0)) {
      try WeightsRecipe("queen").weights(of: Places.squares((0, 0)), codes: ["A"], islands: .nearest)
    }
    #expect(try WeightsRecipe("queen").weights(of: Places.squares((0, 0)), codes: ["A"]).islands == [0])
    #expect(StatisticsError.islands(Array(0..<12)).description.hasSuffix("number 10 and 2 more."))
  }

  @Test func anAreaWithoutShapeHasNoCentroid() {
    var shapes = Places.squares((0, 0))
    shapes.append([])
    #expect(throws: StatisticsError.noPlace(area: 1)) { try WeightsRecipe("knn:1").weights(of: shapes, codes: ["A", "B"]) }
  }

  private func rows(_ weights: Weights) -> [[Int32]] { (0..<weights.count).map { Array(weights.neighbours(of: $0)) } }
}
