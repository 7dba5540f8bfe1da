import Foundation
import Testing
import WardlightEssentials
import WardlightTestSupport

@Suite("wardlight count: whole or not at all, and always the same")
struct CountFailureTests {
  /// Seeded records in and around three areas.
  private func study(seed: UInt64, rows: Int = 3_000) throws -> (study: SquareStudy, lines: [(line: String, count: Int)]) {
    let study = try SquareStudy()
    try study.areas(["A", "B", "C"])
    var random = KeyedRandom(seed: seed, purpose: "records of the count tests")
    let lines = (0..<rows).map { row -> (line: String, count: Int) in
      let (east, north) = (529_500 + random.below(4_000), 179_800 + random.below(1_400))
      let type = ["intervention", "intelligence", ""][random.below(3)]
      let date = random.below(20) == 0 ? "soon" : "20\(19 + random.below(2))-0\(1 + random.below(9))-1\(random.below(10))"
      return ("P\(random.below(900)),\(date),\(east),\(north),\(type)", 1)
    }
    try study.records("id,date,easting,northing,referral_type", lines)
    return (study, lines)
  }

  @Test("One thread and four, and rows in any order, give the same bytes", arguments: ["csv", "xlsx", "geojson", "gpkg"])
  func sameBytes(_ ending: String) throws {
    let seed: UInt64 = 20_261_121
    let (study, lines) = try study(seed: seed)
    let options = ["--by", "quarter", "--types", "--unit", "persons", "--population", "people"]
    let one = try study.count(to: "one.\(ending)", options + ["--threads", "1", "--rejected", "one-rejected.csv"])
    let four = try study.count(to: "four.\(ending)", options + ["--threads", "4", "--rejected", "four-rejected.csv"])
    #expect(one.status == 0 && one.errors == four.errors, "\(one.errors)")
    var random = KeyedRandom(seed: seed, purpose: "shuffle")
    var shuffled = lines
    for place in shuffled.indices.reversed() { shuffled.swapAt(place, random.below(place + 1)) }
    try study.records("id,date,easting,northing,referral_type", shuffled)
    let other = try study.count(to: "other.\(ending)", options)
    #expect(other.errors == one.errors, "seed \(seed)")
    let files = try study.scratch.tree()
    #expect(files["one.\(ending)"] == files["four.\(ending)"] && files["one.\(ending)"] == files["other.\(ending)"], "seed \(seed)")
    #expect(files["one-rejected.csv"] == files["four-rejected.csv"] && (files["one-rejected.csv"]?.count ?? 0) > 10_000)
  }

  @Test("Periods that overlap are refused, since a record of both would count twice")
  func overlap() throws {
    let (study, _) = try study(seed: 1, rows: 10)
    let outcome = try study.count(to: "out.csv", ["--period", "2020-01-01..2020-06-30", "--period", "2020-06-30..2020-12-31"])
    #expect(
      outcome.status == 65 && outcome.errors.contains("overlap, so that a record would count twice"), "\(outcome.status) \(outcome.errors)")
    #expect(try study.files() == ["areas.geojson", "records.csv"])
  }

  @Test("A mistyped year does not make thousands of months: the run says so and writes nothing", arguments: ["csv", "gpkg"])
  func strayYear(_ ending: String) throws {
    let (study, _) = try study(seed: 6, rows: 10)
    try study.records(
      "date,easting,northing", [("2020-05-01,\(SquareStudy.middle(0))", 10), ("0202-05-01,\(SquareStudy.middle(0))", 1)])
    let outcome = try study.count(to: "out.\(ending)", ["--by", "month"])
    #expect(
      outcome.status == 65 && outcome.errors.contains("there are 21817 periods, more than 1200"),
      "\(outcome.status) \(outcome.errors.suffix(300))")
    #expect(try study.files() == ["areas.geojson", "records.csv"])
    let window = ["--by", "month", "--period", "1950-01-01..2040-12-31"]
    let wide = try study.count(to: "out.\(ending)", window + ["--population", "people"])
    #expect(wide.status == (ending == "csv" ? 0 : 73) && wide.errors.utf8.count < 3_000, "\(wide.status) \(wide.errors.suffix(300))")
    #expect(try study.count(to: "out.\(ending)", window).status == 0)
  }

  @Test("A file without a heading has a record in its place, of which nothing is said", arguments: ["count", "geocode"])
  func noHeading(_ verb: String) throws {
    let (study, _) = try study(seed: 8, rows: 1)
    for record in ["SENTINEL7,2020-05-01,QQ9 9ZZ,town", "SENTINEL7,town,QQ9 9ZZ", "SENTINEL7,01/05/2020,town", "SENTINEL7,539911,town"] {
      try study.records(record, [(record, 3)])
      let outcome = try Tool.run([verb, "records.csv", "--areas", "areas.geojson", "--id", "code", "-o", "out.csv"], in: study.scratch)
      #expect(outcome.status == 65 && outcome.errors.contains("the first row seems to be a record"), "\(outcome.errors)")
      #expect(!outcome.errors.contains("SENTINEL7") && !outcome.errors.contains("QQ9"), "\(outcome.errors)")
    }
    try study.records("LSOA11CD,WD22CD", [("x,y", 1)])
    let named = try Tool.run([verb, "records.csv", "--areas", "areas.geojson", "--id", "code", "-o", "out.csv"], in: study.scratch)
    #expect(named.status == 65 && named.errors.contains("LSOA11CD, WD22CD"), "\(named.errors)")
  }

  @Test("A file of records that is named twice would count twice, and is refused")
  func twice() throws {
    let (study, _) = try study(seed: 7, rows: 10)
    let outcome = try study.count(["records.csv", "./records.csv"], to: "out.csv")
    #expect(outcome.status == 64 && outcome.errors.contains("./records.csv is named twice"), "\(outcome.errors)")
  }

  @Test(
    "What is asked wrongly is a question of usage",
    arguments: [
      ["--period", "2020-06-30..2020-01-01"], ["--by", "week"], ["--year-start", "13"], ["--column", "date"], ["--column", "dates=Month"],
      ["--crs", "osgb"], ["--ages", "10-25"], ["--population-lookup", "x.csv"], ["--nearest", "-1"], ["--policy", "threshold:1"],
      ["--rejected", "out.csv"], ["--rejected", "./records.csv"],
    ])
  func usage(_ options: [String]) throws {
    let (study, _) = try study(seed: 2, rows: 10)
    let outcome = try study.count(to: "out.csv", options)
    #expect(outcome.status == 64, "\(outcome.status) \(outcome.errors)")
    #expect(try study.files() == ["areas.geojson", "records.csv"])
    #expect(try study.count(to: "out.pdf").status == 64)
  }

  @Test(
    "Where something is missing or cannot be written, neither the table nor the rejected rows are there",
    arguments: [
      (["nowhere.csv"], "out.csv", "rejected.csv", [String](), 66), (["records.csv"], "nowhere/out.csv", "rejected.csv", [], 73),
      (["records.csv"], "nowhere/out.xlsx", "rejected.csv", [], 73), (["records.csv"], "nowhere/out.geojson", "rejected.csv", [], 73),
      (["records.csv"], "nowhere/out.gpkg", "rejected.csv", [], 73), (["records.csv"], "out.csv", "nowhere/rejected.csv", [], 73),
      (["records.csv", "areas.geojson"], "out.csv", "rejected.csv", [], 65),
      (["records.csv"], "out.csv", "rejected.csv", ["--store", "nowhere.sqlite"], 66),
      (["records.csv"], "out.csv", "rejected.csv", ["--towns", "records.csv"], 65),
      (["records.csv"], "out.csv", "rejected.csv", ["--name", "title"], 65),
    ])
  func failures(_ records: [String], _ output: String, _ rejected: String, _ options: [String], _ status: Int32) throws {
    let (study, _) = try study(seed: 3, rows: 100)
    let outcome = try study.count(records, to: output, ["--rejected", rejected] + options)
    #expect(outcome.status == status, "\(outcome.status) \(outcome.errors)")
    #expect(outcome.errors.split(separator: "\n").count { $0.hasPrefix("wardlight: ") } == 1, "\(outcome.errors)")
    #expect(try study.files() == ["areas.geojson", "records.csv"])
  }

  @Test(
    "A full disk leaves neither the table nor the rejected rows, and the files that were there as they were", arguments: ["csv", "gpkg"])
  func fullDisk(_ ending: String) throws {
    let (study, _) = try study(seed: 4)
    _ = try study.scratch.file("out.\(ending)", "before")
    _ = try study.scratch.file("rejected.csv", "before")
    let before = try study.scratch.tree()
    let outcome = try Tool.run(
      [
        "count", "records.csv", "--areas", "areas.geojson", "--id", "code", "-o", "out.\(ending)", "--rejected", "rejected.csv", "--by",
        "month",
      ], in: study.scratch, blocks: 2)
    #expect(outcome.status == 73, "\(outcome.status) \(outcome.errors)")
    #expect(try study.scratch.tree() == before)
  }

  @Test(
    "A disk that is full only for the table is told as such in each format",
    arguments: [("csv", 1), ("xlsx", 1), ("geojson", 1), ("gpkg", 60)])
  func fullDisk(_ ending: String, _ blocks: Int) throws {
    let (study, _) = try study(seed: 5, rows: 1_000)
    let before = try study.scratch.tree()
    let outcome = try Tool.run(
      ["count", "records.csv", "--areas", "areas.geojson", "--id", "code", "-o", "out.\(ending)", "--by", "month"], in: study.scratch,
      blocks: blocks)
    #expect(outcome.status == 73 && outcome.errors.contains("wardlight: out.\(ending): "), "\(outcome.status) \(outcome.errors)")
    #expect(try study.scratch.tree() == before)
  }
}
