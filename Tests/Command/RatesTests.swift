import Foundation
import Testing
import WardlightTestSupport

@Suite("wardlight rates")
struct RatesTests {
  /// Four areas in a row of 1,000, 2,000, 3,000 and 4,000 people.
  private func rates(_ cases: [String], _ options: [String] = ["--policy", "public"]) throws -> (study: SquareStudy, outcome: Tool.Outcome)
  {
    let study = try SquareStudy()
    let codes = cases.indices.map { "A\($0 + 1)" }
    try study.areas(codes)
    _ = try study.scratch.file("cases.csv", "code,cases\n" + zip(codes, cases).map { "\($0),\($1)\n" }.joined())
    let fixed = ["rates", "areas.geojson", "--id", "code", "--cases", "cases", "--population", "people", "--counts", "cases.csv"]
    return (study, try Tool.run(fixed + ["--draws", "499", "-o", "out.csv"] + options, in: study.scratch))
  }

  @Test("Crude rates, expected cases, shrunken rates and ranks stand side by side")
  func columns() throws {
    let (study, outcome) = try rates(["20", "10", "30", "4"])
    #expect(outcome.status == 0 && outcome.output.isEmpty, "\(outcome.errors)")
    let table = try study.table()
    #expect(table.column("rate") == ["20", "5", "10", "1"])
    #expect(table.column("expected") == ["6.4", "12.8", "19.2", "25.6"])
    #expect(table.column("ratio") == ["3.125", "0.78125", "1.5625", "0.15625"])
    #expect(table.column("neighbours") == ["1", "2", "2", "1"])
    #expect(table.column("class").first == "higher" && table.column("class").last == "lower", "\(table.column("class"))")
    #expect(table.column("rank_best").last == "4" && table.column("rank").last == "4th", "\(table.column("rank"))")
    #expect(outcome.errors.contains("6.4") && outcome.errors.contains("seed 1"), "\(outcome.errors)")
  }

  @Test("The mean of the posterior lies inside its interval, which lies inside the crude one's reach")
  func intervals() throws {
    let table = try rates(["20", "10", "30", "4"]).study.table()
    for row in 0..<4 {
      func number(_ key: String) throws -> Double { try #require(Double(table.column(key)[row])) }
      #expect(try number("eb_lower") < number("eb_rate") && number("eb_rate") < number("eb_upper"))
      #expect(try number("rate_lower") < number("rate") && number("rate") < number("rate_upper"))
    }
  }

  @Test("One result on any number of threads")
  func threads() throws {
    let one = try rates(["20", "10", "30", "4"], ["--policy", "public", "--threads", "1"]).study.text("out.csv")
    #expect(try rates(["20", "10", "30", "4"], ["--policy", "public", "--threads", "8"]).study.text("out.csv") == one)
  }

  @Test("Too few cases in an area and around it give no class and no rank, but keep their rate")
  func notEnough() throws {
    let (study, outcome) = try rates(["1", "2", "30", "40"], ["--policy", "public", "--minimum-count", "10"])
    let table = try study.table()
    #expect(table.column("class").first == "not enough" && table.column("rank").first == "not enough")
    #expect(table.column("rank_best").first == "" && table.column("rate").first == "1")
    #expect(table.column("class").dropFirst().allSatisfy { $0 != "not enough" })
    #expect(outcome.errors.contains("fewer than 10 cases"), "\(outcome.errors)")
  }

  @Test("Under the standard policy small counts leave as an interval, with nothing from which they could be solved")
  func policy() throws {
    let (study, outcome) = try rates(["20", "3", "30", "40"], [])
    let table = try study.table()
    #expect(table.column("cases") == ["20", "1–4", "30", "40"])
    #expect(table.column("rate") == ["20", "withheld", "10", "10"])
    for key in ["expected", "ratio", "eb_rate", "eb_local", "eb_lower", "p_above", "rank", "rank_best"] {
      #expect(table.column(key).allSatisfy { $0 == "withheld" }, "\(key)")
    }
    #expect(table.column("class").allSatisfy { $0 != "withheld" })
    #expect(!outcome.errors.contains("9.3"), "the rate of all areas would give the count away: \(outcome.errors)")
  }

  @Test("Missing cases have no rate and a reason")
  func missing() throws {
    let table = try rates(["20", "", "30", "40"]).study.table()
    #expect(table.column("reason") == ["", "no value", "", ""])
    #expect(table.column("class")[1] == "undefined" && table.column("rate")[1].isEmpty && table.column("rank")[1].isEmpty)
  }

  @Test("Rates that differ no more than chance, and no case at all, are said")
  func nothingToSay() throws {
    let (study, even) = try rates(["10", "20", "30", "40"])
    #expect(even.errors.contains("no more than chance"), "\(even.errors)")
    #expect(try study.table().column("rank") == [String](repeating: "between 1st and 4th", count: 4))
    let (_, none) = try rates(["0", "0", "0", "0"])
    #expect(none.status == 0 && none.errors.contains("Nobody has a case"), "\(none.errors)")
  }

  @Test(
    "Wrong cases stop the run with a sentence",
    arguments: [("-1", "negative"), ("2.5", "not a count"), ("1001", "more cases than people"), ("x", "row 2")])
  func wrong(_ cell: String, _ words: String) throws {
    let (study, outcome) = try rates([cell, "1", "2", "3"])
    #expect(outcome.status == 65 && outcome.errors.contains(words), "\(outcome.errors)")
    #expect(try !study.files().contains("out.csv"))
  }

  @Test("Events may be more than people")
  func events() throws {
    let (study, outcome) = try rates(["1001", "1", "2", "3"], ["--policy", "public", "--events", "--per", "1", "--benchmark", "0.5"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try study.table().column("rate").first == "1.001")
    #expect(try study.table().column("class") == ["higher", "lower", "lower", "lower"])
  }

  @Test("Options out of range are a matter of usage")
  func usage() throws {
    for options in [
      ["--per", "0"], ["--level", "1"], ["--draws", "0"], ["--minimum-count", "0"], ["--weights", "friends"], ["--standardize", "row"],
    ] {
      #expect(try rates(["1", "2", "3", "4"], options).outcome.status == 64, "\(options)")
    }
  }

  @Test("A GeoPackage can be read back with its classes")
  func geoPackage() throws {
    let (study, outcome) = try rates(["20", "10", "30", "4"], ["--policy", "public", "-o", "out.gpkg"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try study.readBack("out.gpkg", layer: "rates").column("class").contains("lower"))
  }
}
