import Foundation
import Testing
import WardlightCartography
import WardlightDisclosure
import WardlightGeometry

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Whether a text is well-formed XML.
func parses(_ text: String) -> Bool { XMLParser(data: Data(text.utf8)).parse() }

@Suite struct SVGTests {
  private let counts: [Int?] = [0, 3, 12, 40, nil, 7, 0]

  private func choropleth() throws -> ChoroplethMap {
    ChoroplethMap(
      areas: Sample.hexagons(7), values: try Sample.counts(counts), scheme: .naturalBreaks(3), palette: .oranges,
      furniture: try Sample.furniture(note: "Synthetic records."), setting: MapSetting(groups: Sample.hexagons(7).shapes.selecting([0])))
  }

  private func categories() throws -> CategoryMap {
    CategoryMap(
      areas: Sample.hexagons(4), values: try Sample.released(.words(["hot", "cold", "no", nil], from: .coarse)),
      categories: MapCategory.hotSpots(hot: "hot", cold: "cold", notSignificant: "no", undefined: "none", confidence: "95 %"),
      furniture: try Sample.furniture(title: "Hot spots"))
  }

  private func flows() throws -> FlowMap {
    FlowMap(
      origin: Coordinate(easting: 531_000, northing: 178_000), originName: "Newham", destinations: Sample.hexagons(7),
      values: try Sample.counts(counts), furniture: try Sample.furniture(title: "Flows"), scale: try FlowScale(personsPerMillimetre: 10))
  }

  @Test func choroplethIsAsBefore() throws { try expectGolden(try choropleth().svg(), "choropleth.svg") }
  @Test func categoryMapIsAsBefore() throws { try expectGolden(try categories().svg(), "categories.svg") }
  @Test func flowMapIsAsBefore() throws { try expectGolden(try flows().svg(), "flows.svg") }

  @Test func everyMapIsWellFormedAndSaysWhatItIs() throws {
    for svg in [try choropleth().svg(), try categories().svg(), try flows().svg()] {
      #expect(parses(svg))
      for part in [
        "role=\"graphics-document document\"", "<title id=", "<desc id=", ">OFFICIAL<", "Not to scale", "Map created on 1 December 2021.",
      ] {
        #expect(svg.contains(part), "\(part)")
      }
      let identifiers = svg.matches(of: /\sid="([^"]+)"/).map { String($0.1) }
      #expect(Set(identifiers).count == identifiers.count)
    }
  }

  @Test func protectedCountsLeaveOnlyAsIntervals() throws {
    let svg = try choropleth().svg()
    #expect(svg.contains("<title>Royal Docks and Silvertown Waterside North: 1–4</title>"))
    #expect(!svg.contains(": 3<"))
    #expect(try flows().svg().contains("1–4"))
    #expect(svg.contains("Counts from 1 to 4 are shown as 1–4"))
  }

  @Test func termsStandOnTheSheet() throws {
    let map = ChoroplethMap(
      areas: Sample.hexagons(7), values: try Sample.counts(counts, policy: .internal), scheme: .naturalBreaks(3), palette: .oranges,
      furniture: try Sample.furniture())
    let texts = try map.scene().texts.map(\.text)
    #expect(texts.filter { $0 == "OFFICIAL-SENSITIVE" }.count == 2)
    let open = ChoroplethMap(
      areas: Sample.hexagons(7), values: try Sample.counts(counts, policy: .open), scheme: .naturalBreaks(3), palette: .oranges,
      furniture: try Sample.furniture())
    #expect(try open.scene().texts.map(\.text).contains("The records are synthetic."))
  }

  @Test func anUnknownWordIsNamed() throws {
    let map = CategoryMap(
      areas: Sample.hexagons(1), values: try Sample.released(.labels(["warm"])),
      categories: [MapCategory(value: "hot", fill: Colour(0xFF0000))], furniture: try Sample.furniture())
    #expect(throws: CartographyError.unknownCategory(column: "value", word: "warm", known: ["hot"])) { try map.svg() }
  }
}
