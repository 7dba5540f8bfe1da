import Testing
import WardlightGeometry
import WardlightLoading
import WardlightTestSupport

@Suite struct BadLayerTests {
  private func failure(_ path: String, layer: String? = nil, crs: CRSOverride? = nil, fields: AreaFields = AreaFields(code: "code"))
    -> LoadingError?
  {
    do throws(LoadingError) {
      _ = try AreaLoader(
        source: LayerSource(path: path, layer: layer, crs: crs), fields: fields, geography: Geography(kind: "ward", vintage: "2018")
      ).load()
      return nil
    } catch {
      return error
    }
  }

  @Test func missingAndUnreadableFiles() throws {
    let scratch = try ScratchFolder()
    #expect(failure("/nowhere/wards.gpkg") == .missing(file: "/nowhere/wards.gpkg"))
    let path = try scratch.file("notes.geojson", "this is no layer")
    guard case .unreadable(let file, _) = failure(path) else { return #expect(failure(path) == nil) }
    #expect(file == path)
  }

  @Test func unknownLayersAndFields() throws {
    let scratch = try ScratchFolder()
    let path = try scratch.squares([("A", 530_000, 180_000)], side: 1_000, crs: 27700)
    #expect(failure(path, layer: "wards") == .noLayer(file: path, layer: "wards", present: ["areas"]))
    let unknown = failure(path, fields: AreaFields(code: "cod"))
    #expect(unknown == .unknownField(file: path, layer: "areas", field: "cod", nearest: "code", present: ["code"]))
    #expect(unknown?.description == "\(path), layer areas: there is no field “cod” (did you mean “code”?); there are code.")
  }

  @Test func aLayerWithoutReference() throws {
    let scratch = try ScratchFolder()
    let csv = try scratch.file("areas.csv", "code,WKT\nA,\"POLYGON((530000 180000,531000 180000,531000 181000,530000 180000))\"\n")
    #expect(failure(csv) == .noReference(file: csv, layer: "areas"))
    #expect(failure(csv, crs: .epsg(27700)) == nil)
    #expect(failure(csv, crs: .epsg(999_999)) == .unknownReference("EPSG:999999"))
  }

  @Test func emptyLayersAndOtherShapes() throws {
    let scratch = try ScratchFolder()
    let empty = try scratch.file("empty.geojson", "{\"type\":\"FeatureCollection\",\"features\":[]}")
    #expect(failure(empty) == .emptyLayer(file: empty, layer: "empty"))
    let header = try scratch.file("empty.csv", "code,WKT\n")
    #expect(failure(header, crs: .planar) == .emptyLayer(file: header, layer: "empty"))
    let points = try scratch.file("points.csv", "code,WKT\nA,POINT(530000 180000)\n")
    #expect(failure(points, crs: .epsg(27700)) == .notPolygons(file: points, layer: "points", row: 1))
    let without = try scratch.file("without.csv", "code,WKT\nA,\n")
    #expect(failure(without, crs: .epsg(27700)) == .notPolygons(file: without, layer: "without", row: 1))
  }

  @Test func codesThatStandTwiceOrNotAtAll() throws {
    let scratch = try ScratchFolder()
    let squares: [(code: String?, x: Double, y: Double)] = [("A", 530_000, 180_000), ("B", 531_000, 180_000), ("A", 532_000, 180_000)]
    let path = try scratch.squares(squares, side: 1_000, crs: 27700)
    #expect(failure(path) == .duplicateCode(file: path, layer: "areas", field: "code", code: "A", rows: [1, 3]))
    let blank = try scratch.squares([("A", 530_000, 180_000), (nil, 531_000, 180_000)], side: 1_000, crs: 27700, name: "blank.geojson")
    #expect(failure(blank) == .emptyCode(file: blank, layer: "blank", field: "code", row: 2))
  }

  @Test func fieldsThatAreNotNumbers() throws {
    let scratch = try ScratchFolder()
    let path = try scratch.squares([("A", 530_000, 180_000)], side: 1_000, crs: 27700, extra: ",\"n\":\"many\",\"d\":\"2020-01-01\"")
    let text = failure(path, fields: AreaFields(code: "code", numbers: ["n"]))
    #expect(text == .notNumeric(file: path, layer: "areas", field: "n", row: 1))
    #expect(text?.description.contains("many") == false)
    let date = failure(path, fields: AreaFields(code: "code", numbers: ["d"]))
    #expect(date == .notNumeric(file: path, layer: "areas", field: "d", row: nil))
  }

  @Test func placesOutsideGreatBritain() throws {
    let scratch = try ScratchFolder()
    func place(_ x: Double, _ y: Double, _ crs: Int?, _ name: String) throws -> LoadingError.OutsideHint? {
      let path = try scratch.squares([("A", x, y)], side: 0.01, crs: crs, name: name)
      guard case .outsideGreatBritain(_, _, 1, let hint) = failure(path) else { return nil }
      return hint
    }
    #expect(try place(51.5, -0.1, nil, "swapped.geojson") == .swapped)
    #expect(try place(180_000, 530_000, 27700, "inside.geojson") == nil)
    #expect(try place(-0.1, 51.5, 27700, "degrees.geojson") == .degrees)
    #expect(try place(2.35, 48.85, nil, "paris.geojson") == LoadingError.OutsideHint.none)
    let path = try scratch.squares([("A", 51.5, -0.1)], side: 0.01, crs: nil)
    #expect(
      failure(path)?.description
        == "\(path), layer areas, row 1: the shape lies outside Great Britain; latitude and longitude seem swapped.")
  }

  @Test func namesThatWereMeant() {
    #expect(NearestName.first(of: "newhm", among: ["Brent", "Newham", "Lewisham"]) == "Newham")
    #expect(NearestName.first(of: "Barking", among: ["Barnet", "Barking and Dagenham"]) == "Barking and Dagenham")
    #expect(NearestName.all(of: "xyzzy", among: ["Brent", "Newham"]).isEmpty)
  }
}
