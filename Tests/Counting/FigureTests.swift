import Testing
import WardlightCounting
import WardlightEssentials

@Suite("Changes, rates and ranks")
struct FigureTests {
  @Test("A change is a number and a percentage, which zero does not have")
  func change() {
    // The published assessment: Lambeth from 24 to 42 and Camden from 18 to 4.
    #expect(Change(from: 24, to: 42).number == 18 && Change(from: 24, to: 42).percent == 75)
    #expect(Change(from: 18, to: 4).number == -14 && abs(Change(from: 18, to: 4).percent + 77.777_777_777_8) < 1e-9)
    #expect(Change(from: 0, to: 4).percent.isNaN && Change(from: 0, to: 0).percent.isNaN)
    #expect(Change(from: 5, to: 0).percent == -100)
  }

  @Test("A rate needs a population")
  func rates() {
    let rates = Rate.perThousand([3, 3, 0, 3], populations: [1_500, 0, 10, .nan])
    #expect(rates[0] == 2 && rates[1].isNaN && rates[2] == 0 && rates[3].isNaN)
    #expect(Rate.percent(1_695, of: 1_784) == 100 * 1_695 / 1_784.0 && Rate.percent(0, of: 0).isNaN)
  }

  @Test("Ties share the smallest rank")
  func ranks() {
    #expect(CompetitionRank.ranks([31, 25, 21, 21, 16]) == [1, 2, 3, 3, 5])
    #expect(CompetitionRank.ranks([0, 7, 0, 7, 7]) == [4, 1, 4, 1, 1])
    #expect(CompetitionRank.ranks([]) == [])
    #expect(CompetitionRank.ranksOfPositive([0, 7, 2]) == [nil, 1, 2])
    #expect(CompetitionRank.ranks(ofNumbers: [2.5, .nan, 7, 2.5, -1]) == [2, nil, 1, 2, 4])
  }

  @Test("A rank is one more than the number of larger counts")
  func rankProperty() {
    var random = KeyedRandom(seed: 5, purpose: "ranks")
    let counts = (0..<200).map { _ in random.below(30) }
    #expect(CompetitionRank.ranks(counts) == counts.map { count in 1 + counts.filter { $0 > count }.count })
  }
}
