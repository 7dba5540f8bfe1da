import Testing
import WardlightDeprivation
import WardlightGazetteer
import WardlightLoading
import WardlightTestSupport

/// The GLA's own summary of the indices of 2019 for the wards of 2018, from the same LSOAs. It divides LSOAs that lie in several wards by residents, which no look-up here
/// does, so a ward can only be reproduced whose LSOAs are whole: those in which the population is the GLA's.
@Suite("The GLA's ward file, reproduced", .enabled(if: SharedData.isPresent, SharedData.missing))
struct WardFileTests {
  private static func file() throws -> CodedNumbers {
    let fields = [
      "population", "imd_average_score", "imd_average_rank", "imd_extent_pc", "rank_of_worst_lsoa", "number_of_lsoas", "lsoas_in_worst_5pc",
      "lsoas_in_worst_10pc", "lsoas_in_worst_20pc", "lsoas_in_worst_50pc", "income_score", "income_scale", "employment_score",
      "employment_scale", "imd_extent_rank", "imd_average_score_rank", "imd_average_rank_rank",
    ]
    return try CodedNumbers.read(
      path: SharedData.path("geodata/deprivation/gla_iod2019_london_wards_2018.csv"), code: "ward_code", numbers: fields)
  }

  /// Our summary of a file's wards, and which of them have the GLA's population.
  private struct Comparison {
    let theirs: CodedNumbers
    let ours: AreaDeprivation
    let whole: [Bool]

    init(_ lookup: String, _ index: Index2019) throws {
      theirs = try WardFileTests.file()
      ours = try Self.summarise(index.multiple, lookup, theirs.codes)
      whole = zip(ours.population, theirs.values(of: "population", for: ours.codes)).map { $0 == $1 }
    }

    static func summarise(_ columns: SummaryColumns, _ lookup: String, _ codes: [String]) throws -> AreaDeprivation {
      let source = CrosswalkSource(path: SharedData.path("geodata/lookups/" + lookup))
      let crosswalk = try Crosswalk.load(source, register: try Index2019.register.get())
      let wards = Set(crosswalk.targets)
      return try AreaDeprivation.summarise(
        columns, by: crosswalk, areas: codes.filter { wards.contains($0) }, convention: .greaterLondonAuthority)
    }

    /// In how many wards a figure is the GLA's: all of them, and those of the GLA's population.
    func agreeing(_ figures: [Double], _ field: String, within tolerance: Double = 0) -> [Int] {
      let wanted = theirs.values(of: field, for: ours.codes)
      let isSame = zip(figures, wanted).map { abs($0 - $1) <= tolerance }
      return [isSame.count { $0 }, zip(isSame, whole).count { $0 && $1 }]
    }
  }

  @Test("By the look-up of 2017 the average score is the GLA's within 0.01 in 486 of 542 wards")
  func of2017() throws {
    let made = try Comparison("lsoa_2011_to_ward_2017.csv", try Index2019.read.get())
    #expect(made.ours.areas.count == 542 && made.whole.count { $0 } == 483 && made.ours.summarised == 542)
    #expect(made.agreeing(made.ours.averageScore, "imd_average_score", within: 0.01) == [486, 483])
    #expect(made.agreeing(made.ours.averageScore, "imd_average_score", within: 1e-9) == [483, 483])
  }

  @Test("By the best fit of 2018 every figure of IMD is the GLA's in the 489 wards of the GLA's population")
  func of2018() throws {
    let made = try Comparison("lsoa_2011_to_ward_2018_bestfit.csv", try Index2019.read.get())
    let ours = made.ours
    #expect(ours.areas.count == 633 && made.whole.count { $0 } == 489)
    #expect(made.agreeing(ours.averageScore, "imd_average_score", within: 1e-9) == [489, 489])
    #expect(made.agreeing(ours.averageScore, "imd_average_score", within: 0.01) == [493, 489])
    #expect(made.agreeing(ours.averageRank, "imd_average_rank", within: 1e-6) == [489, 489])
    #expect(made.agreeing(ours.extent, "imd_extent_pc", within: 1e-12)[1] == 489)
    #expect(made.agreeing(ours.areasCounted, "number_of_lsoas")[1] == 489)
    #expect(made.agreeing(ours.areasInWorst5, "lsoas_in_worst_5pc") == [633, 489])
    #expect(made.agreeing(ours.areasInWorst10, "lsoas_in_worst_10pc") == [623, 489])
    #expect(made.agreeing(ours.areasInWorst20, "lsoas_in_worst_20pc") == [586, 489])
    #expect(made.agreeing(ours.areasInWorst50, "lsoas_in_worst_50pc") == [510, 489])
    #expect(made.agreeing(ours.rankOfWorst, "rank_of_worst_lsoa") == [600, 489])
  }

  @Test("Income is weighted by all residents and employment by those of working age; the scales are the GLA's persons")
  func domains() throws {
    let (index, lookup) = (try Index2019.read.get(), "lsoa_2011_to_ward_2018_bestfit.csv")
    let made = try Comparison(lookup, index)
    let income = try Comparison.summarise(index.domain("income_score", weighedBy: "pop_mid2015"), lookup, made.theirs.codes)
    #expect(made.agreeing(income.averageScore.map { $0 / 100 }, "income_score", within: 1e-12)[1] == 489)
    #expect(made.agreeing(income.areas.map { $0.scale(per: 100) }, "income_scale", within: 0.001)[1] == 489)
    let employment = try Comparison.summarise(index.domain("employment_score", weighedBy: "pop_working_age"), lookup, made.theirs.codes)
    #expect(made.agreeing(employment.averageScore.map { $0 / 100 }, "employment_score", within: 1e-12)[1] == 489)
    #expect(made.agreeing(employment.areas.map { $0.scale(per: 100) }, "employment_scale", within: 0.001)[1] == 489)
    let wrongly = try Comparison.summarise(index.domain("employment_score", weighedBy: "pop_mid2015"), lookup, made.theirs.codes)
    #expect(made.agreeing(wrongly.averageScore.map { $0 / 100 }, "employment_score", within: 1e-6)[1] < 10)
    #expect(income.notes.contains { $0.contains("no ranks") } && income.extent.allSatisfy(\.isNaN))
  }

  @Test("Ranks of wards are those of the file's own figures")
  func ranks() throws {
    // The GLA ranks its own figures, of which it divides some LSOAs; where ours are the GLA's, only wards of which they are not can move a rank.
    let made = try Comparison("lsoa_2011_to_ward_2018_bestfit.csv", try Index2019.read.get())
    for (figure, field) in [(SummaryFigure.averageScore, "imd_average_score_rank"), (.averageRank, "imd_average_rank_rank")] {
      let apart = zip(made.ours.ranks(of: figure), made.theirs.values(of: field, for: made.ours.codes)).map { abs(Double($0 ?? 0) - $1) }
      #expect(zip(apart, made.whole).allSatisfy { !$1 || $0 <= 12 }, "\(figure)")
    }
  }
}
