import Testing
import WardlightEssentials
import WardlightGeometry

@Suite struct LinearAssignmentTests {
  @Test(arguments: 1...60 as ClosedRange<UInt64>) func smallProblemsAgreeWithBruteForce(seed: UInt64) {
    var random = KeyedRandom(seed: seed, purpose: "small assignment")
    let rows = 1 + random.below(5)
    let columns = rows + random.below(3)
    let costs = (0..<rows * columns).map { _ in random.below(12) }
    let assigned = LinearAssignment.columns(costs: costs, rows: rows, columns: columns)
    #expect(Set(assigned).count == rows)
    let total = assigned.enumerated().reduce(0) { $0 + costs[$1.offset * columns + $1.element] }
    #expect(total == Self.leastTotal(costs, rows, columns, row: 0, taken: []), "seed \(seed)")
  }

  /// 797: scipy 1.17.1, `scipy.optimize.linear_sum_assignment`, on these costs.
  @Test func aLargerProblemAgreesWithScipy() {
    var random = KeyedRandom(seed: 5, purpose: "reference costs")
    let costs = (0..<60 * 75).map { _ in random.below(1000) }
    let assigned = LinearAssignment.columns(costs: costs, rows: 60, columns: 75)
    #expect(assigned.enumerated().reduce(0) { $0 + costs[$1.offset * 75 + $1.element] } == 797)
  }

  @Test func noRowsTakeNoColumns() {
    #expect(LinearAssignment.columns(costs: [], rows: 0, columns: 0).isEmpty)
  }

  private static func leastTotal(_ costs: [Int], _ rows: Int, _ columns: Int, row: Int, taken: Set<Int>) -> Int {
    guard row < rows else { return 0 }
    let totals = (0..<columns).filter { !taken.contains($0) }.map { column in
      costs[row * columns + column] + leastTotal(costs, rows, columns, row: row + 1, taken: taken.union([column]))
    }
    return totals.min() ?? 0
  }
}
