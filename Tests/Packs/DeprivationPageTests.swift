import Testing
import WardlightAnalysis
import WardlightCartography
import WardlightDisclosure

@testable import WardlightPacks

@Suite("The parts of a page on deprivation")
struct DeprivationPageTests {
  private func released(_ columns: [RawColumn]) throws -> Released<Table> {
    try Door(policy: .standard, marking: .official, sources: []).release(RawTable(name: "t", title: "T", note: "Note.", columns: columns))
  }

  @Test("Every word of the tables has a look, and none stands twice")
  func looks() {
    #expect(Set(DeprivationLooks.excess.map(\.value)) == Set(ExcessWords.all))
    #expect(Set(DeprivationLooks.hotSpots.map(\.value)).count == 4)
    let moran = DeprivationLooks.moran.map(\.value)
    #expect(Set(moran).isSuperset(of: ["high-high", "low-low", "high-low", "low-high", HotSpotWords.notSignificant]))
    for looks in [DeprivationLooks.excess, DeprivationLooks.hotSpots, DeprivationLooks.moran] {
      #expect(Set(looks.map(\.value)).count == looks.count && Set(looks.map(\.label)).count == looks.count)
    }
  }

  @Test("Fifths carry the range of their scores; an area without a score is in none")
  func fifths() throws {
    let table = try released([
      RawColumn("fifth", "Fifth", .computedWhole([1, 1, 2, 3, 4, 5, nil], from: .noCounts)),
      RawColumn("score", "Score", .figures([40, 31.25, 20, 10, 5, 1, .nan], decimals: 1)),
    ])
    let looks = try DeprivationLooks.fifths(table.column("fifth").content, scores: table.column("score").content)
    #expect(looks.map(\.value) == ["1", "2", "3", "4", "5"])
    #expect(looks[0].label == "Most deprived fifth: 31.3 to 40.0" && looks[1].label == "Second fifth: 20.0", "\(looks.map(\.label))")
  }

  @Test("Which end of a column is the deprived one is told by the ranks")
  func direction() throws {
    func falls(_ numbers: [Double]) throws -> Bool {
      try released([
        RawColumn("rank", "Rank", .computedWhole([3, 1, 2], from: .noCounts)), RawColumn("score", "Score", .figures(numbers, decimals: 0)),
      ]).fallsWithRank("score")
    }
    #expect(try !falls([10, 30, 20]))
    #expect(try falls([30, 10, 20]))
    #expect(try !falls([.nan, .nan, .nan]))
  }

  @Test("Figures are shortened on a page, and what is too small says so")
  func decimals() throws {
    let table = try released([RawColumn("rho", "Rho", .figures([0.321988, 0.00001, -0.5, 0], decimals: 6))])
    #expect(table.content.rows.map { $0[0].pageText } == ["0.3220", "<0.0001", "-0.5000", "0.0000"])
  }

  @Test("A long table without counts is cut to the first ranks")
  func cut() throws {
    let places = Array(1...70)
    let table = try released([
      RawColumn("name", "Name", .labels(places.map { "Area \($0)" })),
      RawColumn("rank", "Rank", .computedWhole(places.map { 71 - $0 }, from: .noCounts)),
    ])
    let cut = LongTable.cut(table).content
    #expect(cut.rows.count == 40 && cut.rows[0][0] == .text("Area 70") && cut.note == "Note. The 40 first by rank of 70; the file has all.")
  }

  @Test("A table stands on the page with its file, its words escaped and a dash for nothing")
  func item() throws {
    let table = try released([
      RawColumn("name", "Name", .labels(["A & B", "C"])), RawColumn("count", "Count", .counts([3, 1_200])),
      RawColumn("rho", "Rho", .computed([.nan, 0.5], decimals: 2, from: .coarse)),
    ])
    let section: [String: Any] = [
      "id": "s", "title": "S", "paragraphs": ["Words."],
      "items": [PageItem.table(table).values(hasPictures: false) { "tables/\($0.content.name).csv" }],
    ]
    let page = try PageTemplate.report(["title": "X", "sections": [section]])
    for words in ["A &amp; B", "1–4", "1,200", "<td class=\"number\">–</td>", "href=\"tables/t.csv\"", "<th scope=\"row\">C</th>"] {
      #expect(page.contains(words), "\(words)")
    }
    #expect(!page.contains("<figure"))
  }
}
