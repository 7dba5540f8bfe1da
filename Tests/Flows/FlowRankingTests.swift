import Testing
import WardlightCounting
import WardlightEssentials
import WardlightGazetteer
import WardlightLoading
import WardlightRecords
import WardlightTestSupport

@testable import WardlightFlows

@Suite("Tables of destinations")
struct FlowRankingTests {
  private let forces = ForceNames.index(names: ["Essex", "Hampshire", "Kent", "Surrey"])
  private let boroughs = NameIndex(names: ["Brent", "Newham"])

  private func link(_ person: UInt64?, _ year: Int, _ force: String?, _ town: String? = nil, borough: String? = "Newham") throws -> Link {
    let date = try #require(CalendarDate(year: year, month: 6, day: 1))
    return Link(
      source: RecordOrigin(file: 0, row: 2), person: person.map { PersonKey($0) }, date: date, responsibleBorough: borough, force: force,
      town: town)
  }

  private func year(_ year: Int) throws -> Period {
    let first = try #require(CalendarDate(year: year, month: 1, day: 1))
    return try #require(Period(from: first, to: first.adding(days: 364)))
  }

  private func placed(_ links: [Link], unrecognised: UnrecognisedNames = .together) -> PlacedLinks {
    let persons = links.compactMap(\.person)
    return PlacedLinks(
      RecordReading(records: links, identifiedRows: persons.count, persons: Set(persons).count), forces: forces, boroughs: boroughs,
      unrecognised: unrecognised)
  }

  @Test("Persons are counted once at each destination, with ranks, changes and the unknown")
  func persons() throws {
    let links = placed([
      try link(1, 2021, "Kent"), try link(1, 2021, "Kent"), try link(1, 2021, "Essex"), try link(2, 2021, "Kent"), try link(3, 2021, nil),
      try link(4, 2021, "Scotland"), try link(5, 2020, "Essex"), try link(6, 2020, "Essex"), try link(7, 2020, "Surrey"),
    ])
    let table = FlowRanking(links, by: .forces, current: try year(2021), previous: try year(2020))
    #expect(table.unit == .persons)
    #expect(table.rows.map(\.name) == ["Kent", "Essex", "Scotland", "Hampshire", "Surrey"])
    #expect(table.rows.map(\.count) == [2, 1, 1, 0, 0])
    #expect(table.rows.map(\.rank) == [1, 2, 2, nil, nil])
    #expect(table.rows.map(\.previousCount) == [0, 2, 0, 0, 1])
    #expect(table.rows.map(\.previousRank) == [nil, 1, nil, nil, 2])
    #expect(table.rows.map(\.rankChange) == [nil, -1, nil, nil, nil])
    #expect(table.rows[1].change == Change(from: 2, to: 1))
    #expect(table.rows.map(\.isKnown) == [true, true, false, true, true])
    #expect(table.currentTotal == FlowRanking.Total(all: 4, known: 3, withSeveral: 1, links: 6))
    #expect(table.currentTotal.unknown == 1 && table.currentTotal.percentKnown == 75)
    #expect(table.previousTotal?.all == 3)
  }

  @Test("Without persons links are counted, and without a previous period nothing is compared")
  func records() throws {
    let links = placed([try link(nil, 2021, "Kent"), try link(nil, 2021, "Kent"), try link(nil, 2021, nil)])
    let table = FlowRanking(links, by: .forces, current: try year(2021), previous: nil)
    #expect(table.unit == .records && table.rows[0].count == 2 && table.rows[0].change == nil)
    #expect(table.currentTotal == FlowRanking.Total(all: 3, known: 2, withSeveral: 0, links: 3) && table.previousTotal == nil)
  }

  @Test("One borough's links, and boroughs by linked individuals")
  func boroughTables() throws {
    let links = placed([
      try link(1, 2021, "Kent", "Dover"), try link(2, 2021, "Kent", borough: "brent"), try link(3, 2021, "Essex", borough: "Out of London"),
      try link(1, 2021, "Essex"),
    ])
    let ours = FlowRanking(links, by: .forces, current: try year(2021), previous: nil, of: LinkFilter(origin: .borough(1)))
    #expect(ours.rows.prefix(3).map(\.name) == ["Essex", "Kent", "Hampshire"] && ours.rows.prefix(3).map(\.count) == [1, 1, 0])
    let all = FlowRanking(links, by: .boroughs, current: try year(2021), previous: try year(2020))
    #expect(all.rows.map(\.name) == ["Brent", "Newham", "Out of London"] && all.rows.map(\.count) == [1, 1, 1])
    let towns = FlowRanking(links, by: .towns, current: try year(2021), previous: nil)
    #expect(towns.rows.map(\.name) == ["Dover"] && towns.currentTotal.unknown == 2)
  }

  @Test("Tables do not depend on the order of the links", arguments: 0..<10)
  func order(seed: UInt64) throws {
    var random = KeyedRandom(seed: seed, purpose: "links")
    let names = ["Kent", "kent police", "Essex", "Scotland", "scotland", nil]
    var links = try (0..<200).map { _ in
      try link(
        random.below(4) == 0 ? nil : UInt64(random.below(50)), 2020 + random.below(2), names[random.below(6)],
        ["Dover", "dover", nil][random.below(3)])
    }
    let first = placed(links)
    links.shuffle(using: &random)
    let second = placed(links)
    for kind in FlowRanking.End.allCases {
      let table = FlowRanking(first, by: kind, current: try year(2021), previous: try year(2020))
      #expect(table == FlowRanking(second, by: kind, current: try year(2021), previous: try year(2020)), "seed \(seed)")
      #expect(table.rows.reduce(0) { $0 + $1.count } >= table.currentTotal.known)
      #expect(table.rows.allSatisfy { $0.count <= table.currentTotal.all })
    }
  }

  @Test("The published table of forces comes out", .enabled(if: SharedData.isPresent, SharedData.missing))
  func published() throws {
    let source = try TableReader(path: SharedData.path("published/county_forces_linked_individuals.csv")).read()
    let names = try #require(source.column("county_force"))
    let counts = try #require(source.column("individuals_2020_21"))
    let ranks = try #require(source.column("rank_2020_21"))
    var links: [Link] = []
    for row in (0..<source.rowCount).reversed() {
      for _ in 0..<(Int(counts[row]) ?? 0) { links.append(try link(UInt64(links.count), 2021, names[row])) }
    }
    while links.count < 1_695 { links.append(try link(UInt64(links.count), 2021, "Force \(links.count % 40)")) }
    while links.count < 1_784 { links.append(try link(UInt64(links.count), 2021, nil)) }
    let table = FlowRanking(placed(links, unrecognised: .asSpelt), by: .forces, current: try year(2021), previous: nil)
    #expect(table.rows.prefix(10).map(\.name) == (0..<10).map { names[$0] })
    #expect(table.rows.prefix(10).map { $0.rank.map(String.init) } == (0..<10).map { ranks[$0] })
    #expect(table.currentTotal.all == 1_784 && table.currentTotal.percentKnown.rounded() == 95)
  }
}
