import WardlightCartography
import WardlightDisclosure
import WardlightGeometry

/// Every type of map, drawn of any areas from made-up values, for the tests of the layout.
enum SampleMap: String, CaseIterable {
  case choropleth, hotSpots, typology, bivariate, symbols, graduated, shadedSymbols, hexagonTiles, squareTiles, multiples, flows, halfArrows
  case density, contourLines

  func scene(_ areas: Areas, _ setting: MapSetting, title: String = "Referrals") throws -> Scene {
    let furniture = try Sample.furniture(title: title)
    switch self {
    case .choropleth:
      return try ChoroplethMap(
        areas: areas, values: try Self.counts(areas), scheme: .naturalBreaks(5), palette: .oranges, furniture: furniture, setting: setting
      ).scene()
    case .hotSpots:
      let words: [String?] = areas.codes.indices.map { ["hot", "no", "no", "cold", nil][$0 * 7 % 5] }
      return try CategoryMap(
        areas: areas, values: try Sample.released(.words(words, from: .coarse)),
        categories: MapCategory.hotSpots(hot: "hot", cold: "cold", notSignificant: "no", undefined: "none", confidence: "95 %"),
        furniture: furniture, setting: setting
      ).scene()
    case .typology:
      let kinds = ["Busy", "Quiet", "Town centre", "Between two town centres"]
      return try CategoryMap(
        areas: areas, values: try Sample.released(.words(areas.codes.indices.map { kinds[$0 * 7 % 4] }, from: .coarse)),
        categories: MapCategory.typology(kinds), furniture: furniture, setting: setting
      ).scene()
    case .bivariate:
      return try BivariateMap(
        areas: areas, across: .init(try Self.counts(areas, 7), title: "Referrals"),
        up: .init(try Self.counts(areas, 5), title: "Deprivation score"), furniture: furniture, setting: setting
      ).scene()
    case .symbols:
      return try SymbolMap(areas: areas, values: try Self.counts(areas), furniture: furniture, setting: setting).scene()
    case .graduated:
      return try SymbolMap(
        areas: areas, values: try Self.counts(areas), sizing: .graduated(.quantiles(4)), shape: .square, furniture: furniture,
        setting: setting
      ).scene()
    case .shadedSymbols:
      return try SymbolMap(
        areas: areas, values: try Self.counts(areas),
        shading: .init(try Self.counts(areas, 5), title: "Deprivation score", scheme: .quantiles(4), palette: .blues), furniture: furniture,
        setting: setting
      ).scene()
    case .flows, .halfArrows:
      return try FlowMap(
        origin: Self.middle(areas), originName: "Origin", destinations: areas, values: try Self.counts(areas), furniture: furniture,
        style: self == .flows ? .tapered : .halfArrow, setting: setting
      ).scene()
    case .hexagonTiles: return try Self.tiles(areas, .hexagon, furniture, setting).scene()
    case .squareTiles: return try Self.tiles(areas, .square, furniture, setting).scene()
    case .multiples:
      let panels = try ["2021", "2022", "2023", "2024"].enumerated().map { place, year in
        SmallMultiples.Panel(title: year, values: try Self.counts(areas, 7919 + 2 * place))
      }
      return try SmallMultiples(
        areas: areas, panels: panels, scheme: .quantiles(4), palette: .oranges, furniture: furniture, setting: setting
      ).scene()
    case .density: return try Self.surface(areas, .bandsAndLines, furniture, setting).scene()
    case .contourLines: return try Self.surface(areas, .lines, furniture, setting).scene()
    }
  }

  private static func counts(_ areas: Areas, _ factor: Int = 7919) throws -> Released<CellColumn> {
    try Sample.counts((0..<areas.count).map { $0 % 31 == 30 ? nil : ($0 * factor) % 19 })
  }

  private static func middle(_ areas: Areas) throws -> Coordinate { try box(areas).centre }

  private struct NoShape: Error {}

  private static func box(_ areas: Areas) throws -> Box {
    guard let box = areas.shapes.box else { throw NoShape() }
    return box
  }

  /// A tile for each area; what lies around the areas does not lie around tiles.
  private static func tiles(
    _ areas: Areas, _ shape: TileShape, _ furniture: MapFurniture, _ setting: MapSetting
  ) throws -> ChoroplethMap {
    // Few rounds: where a tile lies exactly does not matter to the layout of a page, and takes most of the time.
    let layout = TileLayout.arrange(areas, shape: shape, rounds: 5)
    return ChoroplethMap(
      areas: layout.areas, values: try counts(areas), scheme: .naturalBreaks(5), palette: .blues, furniture: furniture,
      setting: MapSetting(page: setting.page))
  }

  /// A hill in the middle of the areas.
  private static func surface(_ areas: Areas, _ look: SurfaceLook, _ furniture: MapFurniture, _ setting: MapSetting) throws -> SurfaceMap {
    let box = try box(areas)
    let cell = max(box.width, box.height) / 24
    let grid = try RasterGrid(
      origin: box.lower, cell: cell, columns: max(2, Int(box.width / cell)), rows: max(2, Int(box.height / cell)))
    let values = (0..<grid.count).map { number -> Double in
      let (row, column) = number.quotientAndRemainder(dividingBy: grid.columns)
      let (up, across) = (Double(row * 2 - grid.rows), Double(column * 2 - grid.columns))
      return 40 / (1 + (up * up + across * across) / 40)
    }
    var setting = setting
    setting.groups = areas.shapes
    setting.groupNames = areas.names
    return SurfaceMap(
      surface: try SurfaceSample.released(values, on: grid), look: look, palette: .blues, furniture: furniture, setting: setting)
  }
}
