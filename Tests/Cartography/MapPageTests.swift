import Testing
import WardlightCartography
import WardlightDisclosure

@Suite("Maps that are read aloud and by keyboard")
struct MapPageTests {
  private let counts: [Int?] = [0, 3, 12, 40, nil, 7, 0]

  private func scene(_ count: Int = 7, title: String = "Referrals by ward of residence") throws -> Scene {
    let values = (0..<count).map { counts[$0 % counts.count] }
    return try ChoroplethMap(
      areas: Sample.hexagons(count), values: try Sample.counts(values), scheme: .naturalBreaks(3), palette: .oranges,
      furniture: try Sample.furniture(title: title), setting: MapSetting(labels: count < 100 ? .names : .none)
    ).scene()
  }

  @Test("The legend is read before the areas, and what repeats or decorates is not read") func order() throws {
    let root = try #require(SVGNode.parsed(try scene().svg()))
    #expect(root.attributes["role"] == "graphics-document document")
    #expect(root.attributes["xml:lang"] == "en-GB")
    let groups = root.children.filter { $0.name == "g" }
    let read = groups.filter { $0.attributes["aria-hidden"] != "true" }
    #expect(
      read.map { $0.attributes["aria-label"] } == [
        "Legend", "0 (2)", "1 TO 4 (1)", "7 (1)", "8 TO 12 (1)", "13 TO 40 (1)", "NO DATA (1)", "About this map",
      ])
    let hidden = groups.filter { $0.attributes["aria-hidden"] == "true" }.compactMap {
      $0.attributes["id"]?.split(separator: "-").dropFirst().joined(separator: "-")
    }
    for name in ["labels", "scale", "legend", "furniture"] { #expect(hidden.contains(name), "\(name)") }
    #expect(groups.allSatisfy { $0.attributes["role"] != nil || $0.attributes["aria-hidden"] == "true" })
  }

  @Test("The summary says what a sighted reader sees") func summary() throws {
    let summary = try scene().summary
    for sentence in [
      "Referrals, number of areas (ward) in each class: 0: 2; 1 TO 4: 1; 7: 1; 8 TO 12: 1; 13 TO 40: 1; NO DATA: 1.",
      "Highest: Plaistow South 40; Bow 12.", "Lowest: Green Street East, Custom House 0; Stratford and New Town 7.",
      "Not shown exactly: 1 protected as a range, 1 without data.", "OFFICIAL.",
    ] { #expect(summary.contains(sentence), "\(summary)") }
  }

  @Test("Each area has its title and its class, up to 5,000 of them") func areas() throws {
    let few = try scene().svg()
    #expect(few.contains("<title>Bow: 12</title><desc>8 TO 12</desc>"))
    let many = try scene(5_001)
    #expect(!many.describesShapes)
    let svg = many.svg()
    #expect(svg.matches(of: /<title/).count == 1)
    #expect(svg.contains("role=\"graphics-object group\" aria-label=\"0 ("))
    #expect(MapPage.table(of: many).contains("too many rows"))
  }

  @Test("A page needs nothing beside it and says all in words") func page() throws {
    let page = MapPage([try scene(), try scene(title: "<b>Second & “last”</b>")]).html()
    #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en-GB\">"))
    for part in [
      "<h1>Referrals by ward of residence</h1>", "&lt;b&gt;Second &amp; “last”&lt;/b&gt;", "<figure class=\"map\">", "The map in words",
      "<th scope=\"row\">Bow</th><td>12</td><td>8 TO 12</td>", "<th scope=\"col\">Class</th>", "@media print", "forced-colors",
      "ArrowRight", "Escape", "aria-label=\"Table behind the map\" tabindex=\"0\"",
    ] { #expect(page.contains(part), "\(part)") }
    let outside = page.matches(of: /(?:src|href|@import|fetch\(|XMLHttpRequest|innerHTML|eval\()/)
    #expect(outside.isEmpty)
    #expect(page.matches(of: /https?:\/\/[^"]*/).allSatisfy { ["http://www.w3.org/2000/svg", "http://purl.org/dc/terms/"].contains($0.0) })
    let identifiers = page.matches(of: /\sid="([^"]+)"/).map { String($0.1) }
    #expect(Set(identifiers).count == identifiers.count)
    #expect(page.matches(of: /tabindex="0"/).count == 2, "before the script runs only the two tables are stops")
    #expect(MapPage([try scene()]).html() == MapPage([try scene()]).html())
  }

  @Test("A page without maps is an empty page") func empty() {
    #expect(MapPage([]).html().contains("<h1>Map</h1>"))
  }
}
