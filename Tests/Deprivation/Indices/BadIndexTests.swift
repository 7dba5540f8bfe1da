import Testing
import WardlightTestSupport

@testable import WardlightDeprivation

@Suite("Indices of deprivation that cannot be used")
struct BadIndexTests {
  private let folder: ScratchFolder
  private let imd = OfficialFile(.of2019).only("Index")
  private let score = "Index of Multiple Deprivation (IMD) Score"
  private let rank = "Index of Multiple Deprivation (IMD) Rank"
  private let decile = "Index of Multiple Deprivation (IMD) Decile"

  init() throws { folder = try ScratchFolder() }

  private func fault(_ text: String, _ options: IndexOptions = IndexOptions()) throws -> String {
    let path = try folder.file("index.csv", text)
    do {
      _ = try IndexTable.load(path: path, options: options)
      return "no fault"
    } catch { return "\(error)".replacing(path, with: "index.csv") }
  }

  @Test("Score and rank that are swapped are named, both of them")
  func swapped() throws {
    var file = imd
    file.headings.swapAt(1, 2)
    #expect(
      try fault(file.text)
        == "index.csv: the columns “\(score)” and “\(rank) (where 1 is most deprived)” seem swapped, for the one called a score holds ranks and the one called a rank does not."
    )
  }

  @Test("Ranks called a score are found, alone and beside a decile")
  func ranksAsScore() throws {
    let file = OfficialFile(.of2019, areas: 60).only("Index of Multiple Deprivation (IMD) Rank")
    let text = file.text.replacing("Rank (where 1 is most deprived)", with: "Score")
    #expect(try fault(text).contains("it is called a score and holds ranks, whole numbers up to 60 with few repeated"))
    let own = IndexOptions(own: [OwnMeasure(field: "my score")])
    #expect(try fault(file.text.replacing("\(rank) (where 1 is most deprived)", with: "my score"), own).contains("holds ranks"))
  }

  @Test("Columns of one domain that run the wrong way, or have nothing to do with each other, are named")
  func direction() throws {
    let reversed = imd.changing(rank) { row, _ in "\(24 - row)" }
    #expect(try fault(reversed.text).contains("do not agree in which areas are more deprived (Spearman’s rho −1.00"))
    let shuffled = imd.changing(rank) { row, _ in "\((row * 7) % 24 + 1)" }
    #expect(try fault(shuffled.text).contains("“\(score)”"))
    let deciles = imd.changing(decile) { row, _ in "\(10 - row * 10 / 24)" }
    #expect(try fault(deciles.text).contains("“\(decile)"))
  }

  @Test("A stated direction that heading and data contradict is refused")
  func stated() throws {
    let own = IndexOptions(own: [OwnMeasure(field: rank + " (where 1 is most deprived)", direction: .higherIsMoreDeprived)])
    #expect(try fault(imd.text, own).contains("said to be more deprived where higher, and the column “\(score)” says the opposite"))
    #expect(try fault(imd.only(rank).text, own).hasSuffix("said to be more deprived where higher, and its heading says the opposite."))
    let path = try folder.file("index.csv", imd.text)
    #expect(throws: DeprivationError.self) {
      try IndexTable.load(path: path, codeField: "LSOA code (2011)", scoreField: rank + " (where 1 is most deprived)")
    }
  }

  @Test("Cells that are none are named by row and column, and thousands may have their comma")
  func cells() throws {
    #expect(try fault(imd.changing(rank) { $0 == 3 ? "0" : $1 }.text).hasPrefix("index.csv, row 5, column “\(rank)"))
    #expect(try fault(imd.changing(rank) { $0 == 3 ? "4.25" : $1 }.text).hasSuffix("not a rank, a whole number from 1 to 32,844."))
    #expect(try fault(imd.changing(rank) { $0 == 23 ? "32,845" : $1 }.text).hasPrefix("index.csv, row 25, column “\(rank)"))
    #expect(try fault(imd.changing(rank) { $0 == 23 ? "32,844" : $1 }.text) == "no fault")
    #expect(try fault(imd.changing(decile) { $0 == 0 ? "11" : $1 }.text).hasSuffix("not a decile, a whole number from 1 to 10."))
    #expect(try fault(imd.changing(score) { $0 == 1 ? "high" : $1 }.text) == "index.csv, row 3, field \(score): there is no number.")
    #expect(try fault(imd.changing(score) { $0 == 1 ? "" : $1 }.text) == "no fault")
  }

  @Test("Repeated codes, no rows, no heading, no measure and no codes are named")
  func tables() throws {
    var file = imd
    file.rows.append(file.rows[2])
    #expect(try fault(file.text).hasSuffix("stands in rows 4 and 26."))
    file.rows = []
    #expect(try fault(file.text) == "index.csv: the table has a heading and no rows.")
    #expect(try fault("").hasSuffix("the table is empty, without even a heading."))
    #expect(
      try fault("lsoa11_code,imd_scor\nE01000001,1\n")
        == "index.csv: no heading is one of an index of deprivation (“Index of Multiple Deprivation (IMD) Score”, “Income Rank”, imd_score, …); the headings are “lsoa11_code”, “imd_scor”; perhaps “imd_score” by “imd_scor” is meant."
    )
    #expect(
      try fault("place,imd_score\nhere,1\n")
        == "index.csv: no column of area codes is found among “place”, “imd_score”; name it (code: in wardlight.yaml).")
    #expect(try fault("ward_code,other\nE05000026,1\n", IndexOptions(own: [OwnMeasure(field: "othr")])).contains("did you mean “other”?"))
  }

  @Test("An average rank whose direction nothing tells is left out with a warning")
  func untold() throws {
    let rows = (10..<22).map { "E090000\($0),\(100 + $0 * $0)" }
    let path = try folder.file("index.csv", "lad_code,IMD - Average rank\n" + rows.joined(separator: "\n"))
    let index = try IndexTable.load(path: path)
    #expect(index.measures.isEmpty && index.warnings.count == 1 && index.warnings[0].contains("neither its heading nor its numbers"))
  }
}
