import Testing

@testable import WardlightDisclosure

/// A row whose coefficients are all 1 but for those named.
private func row(_ columns: [Int32], _ coefficients: [Double], _ bounds: ClosedRange<Double>) -> LinearProgram.Row {
  .init(columns: columns, coefficients: coefficients, bounds: .init(lower: bounds.lowerBound, upper: bounds.upperBound))
}

private let free = LinearProgram.Bounds(lower: 0, upper: .infinity)

@Suite struct LinearProgramTests {
  /// Dantzig's textbook form: max 3x + 5y, x ≤ 4, 2y ≤ 12, 3x + 2y ≤ 18 has its optimum 36 at (2, 6) with prices 0, 3/2, 1
  /// (Hillier & Lieberman, Introduction to Operations Research, Wyndor Glass Co.).
  @Test func knownOptimumAndPrices() throws {
    let program = LinearProgram(
      columns: [free, free], rows: [row([0], [1], -1e9...4), row([1], [2], -1e9...12), row([0, 1], [3, 2], -1e9...18)])
    program.setObjective([3, 5], .maximize)
    #expect(try program.solve() == .optimal(36))
    #expect(program.values() == [2, 6])
    let prices = program.rowDuals().map { abs($0) }
    #expect(zip(prices, [0, 1.5, 1]).allSatisfy { abs($0 - $1) < 1e-9 })
    #expect(program.reducedCosts() == [0, 0])
  }

  @Test func startsAgainAfterChanges() throws {
    let program = LinearProgram(columns: [free, free], rows: [row([0, 1], [1, 1], 10...10)])
    program.setObjective([1, 0], .maximize)
    #expect(try program.solve() == .optimal(10))
    program.setColumn(0, .init(lower: 2, upper: 7))
    #expect(try program.solve() == .optimal(7))
    program.setObjective([1, 0], .minimize)
    #expect(try program.solve() == .optimal(2))
    program.setRow(0, .init(lower: 1, upper: 1))
    #expect(try program.solve() == .infeasible)
    program.setColumns([free, free])
    #expect(try program.solve() == .optimal(0))
    program.append([row([1], [1], 0...0.25)])
    #expect(try program.solve() == .optimal(0.75))
  }

  /// Costs that are not negative are solved from the start by the dual simplex, and again after bounds left no solution.
  @Test func costsStartFromNothingAndGoOnAfterADeadEnd() throws {
    let program = LinearProgram(columns: [free, free], rows: [row([0, 1], [1, 1], 10...10)])
    program.setObjective([2, 3], .minimize)
    #expect(try program.solve() == .optimal(20))
    program.setColumn(0, .init(lower: 0, upper: 4))
    #expect(try program.solve() == .optimal(26))
    program.setColumn(1, .init(lower: 0, upper: 5))
    #expect(try program.solve() == .infeasible)
    program.setColumn(1, .init(lower: 0, upper: 7))
    #expect(try program.solve() == .optimal(26))
    program.setColumn(0, .init(lower: 0, upper: 6))
    #expect(try program.solve() == .optimal(24))
  }

  @Test func saysWhatHasNoAnswer() throws {
    let endless = LinearProgram(columns: [free, free], rows: [row([0, 1], [1, -1], 0...0)])
    endless.setObjective([1, 0], .maximize)
    #expect(try endless.solve() == .unbounded)
    let impossible = LinearProgram(
      columns: [free, free, free], rows: [row([0, 1], [1, 1], 3...3), row([1, 2], [1, 1], 5...5), row([0, 1], [1, 1], 4...4)])
    impossible.setObjective([0, 0, 0], .minimize)
    #expect(try impossible.solve() == .infeasible)
    let weights = impossible.contradictingRows()
    #expect(weights.isEmpty || (weights[0] != 0 && weights[1] == 0 && weights[2] != 0))
  }

  @Test func anEmptyProgramHasAnOptimum() throws {
    let program = LinearProgram(columns: [], rows: [])
    #expect(try program.solve() == .optimal(0))
  }
}
