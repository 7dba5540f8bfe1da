import Testing
import WardlightCartography
import WardlightDisclosure
import WardlightEssentials

/// Marking, handling, policy, who made it, when and from what: on a drawing for readers and for programs, in a style as a comment.
@Suite("What every drawing, style and page says of itself")
struct HandlingTests {
  private static let handling =
    "Handle as official information: for those whose work needs it, and not for publication unless its owner has agreed."

  private func map(_ policy: Policy = .standard) throws -> ChoroplethMap {
    let created = try #require(CalendarDate(year: 2026, month: 11, day: 22))
    let values = try Sample.counts([0, 3, 12, 40, nil, 90], policy: policy).stating(
      Provenance(producer: "Council & Co", program: "Wardlight 1", created: created, sources: ["wards: wards.geojson"]))
    return ChoroplethMap(
      areas: Sample.hexagons(6), values: values, scheme: .quantiles(3), palette: .oranges, furniture: try Sample.furniture())
  }

  @Test("A drawing says it in its metadata, the day and the sources being the sheet's own")
  func metadata() throws {
    let svg = try map().svg()
    let root = try #require(SVGNode.parsed(svg))
    let metadata = try #require(root.all.first { $0.name == "metadata" })
    let said = Dictionary(uniqueKeysWithValues: metadata.children.map { ($0.name, $0.text) })
    #expect(said["dcterms:accessRights"] == "OFFICIAL" && said["dcterms:rights"] == Self.handling)
    #expect(said["dcterms:conformsTo"] == "threshold:5" && said["dcterms:description"]?.contains(Policy.standard.inWords) == true)
    #expect(said["dcterms:creator"] == "Council & Co" && said["dcterms:provenance"] == "Wardlight 1")
    #expect(said["dcterms:created"] == "2021-12-01" && said["dcterms:source"]?.contains("Crown copyright") == true)
  }

  @Test("A drawing bears the marking at its head and foot, and the handling in a line of its own at the foot")
  func sheet() throws {
    for (policy, marking, words) in [
      (Policy.standard, "OFFICIAL", Self.handling), (.internal, "OFFICIAL-SENSITIVE", "Share only with named partners who need it"),
    ] {
      let scene = try map(policy).scene()
      let texts = scene.layers.flatMap(\.texts)
      let marks = texts.filter { $0.text == marking }.map(\.place.down).sorted()
      let foot = try #require(texts.first { $0.text.hasPrefix(words) })
      #expect(marks.count == 2 && marks[0] < 10 && marks[1] > scene.page.height - 10)
      #expect(foot.place.down > marks[1] - 10 && foot.place.down < scene.page.height, "\(marks) \(foot.place)")
    }
  }

  @Test("A style says it in a comment, whoever reads it")
  func styles() throws {
    let map = try map()
    for text in [try map.qml(), try map.sld(for: .qgis), try map.sld(for: .geoServer)] {
      let comment = try #require(text.firstMatch(of: /<!-- (.*) -->/)).1
      for part in [
        "OFFICIAL. ", Self.handling, "Policy threshold:5", "by Council &amp; Co", "22 November 2026", "From: wards: wards.geojson.",
      ] {
        #expect(comment.contains(part), "\(part): \(comment)")
      }
      #expect(!comment.contains("--"))
    }
  }

  @Test("A style of two columns says the stricter of their markings")
  func bivariate() throws {
    let (one, other) = (try Sample.counts([7, 9, 12, 40, 60, 90]), try Sample.counts([5, 9, 12, 40, 60, 90], policy: .internal))
    for (across, up) in [(one, other), (other, one)] {
      let map = BivariateMap(
        areas: Sample.hexagons(6), across: .init(across, title: "A"), up: .init(up, title: "B"), furniture: try Sample.furniture())
      #expect(try map.qml().contains("<!-- OFFICIAL-SENSITIVE. ") && map.sld().contains("<!-- OFFICIAL-SENSITIVE. "))
    }
  }

  @Test("A page of maps has the marking of each map, in its words and on its picture")
  func page() throws {
    let page = MapPage([try map().scene(), try map(.internal).scene()]).html()
    for part in [
      Self.handling, ">OFFICIAL</text>", ">OFFICIAL-SENSITIVE</text>", "<dcterms:accessRights>OFFICIAL-SENSITIVE</dcterms:accessRights>",
    ] {
      #expect(page.contains(part), "\(part)")
    }
  }
}
