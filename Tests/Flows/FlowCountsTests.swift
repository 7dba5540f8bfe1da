import Testing
import WardlightCounting
import WardlightEssentials
import WardlightGazetteer
import WardlightGeometry
import WardlightRecords

@testable import WardlightFlows

@Suite("Counts of flows")
struct FlowCountsTests {
  private let forces = ForceNames.index(names: ["Cambridgeshire", "Essex", "Kent", "Metropolitan Police", "Suffolk"])
  private let boroughs = NameIndex(names: ["Brent", "Newham"], codes: ["E09000005", "E09000025"])

  private func period(_ year: Int) throws -> Period {
    let first = try #require(CalendarDate(year: year, month: 1, day: 1))
    return try #require(Period(from: first, to: first.adding(days: 364)))
  }

  private func link(
    _ person: UInt64?, _ origin: String?, _ force: String?, _ town: String? = nil, year: Int = 2021, category: String? = nil,
    ward: String? = nil
  ) throws -> Link {
    Link(
      source: RecordOrigin(file: 0, row: 2), person: person.map { PersonKey($0) },
      date: try #require(CalendarDate(year: year, month: 6, day: 1)), responsibleBorough: nil, force: force, town: town, origin: origin,
      category: category, ward: ward)
  }

  private func placed(_ links: [Link], wards: ReferralWards? = nil) -> PlacedLinks {
    let persons = links.compactMap(\.person)
    return PlacedLinks(
      RecordReading(records: links, identifiedRows: persons.count, persons: Set(persons).count), forces: forces, boroughs: boroughs,
      wards: wards)
  }

  private func named(_ matrix: FlowMatrix) -> [String] {
    matrix.pairs.map { "\(matrix.origins.names[$0.origin]) > \(matrix.destinations.names[$0.destination]) \($0.count)" }
  }

  private func links() throws -> PlacedLinks {
    placed(
      try [
        link(1, "Newham", "Kent"), link(1, "Newham", "Kent"), link(1, "Newham", "Essex"), link(2, "Newham", "Kent"), link(3, nil, "Kent"),
        link(4, "London", "Essex"), link(5, "Brent", nil), link(6, "Brent", "Met"), link(6, "Brent", "Scotland"),
        link(7, "Merseyside", "Kent"),
        link(8, "Newham", "Kent", year: 2020), link(nil, "Brent", "Essex"), link(nil, "Brent", "Essex"),
      ])
  }

  @Test("Persons count once in a cell, links each time; every link is somewhere")
  func units() throws {
    let persons = FlowCounts(try links(), FlowSelection(period: try period(2021)))
    #expect(named(persons.matrix) == ["Brent > Essex 2", "Brent > Scotland 1", "Newham > Essex 1", "Newham > Kent 2"])
    #expect(persons.persons == 8 && persons.links == 11 && persons.withSeveral == 1)
    #expect(persons.unknownOrigin == 2 && persons.unknownDestination == 1 && persons.inLondon == 1 && persons.selfFlows == 0)
    #expect(persons.account == FlowCounts.Account(counted: 7, inLondon: 1, unknownDestination: 1, unknownOrigin: 2))
    let rows = FlowCounts(try links(), FlowSelection(period: try period(2021), unit: .records))
    #expect(named(rows.matrix) == ["Brent > Essex 2", "Brent > Scotland 1", "Newham > Essex 1", "Newham > Kent 3"])
    #expect(rows.account == persons.account && rows.account.links == 11 && rows.withSeveral == 0 && rows.matrix.total == 7)
    #expect(rows.matrix.destinations.codes == ["Cambridgeshire", "Essex", "Kent", "Suffolk", "Scotland"])
  }

  @Test("London as one place has those who state no borough; everything else is asked for by name")
  func origins() throws {
    let london = FlowCounts(try links(), FlowSelection(period: try period(2021), origins: .london))
    #expect(named(london.matrix) == ["London > Essex 4", "London > Kent 3", "London > Scotland 1"])
    #expect(london.matrix.origins.codes == ["E12000007"] && london.unknownOrigin == 1 && london.account.unknownOrigin == 0)
    let all = FlowCounts(try links(), FlowSelection(period: try period(2021), origins: .all))
    #expect(named(all.matrix).last == "Merseyside > Kent 1" && all.persons == 9 && all.matrix.origins.names.count == 3)
    let both = FlowCounts(try links(), FlowSelection(period: try period(2021), origins: .londonAndElsewhere))
    #expect(named(both.matrix).prefix(2) == ["London > Essex 4", "London > Kent 3"])
  }

  @Test("A hub is one place in one square list, and a flow that stays is told apart")
  func places() throws {
    let links = placed(
      try [
        link(1, "Newham", "Suffolk", "Ipswich"), link(2, "Brent", "Suffolk", "Ipswich"), link(3, "Ipswich", "Cambridgeshire", "Cambridge"),
        link(4, "Ipswich", "Essex"), link(5, "Ipswich", "Suffolk", "ipswich"), link(6, "Liverpool", "Suffolk", "Ipswich"),
        link(7, "Essex", "Essex"), link(8, "Newham", "Met", "Croydon"), link(9, "Newham", nil, "Ipswich"),
      ])
    let counts = FlowCounts(links, FlowSelection(period: try period(2021), origins: .londonAndElsewhere, destinations: .places))
    #expect(counts.matrix.isSquare && counts.matrix.origins.kind == "place")
    #expect(counts.matrix.origins.names == ["London", "Cambridge", "Ipswich", "Essex", "Not recognised"])
    #expect(
      named(counts.matrix) == [
        "London > Ipswich 3", "Ipswich > Cambridge 1", "Ipswich > Ipswich 1", "Ipswich > Essex 1", "Essex > Essex 1",
        "Not recognised > Ipswich 1",
      ])
    #expect(counts.selfFlows == 2 && counts.inLondon == 1 && counts.matrix.withoutSelfFlows().total == 6)
    #expect(counts.matrix.origins.regions == ["", "Cambridgeshire", "Suffolk", "", ""])
    let towns = FlowCounts(links, FlowSelection(period: try period(2021), origins: .boroughs, destinations: .towns))
    #expect(named(towns.matrix) == ["Brent > Ipswich 1", "Newham > Ipswich 2"] && towns.inLondon == 1 && !towns.matrix.isSquare)
  }

  @Test("Wards and categories")
  func wardsAndCategories() throws {
    let links = placed(
      try [
        link(1, "Newham", "Kent", category: "debt", ward: "W1"), link(2, "Newham", "Kent", category: "other", ward: "W2"),
        link(3, "Newham", "Kent", category: "debt"), link(4, "Merseyside", "Kent", category: "debt", ward: "W1"),
      ], wards: ReferralWards(codes: ["W1", "W2"]))
    let ends = FlowEnds(kind: "ward", codes: ["W1", "W2"], names: ["One", "Two"], points: [nil, nil])
    let named = FlowLayers(namedBy: links)
    let layers = FlowLayers(wards: ends, boroughs: named.boroughs, forces: named.forces)
    let wards = FlowCounts(links, FlowSelection(period: try period(2021), origins: .wards), layers: layers)
    #expect(wards.matrix.originTotals == [1, 1] && wards.unknownOrigin == 1)
    let debt = FlowCounts(links, FlowSelection(period: try period(2021), category: 0, origins: .wards), layers: layers)
    #expect(links.categories.names == ["debt", "other"] && debt.matrix.originTotals == [1, 0] && debt.links == 2)
    let ranking = FlowRanking(
      links, by: .wards, current: try period(2021), previous: try period(2020), of: LinkFilter(category: 1), layers: layers)
    #expect(ranking.rows.map(\.code) == ["W2"] && ranking.rows.map(\.rank) == [1] && ranking.currentTotal.percentKnown == 100)
  }

  @Test("An empty year has zeros and no ranks, and the same places as any other")
  func emptyYear() throws {
    let empty = FlowCounts(try links(), FlowSelection(period: try period(1999)))
    let full = FlowCounts(try links(), FlowSelection(period: try period(2021)))
    #expect(empty.matrix.total == 0 && empty.persons == 0 && empty.links == 0 && empty.account.links == 0)
    #expect(empty.matrix.origins == full.matrix.origins && empty.matrix.destinations == full.matrix.destinations)
    let ranking = FlowRanking(try links(), by: .forces, current: try period(1999), previous: try period(1998))
    #expect(ranking.rows.allSatisfy { $0.count == 0 && $0.previousCount == 0 && $0.rank == nil && $0.rankChange == nil && !$0.isTied })
    #expect(ranking.rows.allSatisfy { $0.interval?.verdict == .notEnough && $0.share.isNaN && $0.change?.number == 0 })
    #expect(ranking.leading(3) == LeadingShare(3, of: [], whole: 0) && ranking.leading(3).percent.isNaN)
    let nothing = FlowCounts(placed([]), FlowSelection(period: try period(2021), origins: .all, destinations: .places))
    #expect(nothing.matrix.total == 0 && nothing.matrix.isSquare && nothing.unit == .records)
  }

  @Test("Cells, margins and rankings are one count, whatever the order of the links", arguments: 0..<12)
  func properties(seed: UInt64) throws {
    var random = KeyedRandom(seed: seed, purpose: "flows")
    let names = ["Kent", "kent police", "Essex", "Scotland", "Met", "Suffolk", nil]
    let origins = ["Newham", "Brent", "Liverpool", "Ipswich", "London", "Essex", nil]
    var records = try (0..<300).map { _ in
      try link(
        random.below(5) == 0 ? nil : UInt64(random.below(80)), origins[random.below(7)], names[random.below(7)],
        ["Ipswich", "Dover", nil][random.below(3)], year: 2020 + random.below(2), category: ["a", "b", nil][random.below(3)])
    }
    let first = placed(records)
    records.shuffle(using: &random)
    let second = placed(records)
    let year = try period(2021)
    for unit in [CountingUnit.persons, .records] {
      for origins in FlowSelection.OriginKind.allCases {
        for destinations in FlowSelection.DestinationKind.allCases {
          let selection = FlowSelection(period: year, origins: origins, destinations: destinations, unit: unit)
          let counts = FlowCounts(first, selection)
          let again = FlowCounts(second, selection)
          #expect(counts.matrix == again.matrix && counts.account == again.account && counts.persons == again.persons, "seed \(seed)")
          #expect(counts.account.links == counts.links && counts.matrix.total <= counts.account.counted, "seed \(seed)")
          #expect(unit == .persons || counts.matrix.total == counts.account.counted, "seed \(seed)")
          #expect(counts.matrix.originTotals.reduce(0, +) == counts.matrix.destinationTotals.reduce(0, +), "seed \(seed)")
        }
      }
    }
    // From London as one place each cell is the count of the ranking.
    let london = FlowCounts(first, FlowSelection(period: year, origins: .london)).matrix
    let ranking = FlowRanking(first, by: .forces, current: year, previous: nil)
    for row in ranking.rows where !row.isInLondon {
      let place = try #require(london.destinations.codes.firstIndex(of: row.code))
      #expect(london[0, place] == row.count, "seed \(seed)")
    }
    let categories = try (0..<2).map { try FlowCounts(first, FlowSelection(period: period(2021), category: $0, unit: .records)).links }
    #expect(categories.reduce(0, +) <= FlowCounts(first, FlowSelection(period: year, unit: .records)).links, "seed \(seed)")
  }
}
