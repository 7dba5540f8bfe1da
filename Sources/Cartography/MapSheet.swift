import WardlightDisclosure
import WardlightEssentials
import WardlightGeometry

/// A map on its paper: what all types of map have around what they show.
struct MapSheet {
  let content: any MapContent
  let furniture: MapFurniture
  let setting: MapSetting

  func scene() throws(CartographyError) -> Scene {
    let ground = try content.ground()
    try checkGroups()
    let legend = content.legend(titled: furniture.legendTitle)
    let plan = try SheetPlan(
      page: setting.page ?? .fitting(ground), furniture: furniture, terms: content.terms, legendHeight: legend.height)
    let projection = MapProjection(ground, in: plan.frame)
    let groups = setting.groups.map { DrawingShapes.simplified($0, projection) }
    let namesGroups = groups != nil && !setting.groupNames.isEmpty
    let drawing = content.drawing(projection, labelled: setting.labels == .names && !namesGroups)
    var scene = Scene(page: plan.page, title: furniture.title, summary: summary, prefix: furniture.prefix(content.key))
    scene.add(Backdrop.layer(setting.context, projection))
    for layer in drawing.layers + [outlines(groups, projection)] + drawing.over { scene.add(layer) }
    for layer in labels(drawing, groups, projection, plan) { scene.add(layer) }
    scene.add(legend.layer(in: plan.legend))
    scene.add(ScaleBar(metresPerMillimetre: projection.metresPerMillimetre, isApproximate: content.isApproximate).layer(in: plan.scale))
    scene.add(plan.furniture)
    return scene
  }

  private func checkGroups() throws(CartographyError) {
    let groups = setting.groups?.count ?? 0
    guard setting.groupNames.isEmpty || setting.groupNames.count == groups else {
      throw .unalignedGroups(names: setting.groupNames.count, groups: groups)
    }
  }

  private var summary: String {
    "\(furniture.subtitle). \(content.summary(titled: furniture.legendTitle)) \(content.terms.marking.rawValue)."
  }

  private func outlines(_ groups: MultiPolygons?, _ projection: MapProjection) -> SceneLayer {
    guard let groups else { return SceneLayer("groups") }
    let style = ShapeStyle(stroke: Ink.group, width: groups.count > 1 ? 0.26 : 0.4)
    return SceneLayer(
      "groups", clip: projection.frame, shapes: (0..<groups.count).map { SceneShape(projection.outline(ofArea: $0, groups), style) })
  }

  /// The names of the groups where there are any, else what the content asks for.
  private func labels(
    _ drawing: MapDrawing, _ groups: MultiPolygons?, _ projection: MapProjection, _ plan: SheetPlan
  ) -> [SceneLayer] {
    guard setting.labels == .names else { return [] }
    var requests = drawing.labels
    if let groups, !setting.groupNames.isEmpty {
      requests = projection.labelRequests(setting.groupNames, groups) { _ in Ink.white }
    }
    var placement = LabelPlacement(frame: plan.frame, taken: drawing.taken)
    placement.place(requests, numbers: LabelKey.capacity(of: plan.key))
    return [
      SceneLayer("labels", shapes: placement.leaders, texts: placement.texts), LabelKey.layer(placement, kind: content.kind, in: plan.key),
    ]
  }
}

extension MapProjection {
  /// Requests for the names of areas, each on the colour of its ground.
  func labelRequests(_ names: [String], _ shapes: MultiPolygons, ground: (Int) -> Colour) -> [LabelRequest] {
    names.indices.compactMap { area in
      guard let (anchor, room) = DrawingShapes.labelPlace(ofArea: area, shapes, self) else { return nil }
      let rings = shapes.rings(ofArea: area).map { shapes.vertices(ofRing: $0).map(point) }
      return LabelRequest(name: names[area], anchor: anchor, rings: rings, rank: room, ground: ground(area))
    }
  }
}

extension MapFurniture {
  /// What begins the identifiers of a map: the same for the same map, and another for another one in the same page.
  func prefix(_ column: String) -> String {
    let text = [title, subtitle, legendTitle, column].joined(separator: "\u{1F}")
    return "m" + Checksum(of: Array(text.utf8)).description.prefix(8)
  }
}
