import Testing
import WardlightCartography
import WardlightDisclosure
import WardlightEssentials
import WardlightGeometry

/// Links and places for tests of flow maps.
enum FlowSample {
  /// Released links, one row each.
  static func links(
    _ rows: [(from: String, to: String, count: Int?)], policy: Policy = .standard
  ) throws -> FlowLinks {
    FlowLinks(try table(rows, policy: policy))
  }

  static func table(_ rows: [(from: String, to: String, count: Int?)], policy: Policy = .standard) throws -> Released<Table> {
    try released(from: rows.map(\.from), to: rows.map(\.to), .counts(rows.map(\.count)), policy: policy)
  }

  static func links(
    from origins: [String], to destinations: [String], _ values: RawColumn.Values, policy: Policy = .standard
  ) throws -> FlowLinks {
    FlowLinks(try released(from: origins, to: destinations, values, policy: policy))
  }

  private static func released(
    from origins: [String], to destinations: [String], _ values: RawColumn.Values, policy: Policy
  ) throws -> Released<Table> {
    let sources = [Door.SourceStatement(name: "links", isSynthetic: true, isPersonal: true)]
    let door = try Door(policy: policy, marking: .official, sources: sources)
    let columns = [
      RawColumn("origin", "From", .labels(origins)), RawColumn("destination", "To", .labels(destinations)),
      RawColumn("count", "Persons", values),
    ]
    return door.release(RawTable(name: "links", title: "Links", note: "", columns: columns))
  }

  /// Towns named `T0`, `T1`, … somewhere in a square of 100 km.
  static func towns(_ count: Int, seed: UInt64 = 1) -> FlowPlaces {
    var random = KeyedRandom(seed: seed, purpose: "towns")
    let sites = (0..<count).map { _ in
      Coordinate(easting: 400_000 + 100_000 * random.unit(), northing: 200_000 + 100_000 * random.unit())
    }
    let names = (0..<count).map { "T\($0)" }
    return .points(kind: "town", codes: names, names: names, sites: sites, regions: (0..<count).map { "Region \($0 % 3)" })
  }

  /// Four towns with two-way, one-way, protected, inner, unknown, zero and missing flows.
  static func mixed() throws -> FlowLinks {
    try links([
      ("T0", "T1", 40), ("T1", "T0", 25), ("T2", "T0", 3), ("T2", "T3", 12), ("T3", "T3", 90), ("T1", "", 7), ("", "T2", 2),
      ("T3", "T1", 0),
      ("T2", "T1", nil),
    ])
  }

  static func map(
    _ links: FlowLinks, _ places: FlowPlaces, style: FlowStyle = .tapered, merging: FlowMerging = .none, scale: FlowScale? = nil,
    page: Page? = nil
  ) throws -> FlowMap {
    FlowMap(
      links: links, origins: places, destinations: places, furniture: try Sample.furniture(title: "Flows"), style: style, merging: merging,
      scale: scale, setting: MapSetting(page: page))
  }
}

extension Scene {
  func layer(_ name: String) -> SceneLayer? { layers.first { $0.name == name } }

  /// The lines of known size by their titles.
  var flowLines: [(title: String, polygon: [SheetPoint])] {
    (layer("flows")?.shapes ?? []).filter { !$0.name.isEmpty && $0.style.dashes.isEmpty }.map { ($0.title, $0.outline.corners) }
  }

  /// The lines of the legend, each from its first word to its number in brackets.
  var legendTexts: [String] { layer("legend")?.texts.map(\.text) ?? [] }

  /// The sum of the numbers in brackets in the legend.
  var legendSum: Int {
    legendTexts.compactMap { line in
      line.firstMatch(of: /\(([\d,]+)\)$/).flatMap { Int($0.1.replacing(",", with: "")) }
    }.reduce(0, +)
  }
}

extension Outline {
  /// The corners of a polygon.
  var corners: [SheetPoint] {
    strokes.compactMap { stroke in
      switch stroke {
      case .move(let point), .line(let point): point
      case .curve, .close: nil
      }
    }
  }
}

extension SheetPoint {
  func away(from other: SheetPoint) -> Double {
    ((across - other.across) * (across - other.across) + (down - other.down) * (down - other.down)).squareRoot()
  }
}
