import Foundation
import Testing
import WardlightDisclosure
import WardlightEssentials
import WardlightExport
import WardlightGeometry
import WardlightLoading
import WardlightTestSupport

@Suite("Areas that keep a plane of their own")
struct PlaneTests {
  private func areas(_ plane: Plane, from x: Double, _ y: Double) -> Areas {
    let corners = [(0.0, 0.0), (1_000, 0), (1_000, 1_000), (0, 1_000)].map { Coordinate(easting: x + $0.0, northing: y + $0.1) }
    var shapes = MultiPolygons()
    shapes.append([[corners]])
    shapes.append([[corners.map { Coordinate(easting: $0.easting + 1_000, northing: $0.northing) }]])
    return Areas(
      geography: Geography(kind: "areas", vintage: ""), codes: ["E05000001", "E05000002"], names: ["Abbey", "St Mary's"], shapes: shapes,
      plane: plane)
  }

  private var zone18: Plane {
    .projected(Plane.Projection(definition: "EPSG:32618", label: "WGS 84 / UTM zone 18N (EPSG:32618)", unit: .metre))
  }

  @Test("A GeoPackage is written in the plane, and comes back as it was")
  func geoPackage() throws {
    let scratch = try ScratchFolder()
    let created = try #require(CalendarDate(year: 2021, month: 12, day: 1))
    for (plane, reference) in [(zone18, "WGS 84 / UTM zone 18N (EPSG:32618)"), (.bare, "Undefined Cartesian SRS")] {
      let path = scratch.path("\(reference.prefix(5)).gpkg")
      let written = areas(plane, from: 400_000, 4_700_000)
      try GeoPackageFile.write(
        areas: written, table: try Samples.table().selecting(rows: [0, 1]), keyedBy: "code", notes: ["Made so."], created: created, to: path
      )
      let loaded = try AreaLoader(
        source: LayerSource(path: path), fields: AreaFields(code: "code"), geography: written.geography, plane: .own
      ).load()
      #expect(loaded.areas.shapes == written.shapes && loaded.areas.plane == plane)
      #expect(loaded.report.reference.hasPrefix(reference.prefix(20)), "\(loaded.report.reference)")
    }
  }

  /// The western and southern limits are those of (400000, 4701000) and (400000, 4700000) by pyproj 3.7.2 (PROJ 9.5.1),
  /// `Transformer.from_crs(32618, 4326, always_xy=True).transform(…)`.
  @Test("GeoJSON is longitude and latitude from any plane but a bare one")
  func geoJSON() throws {
    let table = try Samples.table().selecting(rows: [0, 1])
    let text = try GeoJSON.text(
      areas: areas(zone18, from: 400_000, 4_700_000), table: table, keyedBy: "code", notes: ["Made so.", "And so."])
    let json = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let box = try #require(json["bbox"] as? [Double])
    #expect(abs(box[0] - -76.21616425411445) <= 5.1e-8 && abs(box[1] - 42.44588070489334) <= 5.1e-8, "\(box)")
    #expect(json["notes"] as? [String] == ["Made so.", "And so."])
    #expect(throws: ExportError.barePlane(product: "wards")) {
      try GeoJSON.text(areas: areas(.bare, from: 0, 0), table: table, keyedBy: "code")
    }
  }
}
