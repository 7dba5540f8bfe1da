import Foundation
import Testing
import WardlightEssentials
import WardlightTestSupport

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("wardlight deprivation")
struct DeprivationTests {
  @Test("A folder with page, words, tables, drawings, layer and manifest; the association goes to standard output")
  func files() throws {
    let study = try LatticeStudy.overlay()
    let outcome = try study.deprivation(["--group", "part", "--policy", "public"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let files = Set(try study.scratch.tree("out").keys)
    let expected = [
      "index.html", "words.txt", "manifest.json", "areas.csv", "areas.geojson", "association.csv", "curve.csv", "inequality.csv",
      "model.csv",
      "maps/deprivation-scatter.svg", "maps/deprivation-fifths.svg", "maps/deprivation-and-counts.svg",
      "maps/deprivation-around-counts.svg",
      "maps/deprivation-excess.svg", "maps/deprivation-excess-hot-spots.svg", "maps/deprivation-curve.svg", "maps/deprivation-groups.svg",
    ]
    #expect(files.isSuperset(of: expected), "\(Set(expected).subtracting(files))")
    let shown = try PackTable(study.scratch.file("shown.csv", outcome.output))
    #expect(try shown.columns == study.table("out/association.csv").columns && shown.rows == study.table("out/association.csv").rows)
    #expect(shown.handling.hasPrefix("OFFICIAL"), "\(shown.handling)")
    // Within the west and the east, and over all, the order of cases is that of the scores but for ties: rho is near 1.
    let association = try study.table("out/association.csv")
    #expect(association.column("name").count == 3)
    #expect(association.column("rho").allSatisfy { Double($0).map { $0 > 0.9 } ?? false }, "\(association.column("rho"))")
  }

  @Test("The page needs nothing beside it, has the words first, and says what it is not")
  func page() throws {
    let study = try LatticeStudy.overlay()
    let outcome = try study.deprivation([
      "--policy", "public", "--noun", "thefts & more", "--whole", "Squareland", "--title", "Thefts <and> poverty",
    ])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let page = try study.text("out/index.html")
    for outside in ["<script src", "<link", "src=", "@import", "url(http", "fetch(", "XMLHttpRequest"] { #expect(!page.contains(outside)) }
    for words in [
      "Thefts &lt;and&gt; poverty", "thefts &amp; more", "Squareland", "not enough to show a cause", "OFFICIAL", "manifest.json",
    ] {
      #expect(page.contains(words), "\(words)")
    }
    let words = try study.text("out/words.txt")
    let sentences = words.split(separator: "\n").map(String.init)
    #expect(words.contains("\n\n") && sentences.contains { $0.contains("not enough to show") } && Set(sentences).count == sentences.count)
    let paragraph = try #require(page.range(of: "class=\"statement\"")), glance = try #require(page.range(of: "id=\"glance\""))
    #expect(paragraph.lowerBound < glance.lowerBound)
  }

  @Test("Every drawing is well-formed, has a title and a description, and carries the marking")
  func drawings() throws {
    let study = try LatticeStudy.overlay()
    #expect(try study.deprivation(["--group", "part", "--policy", "internal"]).status == 0)
    let drawings = try study.scratch.tree("out").filter { $0.key.hasSuffix(".svg") }
    #expect(drawings.count >= 8)
    for (path, bytes) in drawings {
      #expect(XMLParser(data: bytes).parse(), "\(path)")
      let text = String(decoding: bytes, as: UTF8.self)
      for part in ["<title", "<desc", "OFFICIAL-SENSITIVE"] { #expect(text.contains(part), "\(path) \(part)") }
    }
  }

  @Test("The manifest lists every file with its checksum, the inputs and the options")
  func manifest() throws {
    let study = try LatticeStudy.overlay()
    #expect(try study.deprivation(["--policy", "public"]).status == 0)
    let files = try study.scratch.tree("out")
    let manifest = try JSONSerialization.jsonObject(with: try #require(files["manifest.json"])) as? [String: Any]
    let listed = try #require(manifest?["files"] as? [[String: String]])
    #expect(Set(listed.compactMap { $0["path"] }) == Set(files.keys).subtracting(["manifest.json"]))
    for entry in listed {
      let bytes = try #require(entry["path"].flatMap { files[$0] })
      #expect(Checksum(of: bytes).description == entry["sha256"])
    }
    let inputs = try #require(manifest?["inputs"] as? [[String: String]])
    #expect(inputs.compactMap { $0["name"] } == ["areas.geojson", "counts.csv", "index.csv"])
    #expect((manifest?["options"] as? [String: String])?["seed"] == "1")
  }

  @Test("The same bytes on any number of threads and in any order of rows")
  func sameBytes() throws {
    let study = try LatticeStudy.overlay()
    #expect(try study.deprivation(["--threads", "1"], output: "one").status == 0)
    #expect(try study.deprivation(["--threads", "8"], output: "eight").status == 0)
    #expect(try study.scratch.tree("one") == study.scratch.tree("eight"))
  }

  @Test("A group alone is shown after all areas were analysed")
  func part() throws {
    let study = try LatticeStudy.overlay()
    let outcome = try study.deprivation(["--only", "part=west", "--policy", "public"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try study.table("out/areas.csv").rows.count == 18)
    #expect(try study.table("out/association.csv").column("name").contains("west"))
    let unknown = try study.deprivation(["--only", "part=wst"], output: "none")
    #expect(unknown.status == 65 && unknown.errors.contains("west"), "\(unknown.errors)")
  }

  @Test("Without a value the index alone is shown")
  func indexAlone() throws {
    let study = try LatticeStudy.overlay()
    let outcome = try study.deprivation(value: [], people: [])
    #expect(outcome.status == 0 && outcome.output.isEmpty, "\(outcome.errors)")
    let files = Set(try study.scratch.tree("out").keys)
    #expect(files.contains("maps/deprivation-fifths.svg") && !files.contains("association.csv") && !files.contains("model.csv"))
  }

  @Test("Without people there is no model and no curve; the association stays")
  func noPeople() throws {
    let study = try LatticeStudy.overlay()
    #expect(try study.deprivation(["--policy", "public"], people: []).status == 0)
    let files = Set(try study.scratch.tree("out").keys)
    #expect(files.contains("association.csv") && !files.contains("curve.csv") && !files.contains("maps/deprivation-excess.svg"))
  }

  @Test("A layer in a bare plane has everything but a layer on Earth")
  func bare() throws {
    let study = try LatticeStudy.overlay()
    let outcome = try study.deprivation(["--crs", "planar", "--policy", "public"])
    if outcome.status == 0 { #expect(try !study.scratch.tree("out").keys.contains("areas.geojson")) }
    #expect(outcome.status == 0 || outcome.status == 65, "\(outcome.errors)")
  }
}
