import Foundation
import Testing
import WardlightEssentials
import WardlightTestSupport

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("The files of a pack", .serialized)
struct PackFilesTests {
  private func demo(_ arguments: [String] = []) throws -> ScratchFolder {
    let scratch = try ScratchFolder()
    let outcome = try Tool.run(["pack", "--config", Tool.demo, "--borough", "E09000025", "-o", scratch.path] + arguments)
    try #require(outcome.status == 0, "\(outcome.errors)")
    return scratch
  }

  @Test("The manifest lists every file with its checksum, and the inputs")
  func manifest() throws {
    let scratch = try demo()
    let files = try scratch.tree("newham")
    let manifest = try JSONSerialization.jsonObject(with: try #require(files["manifest.json"])) as? [String: Any]
    let listed = try #require(manifest?["files"] as? [[String: String]])
    #expect(Set(listed.compactMap { $0["path"] }) == Set(files.keys).subtracting(["manifest.json"]))
    for entry in listed {
      let path = try #require(entry["path"])
      let bytes = try #require(files[path])
      #expect(Checksum(of: bytes).description == entry["sha256"])
    }
    let inputs = try #require(manifest?["inputs"] as? [[String: String]])
    #expect(
      inputs.compactMap { $0["name"] } == [
        "wardlight.yaml", "wards.geojson", "forces.geojson", "deprivation.csv", "referrals.csv", "links.csv", "rescues.csv",
        "towns.csv", "postcodes.csv",
      ])
    #expect((manifest?["options"] as? [String: String])?["seed"] == "20210430")
    #expect(manifest?["policy"] as? String == "threshold:5")
    #expect(manifest?["marking"] as? String == "OFFICIAL")
    #expect(manifest?["synthetic"] as? Bool == true)
  }

  @Test("The page needs nothing beside it, and carries marking, period, policy and the synthetic banner")
  func page() throws {
    let page = String(decoding: try #require(try demo().tree("newham")["index.html"]), as: UTF8.self)
    let outsiders = ["<script src", "<link", "src=", "@import", "url(http", "fetch(", "XMLHttpRequest"]
    for outside in outsiders { #expect(!page.contains(outside), "\(outside)") }
    #expect(page.components(separatedBy: ">OFFICIAL<").count > 2)
    for words in [
      "1 September 2018 to 30 April 2021", "The records are synthetic", "threshold:5", "It is not a boundary", "Forest Gate South",
      "Read = rejected + out of period + in period",
    ] { #expect(page.contains(words), "\(words)") }
  }

  @Test("Policy internal shows every count and marks every page, map and layer OFFICIAL-SENSITIVE")
  func internalPolicy() throws {
    let files = try demo(["--policy", "internal", "--no-pictures"]).tree("newham")
    // Tables have it in a column and a sheet.
    for (path, bytes) in files where !path.hasSuffix(".csv") && !path.hasSuffix(".xlsx") {
      #expect(String(decoding: bytes, as: UTF8.self).contains("OFFICIAL-SENSITIVE"), "\(path)")
    }
    let wards = String(decoding: try #require(files["tables/wards.csv"]), as: UTF8.self)
    #expect(!wards.contains("1–4") && wards.contains("gi_star_z_counts"))
  }

  @Test("Maps are well-formed XML with title and description, and say how many wards each class has")
  func maps() throws {
    let files = try demo().tree("newham")
    let maps = files.filter { $0.key.hasSuffix(".svg") }
    #expect(maps.count == 9)
    for (path, bytes) in maps {
      let parser = XMLParser(data: bytes)
      #expect(parser.parse(), "\(path)")
      // A sentence runs over several lines of the drawing.
      let text = String(decoding: bytes, as: UTF8.self).replacing(/<\/text>\n<text[^>]*>/, with: " ")
      for part in ["<title", "<desc", "role=\"graphics-document document\"", "OFFICIAL", "Hexagon map"] {
        // A chart has no shapes of which must be said what they are.
        let isChart = path.hasSuffix("scatter.svg") || path.hasSuffix("ranks.svg")
        let isSaid = part == "Hexagon map" && isChart ? !text.contains(part) : text.contains(part)
        #expect(isSaid, "\(path) \(part)")
      }
    }
    let count = String(decoding: try #require(files["maps/wards-count.svg"]), as: UTF8.self)
    #expect(count.contains("1 TO 4 ("))
  }

  @Test("Pictures are made where rsvg-convert is, and left out on request")
  func pictures() throws {
    let hasConverter = ExternalProgram(named: "rsvg-convert", searchPath: ProcessInfo.processInfo.environment["PATH"] ?? "") != nil
    #expect(try demo().tree("newham").keys.contains("maps/wards-count.png") == hasConverter)
    #expect(try !demo(["--no-pictures"]).tree("newham").keys.contains { $0.hasSuffix(".png") })
  }

  @Test("The layer's counts are those of the table, intervals as text")
  func layer() throws {
    let files = try demo().tree("newham")
    let layer = try JSONSerialization.jsonObject(with: try #require(files["wards.geojson"])) as? [String: Any]
    let features = try #require(layer?["features"] as? [[String: Any]])
    #expect(features.count == 20)
    let counts = features.compactMap { ($0["properties"] as? [String: Any])?["count"] }
    #expect(counts.count == 20)
    for count in counts { #expect((count as? Int).map { $0 == 0 || $0 >= 5 } ?? ((count as? String) == "1–4")) }
  }

  @Test("rejected.csv lies beside the packs, for its owner alone, and has no value of a record")
  func rejected() throws {
    let scratch = try demo()
    let path = scratch.path + "/rejected.csv"
    #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.contains("not mapped") && text.contains("rejected") && text.contains("OFFICIAL-SENSITIVE"))
    #expect(!text.contains("QX"), "the demo's postcodes begin so")
    #expect(try !scratch.tree("newham").keys.contains { $0.contains("rejected") })
  }
}
