import Testing
import WardlightGazetteer
import WardlightGeometry
import WardlightTestSupport

@Suite("Tables of towns")
struct TownTableTests {
  private let folder: ScratchFolder
  private let forces = ForceNames.index(names: ["Kent", "Suffolk"])

  init() throws { folder = try ScratchFolder() }

  /// Two forces side by side, 10 km wide each, from 0, 0.
  private func areas(isHexagonMap: Bool = false, codes: [String] = ["E1", "E2"]) -> Areas {
    var shapes = MultiPolygons()
    for left in [0.0, 10_000] {
      let corners = [(left, 0.0), (left + 10_000, 0), (left + 10_000, 10_000), (left, 10_000)]
      shapes.append([[corners.map { Coordinate(easting: $0.0, northing: $0.1) }]])
    }
    return Areas(
      geography: Geography(kind: "force", vintage: "2022", isHexagonMap: isHexagonMap), codes: codes, names: ["Kent", "Suffolk"],
      shapes: shapes)
  }

  @Test("Our own layout, of which only name and coordinates are needed")
  func own() throws {
    let path = try folder.file("towns.csv", "town,easting,northing,force\nDover,100,200,Kent Police\nIpswich,300,400,\nParis,1,1,France\n")
    let gazetteer = try TownGazetteer(path: path, forces: forces)
    #expect(gazetteer.towns.map(\.name) == ["Dover", "Ipswich", "Paris"] && gazetteer.towns.map(\.force) == [0, nil, nil])
    #expect(gazetteer.towns[0].kind == .town && gazetteer.towns[0].place == Coordinate(easting: 100, northing: 200))
    #expect(gazetteer.report.towns == 3 && gazetteer.report.withoutForce == 2 && gazetteer.report.file == path)
  }

  @Test("OS Open Names, whose towns are placed in the areas of forces or just beside them")
  func openNames() throws {
    let path = try folder.file(
      "names.csv",
      "ID,NAME1,NAME2,LOCAL_TYPE,X,Y,DISTRICT_BOROUGH,COUNTY_UNITARY,COUNTRY\n1,Dover,,Town,5000,5000,Dover,Kent,England\n"
        + "2,Harwich,,Town,15000,14000,,Suffolk,England\n3,High Street,,Named Road,1,1,,,England\n4,Lerwick,Liruik,Town,0,90000,,,Scotland\n"
    )
    let gazetteer = try TownGazetteer(path: path, forces: forces, areas: areas())
    #expect(gazetteer.towns.map(\.name) == ["Dover", "Harwich", "Lerwick", "Dover", "Suffolk"])
    #expect(gazetteer.towns.map(\.force) == [0, 1, nil, 0, 1])
    #expect(gazetteer.report == gazetteer.report && gazetteer.report.otherRows == 1 && gazetteer.report.nearestForce == 1)
    #expect(gazetteer.resolve("Liruik", inForce: nil) == .found(2, how: .alternative))
    #expect(throws: GazetteerError.forcesAreHexagons(file: path)) {
      try TownGazetteer(path: path, forces: forces, areas: areas(isHexagonMap: true))
    }
  }

  @Test("A town just over the border lies in no force of the other country")
  func countries() throws {
    let path = try folder.file(
      "border.csv",
      "NAME1,LOCAL_TYPE,X,Y,COUNTRY\nColdstream,Town,5000,9900,Scotland\nHay,Town,9900,5000,Wales\nDover,Town,9900,4000,England\nSark,Town,1,1,\n"
    )
    let gazetteer = try TownGazetteer(path: path, forces: forces, areas: areas(codes: ["E23000032", "W15000004"]))
    #expect(gazetteer.towns.map(\.name) == ["Coldstream", "Dover", "Hay", "Sark"] && gazetteer.towns.map(\.force) == [nil, 0, 1, 0])
  }

  @Test("Bad rows name file, row and column")
  func bad() throws {
    func fault(_ text: String) throws -> GazetteerError? {
      let path = try folder.file("bad.csv", text)
      return #expect(throws: GazetteerError.self) { try TownGazetteer(path: path, forces: forces) }
    }
    let path = folder.path("bad.csv")
    #expect(try fault("name,x\nA,1\n") == .notTowns(file: path, present: ["name", "x"]))
    #expect(try fault("town,easting,northing\nDover,1,\n") == .notANumber(file: path, row: 2, column: "northing"))
    #expect(try fault("town,easting,northing\nDover,1,nan\n") == .notANumber(file: path, row: 2, column: "northing"))
    #expect(try fault("town,easting,northing\nA,1,1\n,1,1\n") == .badTown(file: path, row: 3, column: "town"))
    let type = try fault("town,type,easting,northing\nA,Citty,1,1\n")
    #expect(type == .badTown(file: path, row: 2, column: "type"))
    #expect(type?.description == "\(path), row 2, column type: not a type of town.")
  }
}
