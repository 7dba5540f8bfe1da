public import WardlightDisclosure
import WardlightEssentials
public import WardlightGeometry

/// A map of flows from one place to many areas: curved lines that taper towards the destination, their width on a linear scale.
public struct FlowMap: Sendable {
  let origin: Coordinate
  let originName: String
  let destinations: Areas
  let values: Released<CellColumn>
  let furniture: MapFurniture
  let personsPerMillimetre: Double?
  let setting: MapSetting

  /// A map of released flows.
  ///
  /// - Parameters:
  ///   - origin: Where the lines begin, in the plane of the destinations.
  ///   - originName: What that place is called.
  ///   - destinations: The areas in which lines end, in order of code.
  ///   - values: One count an area, in the same order.
  ///   - furniture: What stands around the map.
  ///   - personsPerMillimetre: The width scale, for maps that are to be compared; by default a round one at which the largest flow is at most
  ///     7 mm wide.
  ///   - setting: What is drawn around and over the areas, and on which paper.
  public init(
    origin: Coordinate, originName: String, destinations: Areas, values: Released<CellColumn>, furniture: MapFurniture,
    personsPerMillimetre: Double? = nil, setting: MapSetting = MapSetting()
  ) {
    self.origin = origin
    self.originName = originName
    self.destinations = destinations
    self.values = values
    self.furniture = furniture
    self.personsPerMillimetre = personsPerMillimetre
    self.setting = setting
  }

  /// The map as an SVG text in UTF-8, the same bytes for the same input.
  ///
  /// - Throws: What ``scene()`` throws.
  public func svg() throws(CartographyError) -> String { try scene().svg() }

  /// The map as plain values.
  ///
  /// - Throws: ``CartographyError`` where destinations and values do not align, a column holds words, the width scale is not positive, or
  ///   the texts leave no room.
  /// - Complexity: O(vertices log vertices + destinations²).
  public func scene() throws(CartographyError) -> Scene {
    let flows = try FlowSet(values.content, destinations: destinations, personsPerMillimetre: personsPerMillimetre)
    let content = FlowContent(origin: origin, originName: originName, destinations: destinations, values: values, flows: flows)
    return try MapSheet(content: content, furniture: furniture, setting: setting).scene()
  }
}

/// Flows from one place to areas.
struct FlowContent: MapContent {
  let origin: Coordinate
  let originName: String
  let destinations: Areas
  let values: Released<CellColumn>
  let flows: FlowSet

  var key: String { values.content.heading.key }
  var terms: ReleaseTerms { values.terms }
  var isApproximate: Bool { destinations.geography.isHexagonMap }
  var kind: String { "flows" }

  func ground() throws(CartographyError) -> Box {
    guard var ground = destinations.shapes.box else { throw .nothingToDraw(layer: destinations.geography.kind) }
    ground.extend(to: origin)
    return ground
  }

  func legend(titled title: String) -> any LegendPart { flows.legend(title: title, kind: destinations.geography.kind) }

  /// The flows from the largest down.
  func summary(titled title: String) -> String {
    let largest = flows.exact.prefix(10).map { "\(destinations.names[$0.area]) \(FixedDecimal.grouped($0.count))" }
    let hidden = flows.states.contains(.interval) ? " Small flows are shown as intervals." : ""
    return "\(title) from \(originName), the largest: \(largest.isEmpty ? "none" : largest.joined(separator: "; ")).\(hidden)"
  }

  func drawing(_ projection: MapProjection, labelled: Bool) -> MapDrawing {
    let drawing = FlowDrawing(flows: flows, destinations: destinations, projection: projection, origin: projection.point(origin))
    return MapDrawing(
      layers: drawing.areaLayers(), over: [drawing.lines()], labels: labelled ? drawing.labels(originName: originName) : [],
      taken: [drawing.dot])
  }
}
