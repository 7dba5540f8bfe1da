import Testing
import WardlightEssentials
import WardlightSpatialStatistics

@testable import WardlightFlows

@Suite("Flows against independence of their ends")
struct IndependenceTests {
  private let options = FlowTestOptions(permutations: 999, seed: 7)

  /// Party identification by gender: Agresti (2007), An Introduction to Categorical Data Analysis, table 2.5, who prints adjusted residuals of 4.50, 0.70
  /// and −5.32. Digits from R 4.2.2, `chisq.test(m, correct = FALSE)`: `stdres`, `statistic`, `p.value`.
  @Test("Adjusted residuals of a printed table, and R's digits")
  func printed() {
    let flows = FlowTables.matrix([[762, 327, 468], [484, 239, 477]])
    let model = IndependenceModel.test(flows, options: options, parallel: Parallel(threads: 2))
    let wanted = [4.50205352108671, 0.69945173298443, -5.31594554270493, -4.50205352108671, -0.69945173298443, 5.31594554270493]
    for (found, wanted) in zip(model.adjusted, wanted) { #expect(abs(found - wanted) < 1e-10) }
    #expect(abs(model.expected[0] - 1_557.0 * 1_246 / 2_757) < 1e-9)
    #expect(abs(model.chiSquare - 30.0701490957547) < 1e-9)
    #expect(abs(model.likelihoodRatio - 30.0166926132397) < 1e-9)
    #expect(abs(model.pAsymptotic - 2.95358918321176e-07) < 1e-15)
    #expect(model.degreesOfFreedom == 2)
    #expect(model.p == 0.001)
    #expect(model.classes == [.more, .notDifferent, .fewer, .fewer, .notDifferent, .more])
  }

  /// Where Americans lived in 1980 and in 1985: Agresti (1990), Categorical Data Analysis, table 10.2, who prints G² = 69.5 on 5 degrees of freedom for
  /// quasi-independence. Expected flows from R 4.2.2, `loglin(m, list(1, 2), start = 1 - diag(4), eps = 1e-12)`; residuals
  /// from `rstandard(glm(y ~ r + c, poisson), type = "pearson")` of the twelve cells.
  @Test("Quasi-independence of migration between regions")
  func quasiIndependence() {
    let flows = FlowTables.matrix(
      [[11_607, 100, 366, 124], [87, 13_677, 515, 302], [172, 225, 17_819, 270], [63, 176, 286, 10_192]], square: true)
    let model = IndependenceModel.test(flows, selfFlows: .leftOut, options: options, parallel: Parallel(threads: 2))
    let fitted = [
      126.5621707866433, 312.9085960791956, 150.5292331341596, 117.3881066306014, 531.1124981558216, 255.4993952135759, 133.2261090750674,
      243.8025192726686, 289.9713716522632, 71.3857842943308, 130.6353099406867, 322.9789057649818,
    ]
    let residuals = [
      -3.19012536007817, 5.36514567434037, -2.92165373293280, -3.88472405848246, -1.55733219536802, 4.68329367846046, 5.00461054476528,
      -2.14344595640311, -2.14101731220458, -1.22965095811186, 5.56319186960306, -4.06587378144837,
    ]
    let cells = (0..<16).filter { $0 % 5 != 0 }
    for (place, cell) in cells.enumerated() {
      #expect(abs(model.expected[cell] - fitted[place]) < 1e-8)
      #expect(abs(model.adjusted[cell] - residuals[place]) < 1e-8)
    }
    #expect(abs(model.likelihoodRatio - 69.5094035527052) < 1e-8)
    #expect(abs(model.chiSquare - 71.159309640822) < 1e-8)
    #expect(model.degreesOfFreedom == 5)
    for place in 0..<4 {
      #expect(model.expected[place * 5].isNaN)
      #expect(model.classes[place * 5] == .undefined)
      #expect(model.reason(origin: place, destination: place) == "Flows that stay in their place are left out.")
    }
    guard case .markovChain = model.evidence else {
      Issue.record("no chain")
      return
    }
  }

  /// R 4.2.2: `phyper(o - 1, row, N - row, column, lower.tail = FALSE)` and `phyper(o, …)`; residuals from `chisq.test`.
  @Test("Exact tails of a sparse table are R's")
  func sparse() {
    let flows = FlowTables.matrix([[3, 0, 1, 0, 2], [0, 4, 0, 1, 0], [1, 1, 6, 0, 0], [0, 0, 0, 2, 1], [2, 0, 1, 0, 12]])
    let model = IndependenceModel.test(flows, options: options, parallel: Parallel(threads: 1))
    let more = [
      4.17509755745050e-02, 1, 7.95671339788987e-01, 1, 7.97992845786964e-01, 1, 3.69353310529781e-04, 1, 3.61647361647362e-01, 1,
      7.95671339788987e-01, 7.27561786385316e-01, 3.00481609779523e-04, 1, 1, 1, 1, 1, 1.32561132561133e-02, 8.01801801801802e-01,
      7.97992845786963e-01, 1, 9.91717523975588e-01, 1, 7.74530679170391e-05,
    ]
    let fewer = [
      0.9969192836839895, 0.3897962133256251, 0.6129859806330396, 0.5785070785070784, 0.5323926868044516, 0.3897962133256251,
      0.9999977058800589, 0.2724382136146841, 0.9575289575289575, 0.0604133545310016, 0.6129859806330396, 0.7083393553981787,
      0.9999939649844773, 0.4702702702702701, 0.0082824760244115, 0.5785070785070786, 0.6383526383526384, 0.4702702702702704,
      0.9998712998712999, 0.6441441441441438, 0.5323926868044517, 0.0604133545310016, 0.0745422842197036, 0.1981981981981982,
      0.9999973744686540,
    ]
    for cell in 0..<25 {
      #expect(abs(model.pMore[cell] - more[cell]) < 1e-12 * max(1, more[cell]))
      #expect(abs(model.pFewer[cell] - fewer[cell]) < 1e-12)
    }
    #expect(abs(model.adjusted[6] - 4.676123695166757) < 1e-10)
    #expect(abs(model.chiSquare - 66.2197222222222) < 1e-9)
  }

  @Test("Haberman's variance is what fitting both margins leaves")
  func leverages() {
    let margins = FlowMargins(FlowTables.matrix([[3, 0, 1, 5], [0, 4, 0, 1], [1, 1, 6, 0]]), hasEmptyDiagonal: false)
    let fit = MarginalFit(margins, Parallel(threads: 1))
    let leverages = MarginalLeverages(margins, fit.expected, Parallel(threads: 1))
    #expect(leverages.cells - leverages.rank == fit.degreesOfFreedom)
    for cell in fit.expected.indices { #expect(abs(fit.expected[cell] * (1 - leverages.values[cell]) - fit.variance[cell]) < 1e-12) }
  }

  @Test("A table that is too small is not tested, and says why")
  func tooSmall() {
    func reason(_ rows: [[Int]]) -> String? {
      let model = IndependenceModel.test(FlowTables.matrix(rows), options: options, parallel: Parallel(threads: 1))
      #expect(model.classes.allSatisfy { $0 == .undefined })
      #expect(model.q.allSatisfy(\.isNaN) && model.p.isNaN)
      #expect(model.reason(origin: 0, destination: 0) == model.reason)
      return model.reason
    }
    #expect(reason([[0, 0], [0, 0]]) == "Flows from no origin cannot be held against flows from others.")
    #expect(reason([[9, 8], [0, 0]]) == "Flows from one origin cannot be held against flows from others.")
    #expect(reason([[9, 0], [8, 0]]) == "Flows to one destination cannot be held against flows to others.")
    #expect(reason([[2, 1], [1, 3]]) == "There are fewer than the 10 flows in all that a test needs.")
  }

  @Test("A pair whose margins allow no find is not tested")
  func notEnough() {
    let flows = FlowTables.matrix([[0, 1, 0], [30, 2, 4], [3, 20, 5], [0, 0, 0]])
    let model = IndependenceModel.test(flows, options: options, parallel: Parallel(threads: 1))
    #expect(model.classes[1] == .undefined)
    #expect(model.leastP[1] > model.testedLevel)
    #expect(model.q[1].isNaN && !model.pMore[1].isNaN)
    #expect(model.reason(origin: 0, destination: 1)?.hasPrefix("Not enough") == true)
    #expect(model.reason(origin: 3, destination: 0) == "Nothing flows from this origin.")
    #expect(model.classes[3] == .more && model.classes[4] == .fewer)
    #expect(model.reason(origin: 1, destination: 0) == nil)
    #expect(model.tests == model.q.count { !$0.isNaN })
  }

  @Test("Only tests that can reach their level count among them")
  func attainable() {
    let fdr = FlowTestOptions(alpha: 0.05, seed: 1)
    #expect(Attainable([0.04, 0.5, 0.9], fdr).level == 0.05)
    #expect(Attainable([0.04, 0.03, 0.9], fdr).level == 0.025)
    #expect(Attainable([0.001, 0.002, 0.03, 0.04], fdr).level == 0.025)
    #expect(Attainable([0.04, 0.03], FlowTestOptions(correction: .none, alpha: 0.05, seed: 1)).level == 0.05)
  }

  @Test("Many flows without self-flows are judged by the normal distribution; few need tables")
  func manyFlows() throws {
    let flows = FlowTables.matrix(
      [[0, 100_000, 366_000, 124_000], [87_000, 0, 515_000, 302_000], [172_000, 225_000, 0, 270_000], [63_000, 176_000, 286_000, 0]],
      square: true)
    let none = FlowTestOptions(permutations: 0, seed: 1)
    let model = IndependenceModel.test(flows, selfFlows: .leftOut, options: none, parallel: Parallel(threads: 1))
    #expect(model.tests == 12 && model.p.isNaN)
    #expect(model.classes[1] == .fewer && model.classes[2] == .more)
    #expect(try #require(model.warnings.first).hasPrefix("Flows that chance varies by ten or more (12 pairs)"))
    let few = FlowTables.matrix([[0, 3, 2], [1, 0, 4], [5, 2, 0]], square: true)
    let untested = IndependenceModel.test(few, selfFlows: .leftOut, options: none, parallel: Parallel(threads: 1))
    #expect(untested.tests == 0)
    #expect(untested.reason(origin: 0, destination: 1) == "No tables were drawn, by which a table without self-flows is judged.")
  }

  @Test("Neither threads nor the order of places matter", arguments: [SelfFlows.kept, .leftOut])
  func invariant(_ selfFlows: SelfFlows) {
    let flows = FlowTables.matrix([[3, 0, 1, 4], [0, 4, 0, 9], [5, 1, 6, 0], [2, 2, 8, 0]], square: true)
    let model = IndependenceModel.test(flows, selfFlows: selfFlows, options: options, parallel: Parallel(threads: 1))
    let many = IndependenceModel.test(flows, selfFlows: selfFlows, options: options, parallel: Parallel(threads: 8))
    #expect(model.p == many.p && model.pMore.description == many.pMore.description && model.q.description == many.q.description)
    let order = [2, 0, 3, 1]
    let other = IndependenceModel.test(
      FlowTables.reordered(flows, order, order), selfFlows: selfFlows, options: options, parallel: Parallel(threads: 3))
    #expect(model.p == other.p)
    for (place, origin) in order.enumerated() {
      for (column, destination) in order.enumerated() where !(selfFlows == .leftOut && origin == destination) {
        #expect(model.pMore[origin * 4 + destination] == other.pMore[place * 4 + column])
        #expect(model.classes[origin * 4 + destination] == other.classes[place * 4 + column])
      }
    }
  }
}
