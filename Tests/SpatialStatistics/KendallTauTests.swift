import Foundation
import Testing
import WardlightEssentials
import WardlightSpatialStatistics

@Suite struct KendallTauTests {
  /// Kendall's own definition, pair by pair.
  private func slowly(_ x: [Double], _ y: [Double]) -> Double {
    var (score, ofX, ofY) = (0.0, 0.0, 0.0)
    for i in x.indices {
      for j in 0..<i {
        let (a, b) = (sign(x[i] - x[j]), sign(y[i] - y[j]))
        score += a * b
        ofX += a * a
        ofY += b * b
      }
    }
    return score / (ofX * ofY).squareRoot()
  }

  private func sign(_ value: Double) -> Double { value > 0 ? 1 : value < 0 ? -1 : 0 }

  @Test(arguments: [UInt64(1), 2, 3, 4, 5]) func asByItsDefinition(seed: UInt64) {
    var random = KeyedRandom(seed: seed, purpose: "kendall")
    for count in [5, 6, 17, 64, 101] {
      let x = (0..<count).map { _ in Double(random.below(count / 3 + 2)) }
      let y = x.map { $0 + Double(random.below(9)) }
      let ours = KendallTau.b(x, y)
      #expect(ours.reason != nil || abs(ours.tau - slowly(x, y)) < 1e-14, "seed \(seed), \(count) areas")
    }
  }

  @Test func onlyTheOrderCounts() {
    let plain = KendallTau.b(Columbus.crime, Columbus.income)
    #expect(plain == KendallTau.b(Columbus.crime.map { log($0 + 1) }, Columbus.income.map { $0 * $0 * $0 }))
    #expect(plain == KendallTau.b(Columbus.income, Columbus.crime))
    #expect(plain == KendallTau.b(Columbus.crime.reversed(), Columbus.income.reversed()))
    #expect(plain.tau == -KendallTau.b(Columbus.crime, Columbus.income.map { -$0 }).tau)
  }

  @Test func aPerfectOrderHasTauOneAndNoWidth() {
    let up = KendallTau.b([1, 2, 2, 4, 5, 6], [10, 20, 20, 40, 50, 1e9])
    #expect(up.tau == 1 && up.lower == 1 && up.upper == 1)
    let down = KendallTau.b([1, 2, 3, 4, 5, 6], [6, 5, 4, 3, 2, 1])
    #expect(down.tau == -1 && down.upper == -1)
  }

  @Test func withoutEnoughPairsThereIsAReason() {
    let few = KendallTau.b([1, 2, 3, 4, .nan], [1, 2, 3, 4, 5])
    #expect(few.reason == "fewer than 5 pairs" && few.tau.isNaN && few.p.isNaN && few.lower.isNaN && few.upper.isNaN && few.n == 4)
    #expect(KendallTau.b([1, 1, 1, 1, 1], [1, 2, 3, 4, 5]).reason == "the first values do not vary")
    #expect(KendallTau.b([1, 2, 3, 4, 5], [1, 1, 1, 1, 1]).reason == "the second values do not vary")
    #expect(KendallTau.b([], []).reason == "fewer than 5 pairs")
    #expect(KendallTau.b([1, .nan, 2, 3, 4, 5], [1, 2, 2, .infinity, 4, 5]).n == 5)
  }
}
