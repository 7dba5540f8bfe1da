import Foundation
import Testing
import WardlightDisclosure
import WardlightEssentials
import WardlightExport
import WardlightGeometry
import WardlightLoading
import WardlightTestSupport

@Suite struct GeoJSONTests {
  private func text(threads: Int = 1) throws -> String {
    try GeoJSON.text(areas: Samples.areas, table: try Samples.table(), keyedBy: "code", parallel: Parallel(threads: threads))
  }

  @Test(.enabled(if: Samples.shiftIsHelmert, "the golden text was made without the grids of OSTN15, which are installed here"))
  func looksAsItAlwaysDid() throws {
    let now = try text()
    #expect(now == (try Golden.text("wards.geojson", now: now)))
  }

  @Test func doesNotDependOnThreads() throws {
    #expect(try text(threads: 1) == (try text(threads: 3)))
  }

  @Test func keepsTheRulesOfTheFormat() throws {
    let collection = try #require(try JSONSerialization.jsonObject(with: Data(try text().utf8)) as? [String: Any])
    #expect(collection["marking"] as? String == "OFFICIAL")
    #expect(collection["policy"] as? String == "threshold:5")
    let box = try #require(collection["bbox"] as? [Double])
    #expect(box[0] < box[2] && box[1] < box[3] && box[1] > 51 && box[3] < 52)
    let features = try #require(collection["features"] as? [[String: Any]])
    #expect(features.map { $0["id"] as? String } == ["E05000001", "E05000002", nil])
    #expect(features[2]["geometry"] is NSNull)
    let properties = try #require(features[0]["properties"] as? [String: Any])
    #expect(properties["referrals"] as? String == "1–4")
    #expect((features[1]["properties"] as? [String: Any])?["referrals"] as? Int == 11)
    #expect((features[2]["properties"] as? [String: Any])?["rate"] is NSNull)
  }

  @Test func ringsRunAsTheyMustAndAreClosed() throws {
    let collection = try #require(try JSONSerialization.jsonObject(with: Data(try text().utf8)) as? [String: Any])
    let features = try #require(collection["features"] as? [[String: Any]])
    let polygon = try #require((features[0]["geometry"] as? [String: Any])?["coordinates"] as? [[[Double]]])
    let parts = try #require((features[1]["geometry"] as? [String: Any])?["coordinates"] as? [[[[Double]]]])
    #expect(polygon.count == 2)
    #expect(parts.count == 2, "the part that collapses on rounding is left out")
    #expect((polygon + parts.joined()).allSatisfy { $0.first == $0.last && $0.count == 5 })
    #expect(signedArea(polygon[0]) > 0)
    #expect(signedArea(polygon[1]) < 0)
  }

  @Test func comesBackWithinACentimetre() throws {
    let scratch = try ScratchFolder()
    let source = LayerSource(path: try scratch.file("wards.geojson", CleanTable.geoJSON()))
    let areas = try AreaLoader(source: source, fields: AreaFields(code: "code"), geography: Samples.areas.geography).load().areas
    #expect(areas.codes == ["E05000001", "E05000002"])
    let before = Samples.areas.shapes.vertices(ofArea: 0)
    let after = areas.shapes.vertices(ofArea: 0)
    #expect(before.allSatisfy { place in after.contains { $0.distance(to: place) < 0.02 } })
    #expect(abs(areas.shapes.size(ofArea: 0) - 960_000) < 20)
  }

  @Test func tablesThatDoNotFit() throws {
    let table = try Samples.table()
    #expect(throws: ExportError.noKeyColumn(table: "wards", column: "id")) {
      try GeoJSON.text(areas: Samples.areas, table: table, keyedBy: "id")
    }
    let twice = table.selecting(rows: [0, 1, 0])
    #expect(throws: ExportError.repeatedKey(table: "wards", column: "code", rows: [1, 3])) {
      try GeoJSON.text(areas: Samples.areas, table: twice, keyedBy: "code")
    }
  }

  private func signedArea(_ ring: [[Double]]) -> Double {
    zip(ring, ring.dropFirst()).reduce(0) {
      $0 + ($1.0[0] - ring[0][0]) * ($1.1[1] - ring[0][1]) - ($1.1[0] - ring[0][0]) * ($1.0[1] - ring[0][1])
    }
  }
}

/// The sample without the row that has no area.
private enum CleanTable {
  static func geoJSON() throws -> String {
    try GeoJSON.text(areas: Samples.areas, table: try Samples.table().selecting(rows: [0, 1]), keyedBy: "code")
  }
}

/// Texts that a product is compared with. `WARDLIGHT_RECORD=1` writes them anew, and the test then fails once.
private enum Golden {
  static func text(_ name: String, now: String) throws -> String {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden/\(name)")
    if ProcessInfo.processInfo.environment["WARDLIGHT_RECORD"] == "1" {
      try Data(now.utf8).write(to: path)
      Issue.record("\(name) was recorded anew; look at what changed")
    }
    return try String(contentsOf: path, encoding: .utf8)
  }
}
