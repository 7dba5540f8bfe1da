import Testing
import WardlightCounting
import WardlightEssentials
import WardlightGazetteer
import WardlightGeometry
import WardlightRecords

/// A name that no layer and no table has is a record's own text: it may be anything that somebody typed, and is not shown.
@Suite("Names that no table has")
struct UnrecognisedNameTests {
  private let forces = ForceNames.index(names: ["Essex", "Kent", "Norfolk"])
  private let boroughs = NameIndex(names: ["Brent", "Newham"])

  private func link(
    _ row: Int, borough: String? = nil, force: String? = nil, town: String? = nil, origin: String? = nil
  ) throws -> Link {
    Link(
      source: RecordOrigin(file: 0, row: row), person: nil, date: try #require(CalendarDate(year: 2021, month: 6, day: 1)),
      responsibleBorough: borough, force: force, town: town, origin: origin)
  }

  private func placed(_ links: [Link], towns: TownGazetteer? = nil) -> PlacedLinks {
    PlacedLinks(RecordReading(records: links), forces: forces, boroughs: boroughs, towns: towns)
  }

  @Test("stand together, one of each kind, and each row is still listed")
  func together() throws {
    let links = try placed([
      link(2, borough: "Jane Roe", force: "12 High Street"), link(3, borough: "newham", force: "secret"),
      link(4, borough: "Brent", force: "Kent"),
      link(5, origin: "her uncle's flat"), link(6, origin: "elsewhere"), link(7, origin: "merseyside"),
    ])
    #expect(links.boroughs.names == ["Brent", "Newham", "Not recognised"])
    #expect(links.forces.names == ["Essex", "Kent", "Norfolk", "Not recognised"])
    #expect(links.elsewhere.names == ["Merseyside", "Not recognised"])
    #expect(links.rows.map(\.force) == [3, 3, 1, nil, nil, nil] && links.rows.map(\.borough) == [2, 1, 0, nil, nil, nil])
    #expect(links.rows.suffix(3).map(\.origin) == [.elsewhere(1), .elsewhere(1), .elsewhere(0)])
    #expect(!links.forces.isRecognised(3) && links.forces.isRecognised(2) && !links.boroughs.isRecognised(2))
    #expect(links.nameReport.entries.map(\.source.row) == [2, 2, 3, 5, 6, 7])
  }

  @Test("are not those of the table of aliases, which are shown as it has them")
  func aliases() throws {
    let links = try placed([
      link(2, borough: "out of london", force: "strathclyde"), link(3, borough: "OUT OF LONDON", force: "Scotlnad"), link(4, force: "BTP"),
      link(5, force: "Hants"), link(6, force: "suffolk"), link(7, force: "Yorkshire"), link(8, force: "MPS"),
    ])
    #expect(links.boroughs.names.dropFirst(2) == ["Out of London"])
    #expect(
      links.forces.names.dropFirst(3) == [
        "British Transport Police", "Hampshire", "Metropolitan Police", "Scotland", "Suffolk", "Yorkshire",
      ])
    #expect(links.rows.map(\.force) == [6, 6, 3, 4, 7, 8, 5] && links.leadsToLondon(links.rows[6]))
  }

  @Test("of towns stand together within their force; without a table of towns nothing can be held against them")
  func towns() throws {
    let records = try [
      link(2, force: "Kent", town: "Dover"), link(3, force: "Kent", town: "her aunt"), link(4, force: "Kent", town: "a shop"),
      link(5, force: "Essex", town: "a shop"), link(6, town: "a shop"),
    ]
    let names: [(String, Int)] = [("Dover", 1), ("Harlow", 0)]
    let gazetteer = TownGazetteer(
      towns: names.map { Town(name: $0.0, kind: .town, place: Coordinate(easting: 1, northing: 1), force: $0.1) }, forces: forces)
    let links = placed(records, towns: gazetteer)
    #expect(links.towns.names == ["Dover", "Not recognised (Essex)", "Not recognised (Kent)", "Not recognised (force not known)"])
    #expect(links.rows.map(\.town) == [0, 2, 2, 1, 3])
    #expect(links.towns.areRecognised == [true, false, false, false])
    #expect(placed(records).towns.names.contains("her aunt"))
  }

  @Test("of forces in rescue requests stand together")
  func rescues() throws {
    let day = try #require(CalendarDate(year: 2021, month: 6, day: 1))
    let records = ["Kent", "Janeshire", "Roeshire", nil].enumerated().map {
      Rescue(source: RecordOrigin(file: 0, row: $0 + 2), date: day, force: $1, outcome: .rescued)
    }
    let rescues = PlacedRescues(RecordReading(records: records), forces: forces)
    #expect(rescues.forces.names.last == "Not recognised" && rescues.rows.map(\.force) == [1, 3, 3, nil])
  }
}
