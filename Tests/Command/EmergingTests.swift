import Foundation
import Testing
import WardlightTestSupport

@Suite("wardlight emerging")
struct EmergingTests {
  /// Forty areas in a row over twelve months: the first five always have many, the last five only in the last month.
  private static func value(area: Int, month: Int) -> Int {
    if area < 5 { return 30 }
    if area >= 35 { return month == 12 ? 60 : 6 }
    return 6 + (area * 7 + month * 5) % 3
  }

  private static func rows(_ months: Range<Int>, _ value: (Int, Int) -> String = { "\(value(area: $0, month: $1))" }) -> [String] {
    (0..<40).flatMap { area in months.map { "A\(10 + area),2020-\($0 < 10 ? "0" : "")\($0),\(value(area, $0))" } }
  }

  private func emerging(
    _ rows: [String], heading: String = "code,period,count", _ options: [String] = ["--policy", "public", "--permutations", "0"]
  ) throws -> (study: SquareStudy, outcome: Tool.Outcome) {
    let study = try SquareStudy()
    try study.areas((0..<40).map { "A\(10 + $0)" })
    _ = try study.scratch.file("months.csv", ([heading] + rows).joined(separator: "\n") + "\n")
    let fixed = ["emerging", "areas.geojson", "--id", "code", "--counts", "months.csv", "-o", "out.csv"]
    return (study, try Tool.run(fixed + options, in: study.scratch))
  }

  @Test("What lasts is persistent, what lights up at the end is new, and the classes found are explained")
  func classes() throws {
    let (study, outcome) = try emerging(Self.rows(1..<13))
    #expect(outcome.status == 0 && outcome.output.isEmpty, "\(outcome.errors)")
    let table = try study.table()
    #expect(table.cell("class", where: "id", is: "A12") == "persistent hot spot")
    #expect(table.cell("class", where: "id", is: "A47") == "new hot spot")
    #expect(table.cell("hot_periods", where: "id", is: "A12") == "12" && table.cell("hot_periods", where: "id", is: "A47") == "1")
    #expect(table.cell("total", where: "id", is: "A12") == "360")
    #expect(outcome.errors.contains("new hot spot: A significant hot spot in the last period"), "\(outcome.errors)")
    #expect(outcome.errors.contains("all 40 areas and 12 periods"), "\(outcome.errors)")
  }

  @Test("The bins from which classes were made can be followed by hand")
  func bins() throws {
    let (study, outcome) = try emerging(Self.rows(1..<13), ["--policy", "public", "--permutations", "0", "--bins", "bins.csv"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let bins = try study.table("bins.csv")
    #expect(bins.column("id").count == 480 && bins.column("period").prefix(3) == ["2020-01", "2020-02", "2020-03"])
    // The second area: itself and two neighbours in the first month, all three in both months in the second.
    #expect(bins.column("neighbours")[12] == "2" && bins.column("statistic")[12] == "90")
    #expect(bins.column("neighbours")[13] == "5" && bins.column("statistic")[13] == "180")
    #expect(bins.column("class")[13] == "hot")
  }

  @Test("No order of rows and no number of threads changes the result")
  func order() throws {
    let options = ["--policy", "public", "--permutations", "199"]
    let first = try emerging(Self.rows(1..<13), options + ["--threads", "1"]).study.text("out.csv")
    #expect(try emerging(Self.rows(1..<13).reversed(), options + ["--threads", "8"]).study.text("out.csv") == first)
  }

  @Test("The long table of wardlight count is read as it is, with other names on request")
  func names() throws {
    let (study, outcome) = try emerging(
      Self.rows(1..<13), heading: "area,when,number",
      ["--policy", "public", "--permutations", "0", "--counts-id", "area", "--period", "when", "--value", "number"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try study.table().cell("class", where: "id", is: "A47") == "new hot spot")
  }

  @Test("Small counts stay behind the door, classes leave")
  func policy() throws {
    let rows = Self.rows(1..<13) { area, month in area == 20 && month == 3 ? "2" : "\(Self.value(area: area, month: month))" }
    let (study, outcome) = try emerging(rows, ["--permutations", "0", "--bins", "bins.csv"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let table = try study.table()
    #expect(table.column("trend_z").allSatisfy { $0 == "withheld" })
    #expect(table.cell("total", where: "id", is: "A30") == "withheld" && table.cell("total", where: "id", is: "A12") == "360")
    #expect(table.cell("class", where: "id", is: "A12") == "persistent hot spot")
    #expect(try study.table("bins.csv").column("value").filter { $0 == "1–4" }.count == 1)
    #expect(try study.table("bins.csv").column("z").allSatisfy { $0 == "withheld" })
    let (_, broken) = try emerging(Self.rows(1..<13) { _, _ in "2.5" }, ["--permutations", "0"])
    #expect(broken.status == 65 && broken.errors.contains("not a count"), "\(broken.errors)")
  }

  @Test("A pair without a row is missing, or 0 on request")
  func absent() throws {
    let rows = Self.rows(1..<13).filter { $0 != "A20,2020-05,\(Self.value(area: 10, month: 5))" }
    let (study, outcome) = try emerging(rows)
    #expect(outcome.errors.contains("1 of 480 pairs"), "\(outcome.errors)")
    #expect(try study.table().cell("reason", where: "id", is: "A20") == "no value in 1 of 12 periods")
    #expect(try study.table().cell("class", where: "id", is: "A20") == "undefined")
    let (filled, _) = try emerging(rows, ["--policy", "public", "--permutations", "0", "--absent", "zero"])
    #expect(try filled.table().cell("class", where: "id", is: "A20") != "undefined")
  }

  @Test("A month that nobody has is named, and few periods are said to be few")
  func months() throws {
    let (_, gap) = try emerging(Self.rows(1..<13).filter { !$0.contains("2020-07") })
    #expect(gap.errors.contains("no row is of 2020-07"), "\(gap.errors)")
    let (_, few) = try emerging(Self.rows(9..<13))
    #expect(
      few.status == 0 && few.errors.contains("4 periods are fewer than the 10") && few.errors.contains("nothing can intensify"),
      "\(few.errors)")
  }

  @Test("What cannot be used is refused with a sentence")
  func refusals() throws {
    let all = Self.rows(1..<13)
    let cases: [(rows: [String], words: String)] = [
      (Self.rows(1..<2), "1 period makes no series"), (all + [all[0]], "stands in the rows 2 and 482"),
      (all + ["A10,,5"], "the period has no name"), (all + ["A10,May 2021,5"], "does not say its order"),
      (all.map { $0.replacingOccurrences(of: "A", with: "B") }, "none of its codes stands in"),
      (["A10,2020-01,1–4"] + all.dropFirst(), "protected"),
      (["A10,2020-01,many"] + all.dropFirst(), "row 2"), (["A10,2020-01,inf"] + all.dropFirst(), "row 2"), ([], "no row is of an area"),
    ]
    for (rows, words) in cases {
      let (study, outcome) = try emerging(rows)
      #expect(outcome.status == 65 && outcome.errors.contains(words), "\(outcome.errors)")
      #expect(try !study.files().contains("out.csv"))
    }
    #expect(try emerging(all, ["--steps", "-1"]).outcome.status == 64)
    #expect(try emerging(all, ["--bins", "bins.gpkg"]).outcome.status == 64)
    #expect(try emerging(all, ["--standardize", "row"]).outcome.status == 64)
    #expect(try emerging(all, ["--value", "number"]).outcome.status == 65)
  }

  @Test("All zero gives no class, and the reason")
  func zero() throws {
    let (study, outcome) = try emerging(Self.rows(1..<13) { _, _ in "0" })
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try study.table().column("reason").allSatisfy { $0 == "the values do not vary" })
  }

  /// London's burglaries of 2019 and 2020: spring 2020 is cold where homes were never empty.
  @Test("Real burglaries by month", .enabled(if: SharedData.isPresent, SharedData.missing))
  func real() throws {
    let (wards, events) = (SharedData.path("geodata/wards/london_wards_2018.geojson"), SharedData.path("geodata/events"))
    let study = try SquareStudy()
    let files = try FileManager.default.contentsOfDirectory(atPath: events).filter { $0.contains("burglary") }.sorted()
    let columns = ["date=Month", "longitude=Longitude", "latitude=Latitude"].flatMap { ["--column", $0] }
    let count = try Tool.run(
      ["count"] + files.map { events + "/" + $0 } + columns + ["--areas", wards, "--id", "ward_code", "--by", "month"]
        + ["--not-personal", "--policy", "public", "-o", "months.csv"], in: study.scratch)
    #expect(count.status == 0, "\(count.errors)")
    let found = try Tool.run(
      ["emerging", wards, "--id", "ward_code", "--counts", "months.csv", "--permutations", "0", "--policy", "public", "-o", "out.csv"]
        + ["--bins", "bins.csv"], in: study.scratch)
    #expect(found.status == 0, "\(found.errors)")
    let bins = try study.table("bins.csv")
    func cold(_ month: String) -> Int { zip(bins.column("period"), bins.column("class")).count { $0 == month && $1 == "cold" } }
    #expect(cold("2020-05") > 100 && cold("2019-11") < 20)
    #expect(try study.table().column("class").contains("sporadic cold spot"))
  }
}
