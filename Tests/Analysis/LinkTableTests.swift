import Testing
import WardlightAnalysis
import WardlightDisclosure
import WardlightGeometry
import WardlightTestSupport

@Suite("A table of links between areas")
struct LinkTableTests {
  private var areas: Areas {
    var shapes = MultiPolygons()
    for west in [0.0, 1_000, 2_000] {
      let ring = [(west, 0.0), (west + 1_000, 0), (west + 1_000, 1_000), (west, 1_000)]
      shapes.append([[ring.map { Coordinate(easting: $0.0, northing: $0.1) }]])
    }
    return Areas(
      geography: Geography(kind: "borough", vintage: "2018"), codes: ["E09000025", "E09000022", "E09000008"],
      names: ["Newham", "Lambeth, South", "Croydon"], shapes: shapes)
  }

  private func cells(_ rows: [String]) throws -> [[String]] {
    let scratch = try ScratchFolder()
    let path = try scratch.file("links.csv", (["origin,destination,persons"] + rows).joined(separator: "\n") + "\n")
    return try LinkTable(path: path, count: "persons").released(among: areas).content.rows.map { $0.map(\.text) }
  }

  @Test("Codes and names, quoted, with space around, and again and again, are the places they name; an empty place stays one")
  func places() throws {
    let rows = try cells(["E09000025,\"Lambeth, South\",12", "  Newham ,\" Croydon\",3", "Newham,,7", "E09000025,E09000008,0"])
    #expect(
      rows == [
        ["E09000025", "Lambeth, South", "12"], ["Newham", "Croydon", "1–4"], ["Newham", "", "7"], ["E09000025", "E09000008", "0"],
      ])
  }

  @Test("More texts than the table of them begins with room for are still told apart")
  func many() throws {
    let rows = (0..<3_000).map { "\(String(repeating: " ", count: $0))Newham,Croydon,\(5 + $0)" }
    let read = try cells(rows)
    #expect(read.count == 3_000 && Set(read.map { $0[0] }) == ["Newham"] && read.last?[2] == "3004")
  }

  @Test(
    "A place of no area is told by its row, and so is a cell that is no count; neither is repeated",
    arguments: [
      ("PLANTED,Croydon,5", "origin"), ("Newham,PLANTED,5", "destination"), ("Newham,Croydon,PLANTED", "persons"),
      ("Newham,Croydon,2.5", "persons"), ("Newham,Croydon,-1", "persons"),
    ])
  func refused(_ row: String, _ column: String) throws {
    let error = #expect(throws: AnalysisError.self) { try cells(["Newham,Croydon,9", row]) }
    let words = "\(try #require(error))"
    #expect(words.contains("row 3") && words.contains(column) && !words.contains("PLANTED"), "\(words)")
  }
}
