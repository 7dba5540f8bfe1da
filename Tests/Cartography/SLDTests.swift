import Foundation
import Testing
import WardlightCartography
import WardlightDisclosure
import WardlightEssentials
import WardlightTestSupport

@Suite struct SLDTests {
  private func map(_ values: Released<CellColumn>, _ scheme: ClassScheme, _ palette: Palette = .oranges) throws -> ChoroplethMap {
    ChoroplethMap(
      areas: Sample.hexagons(values.content.cells.count), values: values, scheme: scheme, palette: palette,
      furniture: try Sample.furniture())
  }

  private func filters(_ sld: String) -> [String] {
    sld.split(separator: "<ogc:Filter>").dropFirst().map { $0.components(separatedBy: "</ogc:Filter>")[0] }
  }

  @Test func eachClassIsARule() throws {
    let map = try map(try Sample.counts([0, 3, 12, 40, nil, 90]), .manual([20, 50]))
    let sld = try map.sld()
    let field = "<ogc:PropertyName>value</ogc:PropertyName>"
    let protected = "<ogc:PropertyIsEqualTo>\(field)<ogc:Literal>1–4</ogc:Literal></ogc:PropertyIsEqualTo>"
    func range(_ lower: Int, _ upper: Int) -> String {
      "<ogc:And><ogc:PropertyIsGreaterThanOrEqualTo>\(field)<ogc:Literal>\(lower)</ogc:Literal></ogc:PropertyIsGreaterThanOrEqualTo>"
        + "<ogc:PropertyIsLessThanOrEqualTo>\(field)<ogc:Literal>\(upper)</ogc:Literal></ogc:PropertyIsLessThanOrEqualTo>"
        + "<ogc:Not>\(protected)</ogc:Not></ogc:And>"
    }
    #expect(
      filters(sld) == [
        "<ogc:And><ogc:PropertyIsEqualTo>\(field)<ogc:Literal>0</ogc:Literal></ogc:PropertyIsEqualTo><ogc:Not>\(protected)</ogc:Not></ogc:And>",
        protected, range(5, 20), range(21, 50), range(51, 90), "<ogc:PropertyIsNull>\(field)</ogc:PropertyIsNull>",
      ])
    for mapClass in try map.classification().classes {
      #expect(sld.contains("<se:Name>\(mapClass.legendText)</se:Name>"))
      #expect(sld.contains("<se:SvgParameter name=\"fill\">\(mapClass.fill.css)</se:SvgParameter>"))
    }
    #expect(try map.sld() == sld)
  }

  @Test func eachHatchHasTheNameOfTheReader() throws {
    let values = try Sample.rates([0, 1.5, 2.5, .nan], counts: [0, 3, 9, 0])
    let marks = { (sld: String) in sld.matches(of: /<se:WellKnownName>([^<]*)</).map { String($0.1) } }
    let map = try map(values, .quantiles(2), .rdBu)
    #expect(marks(try map.sld()) == ["shape://slash", "shape://backslash", "shape://times"])
    #expect(marks(try map.sld(for: .qgis)) == ["horline", "horline", "x"])
    #expect(try map.sld(for: .qgis).matches(of: /<se:Rotation>(\d+)</).map { $0.1 } == ["45", "135"])
  }

  /// Each area fulfils the rule of its own class and no other, as programs would find it: by reading the filters.
  @Test func eachFeatureIsInOneRule() throws {
    let counts: [Int?] = (0..<60).map { $0 == 7 ? nil : ($0 * 13) % 29 }
    let map = try map(try Sample.counts(counts), .quantiles(4))
    let classes = try map.classification().classes
    for (mapClass, filter) in zip(classes, filters(try map.sld())) {
      let found = counts.indices.filter { area in
        let text = counts[area].map { (1...4).contains($0) ? "1–4" : String($0) }
        return FilterText(filter).holds(text)
      }
      #expect(found == mapClass.members, "\(mapClass.label)")
    }
  }

  @Test func wordsAndTwoColumnsHaveStylesToo() throws {
    let words = CategoryMap(
      areas: Sample.hexagons(2), values: try Sample.released(.labels(["A & B", "C"])),
      categories: [MapCategory(value: "A & B", fill: Colour(0x112233)), MapCategory(value: "C", fill: Colour(0x445566))],
      furniture: try Sample.furniture())
    #expect(try words.sld().contains("<ogc:Literal>A &amp; B</ogc:Literal>"))
    let two = BivariateMap(
      areas: Sample.hexagons(5), across: BivariateMap.Axis(try Sample.counts([0, 3, 12, 40, nil])),
      up: BivariateMap.Axis(try Sample.released(.figures([1, 2, 3, .nan, 5], decimals: 0))), furniture: try Sample.furniture())
    let classes = try two.classification()
    #expect(filters(try two.sld()).count == classes.cells.count + classes.states.count)
    #expect(try two.qml().components(separatedBy: "<rule ").count - 1 == classes.cells.count + classes.states.count)
    #expect(try two.sld().contains("<ogc:Not><ogc:Or>") || classes.states.count < 2)
  }

  @Test(arguments: StyleReader.allCases) func theTextIsWellFormed(reader: StyleReader) throws {
    let program = try #require(ExternalProgram(named: "sh", searchPath: "/bin:/usr/bin"))
    let scratch = try ScratchFolder()
    let path = try scratch.file("style.sld", try map(try Sample.counts([0, 3, 12, 40, nil, 90]), .quantiles(3)).sld(for: reader))
    // 127: there is no xmllint on this machine.
    #expect([0, 127].contains(program.run(["-c", "xmllint --nonet --noout '\(path)'"])))
  }
}

/// A filter of one field, read as programs read it.
private struct FilterText {
  private let parts: [(how: Substring, literal: Substring)]
  private let isNull: Bool

  init(_ filter: String) {
    isNull = filter.contains("PropertyIsNull")
    parts = filter.matches(of: /(<ogc:Not>)?<ogc:(PropertyIs\w+)><ogc:PropertyName>value<\/ogc:PropertyName><ogc:Literal>([^<]*)</).map {
      ($0.1 == nil ? $0.2 : "Not", $0.3)
    }
  }

  /// Numbers are compared as numbers where both sides are some, else as texts.
  func holds(_ value: String?) -> Bool {
    guard let value else { return isNull }
    return !isNull
      && parts.allSatisfy { how, literal in
        let order = Double(value).flatMap { one in Double(literal).map { one == $0 ? 0 : one < $0 ? -1 : 1 } }
        let found = order ?? (value == literal ? 0 : value < literal ? -1 : 1)
        switch how {
        case "PropertyIsEqualTo": return found == 0
        case "PropertyIsGreaterThanOrEqualTo": return found >= 0
        case "PropertyIsLessThanOrEqualTo": return found <= 0
        default: return found != 0
        }
      }
  }
}
