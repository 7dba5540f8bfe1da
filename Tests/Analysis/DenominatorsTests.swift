import Testing
import WardlightCounting
import WardlightGazetteer
import WardlightGeometry
import WardlightLoading
import WardlightTestSupport

@testable import WardlightAnalysis

@Suite("Populations, and the chains of look-ups that carry them")
struct DenominatorsTests {
  private static let wards = ["E05000026", "E05000027", "E05000028"]
  private let scratch: ScratchFolder
  private let check: VintageCheck

  init() throws {
    scratch = try ScratchFolder()
    check = VintageCheck(try VintageRegister.embedded())
  }

  private func denominators(_ source: PopulationSource) throws -> Denominators {
    let areas = CountedAreas.areas(Self.wards, numbers: ["people": [1, 2, .nan]])
    let codes = try check.admit(CodeColumn(source: "wards.gpkg", field: "code", codes: areas.codes))
    return try Denominators(source, areas, codes: codes, check)
  }

  @Test("A field of the layer is taken as it stands and joins nothing")
  func field() throws {
    let found = try denominators(.field("people", note: "all ages"))
    #expect(found.populations.prefix(2) == [1, 2] && found.populations[2].isNaN)
    #expect(found.note == "all ages" && found.entry == nil && found.notices.isEmpty)
  }

  @Test("A table's rows find their areas in any order; bands are added, and one that is empty leaves the area without")
  func table() throws {
    let file = try scratch.file("p.csv", "code,0-9,10-19,20-25\nE05000027,1,2,3\nE05000026,10,20,30\nE05000028,1,,1\n")
    let ages = try denominators(.table(PopulationTable(file: file, code: "code", persons: .ages(12...25))))
    #expect(ages.populations.prefix(2) == [50, 5] && ages.populations[2].isNaN)
    #expect(ages.note == "ages 10–19 and 20–25, which stand for 12–25")
    #expect(ages.entry?.matched == 3 && ages.entry?.areas == 3)
    let column = try denominators(.table(PopulationTable(file: file, code: "code", persons: .column("0-9", note: "children"))))
    #expect(column.populations == [10, 1, 1] && column.note == "children")
  }

  @Test("Look-ups carry a table to the layer, and an area that receives nobody has no rate")
  func lookups() throws {
    let file = try scratch.file("p.csv", "LSOA11CD,persons\nE01000005,100\nE01000006,50.4\nE01000007,\n")
    let lookup = try scratch.file(
      "l.csv", "LSOA11CD,WD18CD,share\nE01000005,E05000026,0.5\nE01000005,E05000027,0.5\nE01000006,E05000027,1\nE01000007,E05000028,1\n")
    let table = PopulationTable(
      file: file, code: "LSOA11CD", persons: .column("persons", note: "persons"), lookups: [LookupSource(path: lookup)])
    let found = try denominators(.table(table))
    #expect(found.populations.prefix(2) == [50, 100] && found.populations[2].isNaN)
    #expect(found.note.hasPrefix("persons, carried by LSOA 2011 → ward 2018"))
    #expect(found.entry?.treatment.contains("66.7 % of the count was divided") == true, "\(String(describing: found.entry?.treatment))")
  }

  @Test("Shares of a chain are the sums of products over what lies between")
  func chain() throws {
    let first = try scratch.file(
      "a.csv", "LSOA11CD,WD18CD,share\nE01000005,E05000026,0.4\nE01000005,E05000027,0.6\nE01000006,E05000027,1\n")
    let second = try scratch.file(
      "b.csv", "old,new,part\nE05000026,E05014053,1\nE05000027,E05014053,0.25\nE05000027,E05014054,0.75\n")
    let crosswalk = try CrosswalkChain.load(
      [LookupSource(path: first), LookupSource(path: second, from: "old", to: "new", share: "part")], check.register)
    #expect(crosswalk.sources == ["E01000005", "E01000006"] && crosswalk.targets == ["E05014053", "E05014054"])
    #expect(abs(crosswalk.share(of: "E01000005", in: "E05014053") - 0.55) < 1e-12)
    #expect(abs(crosswalk.share(of: "E01000006", in: "E05014054") - 0.75) < 1e-12)
    #expect(crosswalk.to.year == 2022)
  }

  @Test("A chain without shares where they are needed, or of one file twice, is refused")
  func refusals() throws {
    let divided = try scratch.file("d.csv", "LSOA11CD,WD18CD\nE01000005,E05000026\nE01000005,E05000027\n")
    #expect(throws: CrosswalkError.noShares(file: divided, sources: ["E01000005"])) {
      try CrosswalkChain.load([LookupSource(path: divided)], check.register)
    }
    let whole = try scratch.file("w.csv", "LSOA11CD,WD18CD\nE01000005,E05000026\n")
    #expect(throws: CrosswalkError.self) {
      try CrosswalkChain.load([LookupSource(path: whole), LookupSource(path: whole)], check.register)
    }
  }
}
