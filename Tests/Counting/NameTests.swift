import Testing
import WardlightCounting
import WardlightEssentials
import WardlightGazetteer
import WardlightRecords

@Suite("Names in records")
struct NameTests {
  private let boroughs = NameIndex(names: ["Brent", "Newham"])
  private let forces = ForceNames.index(names: ["Hampshire", "Kent", "Suffolk"])

  private func link(_ person: UInt64?, _ borough: String?, _ force: String?, _ town: String?) throws -> Link {
    let date = try #require(CalendarDate(year: 2020, month: 5, day: 1))
    return Link(
      source: RecordOrigin(file: 0, row: 2), person: person.map { PersonKey($0) }, date: date, responsibleBorough: borough, force: force,
      town: town)
  }

  @Test("Known names come first, others after them under their own name")
  func directory() throws {
    let links = PlacedLinks(
      RecordReading(records: [
        try link(1, "newham", "Kent Police", nil), try link(2, "Out of London", "Scotland", nil),
        try link(3, "out of london", "scotland", nil),
        try link(4, "Out of London", nil, nil), try link(5, nil, "BTP", nil),
      ]), forces: forces, boroughs: boroughs)
    #expect(links.boroughs.names == ["Brent", "Newham", "Out of London"])
    #expect(links.forces.names == ["Hampshire", "Kent", "Suffolk", "British Transport Police", "Scotland"])
    #expect(links.rows.map(\.borough) == [1, 2, 2, 2, nil])
    #expect(links.rows.map(\.force) == [1, 4, 4, nil, 3])
    #expect(links.forces.isKnown(1) && !links.forces.isKnown(3))
  }

  @Test("Towns belong to forces; a town without one joins its only namesake")
  func towns() throws {
    let links = PlacedLinks(
      RecordReading(records: [
        try link(1, nil, "Suffolk", "Ipswich"), try link(2, nil, nil, "ipswich"), try link(3, nil, "Kent", "Gillingham"),
        try link(4, nil, "Dorset", "Gillingham"), try link(5, nil, nil, "Gillingham"),
      ]), forces: forces, boroughs: boroughs)
    #expect(links.towns.names == ["Gillingham (Dorset)", "Gillingham (Kent)", "Gillingham (force not known)", "Ipswich"])
    #expect(links.rows.map(\.town) == [3, 3, 1, 0, 2])
    #expect(links.towns.forces == [3, 1, nil, 2])
  }

  @Test("Names do not depend on the order of the records")
  func order() throws {
    var records = [
      try link(1, "Out of London", "Kent", "Dover"), try link(2, "out of London", "kent", "DOVER"),
      try link(3, "OUT OF LONDON", nil, "dover"),
    ]
    let names = PlacedLinks(RecordReading(records: records), forces: forces, boroughs: boroughs, unrecognised: .asSpelt)
    records.reverse()
    let others = PlacedLinks(RecordReading(records: records), forces: forces, boroughs: boroughs, unrecognised: .asSpelt)
    #expect(names.boroughs.names == others.boroughs.names && names.towns.names == others.towns.names)
    #expect(names.boroughs.names.last == "OUT OF LONDON" && names.towns.names == ["DOVER"])
  }
}
