import Foundation
import Testing
import WardlightTestSupport

/// The demo's packs of London and Newham under one policy, made once for the tests that read them.
private struct DemoPacks {
  let scratch: ScratchFolder
  let errors: String

  init(_ policy: String) throws {
    scratch = try ScratchFolder()
    let outcome = try Tool.run([
      "pack", "--config", Tool.demo, "--borough", "Newham", "--london", "--policy", policy, "-o", scratch.path, "--no-pictures",
    ])
    try #require(outcome.status == 0, "\(outcome.errors)")
    errors = outcome.errors
  }

  func table(_ name: String, of pack: String = "london") throws -> PackTable {
    try scratch.table(name, of: pack)
  }
}

@Suite("The demo's tables are the published ones", .serialized)
struct DemoTests {
  @Test("Every published cell is shown under policy public")
  func everyCell() throws {
    let packs = try DemoPacks("public")
    try referrals(packs) { $0.flatMap(Int.init) == $1 }
    try wards(packs) { $0.flatMap(Int.init) == $1 }
    try links(packs) { $0.flatMap(Int.init) == $1 }
    try rescues(packs) { $0.flatMap(Int.init) == $1 }
    let page = try String(contentsOfFile: "\(packs.scratch.path)/newham/index.html", encoding: .utf8)
    #expect(page.contains("The records are synthetic"))
  }

  @Test("Under the default policy every exact number equals the published one, and every interval contains it")
  func protectedCells() throws {
    let packs = try DemoPacks("threshold:5")
    try referrals(packs, agrees)
    try wards(packs, agrees)
    try links(packs) { $0 == "withheld" || agrees($0, with: $1) }
    try rescues(packs, agrees)
    #expect(try packs.table("boroughs").cell("responsible_current", is: "Hammersmith and Fulham") == "1–4")
    #expect(try packs.table("boroughs").cell("responsible_change", is: "Hammersmith and Fulham") == "withheld")
    #expect(try packs.table("rescues").cell("rescues", is: "Scotland") == "1–4")
  }

  @Test("No file of a protected pack shows a count from 1 to 4 in a column of counts")
  func nothingSmall() throws {
    let packs = try DemoPacks("threshold:5")
    for pack in ["london", "newham"] {
      for (name, columns) in [
        ("wards", ["count"]), ("boroughs", ["residence", "responsible_current", "responsible_previous"]),
        ("years", ["residence", "intervention", "intelligence", "responsible"]), ("months", ["residence", "intervention", "intelligence"]),
        ("county-forces", ["current", "previous"]), ("towns", ["current", "previous"]),
      ] {
        let table = try packs.table(name, of: pack)
        // Months are split by type for London alone.
        for column in columns where pack == "london" || name != "months" || column == "residence" {
          let cells = table.column(column)
          #expect(!cells.isEmpty, "\(pack) \(name) \(column)")
          #expect(cells.allSatisfy { !["1", "2", "3", "4"].contains($0) }, "\(pack) \(name) \(column)")
        }
      }
    }
  }

  private func referrals(_ packs: DemoPacks, _ agree: (String?, Int) -> Bool) throws {
    let table = try packs.table("boroughs")
    for row in PublishedTables.referrals {
      #expect(agree(table.cell("responsible_previous", is: row.borough), row.previous), "\(row.borough), 2019/20")
      #expect(agree(table.cell("responsible_current", is: row.borough), row.current), "\(row.borough), 2020/21")
    }
    for (borough, count) in [("Newham", 118), ("Brent", 107), ("Lambeth", 98)] {
      #expect(agree(table.cell("residence", is: borough), count), "\(borough)")
    }
    #expect(try packs.table("boroughs", of: "newham").rows.count == 1)
  }

  private func wards(_ packs: DemoPacks, _ agree: (String?, Int) -> Bool) throws {
    let table = try packs.table("wards")
    #expect(table.rows.count == 633)
    let names = table.column("name")
    let boroughs = table.column("borough")
    let counts = table.column("count")
    for row in PublishedTables.wards {
      let place = names.indices.first { names[$0] == row.ward && boroughs[$0] == row.borough }
      #expect(agree(place.map { counts[$0] }, row.count), "\(row.ward)")
    }
    let published = Set(PublishedTables.wards.map { $0.ward + $0.borough })
    let others = names.indices.filter { !published.contains(names[$0] + boroughs[$0]) }
    #expect(others.count == 624)
    #expect(others.allSatisfy { (Int(counts[$0]) ?? 4) <= 8 })
  }

  private func links(_ packs: DemoPacks, _ agree: (String?, Int) -> Bool) throws {
    let forces = try packs.table("county-forces")
    for row in PublishedTables.forces {
      #expect(forces.cell("current", is: row.force) == String(row.count))
      #expect(forces.cell("rank", is: row.force) == String(row.rank))
      #expect(forces.cell("previous_rank", is: row.force) == String(row.previousRank), "\(row.force)")
    }
    #expect(forces.cell("current", is: "All") == "1784")
    #expect(forces.cell("previous", is: "All") == "3290")
    #expect(forces.cell("current", is: "Not recorded") == String(1784 - 1695))
    let towns = try packs.table("towns")
    for row in PublishedTables.towns {
      #expect(towns.cell("current", is: row.town) == String(row.count))
      #expect(agree(towns.cell("previous_rank", is: row.town), row.previousRank), "\(row.town)")
    }
    #expect(towns.cell("current", is: "Not recorded") == String(1784 - 517))
    let boroughs = try packs.table("linked-boroughs")
    for row in PublishedTables.linkedBoroughs {
      if let rank = row.current { #expect(agree(boroughs.cell("rank", is: row.borough), rank), "\(row.borough)") }
      if let rank = row.previous { #expect(agree(boroughs.cell("previous_rank", is: row.borough), rank), "\(row.borough), before") }
    }
  }

  private func rescues(_ packs: DemoPacks, _ agree: (String?, Int) -> Bool) throws {
    let table = try packs.table("rescues")
    for row in PublishedTables.rescues {
      #expect(agree(table.cell("requests", is: row.force), row.requests), "\(row.force)")
      #expect(agree(table.cell("rescues", is: row.force), row.rescues), "\(row.force)")
    }
  }
}
