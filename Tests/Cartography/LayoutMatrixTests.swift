import Testing
import WardlightCartography
import WardlightGeometry
import WardlightTestSupport

/// All boxes of all types of map: made-up areas of every type on every page.
@Suite struct LayoutMatrixTests {
  /// Made-up areas in a wider layer, with both kinds of insets, context, water and sea: on every page, with data or without.
  @Test(arguments: SampleMap.allCases) func madeUpAreasAreTidyOnEveryPage(type: SampleMap) throws {
    let wider = Sample.hexagons(49)
    let areas = wider.selecting(Array(0..<16))
    let part = try #require(areas.shapes.selecting([5, 6]).box)
    for page in Page.allCases {
      let setting = MapSetting(
        groups: areas.shapes.selecting([0]), context: wider.shapes, water: Water(wider.shapes.selecting([20])), beyond: .sea,
        insets: [.locator(wider.shapes, marked: Array(0..<16), title: "All hexagons of the layer"), .zoom(part, title: "Two of them")],
        page: page)
      expectTidy(try type.scene(areas, setting), "\(type) on \(page)")
    }
  }
}

/// The real boroughs, whose shapes nobody would make up.
@Suite(.enabled(if: SharedData.isPresent, "layouts of London's 33 boroughs are skipped, because the boundaries are not here"))
struct BoroughLayoutTests {
  /// Every type of every borough, on the page that fits it.
  @Test(arguments: SampleMap.allCases) func everyBoroughIsTidy(type: SampleMap) throws {
    for name in try London.names() { expectTidy(try scene(type, name, nil), "\(type) of \(name)") }
  }

  /// Shapes that are long, hollow, tiny or torn by a river. Each type has each borough on a page and every page but one; all types together have
  /// every borough on every page. All triples would take minutes.
  @Test(arguments: SampleMap.allCases) func awkwardBoroughsAreTidyOnEveryPage(type: SampleMap) throws {
    for (place, name) in ["Havering", "Hillingdon", "City of London", "Richmond upon Thames", "Westminster"].enumerated() {
      let page = Page.allCases[(place + type.number) % Page.allCases.count]
      expectTidy(try scene(type, name, page), "\(type) of \(name) on \(page)")
    }
  }

  private func scene(_ type: SampleMap, _ name: String, _ page: Page?) throws -> Scene {
    let place = try London.place(name)
    let setting = MapSetting(
      groups: place.outline, context: place.others, insets: [.locator(place.london, marked: [place.number], title: "London")], page: page)
    return try type.scene(place.wards, setting, title: "\(name): young people referred, by ward of residence")
  }
}

/// London's wards by borough, as fine as a page shows one, and all boroughs as fine as an inset does.
private enum London {
  struct Place: Sendable {
    let number: Int
    let wards: Areas
    let outline: MultiPolygons
    let others: MultiPolygons
    let london: MultiPolygons
  }

  struct NoSuchBorough: Error {}

  static func names() throws -> [String] { try places.get().map(\.name) }

  static func place(_ name: String) throws -> Place {
    guard let found = try places.get().first(where: { $0.name == name }) else { throw NoSuchBorough() }
    return found.place
  }

  private static let places = Result { () throws -> [(name: String, place: Place)] in
    let (wards, rows) = try RealAreas.areas(
      "wards/london_wards_2018.geojson", code: "ward_code", name: "ward_name", kind: "ward", vintage: "2018")
    let boroughs = try RealAreas.areas(
      "boroughs/london_boroughs_2022.geojson", code: "LAD22CD", name: "LAD22NM", kind: "borough", vintage: "2022"
    ).areas
    guard let ground = boroughs.shapes.box else { throw NoSuchBorough() }
    let coarse = DrawingShapes.prepared(boroughs.shapes, showing: ground)
    let tiny = DrawingShapes.prepared(coarse, showing: ground.tenfold)
    return try boroughs.names.enumerated().map { number, name in
      let own = wards.selecting(rows.indices.filter { rows[$0]["borough"] as? String == name })
      guard let box = own.shapes.box else { throw NoSuchBorough() }
      let others = (0..<boroughs.count).filter { $0 != number }
      let place = Place(
        number: number, wards: own.replacingShapes(with: DrawingShapes.prepared(own.shapes, showing: box)),
        outline: DrawingShapes.prepared(boroughs.shapes.selecting([number]), showing: box), others: coarse.selecting(others), london: tiny)
      return (name, place)
    }
  }
}

extension SampleMap {
  /// The place among all types.
  fileprivate var number: Int { SampleMap.allCases.firstIndex(of: self) ?? 0 }
}

extension Box {
  /// Ten times as wide and high, for shapes that are drawn that much smaller.
  fileprivate var tenfold: Box {
    Box(lower: lower, upper: Coordinate(easting: lower.easting + 10 * width, northing: lower.northing + 10 * height))
  }
}
