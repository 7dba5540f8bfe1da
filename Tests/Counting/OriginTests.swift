import Testing
import WardlightCounting
import WardlightEssentials
import WardlightGazetteer
import WardlightGeometry
import WardlightRecords

@Suite("Where links begin")
struct OriginTests {
  private let boroughs = NameIndex(names: ["Brent", "Harrow", "Newham"])
  private let forces = ForceNames.index(names: [
    "Cambridgeshire", "Essex", "Greater Manchester", "Merseyside", "Metropolitan Police", "London, City of", "Suffolk",
  ])

  private var gazetteer: TownGazetteer {
    func town(_ name: String, _ force: Int?, district: String? = nil) -> Town {
      Town(name: name, kind: .town, place: Coordinate(easting: 1, northing: 1), force: force, district: district)
    }
    return TownGazetteer(
      towns: [
        town("Ipswich", 6), town("Manchester", 2), town("Liverpool", 3), town("Harlow", 1), town("Cambridge", 0),
        town("Stratford", 4, district: "Newham"), town("Ruislip", 4, district: "Hillingdon"), town("Glasgow", nil),
      ], forces: forces)
  }

  private func link(_ row: Int, _ origin: String?, borough: String? = nil, force: String? = "Essex", town: String? = nil) throws -> Link {
    Link(
      source: RecordOrigin(file: 0, row: row), person: PersonKey(UInt64(row)),
      date: try #require(CalendarDate(year: 2020, month: 5, day: 1)),
      responsibleBorough: borough, force: force, town: town, origin: origin)
  }

  private func placed(_ links: [Link], towns: TownGazetteer? = nil) -> PlacedLinks {
    PlacedLinks(RecordReading(records: links), forces: forces, boroughs: boroughs, towns: towns, unrecognised: .asSpelt)
  }

  @Test("A borough, London, a town, a force, another name; the responsible borough where nothing is stated")
  func kinds() throws {
    let links = placed(
      [
        try link(2, "newham", borough: "Brent"), try link(3, nil, borough: "Brent"), try link(4, nil), try link(5, "London"),
        try link(6, "Metropolitan Police"), try link(7, "Manchester"), try link(8, "Merseyside"), try link(9, "Nowhere"),
        try link(10, nil, borough: "Out of London"), try link(11, "Stratford"), try link(12, "Ruislip"), try link(13, "Glasgow"),
        try link(14, "Harlow"), try link(15, "Harow"), try link(16, "GMP"), try link(17, "Liverpol"), try link(18, "BTP"),
      ], towns: gazetteer)
    func town(_ name: String) throws -> PlacedLinks.Origin { .town(try #require(links.towns.names.firstIndex(of: name))) }
    #expect(links.rows[0..<6].map(\.origin) == [.borough(2), .borough(0), .unknown, .london, .london, try town("Manchester")])
    #expect(links.rows[6..<9].map(\.origin) == [.force(3), .elsewhere(0), .borough(4)])
    #expect(links.boroughs.names.suffix(2) == ["Harow", "Out of London"] && links.elsewhere.names == ["Nowhere"])
    #expect(links.rows[9..<12].map(\.origin) == [.borough(2), .london, try town("Glasgow")])
    // A town with one letter other than a borough's is the town; one that is nothing else is a misspelt borough, and a name of its own.
    #expect(links.rows[12..<15].map(\.origin) == [try town("Harlow"), .borough(3), .force(2)])
    #expect(links.rows[15].origin == (try town("Liverpool")))
    #expect(links.rows[16].origin == .force(try #require(links.forces.names.firstIndex(of: "BTP"))))
    let report = links.nameReport
    #expect(report.count(.origin, .corrected) == 1 && report.count(.origin, .unknown) == 2 && report.stated(.origin) == 14)
    #expect(report.entries.filter { $0.column == .origin }.map(\.source.row) == [9, 15, 17, 18])
  }

  @Test("London's links are those of London and those that state no origin")
  func london() throws {
    let links = placed([
      try link(2, "Newham"), try link(3, nil), try link(4, "London"), try link(5, "Merseyside"), try link(6, "Nowhere"),
      try link(7, nil, borough: "Out of London"),
    ])
    let date = try #require(CalendarDate(year: 2020, month: 5, day: 1))
    let day = try #require(Period(from: date, to: date))
    #expect(links.rows(in: day).count == 4)
    #expect(links.rows(in: day, of: LinkFilter(origin: .elsewhere)).count == 2)
    #expect(links.rows(in: day, of: LinkFilter(origin: .everywhere)).count == 6)
    #expect(links.rows(in: day, of: LinkFilter(origin: .at(.force(3)))).count == 1)
    #expect(links.rows(in: day, of: LinkFilter(origin: .everywhere, force: 0)).isEmpty)
  }

  @Test("Without a gazetteer a name to which links lead is a town, so that destination and origin are one place")
  func withoutGazetteer() throws {
    let links = placed([
      try link(2, "Newham", force: "Suffolk", town: "Ipswich"), try link(3, "IPSWICH", force: "Cambridgeshire", town: "Cambridge"),
      try link(4, "Ipswich", force: "Suffolk", town: "Ipswich"),
    ])
    #expect(links.rows.map(\.origin) == [.borough(2), .town(1), .town(1)] && links.rows.map(\.town) == [1, 0, 1])
    #expect(links.linkReport.count(.selfFlow) == 1 && links.linkReport.entries.map(\.source.row) == [4])
  }

  @Test("Destinations in London are told apart, by force or by town, under every name that they have")
  func inLondon() throws {
    let links = placed(
      [
        try link(2, nil, force: "Met"), try link(3, nil, force: "City of London Police"), try link(4, nil, force: "London"),
        try link(5, nil, force: nil, town: "Stratford"), try link(6, nil, force: "Essex"), try link(7, nil, force: nil),
      ], towns: gazetteer)
    #expect(links.rows.map(links.leadsToLondon) == [true, true, true, true, false, false])
    #expect(links.linkReport.count(.inLondon) == 4)
    let bare = PlacedLinks(
      RecordReading(records: [try link(2, nil, force: "Met"), try link(3, nil, force: "Greater London"), try link(4, nil, force: "Kent")]),
      forces: ForceNames.index(names: []), boroughs: boroughs)
    #expect(bare.rows.map(bare.leadsToLondon) == [true, true, false])
  }

  @Test("Persons with several forces are counted beside their links; categories are words of the user's")
  func several() throws {
    let source = RecordOrigin(file: 0, row: 2)
    let date = try #require(CalendarDate(year: 2020, month: 5, day: 1))
    let rows: [(UInt64?, String?, String?)] = [
      (1, "Essex", "cuckooing"), (1, "Suffolk", "Cuckooing"), (1, "Suffolk", nil), (2, "Essex", "debt"), (3, nil, nil), (nil, "Essex", nil),
    ]
    let links = placed(
      rows.map {
        Link(
          source: source, person: $0.0.map { PersonKey($0) }, date: date, responsibleBorough: nil, force: $0.1, town: nil, category: $0.2)
      })
    #expect(links.linkReport.personsWithSeveralForces == 1 && links.linkReport.linksOfThosePersons == 3)
    #expect(links.categories.names == ["Cuckooing", "debt"] && links.rows.map(\.category) == [0, 0, nil, 1, nil, nil])
  }
}

@Suite("The wards of links")
struct ReferralWardTests {
  private func date(_ month: Int, _ day: Int = 1) throws -> CalendarDate { try #require(CalendarDate(year: 2020, month: month, day: day)) }

  private func referral(_ person: UInt64?, _ month: Int) throws -> Referral {
    Referral(
      source: RecordOrigin(file: 0, row: 2), person: person.map { PersonKey($0) }, date: try date(month), place: .none,
      responsibleBorough: nil,
      type: nil)
  }

  private func inside(_ area: Int?) -> Location {
    Location(method: .postcode, outcome: area.map { .inside(area: $0) } ?? .noLocation(.noPlace))
  }

  @Test("The latest referral not after the link counts, else the first; a stated ward goes before")
  func wards() throws {
    let referrals = try [referral(1, 3), referral(1, 9), referral(1, 6), referral(2, 5), referral(nil, 1), referral(2, 7)]
    let wards = ReferralWards(codes: ["A", "B", "C"], referrals: referrals, locations: [0, 2, 1, nil, 0, 1].map(inside))
    func link(_ row: Int, _ person: UInt64?, _ month: Int, ward: String? = nil) throws -> Link {
      Link(
        source: RecordOrigin(file: 0, row: row), person: person.map { PersonKey($0) }, date: try date(month), responsibleBorough: nil,
        force: "Kent", town: nil, ward: ward)
    }
    let links = try [
      link(2, 1, 7), link(3, 1, 1), link(4, 1, 12), link(5, 1, 3), link(6, 2, 6), link(7, 3, 6), link(8, nil, 6), link(9, 1, 7, ward: "C"),
      link(10, 3, 6, ward: "Z"),
    ]
    let placed = PlacedLinks(
      RecordReading(records: links), forces: ForceNames.index(names: ["Kent"]), boroughs: NameIndex(names: []), wards: wards)
    #expect(placed.rows.map(\.ward) == [1, 0, 2, 0, 1, nil, nil, 2, nil])
    let report = placed.linkReport
    #expect(report.count(.beforeReferral) == 1 && report.count(.withoutReferral) == 2 && report.count(.unknownWard) == 1)
    #expect(report.entries.map { "\($0.source.row) \($0.finding)" } == ["3 beforeReferral", "10 unknownWard"])
    let bare = PlacedLinks(RecordReading(records: links), forces: ForceNames.index(names: ["Kent"]), boroughs: NameIndex(names: []))
    #expect(bare.rows.allSatisfy { $0.ward == nil } && bare.linkReport.entries.isEmpty)
  }
}

@Suite("Forces under other names")
struct RenamedForceTests {
  private func placed(_ names: [String], layer: [String]) throws -> PlacedLinks {
    let date = try #require(CalendarDate(year: 2020, month: 5, day: 1))
    let links = names.enumerated().map { row, name in
      Link(source: RecordOrigin(file: 0, row: row + 2), person: nil, date: date, responsibleBorough: nil, force: name, town: nil)
    }
    return PlacedLinks(RecordReading(records: links), forces: ForceNames.index(names: layer), boroughs: NameIndex(names: []))
  }

  private let names = ["Hampshire", "Hampshire Constabulary", "Hants", "Hampshire and Isle of Wight Constabulary", "Isle of Wight"]

  @Test("An old name, the new one and short forms are one force, whichever the layer has")
  func renamed() throws {
    for layer in [["Hampshire", "Kent"], ["Hampshire and Isle of Wight", "Kent"]] {
      let links = try placed(names, layer: layer)
      #expect(links.rows.map(\.force) == [0, 0, 0, 0, 0] && links.forces.names == layer)
      #expect(links.nameReport.entries.isEmpty && links.nameReport.count(.force, .alternative) >= 2)
    }
  }

  @Test("They are one row too where the layer does not have the force, or there is no layer")
  func withoutLayer() throws {
    for layer in [[], ["Kent"]] {
      let links = try placed(names + ["Devon", "DCP", "Devon & Cornwall"], layer: layer)
      #expect(Set(links.rows[0..<5].map(\.force)).count == 1 && Set(links.rows[5...].map(\.force)).count == 1)
      #expect(links.forces.names.count == layer.count + 2)
    }
  }

  @Test("A county is not taken for the force that has several")
  func counties() throws {
    let links = try placed(["Sussex", "East Sussex", "West Sussex"], layer: ["East Sussex", "West Sussex"])
    #expect(links.rows.map(\.force) == [2, 0, 1])
  }
}
