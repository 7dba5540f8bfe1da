import Foundation
import Testing
import WardlightCartography
import WardlightDisclosure

/// What a drawing says, read from its text: the lines of its legend, and what each thing on it says of itself.
struct DrawnMap {
  /// The class of a line of the legend and its number in brackets.
  let legend: [(label: String, count: Int)]
  /// The name, the value and the class of each thing, and the number of the layer in which it lies.
  let things: [(name: String, value: String, label: String, layer: Int)]

  init(_ svg: String) throws {
    let root = try #require(SVGNode.parsed(svg))
    let prefix = try #require(root.attributes["aria-labelledby"]?.dropLast("-title".count))
    let groups = root.all.filter { $0.name == "g" }
    let lines = groups.filter { $0.attributes["id"] == "\(prefix)-legend-texts" }.flatMap(\.children).map(\.text)
    legend = lines.compactMap { line in
      line.wholeMatch(of: /(.+) \(([0-9,]+)\)/).map { (String($0.1), Int($0.2.replacing(",", with: "")) ?? -1) }
    }
    let layers = groups.filter { $0.attributes["role"] == "graphics-object group" }
    things = layers.enumerated().flatMap { number, layer in
      layer.children.compactMap { shape in
        guard let title = shape.words("title"), let colon = title.ranges(of: ": ").last else { return nil }
        return (String(title[..<colon.lowerBound]), String(title[colon.upperBound...]), shape.words("desc") ?? "", number)
      }
    }
  }
}

@Suite("What is drawn agrees with what is said")
struct AgreementTests {
  private let counts: [Int?] = [0, 3, 12, 40, nil, 7, 0, 101, 240, 5, 4, 1, 18]

  @Test(arguments: [ClassScheme.naturalBreaks(3), .quantiles(4), .equalIntervals(3), .manual([5, 50, 100, 300])])
  func aChoropleth(scheme: ClassScheme) throws {
    for policy in [Policy.standard, .open] {
      let map = ChoroplethMap(
        areas: Sample.hexagons(counts.count), values: try Sample.counts(counts, policy: policy), scheme: scheme, palette: .oranges,
        furniture: try Sample.furniture())
      let drawn = try DrawnMap(try map.svg())
      #expect(drawn.legend.map(\.count).reduce(0, +) == counts.count)
      #expect(drawn.things.count == counts.count)
      for line in drawn.legend { #expect(drawn.things.count { $0.label == line.label } == line.count, "\(line.label)") }
      for thing in drawn.things { #expect(Self.contains(thing.label, thing.value), "\(thing.value) is drawn as \(thing.label)") }
    }
  }

  @Test func aMapOfCategories() throws {
    let words = ["hot", "cold", "no", nil, "hot", "none", "no"]
    let map = CategoryMap(
      areas: Sample.hexagons(words.count), values: try Sample.released(.words(words, from: .coarse)),
      categories: MapCategory.hotSpots(hot: "hot", cold: "cold", notSignificant: "no", undefined: "none", confidence: "95 %"),
      furniture: try Sample.furniture())
    let drawn = try DrawnMap(try map.svg())
    #expect(drawn.legend.map(\.count).reduce(0, +) == words.count)
    let labels = [
      "hot": "Hot spot (95 %)", "cold": "Cold spot (95 %)", "no": "Not significant", "none": "Not defined here", "no data": "NO DATA",
    ]
    for thing in drawn.things { #expect(labels[thing.value] == thing.label) }
    for line in drawn.legend { #expect(drawn.things.count { $0.label == line.label } == line.count, "\(line.label)") }
  }

  @Test("Things of one class lie in one layer, so that they look alike") func layers() throws {
    let map = ChoroplethMap(
      areas: Sample.hexagons(counts.count), values: try Sample.counts(counts), scheme: .quantiles(3), palette: .oranges,
      furniture: try Sample.furniture())
    let things = try DrawnMap(try map.svg()).things
    for layer in Set(things.map(\.layer)) { #expect(Set(things.filter { $0.layer == layer }.map(\.label)).count == 1) }
  }

  @Test("The table behind a map has what is drawn, protected as it is drawn") func table() throws {
    let map = ChoroplethMap(
      areas: Sample.hexagons(counts.count), values: try Sample.counts(counts), scheme: .quantiles(3), palette: .oranges,
      furniture: try Sample.furniture())
    let rows = try map.scene().rows
    #expect(rows.count == counts.count)
    #expect(rows.map(\.name) == rows.map(\.name).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    #expect(rows.count { $0.value == "1–4" && $0.mapClass == "1 TO 4" } == 3)
    #expect(rows.count { $0.value == "no data" && $0.mapClass == "NO DATA" } == 1)
    #expect(!rows.contains { $0.value == "3" })
  }

  /// Whether a value as it is printed belongs to a class as it is printed.
  private static func contains(_ label: String, _ value: String) -> Bool {
    if value == "no data" { return label == "NO DATA" }
    if let interval = value.wholeMatch(of: /(\d+)–(\d+)/) { return label == "\(interval.1) TO \(interval.2)" }
    let ends = label.split(separator: " TO ").compactMap { Int($0.replacing(",", with: "")) }
    guard let number = Int(value), let lower = ends.first, let upper = ends.last else { return false }
    return (lower...upper).contains(number)
  }
}
