import Testing
import WardlightLoading
import WardlightTestSupport

@testable import WardlightDeprivation

@Suite("Indices of deprivation")
struct DeprivationTests {
  private func load(_ text: String) throws -> IndexTable {
    let folder = try ScratchFolder()
    return try IndexTable.load(path: try folder.file("index.csv", text), codeField: "ward", scoreField: "score")
  }

  @Test("Scores join by code, and areas without one are listed")
  func joins() throws {
    let index = try load("ward,score,x\nE3,30.5,a\nE1,10,b\nE2,,c\n")
    let scores = index.aligned(with: ["E1", "E2", "E3", "E4"], index.measures[0])
    #expect(scores.values[0] == 10 && scores.values[1].isNaN && scores.values[2] == 30.5 && scores.values[3].isNaN)
    #expect(scores.missing == ["E2", "E4"] && index.count == 3)
  }

  @Test("Repeated codes, empty codes and words are errors with file, row and column")
  func errors() throws {
    #expect { try load("ward,score\nE1,1\nE2,2\nE1,3\n") } throws: {
      "\($0)".hasSuffix("index.csv, field ward: the code E1 stands in rows 2 and 4.")
    }
    #expect { try load("ward,score\nE1,1\n,2\n") } throws: { "\($0)".hasSuffix("index.csv, row 3, field ward: there is no area code.") }
    #expect { try load("ward,score\nE1,high\n") } throws: { "\($0)".hasSuffix("index.csv, row 2, field score: there is no number.") }
    #expect { try load("ward,other\nE1,1\n") } throws: { "\($0)".contains("score") && "\($0)".contains("other") }
  }

  @Test("Fifths take the highest scores first, ties the more deprived fifth")
  func fifths() {
    let plain = DeprivationFifths([10, 20, 30, 40, 50, .nan])
    #expect(plain.fifths == [5, 4, 3, 2, 1, nil] && plain.sizes == [1, 1, 1, 1, 1] && !plain.hasTiesAtBorders)
    let tied = DeprivationFifths([50, 40, 40, 40, 10, 9, 8, 7, 6, 5])
    #expect(tied.fifths == [1, 1, 1, 1, 3, 3, 4, 4, 5, 5] && tied.hasTiesAtBorders)
    #expect(DeprivationFifths([3, 3, 3]).fifths == [2, 2, 2])
    #expect(DeprivationFifths([]).sizes == [0, 0, 0, 0, 0])
  }

  @Test("The share counts areas with enough records and a score")
  func share() {
    let fifths = DeprivationFifths([50, 40, 30, 20, 10, .nan])
    let share = fifths.mostDeprived(counts: [5, 4, 9, 5, 0, 9], atLeast: 5)
    #expect(share == fifths.mostDeprived(counts: [6, 0, 5, 7, 4, 5], atLeast: 5))
    #expect(share.count == 1 && share.of == 3 && share.percent == 100 / 3.0)
    #expect(fifths.mostDeprived(counts: [0, 0, 0, 0, 0, 0], atLeast: 5).percent.isNaN)
  }

  @Test("The wards of London have their scores", .enabled(if: SharedData.isPresent, SharedData.missing))
  func london() throws {
    let index = try IndexTable.load(
      path: SharedData.path("geodata/deprivation/gla_iod2019_london_wards_2018.csv"), codeField: "ward_code",
      scoreField: "imd_average_score")
    let table = try TableReader(path: SharedData.path("facts/london_wards_2018.csv")).read(fields: ["ward_code"])
    let codes = try #require(table.column("ward_code"))
    let scores = index.aligned(with: (0..<codes.count).map { codes[$0] }, index.measures[0])
    #expect(index.count == 633 && scores.missing.isEmpty)
    #expect(DeprivationFifths(scores.values).sizes == [126, 127, 126, 127, 127])
    #expect(index.aligned(with: ["E05000026"], index.measures[0]).values == [31.2511244954766])
  }
}
