import Foundation
import Testing
import WardlightTestSupport

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("The pack of a county force", .serialized)
struct ForcePackTests {
  @Test("It tells what the force may share: its numbers, its sections, and neither wards nor contacts")
  func suffolk() throws {
    let scratch = try ScratchFolder()
    let outcome = try Tool.run(["pack", "--config", Tool.demo, "--force", "Suffolk", "--no-pictures", "-o", scratch.path])
    try #require(outcome.status == 0, "\(outcome.errors)")
    let files = try scratch.tree("suffolk-police")
    let page = String(decoding: try #require(files["index.html"]), as: UTF8.self)
    for section in [
      "words", "glance", "known", "origins", "destinations", "change", "expected", "hubs", "rescues", "records", "method",
    ] { #expect(page.contains("id=\"\(section)-title\""), "\(section)") }
    for sentence in [
      "Suffolk: links with London", "100 linked individuals from London are recorded for Suffolk", "Ipswich (31)",
      "18, of which 9 ended in a rescue (50 %)", "does not show that any person went on", "The records are synthetic",
    ] { #expect(page.contains(sentence), "\(sentence)") }
    try tables(scratch)
    try manifest(files)
    try shareable(files)
  }

  private func tables(_ scratch: ScratchFolder) throws {
    let towns = try scratch.table("flow-towns", of: "suffolk-police")
    #expect(towns.cell("count", is: "Ipswich") == "31" && towns.cell("previous", is: "Ipswich") == "64")
    #expect(try scratch.table("flow-overview", of: "suffolk-police").cell("count", where: "measure", is: "All") == "100")
  }

  private func manifest(_ files: [String: Data]) throws {
    let manifest = try JSONSerialization.jsonObject(with: try #require(files["manifest.json"])) as? [String: Any]
    let listed = try #require(manifest?["files"] as? [[String: String]])
    #expect(Set(listed.compactMap { $0["path"] }) == Set(files.keys).subtracting(["manifest.json"]))
    #expect(manifest?["policy"] as? String == "threshold:5")
    let banners = try #require(manifest?["banners"] as? [String])
    #expect(banners.contains { $0.contains("The records are synthetic") })
  }

  /// No ward of the demo, no contact, no table of referrals; drawings that parse.
  private func shareable(_ files: [String: Data]) throws {
    let folder = URL(fileURLWithPath: Tool.demo).deletingLastPathComponent()
    let layer = try JSONSerialization.jsonObject(with: Data(contentsOf: folder.appendingPathComponent("wards.geojson"))) as? [String: Any]
    let features = try #require(layer?["features"] as? [[String: Any]])
    // Shorter ones are words, such as Village; the City is a borough as well.
    let names = features.compactMap { ($0["properties"] as? [String: Any])?["ward"] as? String }.filter {
      $0.count > 9 && $0 != "City of London"
    }
    #expect(names.count > 200)
    #expect(!files.keys.contains { $0.contains("wards") || $0.contains("referrals") })
    for (path, bytes) in files where !path.hasSuffix(".xlsx") {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(!text.contains("E0500") && !text.contains("E0501"), "\(path) has a ward's code")
      // A town of Dorset is called as a ward of London.
      #expect(
        names.first { text.replacing("town \($0)", with: "").contains($0) } == nil && !text.lowercased().contains("borough contact"),
        "\(path)")
      if path.hasSuffix(".svg") { #expect(XMLParser(data: bytes).parse(), "\(path)") }
    }
  }

  @Test("A misspelt force is met with the name that was meant, and no pack")
  func misspelt() throws {
    let scratch = try ScratchFolder()
    let outcome = try Tool.run(["pack", "--config", Tool.demo, "--force", "Sufolk", "--no-pictures", "-o", scratch.path("packs")])
    #expect(
      outcome.status == 65 && outcome.errors.contains("There is no county force “Sufolk”; did you mean Suffolk?"), "\(outcome.errors)")
    #expect(try scratch.tree().isEmpty)
  }
}
