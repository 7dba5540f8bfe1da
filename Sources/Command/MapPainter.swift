import Wardlight

/// Puts released columns into a map of the wanted type.
struct MapPainter {
  let figures: MapFigures
  /// The links of a map of flows, where they stand in a table of their own.
  let links: Released<Table>?
  let plan: MapPlan
  let furniture: MapFurniture
  let setting: MapSetting
  let parallel: Parallel

  func drawn() throws -> DrawnMap {
    switch type {
    case .choropleth: try choropleth(.of(figures, setting))
    case .categories: try categories(.of(figures, setting))
    case .hotspots: try hotSpots()
    case .bivariate: try bivariate()
    case .symbols: try symbols(.proportional(perSquareMillimetre: plan.symbols.perSquareMillimetre))
    case .graduated: try symbols(.graduated(plan.classes.classScheme(for: .graduated)))
    case .choroplethSymbols: try choroplethSymbols()
    case .hexagons: try tiled(.hexagon)
    case .tiles: try tiled(.square)
    case .multiples: try multiples()
    case .flows: try flows()
    }
  }

  private var type: MapType {
    plan.content.type ?? (figures.column(0).content.holdsWords ? .categories : .choropleth)
  }

  private func choropleth(_ ground: MapGround) throws -> DrawnMap {
    let map = ChoroplethMap(
      areas: ground.areas, values: figures.column(0), scheme: try plan.classes.classScheme(for: type),
      palette: try plan.classes.colours(for: .oranges), furniture: furniture.noting(ground.areas.geography.remark), setting: ground.setting,
      detail: plan.classes.detail)
    let remarks = MapRemarks.classes(try map.classification(), detail: plan.classes.detail)
    return DrawnMap(scene: try map.scene(), remarks: ground.remarks + remarks, style: map)
  }

  private func categories(_ ground: MapGround) throws -> DrawnMap {
    let categories = try MapCategory.classes(of: figures.column(0).content.words, palette: try plan.classes.wanted())
    let map = CategoryMap(
      areas: ground.areas, values: figures.column(0), categories: categories, furniture: furniture.noting(ground.areas.geography.remark),
      setting: ground.setting)
    return DrawnMap(scene: try map.scene(), remarks: ground.remarks + MapRemarks.classes(try map.classification()), style: map)
  }

  private func hotSpots() throws -> DrawnMap {
    let column = figures.column(0).content
    guard column.words.isEmpty || MapCategory.areKnown(column.words) else { throw UnknownClasses(field: column.heading.title) }
    return try categories(.of(figures, setting))
  }

  private func tiled(_ shape: TileShape) throws -> DrawnMap {
    let ground = MapGround.tiled(figures, setting, shape, parallel)
    return figures.column(0).content.holdsWords ? try categories(ground) : try choropleth(ground)
  }

  private func bivariate() throws -> DrawnMap {
    let scheme = try plan.classes.classScheme(for: type)
    let map = BivariateMap(
      areas: figures.areas, across: .init(figures.column(0), title: furniture.legendTitle, scheme: scheme),
      up: .init(figures.column(1), title: secondTitle, scheme: scheme), palette: try plan.classes.bivariatePalette(),
      furniture: furniture.heading("\(furniture.legendTitle) and \(secondTitle)"), setting: setting)
    return DrawnMap(scene: try map.scene(), remarks: MapRemarks.classes(try map.classification()), style: map)
  }

  private func symbols(_ sizing: SymbolSizing) throws -> DrawnMap {
    let map = SymbolMap(
      areas: figures.areas, values: figures.column(0), sizing: sizing, shape: plan.symbols.shape, furniture: furniture, setting: setting)
    return DrawnMap(scene: try map.scene(), remarks: MapRemarks.classes(try map.classification()))
  }

  private func choroplethSymbols() throws -> DrawnMap {
    let shading = SymbolMap.Shading(
      figures.column(0), title: furniture.legendTitle, scheme: try plan.classes.classScheme(for: type),
      palette: try plan.classes.colours(for: .oranges))
    let map = SymbolMap(
      areas: figures.areas, values: figures.column(1),
      sizing: .proportional(perSquareMillimetre: plan.symbols.perSquareMillimetre), shape: plan.symbols.shape, shading: shading,
      furniture: furniture.heading(secondTitle), setting: setting)
    let ground = try map.groundClassification().map { MapRemarks.classes($0) } ?? []
    return DrawnMap(scene: try map.scene(), remarks: ground + MapRemarks.classes(try map.classification()))
  }

  private func multiples() throws -> DrawnMap {
    let titles = plan.content.panel.isEmpty ? plan.content.value.map(MapTextOptions.words) : plan.content.panel
    let panels = zip(titles, titles.indices).map { SmallMultiples.Panel(title: $0, values: figures.column($1)) }
    let words = figures.keys.indices.flatMap { figures.column($0).content.words }
    let map =
      figures.keys.indices.contains { figures.column($0).content.holdsWords }
      ? SmallMultiples(
        areas: figures.areas, panels: panels, categories: try MapCategory.classes(of: words, palette: try plan.classes.wanted()),
        furniture: furniture, setting: setting)
      : SmallMultiples(
        areas: figures.areas, panels: panels, scheme: try plan.classes.classScheme(for: type),
        palette: try plan.classes.colours(for: .oranges), furniture: furniture, setting: setting)
    return DrawnMap(scene: try map.scene(), remarks: MapRemarks.classes(try map.classification()))
  }

  private func flows() throws -> DrawnMap {
    let style = plan.flows.line?.style ?? .tapered
    let unit = plan.flows.unit ?? "persons"
    if let site = plan.flows.site {
      let map = FlowMap(
        origin: site, originName: plan.flows.originName, destinations: figures.areas, values: figures.column(0), furniture: furniture,
        style: style, scale: try plan.flows.scale(), unit: unit, setting: setting)
      return DrawnMap(scene: try map.scene(), remarks: [])
    }
    let own = links ?? figures.table
    let found =
      links == nil
      ? FlowLinks(own, origin: figures.originKey, destination: figures.codeKey, count: figures.keys[0]) : FlowLinks(own)
    let places = FlowPlaces.areas(figures.areas, regions: try plan.flows.regions(figures))
    let map = FlowMap(
      links: found, origins: places, destinations: places, furniture: furniture, style: style,
      merging: plan.flows.merging, scale: try plan.flows.scale(), unit: unit, setting: setting)
    return DrawnMap(scene: try map.scene(), remarks: [])
  }

  /// The table behind the map.
  var table: Released<Table> { links ?? figures.table }

  private var secondTitle: String { plan.second.withLegend ?? MapTextOptions.words(plan.second.with ?? "") }
}

extension MapFurniture {
  /// The same furniture with a further sentence in its note.
  fileprivate func noting(_ sentence: String) -> MapFurniture {
    MapFurniture(
      title: title, subtitle: subtitle, legendTitle: legendTitle, sources: sources, caveat: caveat, created: created,
      note: [sentence, note].filter { !$0.isEmpty }.joined(separator: " "))
  }

  /// The same furniture with another heading of the legend.
  fileprivate func heading(_ legendTitle: String) -> MapFurniture {
    MapFurniture(
      title: title, subtitle: subtitle, legendTitle: legendTitle, sources: sources, caveat: caveat, created: created, note: note)
  }
}

/// The areas as a map shows them, and what lies around them.
struct MapGround {
  let areas: Areas
  let setting: MapSetting
  /// What is said of them.
  let remarks: [String]

  /// The areas in their own shapes.
  static func of(_ figures: MapFigures, _ setting: MapSetting) -> MapGround {
    MapGround(areas: figures.areas, setting: setting, remarks: [])
  }

  /// A tile for each area; what lies around the areas does not lie around tiles.
  static func tiled(_ figures: MapFigures, _ setting: MapSetting, _ shape: TileShape, _ parallel: Parallel) -> MapGround {
    let layout = TileLayout.arrange(figures.areas, groups: figures.groupOfArea, shape: shape, parallel: parallel)
    var own = setting
    own.groups = figures.groupOfArea == nil ? nil : layout.groups
    own.groupNames = figures.groupOfArea == nil ? [] : setting.groupNames
    (own.context, own.water, own.beyond, own.insets) = (nil, nil, .paper, [])
    let groups = figures.groupOfArea == nil ? nil : "groups"
    return MapGround(
      areas: layout.areas, setting: own, remarks: [layout.quality.sentence(areas: figures.areas.geography.kind, groups: groups)])
  }
}

/// A map of hot spots is wanted of words that no statistic gives.
struct UnknownClasses: Error, CustomStringConvertible {
  let field: String

  var description: String {
    "Field \(field) holds other words than “wardlight hotspots”, “rates” and “emerging” write into their column class; draw it with --type categories."
  }
}

/// A map that has been drawn, and what there is to say of it.
struct DrawnMap {
  let scene: Scene
  /// Its classes, and what is wrong with them, in lines.
  let remarks: [String]
  /// The map, where other programs can show its classes.
  var style: (any StyledMap)?
}

/// What is said of a map while it is drawn.
enum MapRemarks {
  /// The classes with their numbers of areas, how well they fit, and what is wrong with them.
  static func classes(_ found: Classification, detail: LegendDetail = .classes) -> [String] {
    let fit = detail == .classesAndFit ? found.varianceFit.map { "Goodness of variance fit: \(FixedDecimal.text($0, decimals: 3))" } : nil
    return found.classes.map(\.legendText) + [fit].compactMap { $0 } + found.warnings
  }

  /// The cells of a square with their numbers of areas, and how many classes are lost.
  static func classes(_ found: BivariateClassification) -> [String] {
    let rows = found.up.classes.reversed().map { row in
      let counts = found.cells.filter { $0.place.up == row.place }.map { FixedDecimal.grouped($0.members.count) }
      return "\(found.up.title) \(row.label), by \(found.across.title): \(counts.joined(separator: ", "))"
    }
    let states = found.states.map { "\($0.label) (\(FixedDecimal.grouped($0.members.count)))" }
    return rows + states + lost(found.across.lostClasses + found.up.lostClasses)
  }

  private static func lost(_ count: Int) -> [String] {
    count > 0
      ? ["\(count) of the classes asked for \(count == 1 ? "is" : "are") lost: the numbers do not fill \(count == 1 ? "it" : "them")."] : []
  }
}
