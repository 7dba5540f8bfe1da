import WardlightDisclosure
import WardlightEssentials
import WardlightGeometry

/// A map on its paper: what all types of map have around what they show.
struct MapSheet {
  let content: any MapContent
  let furniture: MapFurniture
  let setting: MapSetting

  func scene() throws(CartographyError) -> Scene {
    try checkGroups()
    let layout = try SheetLayout(self)
    let picture = MapPicture(content, setting, layout.projection)
    var scene = Scene(page: layout.plan.page, title: furniture.title, summary: summary, prefix: furniture.prefix(content.key))
    scene.labels = furniture.labels(content.terms)
    scene.frame = layout.plan.frame
    scene.keepsOrder = content.isOrdered
    // Who hears a map must know its classes first; the legend lies beside the map, so that the order does not show.
    scene.add(layout.plan.legendLayer.read(as: "Legend"))
    for layer in picture.layers { scene.add(layer) }
    let insets = InsetPictures(layout, content, setting)
    for layer in insets.layers + labels(picture, insets, layout) { scene.add(layer) }
    for layer in [scale(layout), layout.plan.furniture.read(as: "About this map")] { scene.add(layer) }
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

  private func scale(_ layout: SheetLayout) -> SceneLayer {
    guard !content.isApproximate else { return ScaleBar.notToScale(in: layout.plan.scale) }
    let bar = ScaleBar(metresPerMillimetre: layout.projection.metresPerMillimetre)
    return bar.layer(in: layout.plan.scale)
  }

  /// The names in the insets, then those on the map, then the key of both.
  private func labels(_ picture: MapPicture, _ insets: InsetPictures, _ layout: SheetLayout) -> [SceneLayer] {
    guard setting.labels == .names else { return [] }
    var layers: [SceneLayer] = []
    var key: [String] = []
    let capacity = LabelKey.capacity(of: layout.plan.key)
    var omitted = 0
    for inset in insets.zooms {
      let placement = inset.labels(key: key, numbers: capacity)
      (key, omitted) = (placement.key, omitted + placement.omitted)
      layers.append(SceneLayer("inset-\(inset.number)-labels", shapes: placement.leaders, texts: placement.texts))
    }
    var placement = LabelPlacement(
      frame: layout.plan.frame, taken: picture.drawing.taken + layout.insets.boxes + insets.marks.taken, lines: insets.marks.lines, key: key
    )
    placement.place(picture.requests { point in !insets.marks.boxes.contains { $0.contains(point) } }, numbers: capacity)
    layers.append(SceneLayer("labels", shapes: placement.leaders, texts: placement.texts))
    return layers + [LabelKey.layer(placement.key, omitted: omitted + placement.omitted, kind: content.kind, in: layout.plan.key)]
  }
}

/// What lies in a frame at one scale: the map itself, or a part of it in an inset.
struct MapPicture {
  let layers: [SceneLayer]
  let drawing: MapDrawing
  private let names: [LabelRequest]
  private let frame: SheetBox

  init(_ content: any MapContent, _ setting: MapSetting, _ projection: MapProjection) {
    let groups = setting.groups.map { DrawingShapes.simplified($0, projection) }
    let namesGroups = groups != nil && !setting.groupNames.isEmpty
    let isLabelled = setting.labels == .names
    drawing = content.drawing(projection, labelled: isLabelled && !namesGroups)
    frame = projection.frame
    if let groups, namesGroups, isLabelled {
      names = projection.labelRequests(setting.groupNames, groups) { _ in Ink.white }
    } else {
      names = drawing.labels
    }
    let backdrop = Backdrop(setting, projection)
    layers = backdrop.under + drawing.layers + backdrop.over + [Self.outlines(groups, projection)] + drawing.over + [backdrop.border]
  }

  /// The names whose places are wanted; none where they are more than the frame can hold.
  func requests(where isWanted: (SheetPoint) -> Bool) -> [LabelRequest] {
    let wanted = names.filter { isWanted($0.anchor) }
    return wanted.count <= LabelPlacement.capacity(of: frame) ? wanted : []
  }

  private static func outlines(_ groups: MultiPolygons?, _ projection: MapProjection) -> SceneLayer {
    guard let groups else { return SceneLayer("groups") }
    let style = ShapeStyle(stroke: Ink.group, width: groups.count > 1 ? 0.26 : 0.4)
    return SceneLayer(
      "groups", clip: projection.frame, shapes: (0..<groups.count).map { SceneShape(projection.outline(ofArea: $0, groups), style) })
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

extension SceneLayer {
  /// The layer with its texts read aloud.
  func read(as name: String) -> SceneLayer {
    var layer = self
    layer.reading = .words(name)
    return layer
  }
}

extension MapFurniture {
  /// What begins the identifiers of a drawing: the same for the same map, and another for another one in the same page.
  func prefix(_ column: String) -> String {
    let text = [title, subtitle, legendTitle, column].joined(separator: "\u{1F}")
    return "m" + Checksum(of: Array(text.utf8)).description.prefix(8)
  }
}
