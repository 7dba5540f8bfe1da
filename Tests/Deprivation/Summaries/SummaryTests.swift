import Testing
import WardlightGazetteer

@testable import WardlightDeprivation

/// A country of 100 small areas; small area `i` has rank `i`, so its percentile is its rank.
@Suite("Summaries of larger areas by hand")
struct SummaryTests {
  /// Two areas: A of ranks 5, 11, 30 and 80 with 100, 200, 300 and 400 residents, B of ranks 31 and 100 with 50 and 150.
  private let codes = ["s005", "s011", "s030", "s031", "s080", "s100"]
  private let links = [("s005", "A"), ("s011", "A"), ("s030", "A"), ("s031", "B"), ("s080", "A"), ("s100", "B")]
  private let people = [100.0, 200, 300, 50, 400, 150]
  private let ranks = [5.0, 11, 30, 31, 80, 100]
  private let scores = [60.0, 40, 30, 20, 10, 2]

  private func columns(people: [Double]? = nil, ranks: [Double]? = nil, scores: [Double]? = nil, ranked: Int? = 100) -> SummaryColumns {
    SummaryColumns(
      title: "Index", source: "index.csv", codes: codes, scores: scores ?? self.scores, ranks: ranks ?? self.ranks, ranked: ranked,
      populations: people ?? self.people, denominators: "mid-2015")
  }

  private func crosswalk(_ links: [Crosswalk.Link]) throws -> Crosswalk {
    try Crosswalk(from: Vintage(.lsoa, 2011), to: Vintage(.ward, 2018), links: links, making: .init(method: "by hand"))
  }

  private func bestFit() throws -> Crosswalk { try crosswalk(links.map { Crosswalk.Link(source: $0.0, target: $0.1) }) }

  private func isNear(_ one: Double, _ other: Double) -> Bool { abs(one - other) <= 1e-12 * max(1, abs(other)) }

  @Test("Averages are weighted by residents, and the ministry turns ranks round")
  func averages() throws {
    let made = try AreaDeprivation.summarise(columns(), by: try bestFit())
    #expect(made.codes == ["A", "B"] && made.population == [1_000, 200] && made.areasWithin == [4, 2] && made.summarised == 2)
    // A: (100·60 + 200·40 + 300·30 + 400·10) / 1000; B: (50·20 + 150·2) / 200
    #expect(made.averageScore == [27, 6.5])
    // A: (100·5 + 200·11 + 300·30 + 400·80) / 1000 = 43.7; B: (50·31 + 150·100) / 200 = 82.75
    #expect(isNear(made.averageRank[0], 101 - 43.7) && isNear(made.averageRank[1], 101 - 82.75))
    let authority = try AreaDeprivation.summarise(columns(), by: try bestFit(), convention: .greaterLondonAuthority)
    #expect(isNear(authority.averageRank[0], 43.7) && isNear(authority.averageRank[1], 82.75))
    #expect(authority.averageScore == made.averageScore)
  }

  @Test("Extent slides from 0.95 in the 11th percentile to 0.05 in the 30th; the authority's counts the 11th whole")
  func extent() throws {
    let made = try AreaDeprivation.summarise(columns(), by: try bestFit())
    // A: (100·1 + 200·0.95 + 300·0.05 + 400·0) / 1000; B has no one in the most deprived 30 %
    #expect(isNear(made.extent[0], 0.305) && made.extent[1] == 0)
    let authority = try AreaDeprivation.summarise(columns(), by: try bestFit(), convention: .greaterLondonAuthority)
    // A: (100·1 + 200·1 + 300·0.05) / 1000
    #expect(isNear(authority.extent[0], 0.315) && authority.extent[1] == 0)
    let official = (10...31).map { SummaryConvention.ministry.extentWeight(percentile: $0) }
    #expect(official[0] == 1 && official[1] == 0.95 && official[21] == 0)
    #expect(isNear(official[2], 0.95 - 0.9 / 19) && isNear(official[20], 0.05))
    let steps = (10...31).map { SummaryConvention.greaterLondonAuthority.extentWeight(percentile: $0) }
    #expect(steps[0] == 1 && steps[1] == 1 && steps[2] == 0.95 && isNear(steps[20], 0.05) && steps[21] == 0)
  }

  @Test("Local concentration takes exactly a tenth of the residents, the last small area in part")
  func localConcentration() throws {
    let made = try AreaDeprivation.summarise(columns(), by: try bestFit())
    // A: a tenth are 100 residents, all of s005; B: 20 of the 50 of s031
    #expect(made.localConcentration == [96, 70])
    let more = try AreaDeprivation.summarise(columns(people: [60, 200, 300, 50, 440, 150]), by: try bestFit())
    // A: 60 residents of rank 5 and 40 of the 200 of rank 11: (60·5 + 40·11) / 100 = 7.4
    #expect(isNear(more.localConcentration[0], 101 - 7.4))
    #expect(LocalConcentration.average(people: [10, 90], ranks: [3, 3], population: 100) == 3)
    #expect(LocalConcentration.average(people: [], ranks: [], population: 0).isNaN)
  }

  @Test("Shares of residents, small areas by their rank in the country, and the worst of them")
  func worst() throws {
    let made = try AreaDeprivation.summarise(columns(), by: try bestFit())
    #expect(made.shareInWorst10 == [0.1, 0] && isNear(made.shareInWorst20[0], 0.3) && made.shareInWorst20[1] == 0)
    #expect(
      made.areasInWorst5 == [1, 0] && made.areasInWorst10 == [1, 0] && made.areasInWorst20 == [2, 0] && made.areasInWorst50 == [3, 1])
    #expect(made.rankOfWorst == [5, 31] && made.worst == ["s005", "s031"] && made.proportionInWorst10 == [0.25, 0])
    #expect(isNear(made.areas[0].scale(per: 100), 270))
  }

  @Test("A percentile ends where a hundredth of the ranks ends")
  func percentiles() {
    let rule = SummaryRule(columns(ranked: 32_844), .ministry)
    // 32,844 / 4 = 8,211 and 32,844 / 10 = 3,284.4: the deciles of the index's own file end at 3,284
    #expect(rule.percentile(8_211) == 25 && rule.percentile(8_212) == 26 && rule.percentile(3_284) == 10 && rule.percentile(3_285) == 11)
    #expect(rule.percentile(1) == 1 && rule.percentile(32_844) == 100)
  }

  @Test("Areas are ranked among those given, 1 the most deprived, by each figure in its direction")
  func ranking() throws {
    let tied = try crosswalk(["A", "B", "C"].enumerated().map { Crosswalk.Link(source: codes[$0.offset], target: $0.element) })
    for convention in SummaryConvention.allCases {
      let made = try AreaDeprivation.summarise(columns(), by: try bestFit(), areas: ["B", "Q", "A"], convention: convention)
      for measure in SummaryFigure.allCases { #expect(made.ranks(of: measure) == [2, nil, 1], "\(measure)") }
      let three = try AreaDeprivation.summarise(columns(scores: [9, 9, 8, 0, 0, 0]), by: tied, convention: convention)
      #expect(three.ranks(of: .averageScore) == [1, 1, 3] && three.ranks(of: .averageRank) == [1, 2, 3])
    }
  }

  @Test("A small area that is divided counts by its shares, in residents and in numbers")
  func divided() throws {
    let shared = try crosswalk(
      [("s005", "A", 0.25), ("s005", "B", 0.75), ("s011", "A", 1), ("s100", "B", 1)].map {
        Crosswalk.Link(source: $0.0, target: $0.1, weight: $0.2)
      })
    let made = try AreaDeprivation.summarise(columns(), by: shared)
    #expect(made.population == [225, 225] && made.divided == [1, 1] && made.areasWithin == [2, 2] && made.areasCounted == [1.25, 1.75])
    #expect(isNear(made.averageScore[0], (25 * 60 + 200 * 40) / 225.0) && made.areasInWorst10 == [0.25, 0.75])
    #expect(made.rankOfWorst == [5, 5] && made.elsewhere == ["s030", "s031", "s080"])
  }
}
