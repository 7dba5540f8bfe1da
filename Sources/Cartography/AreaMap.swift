import WardlightDisclosure
import WardlightEssentials
import WardlightGeometry

/// A map of areas in classes: what choropleths and maps of categories share.
struct AreaMap {
  let areas: Areas
  let values: Released<CellColumn>
  let classes: Classification
  let furniture: MapFurniture
  let surroundings: Surroundings
  let page: Page?

  func scene() throws(CartographyError) -> Scene {
    let ground = try checkedGround()
    let legend = Legend(classes, title: furniture.legendTitle, areas: areas)
    let plan = try SheetPlan(page: page ?? .fitting(ground), furniture: furniture, terms: values.terms, legendHeight: legend.height)
    let projection = MapProjection(ground, in: plan.frame)
    let shapes = DrawingShapes.simplified(areas.shapes, projection)
    var scene = Scene(page: plan.page, title: furniture.title, summary: summary, prefix: furniture.prefix(values.content.heading.key))
    scene.add(Backdrop.layer(surroundings.context, projection))
    for layer in classLayers(shapes, projection) { scene.add(layer) }
    let groups = surroundings.groups.map { DrawingShapes.simplified($0, projection) }
    scene.add(outlines(groups, projection))
    for layer in labels(shapes, groups, projection, plan) { scene.add(layer) }
    scene.add(legend.layer(in: plan.legend))
    scene.add(
      ScaleBar(metresPerMillimetre: projection.metresPerMillimetre, isApproximate: areas.geography.isHexagonMap).layer(in: plan.scale))
    scene.add(plan.furniture)
    return scene
  }

  private func checkedGround() throws(CartographyError) -> Box {
    guard values.content.cells.count == areas.count else {
      throw .unaligned(column: values.content.heading.key, values: values.content.cells.count, areas: areas.count)
    }
    let groups = surroundings.groups?.count ?? 0
    guard surroundings.groupNames.isEmpty || surroundings.groupNames.count == groups else {
      throw .unalignedGroups(names: surroundings.groupNames.count, groups: groups)
    }
    guard let ground = areas.shapes.box else { throw .nothingToDraw(layer: areas.geography.kind) }
    return ground
  }

  /// What a screen reader says: the remark of the legend as sentences.
  private var summary: String {
    let ranges = classes.classes.map { "\($0.label): \(FixedDecimal.grouped($0.members.count))" }
    return "\(furniture.subtitle). \(furniture.legendTitle), number of areas (\(areas.geography.kind)) in each class: "
      + ranges.joined(separator: "; ") + ". \(values.terms.marking.rawValue)."
  }

  private func classLayers(_ shapes: MultiPolygons, _ projection: MapProjection) -> [SceneLayer] {
    classes.classes.enumerated().map { place, mapClass in
      let style = ShapeStyle(fill: mapClass.fill, hatch: mapClass.hatch, stroke: mapClass.border, width: 0.16)
      let drawn = mapClass.members.map { area in
        SceneShape(projection.outline(ofArea: area, shapes), style, name: areas.codes[area], title: title(of: area))
      }
      return SceneLayer("class-\(place)", shapes: drawn)
    }
  }

  private func title(of area: Int) -> String {
    let cell = values.content.cells[area]
    return "\(areas.names[area]): \(cell == .missing ? "no data" : cell.text)"
  }

  private func outlines(_ groups: MultiPolygons?, _ projection: MapProjection) -> SceneLayer {
    guard let groups else { return SceneLayer("groups") }
    let style = ShapeStyle(stroke: Ink.group, width: groups.count > 1 ? 0.26 : 0.4)
    return SceneLayer(
      "groups", clip: projection.frame, shapes: (0..<groups.count).map { SceneShape(projection.outline(ofArea: $0, groups), style) })
  }

  private func labels(_ shapes: MultiPolygons, _ groups: MultiPolygons?, _ projection: MapProjection, _ plan: SheetPlan) -> [SceneLayer] {
    guard surroundings.labels == .names else { return [] }
    var placement = LabelPlacement(frame: plan.frame)
    placement.place(requests(shapes, groups, projection), numbers: LabelKey.capacity(of: plan.key))
    return [
      SceneLayer("labels", shapes: placement.leaders, texts: placement.texts), LabelKey.layer(placement, kind: "areas", in: plan.key),
    ]
  }

  /// The names of the groups where there are any, else those of the areas, which stand on one colour each.
  private func requests(_ shapes: MultiPolygons, _ groups: MultiPolygons?, _ projection: MapProjection) -> [LabelRequest] {
    if let groups, !surroundings.groupNames.isEmpty {
      return projection.labelRequests(surroundings.groupNames, groups) { _ in Ink.white }
    }
    var fills = Array(repeating: Ink.white, count: areas.count)
    for mapClass in classes.classes { for area in mapClass.members { fills[area] = mapClass.fill } }
    return projection.labelRequests(areas.names, shapes) { fills[$0] }
  }
}

extension MapProjection {
  fileprivate func labelRequests(_ names: [String], _ shapes: MultiPolygons, ground: (Int) -> Colour) -> [LabelRequest] {
    names.indices.compactMap { area in
      guard let (anchor, room) = DrawingShapes.labelPlace(ofArea: area, shapes, self) else { return nil }
      let rings = shapes.rings(ofArea: area).map { shapes.vertices(ofRing: $0).map(point) }
      return LabelRequest(name: names[area], anchor: anchor, rings: rings, rank: room, ground: ground(area))
    }
  }
}

/// Neighbouring areas in light grey, cut off at the frame.
enum Backdrop {
  static func layer(_ context: MultiPolygons?, _ projection: MapProjection) -> SceneLayer {
    guard let context else { return SceneLayer("context") }
    let visible = DrawingShapes.simplified(context.selecting(projection.visibleAreas(context)), projection)
    let style = ShapeStyle(fill: Ink.context, stroke: Ink.contextBorder, width: 0.16)
    let shapes = (0..<visible.count).map { SceneShape(projection.outline(ofArea: $0, visible), style) }
    return SceneLayer("context", clip: projection.frame, shapes: shapes)
  }
}

extension MapClass {
  /// The colour of the border between areas: white, but grey where white would not be seen.
  fileprivate var border: Colour {
    fill.contrast(to: Ink.white) < 1.35 ? Ink.rule : Ink.white
  }
}

extension Legend {
  /// The legend of some classes of areas.
  init(_ classes: Classification, title: String, areas: Areas) {
    self.title = title
    entries = classes.classes.map { Entry(text: $0.legendText, sample: .swatch($0.fill, $0.hatch)) }
    let kind = areas.geography.vintage.isEmpty ? areas.geography.kind : "\(areas.geography.kind), \(areas.geography.vintage)"
    let count = "In brackets: number of areas (\(kind)), \(FixedDecimal.grouped(areas.count)) in all."
    remarks = classes.remark.isEmpty ? [count] : [count, classes.remark]
  }
}

extension MapFurniture {
  /// What begins the identifiers of a map: the same for the same map, and another for another one in the same page.
  func prefix(_ column: String) -> String {
    let text = [title, subtitle, legendTitle, column].joined(separator: "\u{1F}")
    return "m" + Checksum(of: Array(text.utf8)).description.prefix(8)
  }
}
