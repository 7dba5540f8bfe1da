import WardlightDisclosure
public import WardlightGeometry

/// A map of towns as circles whose area is in proportion to a number, over plain areas or the land alone.
///
/// Protected numbers are small dashed rings of one size, zeros small crosses; the largest towns are named with their numbers.
public struct TownMap: Sendable {
  private let towns: FlowTowns
  private let areas: Areas?
  private let unit: String
  let furniture: MapFurniture
  let setting: MapSetting

  /// A map of towns.
  ///
  /// - Parameters:
  ///   - towns: The towns and their released numbers; the heading of the legend is their title.
  ///   - areas: What lies below them, such as county forces in their true shapes; without any the map shows the towns and, as the context of
  ///     its setting, the land.
  ///   - furniture: What stands around the map.
  ///   - unit: What is counted, in the plural.
  ///   - setting: What is drawn around and over the areas, and on which paper.
  public init(
    _ towns: FlowTowns, over areas: Areas? = nil, furniture: MapFurniture, unit: String = "persons", setting: MapSetting = MapSetting()
  ) {
    self.towns = towns
    self.areas = areas
    self.furniture = furniture
    self.unit = unit
    self.setting = setting
  }

  /// The map as an SVG text in UTF-8, the same bytes for the same input.
  ///
  /// - Throws: What ``scene()`` throws.
  public func svg() throws(CartographyError) -> String { try scene().svg() }

  /// The map as plain values.
  ///
  /// - Throws: ``CartographyError`` where numbers and towns do not align, a column holds words or numbers below zero, a scale cannot serve, towns
  ///   are to stand within tiles, there is no place at all, or the texts leave no room.
  /// - Complexity: O(vertices log vertices + towns²).
  public func scene() throws(CartographyError) -> Scene {
    if let areas, areas.geography.isTileMap { throw .townsOnTiles(kind: towns.places.kind) }
    let circles = try TownCircles(towns, unit: unit, isBesideLines: false)
    let content = TownContent(circles: circles, areas: areas, key: towns.values.content.heading.key)
    return try MapSheet(content: content, furniture: furniture, setting: setting).scene()
  }
}

/// What a map of towns shows.
private struct TownContent: MapContent {
  let circles: TownCircles
  let areas: Areas?
  let key: String

  var terms: ReleaseTerms { circles.terms }
  var isApproximate: Bool { false }
  var kind: String { "\(circles.places.kind)s" }

  func ground() throws(CartographyError) -> Box {
    let boxes = [areas?.shapes.box, circles.box].compactMap { $0 }
    guard let first = boxes.first else { throw .nothingToDraw(layer: circles.places.kind) }
    let whole = boxes.dropFirst().reduce(first) { $0.union($1) }
    return whole.expanded(by: max(whole.width, whole.height) * 0.03)
  }

  func legend(titled title: String) -> any LegendPart { circles.legend }

  func summary(titled title: String) -> String { circles.summary }

  func drawing(_ projection: MapProjection, labelled: Bool) -> MapDrawing {
    let below = areas.map { Self.plain($0, projection) }
    return MapDrawing(
      layers: [below].compactMap { $0 }, over: [circles.layer(projection)], labels: labelled ? circles.labels(projection) : [],
      taken: labelled ? circles.taken(projection) : [])
  }

  private static func plain(_ areas: Areas, _ projection: MapProjection) -> SceneLayer {
    let shapes = DrawingShapes.simplified(areas.shapes, projection)
    let drawn = areas.codes.indices.map { area in
      SceneShape(
        projection.outline(ofArea: area, shapes), ShapeStyle(fill: Ink.symbolGround, stroke: Ink.white, width: 0.2),
        title: areas.names[area])
    }
    return SceneLayer("areas", clip: projection.frame, shapes: drawn)
  }
}
