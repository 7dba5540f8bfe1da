import Foundation
import Testing
import WardlightTestSupport

@Suite("wardlight count: whom rates are computed from, and codes of other vintages")
struct CountRatesTests {
  private static let open = ["--not-personal", "--policy", "public"]
  /// The first wards of Barking and Dagenham, as they were to 2022, and those that followed.
  private static let wards2018 = ["E05000026", "E05000027", "E05000028"]
  private static let wards2022 = ["E05014053", "E05014054", "E05014055"]

  /// Ten records in the first area and five in the second.
  private func study(_ codes: [String]) throws -> SquareStudy {
    let study = try SquareStudy()
    try study.areas(codes)
    try study.records(
      "date,easting,northing", [("2020-05-10,\(SquareStudy.middle(0))", 10), ("2020-05-10,\(SquareStudy.middle(1))", 5)])
    return study
  }

  @Test("Codes of one's own, with a space within, find their population")
  func ownCodes() throws {
    let study = try study(["Area 1", "Area 2"])
    _ = try study.scratch.file("people.csv", "code,persons\nArea 1,500\n Area 2 ,250\n")
    #expect(try study.count(to: "out.csv", ["--population-table", "people.csv", "--population", "persons"] + Self.open).status == 0)
    #expect(try study.table().column("rate_per_1000") == ["20.000", "20.000"])
  }

  @Test("A field of the layer")
  func field() throws {
    let study = try study(["A", "B", "C"])
    #expect(try study.count(to: "out.csv", ["--population", "people"] + Self.open).status == 0)
    #expect(try study.table().column("population") == ["1000", "2000", "3000"])
    #expect(try study.table().column("rate_per_1000") == ["10.000", "2.500", "0.000"])
    let wrong = try study.count(to: "wrong.csv", ["--population", "persons"])
    #expect(wrong.status == 65 && wrong.errors.contains("“persons”") && wrong.errors.contains("people"), "\(wrong.errors)")
  }

  @Test("Bands of ages of a table: the fewest that reach over those that are wanted, named in words")
  func ages() throws {
    let study = try study(["A", "B", "C"])
    _ = try study.scratch.file(
      "people.csv", "code,Persons,Persons_0-15,Persons_16-29,Persons_30-44\nC,9,1,1,7\nA,\"1,000\",150,\"1,850\",800\nX,1,1,1,1\n")
    let outcome = try study.count(to: "out.csv", ["--population-table", "people.csv", "--ages", "10-25"] + Self.open)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try study.table().column("population") == ["2000", "", "2"])
    #expect(try study.table().column("rate_per_1000") == ["5.000", "", "0.000"])
    #expect(outcome.errors.contains("people.csv, code: 3 codes"), "\(outcome.errors)")
    let gap = try study.count(to: "gap.csv", ["--population-table", "people.csv", "--ages", "30-60"])
    #expect(gap.status == 65 && gap.errors.contains("no bands reach over the ages 30–60"), "\(gap.errors)")
    let column = try study.count(
      to: "out.csv", ["--population-table", "people.csv", "--population", "Persons", "--population-id", "code"] + Self.open)
    #expect(column.status == 0)
    #expect(try study.table().column("population") == ["1000", "", "9"])
  }

  @Test("A look-up carries a table's populations to the layer's areas, their total kept")
  func lookup() throws {
    let study = try study(Self.wards2018)
    _ = try study.scratch.file("lsoas.csv", "LSOA11CD,persons\nE01000005,1000\nE01000006,500\nE01000007,300\n")
    _ = try study.scratch.file(
      "lookup.csv",
      "LSOA11CD,WD18CD,share\nE01000005,E05000026,0.75\nE01000005,E05000027,0.25\nE01000006,E05000027,1\nE01000007,E05000028,1\n")
    let options = ["--population", "persons", "--population-table", "lsoas.csv", "--population-id", "LSOA11CD"] + Self.open
    let outcome = try study.count(to: "out.csv", options + ["--population-lookup", "lookup.csv"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try study.table().column("population") == ["750", "750", "300"])
    #expect(try study.table().column("rate_per_1000") == ["13.333", "6.667", "0.000"])
    #expect(
      outcome.errors.contains("LSOA 2011 → ward 2018") && outcome.errors.contains("55.6 % of the count was divided"), "\(outcome.errors)")
    let without = try study.count(to: "without.csv", options + ["--vintage", "2018"])
    #expect(without.status == 65 && without.errors.contains("use lookups: LSOA 2011 → ward 2018."), "\(without.errors)")
    let absent = try study.count(to: "absent.csv", options + ["--population-lookup", "nowhere.csv"])
    #expect(absent.status == 66 && absent.errors.contains("nowhere.csv"), "\(absent.errors)")
  }

  @Test("A population below 0 or beyond all numbers is refused with its row", arguments: ["-5", "1e300"])
  func impossible(_ number: String) throws {
    let study = try study(Self.wards2018)
    _ = try study.scratch.file("lsoas.csv", "LSOA11CD,persons\nE01000005,1000\nE01000006,\(number)\n")
    _ = try study.scratch.file("lookup.csv", "LSOA11CD,WD18CD\nE01000005,E05000026\nE01000006,E05000027\n")
    let outcome = try study.count(
      to: "out.csv",
      ["--population", "persons", "--population-table", "lsoas.csv", "--population-id", "LSOA11CD", "--population-lookup", "lookup.csv"])
    #expect(outcome.status == 65 && outcome.errors.contains("row 3"), "\(outcome.status) \(outcome.errors)")
  }

  @Test("Codes that are not of the year that is said, and a population of another, are refused; the second with the look-up that would do")
  func vintages() throws {
    let old = try study(Self.wards2018)
    let wrong = try old.count(to: "out.csv", ["--vintage", "2022"])
    #expect(wrong.status == 65 && wrong.errors.contains("said to be"), "\(wrong.errors)")
    #expect(try old.count(to: "out.csv", ["--vintage", "2018"]).status == 0)
    let new = try study(Self.wards2022)
    let rows = Self.wards2018.map { "\($0),1000" }.joined(separator: "\n")
    _ = try new.scratch.file("people.csv", "code,persons\n\(rows)\n")
    let outcome = try new.count(to: "out.csv", ["--population-table", "people.csv", "--population", "persons"])
    #expect(outcome.status == 65 && outcome.errors.contains("use lookups: ward 2018 → ward 2022"), "\(outcome.errors)")
    #expect(try !new.files().contains("out.csv"))
  }
}
