import Testing
import WardlightDeprivation
import WardlightGazetteer
import WardlightTestSupport

/// The ministry's summaries of England's 317 districts of 2019 (File 10), as others print them.
@Suite("The ministry's summaries of districts, as published", .enabled(if: SharedData.isPresent, SharedData.missing))
struct DistrictTests {
  private static let summary = Result {
    let index = try IndexTable.load(path: Index2019.path)
    let districts = try #require(try index.districts(try Index2019.register.get()))
    return try AreaDeprivation.summarise(index, by: districts)
  }
  private let made: AreaDeprivation

  init() throws { made = try Self.summary.get() }

  private func rank(_ code: String, _ figure: SummaryFigure) throws -> Int? {
    made.ranks(of: figure)[try #require(made.codes.firstIndex(of: code))]
  }

  private func first(_ count: Int, _ figure: SummaryFigure) -> [String] {
    let ranks = made.ranks(of: figure)
    return (1...count).compactMap { rank in ranks.firstIndex { $0 == rank }.map { made.codes[$0] } }
  }

  @Test("Every district of England has its figures")
  func all() {
    #expect(made.areas.count == 317 && made.summarised == 317 && made.elsewhere.isEmpty && made.lacking.isEmpty)
    #expect(made.areasWithin.reduce(0, +) == 32_844 && made.areasInWorst10.reduce(0, +) == 3_284)
    #expect(made.notices.isEmpty)
  }

  /// Manchester City Council, Performance, Research & Intelligence (2019), Indices of Deprivation 2019, slides 2 and 3.
  @Test("The ten most deprived districts by average score and by average rank, and Manchester by all five measures")
  func ten() throws {
    // Blackpool, Knowsley, Liverpool, Hull, Middlesbrough, Manchester, Birmingham, Burnley, Blackburn with Darwen, Hartlepool
    #expect(
      first(10, .averageScore) == [
        "E06000009", "E08000011", "E08000012", "E06000010", "E06000002", "E08000003", "E08000025", "E07000117", "E06000008", "E06000001",
      ])
    // Blackpool, Manchester, Knowsley, Liverpool, Barking and Dagenham, Birmingham, Hackney, Sandwell, Hull, Nottingham
    #expect(
      first(10, .averageRank) == [
        "E06000009", "E08000003", "E08000011", "E08000012", "E09000002", "E08000025", "E09000012", "E08000028", "E06000010", "E06000018",
      ])
    let manchester: [(SummaryFigure, Int)] = [
      (.averageScore, 6), (.averageRank, 2), (.extent, 2), (.proportionInWorst10, 5), (.localConcentration, 13),
    ]
    for (figure, rank) in manchester { #expect(try self.rank("E08000003", figure) == rank, "\(figure)") }
    #expect(made.areasInWorst10[try #require(made.codes.firstIndex(of: "E08000003"))] == 122)
  }

  /// Blackpool: Blackpool JSNA (2020), Deprivation. London: Barking and Dagenham (2019), Deprivation in Barking and Dagenham; GLA (2019), Indices of Deprivation 2019: initial analysis.
  @Test("Blackpool and boroughs of London stand where their councils say")
  func boroughs() throws {
    #expect(try rank("E06000009", .localConcentration) == 1 && rank("E06000009", .proportionInWorst10) == 6)
    #expect(try rank("E09000002", .averageScore) == 21)
    // Hackney, Haringey, Kensington and Chelsea: the three boroughs with most of their LSOAs in the most deprived tenth.
    #expect(try rank("E09000012", .proportionInWorst10) == 78 && rank("E09000014", .proportionInWorst10) == 84)
    #expect(try rank("E09000020", .proportionInWorst10) == 91)
    let london = made.areas.filter { $0.code.hasPrefix("E09") }
    #expect(london.count == 33 && london.reduce(0) { $0 + $1.areasInWorst5 } == 8 && london.reduce(0) { $0 + $1.areasInWorst10 } == 107)
  }

  /// Trafford Data Lab, analysis/IoD2019/report/data/IoD_local_authority.csv on GitHub, from the ministry's File 10: rank of average score, share of LSOAs in the first decile.
  @Test("Greater Manchester's ranks and proportions are those of File 10")
  func greaterManchester() throws {
    let published: [(String, Int, Double)] = [
      ("E08000001", 34, 0.2373), ("E08000002", 95, 0.1), ("E08000003", 6, 0.4326), ("E08000004", 19, 0.305), ("E08000005", 15, 0.2985),
      ("E08000006", 18, 0.3), ("E08000007", 130, 0.0895), ("E08000008", 28, 0.2057), ("E08000009", 191, 0.0507), ("E08000010", 75, 0.165),
    ]
    for (code, rank, share) in published {
      let place = try #require(made.codes.firstIndex(of: code))
      #expect(try self.rank(code, .averageScore) == rank && abs(made.proportionInWorst10[place] - share) < 5e-5, "\(code)")
    }
  }
}
