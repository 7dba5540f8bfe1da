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
  let context: MultiPolygons?
  let page: Page?

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
  ///   - context: Neighbouring areas, drawn in light grey.
  ///   - page: The paper; by default the one that the shape of the map fits best.
  public init(
    origin: Coordinate, originName: String, destinations: Areas, values: Released<CellColumn>, furniture: MapFurniture,
    personsPerMillimetre: Double? = nil, context: MultiPolygons? = nil, page: Page? = nil
  ) {
    self.origin = origin
    self.originName = originName
    self.destinations = destinations
    self.values = values
    self.furniture = furniture
    self.personsPerMillimetre = personsPerMillimetre
    self.context = context
    self.page = page
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
    guard var ground = destinations.shapes.box else { throw .nothingToDraw(layer: destinations.geography.kind) }
    ground.extend(to: origin)
    let legend = flows.legend(title: furniture.legendTitle, kind: destinations.geography.kind)
    let plan = try SheetPlan(page: page ?? .fitting(ground), furniture: furniture, terms: values.terms, legendHeight: legend.height)
    let projection = MapProjection(ground, in: plan.frame)
    let drawing = FlowDrawing(flows: flows, destinations: destinations, projection: projection, origin: projection.point(origin))
    var scene = Scene(
      page: plan.page, title: furniture.title, summary: summary(flows), prefix: furniture.prefix(values.content.heading.key))
    scene.add(Backdrop.layer(context, projection))
    for layer in drawing.areaLayers() { scene.add(layer) }
    scene.add(drawing.lines())
    for layer in drawing.labels(originName: originName, in: plan) { scene.add(layer) }
    scene.add(legend.layer(in: plan.legend))
    let isHexagonMap = destinations.geography.isHexagonMap
    scene.add(ScaleBar(metresPerMillimetre: projection.metresPerMillimetre, isApproximate: isHexagonMap).layer(in: plan.scale))
    scene.add(plan.furniture)
    return scene
  }

  /// What a screen reader says: the flows from the largest down.
  private func summary(_ flows: FlowSet) -> String {
    let largest = flows.exact.prefix(10).map { "\(destinations.names[$0.area]) \(FixedDecimal.grouped($0.count))" }
    let hidden = flows.states.contains(.interval) ? " Small flows are shown as intervals." : ""
    return "\(furniture.subtitle). \(furniture.legendTitle) from \(originName), the largest: "
      + (largest.isEmpty ? "none" : largest.joined(separator: "; ")) + ".\(hidden) \(values.terms.marking.rawValue)."
  }
}
