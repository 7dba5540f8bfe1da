import Foundation
import Testing
import WardlightAnalysis
import WardlightGeometry
import WardlightLoading
import WardlightTestSupport

@Suite("Areas with figures by field, from the layer or from a table")
struct FigureLayerTests {
  private let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  /// Unit squares in a row, in a reference system or in none.
  private func layer(
    _ codes: [String], crs: String? = "EPSG:27700", from west: Double = 530_000, _ south: Double = 180_000, side: Double = 1_000
  )
    throws -> String
  {
    let features = codes.enumerated().map { place, code in
      let (x, y) = (west + side * Double(place), south)
      let ring = [[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]]
      return
        "{\"type\":\"Feature\",\"properties\":{\"code\":\"\(code)\",\"name\":\"Area \(place)\",\"people\":\(100 * (place + 1)),\"label\":\"\(place)\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[\(ring)]}}"
    }
    let reference = crs.map { "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"\($0)\"}}," } ?? ""
    return try scratch.file(
      "areas.geojson", "{\"type\":\"FeatureCollection\",\(reference)\"features\":[\(features.joined(separator: ",\n"))]}")
  }

  private func request(_ path: String, crs: CRSOverride? = nil, table: String? = nil) throws -> FigureLayer {
    let counts = try table.map { try scratch.file("counts.csv", $0) }
    return FigureLayer(layer: LayerSource(path: path, crs: crs), code: "code", name: "name", counts: counts)
  }

  @Test("Figures of the layer and of a table stand in order of code; no row and an empty cell are no value, not 0")
  func joined() throws {
    let path = try layer(["C", "A", "B", "D"])
    let figures = try request(path, table: "code,cases\nB,3\nA,\nZ,9\nC,7\n").figures(of: ["cases", "people", "cases"])
    #expect(figures.areas.codes == ["A", "B", "C", "D"])
    #expect(figures.values(of: "people") == [200, 300, 100, 400])
    let cases = figures.values(of: "cases")
    #expect(cases[0].isNaN && cases[1] == 3 && cases[2] == 7 && cases[3].isNaN)
    #expect(figures.origin(of: "cases") == .table(file: "counts.csv") && figures.origin(of: "people") == .layer(file: "areas.geojson"))
    #expect(figures.notices.contains("counts.csv: 1 code (Z) not in areas.geojson; they are left out."))
    #expect(figures.notices.contains("areas.geojson: 1 area (D) without a row in counts.csv; they have no value, not 0."))
    #expect(try figures.counts(of: "cases", advice: .policy) == [nil, 3, 7, nil])
  }

  @Test(
    "What cannot be used names file, row and column",
    arguments: [
      ("code,cases\nA,one\n", "counts.csv, row 2, field cases: there is no number."),
      ("code,cases\nA,nan\n", "counts.csv, row 2, field cases: there is no number."),
      ("code,cases\nA,1\nB,inf\n", "counts.csv, row 3, field cases: there is no number."),
      ("code,cases\nA,1\nB,2\nA,3\n", "counts.csv, field code: the code A stands in rows 2 and 4."),
      ("code,cases\nA,1\n,2\n", "counts.csv, row 3, field code: there is no area code."),
      ("id,cases\nA,1\n", "counts.csv: there is no field “code”; there are id, cases."),
      (
        "code,case\nA,1\n",
        "areas.geojson and counts.csv: there is no field “cases” (did you mean “case”?); the layer has code, name, people, label, the table code, case."
      ),
      ("code,cases\nX,1\n", "none of its codes stands in areas.geojson"),
    ])
  func badTables(_ table: String, _ words: String) throws {
    let path = try layer(["A", "B"])
    let error = #expect(throws: AnalysisError.self) { try request(path, table: table).figures(of: ["cases"]) }
    #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
  }

  @Test("Where both have a field, the table's counts, and this is said")
  func both() throws {
    let figures = try request(try layer(["A", "B"]), table: "code,people\nA,1\nB,2\n").figures(of: ["people"])
    #expect(figures.values(of: "people") == [1, 2])
    #expect(figures.notices.contains("Both areas.geojson and counts.csv have the field people; the table's counts."))
  }

  @Test("Counts are whole and not negative; the sentence says what else may be done")
  func counts() throws {
    let figures = try request(try layer(["A", "B"]), table: "code,a,b\nA,1.5,-1\nB,2,0\n").figures(of: ["a", "b"])
    let part = #expect(throws: FigureFault.self) { try figures.counts(of: "a", advice: .policy) }
    #expect(part?.description.hasPrefix("counts.csv, field a, area A: this is not a count") == true)
    #expect(part?.description.contains("--policy public") == true && part?.description.contains("--policy internal") == true)
    #expect(throws: FigureFault.negative(origin: .table(file: "counts.csv"), field: "b", code: "A")) { try figures.amounts(of: "b") }
  }

  @Test("A projected layer keeps its own plane, a bare one too, longitude and latitude go to the grid")
  func planes() throws {
    let zone = try request(try layer(["A", "B"], crs: "EPSG:32618", from: 400_000, 4_700_000)).figures(of: ["people"]).areas
    guard case .projected(let projection) = zone.plane else { return #expect(Bool(false), "\(zone.plane)") }
    #expect(projection.definition == "EPSG:32618" && projection.unit == .metre)
    #expect(zone.shapes.vertices.contains { $0.easting == 400_000 && $0.northing == 4_700_000 })
    let bare = try request(try layer(["A"], crs: nil, from: 1, 2, side: 1), crs: .planar).figures(of: ["people"]).areas
    #expect(bare.plane == .bare && bare.shapes.vertices.contains { $0.easting == 1 && $0.northing == 2 })
    let degrees = try request(try layer(["A"], crs: nil, from: -0.1, 51.5, side: 0.01)).figures(of: ["people"]).areas
    #expect(degrees.plane == .britishGrid && degrees.shapes.vertices.allSatisfy { $0.easting > 500_000 })
  }

  @Test("Feet stay feet and are named")
  func feet() throws {
    let areas = try request(try layer(["A", "B"], crs: "EPSG:2263", from: 980_000, 190_000)).figures(of: ["people"]).areas
    #expect(areas.plane.unit?.name == "US survey foot")
  }

  @Test("Longitude and latitude outside Great Britain are no plane")
  func outside() throws {
    let path = try layer(["A"], crs: nil, from: -73.9, 40.7, side: 0.01)
    let error = #expect(throws: AnalysisError.self) { try request(path).figures(of: ["people"]) }
    #expect(error?.description.contains("distances need a plane") == true && error?.description.contains("areas.geojson") == true)
  }
}
