import Testing
import WardlightCounting
import WardlightEssentials
import WardlightGazetteer
import WardlightGeometry
import WardlightRecords

@Suite("Links with a gazetteer of towns")
struct TownCountingTests {
  private let boroughs = NameIndex(names: ["Brent", "Newham"])
  private let forces = ForceNames.index(names: ["Dorset", "Hampshire", "Kent", "Suffolk", "South Wales", "Metropolitan Police"])

  private var gazetteer: TownGazetteer {
    func town(_ name: String, _ force: Int, other: String? = nil, county: String? = nil) -> Town {
      Town(
        name: name, otherName: other, kind: .town, place: Coordinate(easting: Double(force), northing: 1), force: force, county: county)
    }
    return TownGazetteer(
      towns: [
        town("Ipswich", 3), town("Gillingham", 0), town("Gillingham", 2, county: "Medway"), town("Abertawe", 4, other: "Swansea"),
        town("Dover", 2, county: "Kent"),
      ], forces: forces)
  }

  private func link(_ row: Int, _ borough: String?, _ force: String?, _ town: String?) throws -> Link {
    let date = try #require(CalendarDate(year: 2020, month: 5, day: 1))
    return Link(
      source: RecordOrigin(file: 0, row: row), person: PersonKey(UInt64(row)), date: date, responsibleBorough: borough, force: force,
      town: town)
  }

  private func records() throws -> [Link] {
    [
      try link(2, "Newham", "Suffolk", "Ipswich"), try link(3, "Newhan", "Sufolk", "Ipswhich"), try link(4, nil, nil, "ipswich"),
      try link(5, nil, "Kent", "Ipswich"), try link(6, nil, "BTP", "Swansea"), try link(7, nil, "British Transport Police", "Swansea"),
      try link(8, nil, nil, "Gillingham"), try link(9, nil, "Kent", "Gillingham"), try link(10, nil, "Kent", "Nowhere"),
      try link(11, nil, "London", "Medway"), try link(12, nil, "Kent", "Medway"), try link(13, nil, "Wessex", nil),
    ]
  }

  private func placed(_ links: [Link]) -> PlacedLinks {
    PlacedLinks(RecordReading(records: links), forces: forces, boroughs: boroughs, towns: gazetteer, unrecognised: .asSpelt)
  }

  @Test("Names of one town are one, in the force in which it lies")
  func towns() throws {
    let links = placed(try records())
    #expect(links.towns.names == ["Gillingham (Kent)", "Gillingham (force not known)", "Ipswich", "Medway", "Nowhere", "Swansea"])
    #expect(links.rows.map(\.town) == [2, 2, 2, 2, 5, 5, 1, 0, 4, 3, 3, nil])
    #expect(links.towns.forces == [2, nil, 3, 2, 2, 4])
    #expect(links.towns.points[2] == Coordinate(easting: 3, northing: 1) && links.towns.points[4] == nil)
    #expect(links.towns.place(of: "Abertawe", force: 4) == 5 && links.towns.place(of: "Atlantis", force: nil) == nil)
  }

  @Test("A stated force stays what it is; a misspelt one is corrected; none is only implied")
  func statedForces() throws {
    let links = placed(try records())
    #expect(links.forces.names == forces.names + ["BTP", "London", "Wessex"])
    #expect(links.rows.map(\.force) == [3, 3, nil, 2, 6, 6, nil, 2, 2, 7, 2, 8])
    #expect(links.rows.map(\.impliedForce) == [nil, nil, 3, nil, nil, nil, nil, nil, nil, nil, nil, nil])
    #expect(links.rows.map(\.borough) == [1, 2, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil])
  }

  @Test("The report counts every name and lists rows without their values")
  func report() throws {
    let report = placed(try records()).nameReport
    #expect(report.stated(.force) == 10 && report.stated(.town) == 11 && report.stated(.borough) == 2)
    #expect(report.count(.force, .exact) == 5 && report.count(.force, .corrected) == 1 && report.count(.force, .notTerritorial) == 3)
    #expect(report.count(.force, .ambiguous) == 1 && report.count(.force, .unknown) == 0)
    #expect(report.count(.town, .exact) == 3 && report.count(.town, .corrected) == 1 && report.count(.town, .outsideForce) == 1)
    #expect(report.count(.town, .alternative) == 4 && report.count(.town, .ambiguous) == 1 && report.count(.town, .unknown) == 1)
    #expect(report.count(.borough, .exact) == 1 && report.count(.borough, .unknown) == 1)
    let listed = report.entries.map { "\($0.source.row) \($0.column.rawValue): \($0.outcome)" }
    #expect(
      listed == [
        "3 county_force: corrected", "3 responsible_borough: unknown", "3 town: corrected", "5 town: outsideForce",
        "6 county_force: notTerritorial", "7 county_force: notTerritorial", "8 town: ambiguous", "10 town: unknown",
        "11 county_force: ambiguous", "13 county_force: notTerritorial",
      ])
  }

  @Test("The order of the records changes nothing", arguments: 0..<5)
  func order(seed: UInt64) throws {
    var random = KeyedRandom(seed: seed, purpose: "links with towns")
    let records = try records()
    let first = placed(records)
    let second = placed(records.shuffled(using: &random))
    #expect(first.towns.names == second.towns.names && first.forces.names == second.forces.names, "seed \(seed)")
    #expect(first.nameReport == second.nameReport, "seed \(seed)")
  }

  @Test("Without a gazetteer towns are counted as they are spelt, and the report has none")
  func without() throws {
    let links = PlacedLinks(RecordReading(records: try records()), forces: forces, boroughs: boroughs, unrecognised: .asSpelt)
    #expect(links.towns.names.contains("Ipswhich") && links.nameReport.stated(.town) == 0)
    #expect(links.towns.points.allSatisfy { $0 == nil } && links.rows.allSatisfy { $0.impliedForce == nil })
  }

  @Test("Rescues have a report too")
  func rescues() throws {
    let date = try #require(CalendarDate(year: 2020, month: 5, day: 1))
    let names = ["Kent", "Sufolk", "Scotland", "Police Scotland", nil, "London"]
    let records = names.enumerated().map { row, force in
      Rescue(source: RecordOrigin(file: 0, row: row + 2), date: date, force: force, outcome: .requested)
    }
    let placed = PlacedRescues(RecordReading(records: records), forces: forces, unrecognised: .asSpelt)
    #expect(placed.rows.map(\.force) == [2, 3, 7, 7, nil, 6])
    #expect(placed.forces.names.suffix(2) == ["London", "Police Scotland"])
    #expect(placed.nameReport.entries.map(\.source.row) == [3, 4, 5, 7] && placed.nameReport.stated(.force) == 5)
  }
}
