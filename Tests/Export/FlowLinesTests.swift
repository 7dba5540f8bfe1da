import Foundation
import Testing
import WardlightDisclosure
import WardlightEssentials
import WardlightExport
import WardlightGeometry

@Suite("Flows as lines in GeoJSON")
struct FlowLinesTests {
  /// Three rows: from London to Ipswich, from nowhere, and from a place to itself.
  private func collection(threads: Int = 1, plane: Plane = .britishGrid) throws -> String {
    let (london, ipswich) = (Coordinate(easting: 530_000, northing: 180_000), Coordinate(easting: 616_245, northing: 244_545))
    return try GeoJSON.text(
      lines: LineEnds(origins: [london, nil, ipswich], destinations: [ipswich, ipswich, ipswich], plane: plane),
      table: try Samples.table(name: "flows"), notes: ["A note."], parallel: Parallel(threads: threads))
  }

  @Test("A line runs from its origin to its destination; a row without two ends has no geometry; small counts stay intervals")
  func lines() throws {
    let text = try collection()
    let parsed = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(parsed["marking"] as? String == "OFFICIAL" && parsed["policy"] as? String == "threshold:5")
    #expect(parsed["notes"] as? [String] == ["A note."])
    let features = try #require(parsed["features"] as? [[String: Any]])
    try #require(features.count == 3)
    let geometry = try #require(features[0]["geometry"] as? [String: Any])
    #expect(geometry["type"] as? String == "LineString")
    let line = try #require(geometry["coordinates"] as? [[Double]])
    // Longitude before latitude: Trafalgar Square's neighbourhood, then Ipswich.
    #expect(abs(line[0][0] + 0.128) < 0.01 && abs(line[0][1] - 51.504) < 0.01, "\(line)")
    #expect(abs(line[1][0] - 1.155) < 0.02 && abs(line[1][1] - 52.06) < 0.02, "\(line)")
    #expect(features[1]["geometry"] is NSNull && features[2]["geometry"] is NSNull)
    let counts = features.map { ($0["properties"] as? [String: Any])?["referrals"] }
    #expect(counts[0] as? Int == 11 || counts[1] as? Int == 11)
    #expect(counts.contains { $0 as? String == "1–4" } && !text.contains(":3,"))
    #expect(parsed["bbox"] as? [Double] == [line[0][0], line[0][1], line[1][0], line[1][1]])
  }

  @Test("The bytes do not depend on threads")
  func threads() throws { #expect(try collection(threads: 1) == collection(threads: 3)) }

  @Test("A plane that lies nowhere on Earth is refused")
  func bare() {
    #expect(throws: ExportError.self) { try collection(plane: .bare) }
  }
}
