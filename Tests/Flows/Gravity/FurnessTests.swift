import Testing
import WardlightEssentials

@testable import WardlightFlows

@Suite("Furness's balance")
struct FurnessTests {
  @Test("It agrees with R's loglin")
  func agreesWithR() throws {
    // R 4.2.2: loglin(rows %o% cols / 100, list(1, 2), start = seed, fit = TRUE, eps = 1e-13, iter = 10000)$fit
    let reference = [
      19.163758713510, 4.102677026789, 16.733564259700, 0.000000000000, 9.324702532046, 13.308538417670, 5.428145607384, 6.938613442899,
      1.511538754442, 2.588784555539, 15.838290132920, 5.061386557101,
    ]
    let seed: [Double] = [4, 1, 2, 0, 3, 5, 1, 2, 1, 2, 6, 3]
    let balance = try Furness.balance(seed, origins: [40, 35, 25], destinations: [30, 20, 38, 12])
    for (cell, value) in zip(reference, balance.table(of: seed)) { #expect((cell - value).magnitude < 1e-9) }
    #expect(balance.error <= 1e-12 && balance.steps > 1)
  }

  @Test("Totals are kept, with places of nothing too, and the odds of the seed stay")
  func keepsTotals() throws {
    let seedNumber = UInt64(7)
    var random = KeyedRandom(seed: seedNumber, purpose: "furness")
    let seed = (0..<48).map { _ in Double(1 + random.below(20)) }
    var origins = (0..<6).map { _ in Double(random.below(50)) }
    origins[2] = 0
    var destinations = (0..<8).map { _ in Double(1 + random.below(30)) }
    destinations[5] = 0
    destinations[0] += origins.reduce(0, +)
    origins[0] += destinations.reduce(0, +) - origins.reduce(0, +)
    let table = try Furness.balance(seed, origins: origins, destinations: destinations).table(of: seed)
    for row in 0..<6 { #expect((table[row * 8..<row * 8 + 8].reduce(0, +) - origins[row]).magnitude < 1e-9, "seed \(seedNumber)") }
    for column in 0..<8 {
      let sum = (0..<6).reduce(0.0) { $0 + table[$1 * 8 + column] }
      #expect((sum - destinations[column]).magnitude < 1e-9, "seed \(seedNumber)")
    }
    let odds = { (cells: [Double]) in cells[0] * cells[8 + 1] / cells[1] / cells[8] }
    #expect((odds(table) / odds(seed) - 1).magnitude < 1e-9)
  }

  @Test("Totals that cannot be had are named")
  func faults() {
    #expect(throws: FlowsError.marginsDiffer(origins: 3, destinations: 4, kind: "the table to balance")) {
      try Furness.balance([1, 1, 1, 1], origins: [1, 2], destinations: [2, 2])
    }
    #expect(throws: FlowsError.gravity(.badMargin(kind: "origin", place: 1))) {
      try Furness.balance([1, 1, 1, 1], origins: [1, -2], destinations: [2, 2])
    }
    #expect(throws: FlowsError.unreachableMargin(kind: "destination", name: "number 2")) {
      try Furness.balance([1, 0, 1, 0], origins: [1, 2], destinations: [1, 2])
    }
    // No table with zeros on its diagonal has these totals.
    #expect(throws: FlowsError.gravity(.noConvergence(steps: 50))) {
      try Furness.balance([0, 1, 1, 0], origins: [1, 2], destinations: [1, 2], limit: 50)
    }
    #expect("\(FlowsError.gravity(.noConvergence(steps: 1)))".contains("within 1 step,"))
  }
}
