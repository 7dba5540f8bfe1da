import WardlightDisclosure
import WardlightEssentials
import WardlightGeometry

/// Areas in the same classes on several maps.
struct MultiplesContent: MapContent {
  let areas: Areas
  let panels: [SmallMultiples.Panel]
  /// Of all panels together: member `p × areas + a` is area `a` of panel `p`.
  let classes: Classification
  let setting: MapSetting

  var key: String { panels.map(\.values.content.heading.key).joined(separator: "-") }
  var terms: ReleaseTerms { panels.dropFirst().reduce(panels[0].values.terms) { .stricter($0, $1.values.terms) } }
  var isApproximate: Bool { areas.geography.isTileMap }
  var kind: String { "areas" }

  func ground() throws(CartographyError) -> Box { try areas.ground(of: []) }

  /// The scale of every panel, in the frame of all.
  func projection(_ ground: Box, in frame: SheetBox) -> MapProjection {
    let panel = PanelGrid(panels.count, showing: ground, in: frame).projection(0, ground)
    return MapProjection(ground, in: frame, metresPerMillimetre: panel.metresPerMillimetre)
  }

  func legend(titled title: String) -> any LegendPart {
    let entries = classes.classes.map { Legend.Entry(text: $0.legendText, sample: .swatch($0.fill, $0.hatch)) }
    return Legend(title: title, entries: entries, remarks: remarks + (classes.remark.isEmpty ? [] : [classes.remark]))
  }

  private var remarks: [String] {
    let geography = areas.geography
    let kind = geography.vintage.isEmpty ? geography.kind : "\(geography.kind), \(geography.vintage)"
    let (count, each) = (FixedDecimal.grouped(panels.count), FixedDecimal.grouped(areas.count))
    let all = FixedDecimal.grouped(panels.count * areas.count)
    return [
      "In brackets: number of areas (\(kind)) on all maps together, \(count) × \(each) = \(all).",
      "One set of classes for all maps. The bar above each map shows the share of its areas in each class.",
    ]
  }

  /// The legend as sentences, map by map.
  func summary(titled title: String) -> String {
    let opening = "\(title), \(panels.count) maps with the same classes, number of areas (\(areas.geography.kind)) in each class."
    let sentences = panels.indices.map { panel in
      let counts = classes.classes.map { "\($0.label): \(FixedDecimal.grouped(members(of: $0, on: panel).count))" }
      return "\(panels[panel].title): \(counts.joined(separator: "; "))."
    }
    return ([opening] + sentences).joined(separator: " ")
  }

  func drawing(_ projection: MapProjection, labelled: Bool) -> MapDrawing {
    let ground = areas.shapes.box ?? projection.visible
    let grid = PanelGrid(panels.count, showing: ground, in: projection.frame)
    let shapes = DrawingShapes.simplified(areas.shapes, projection)
    let groups = setting.groups.map { DrawingShapes.simplified($0, projection) }
    var drawing = MapDrawing()
    for panel in panels.indices {
      let plane = grid.projection(panel, ground)
      let backdrop = Backdrop(setting, plane)
      let layers = backdrop.under + classLayers(panel, shapes, plane) + backdrop.over + [outlines(groups, plane), backdrop.border]
      drawing.layers += layers.map { Self.named("map-\(panel + 1)-\($0.name)", $0) }
      drawing.layers.append(strip(panel, above: grid.boxes[panel]))
    }
    drawing.layers.append(titles(grid))
    return drawing
  }

  private func classLayers(_ panel: Int, _ shapes: MultiPolygons, _ plane: MapProjection) -> [SceneLayer] {
    let border = AreaBorder(shapes, plane)
    let isDescribed = areas.count * panels.count <= Scene.mostDescribed
    return classes.classes.enumerated().map { place, mapClass in
      let style = border.style(mapClass.fill, mapClass.hatch)
      let drawn = members(of: mapClass, on: panel).map { area in
        SceneShape(
          plane.outline(ofArea: area, shapes), style, name: "\(areas.codes[area])-\(panel + 1)",
          title: isDescribed ? title(of: area, on: panel) : "",
          detail: mapClass.label)
      }
      let label = "\(panels[panel].title), \(mapClass.label) (\(FixedDecimal.grouped(drawn.count)))"
      return SceneLayer("class-\(place)", label: label, shapes: drawn)
    }
  }

  private func title(of area: Int, on panel: Int) -> String {
    "\(areas.names[area]), \(panels[panel].title): \(panels[panel].values.content.cells[area].inWords)"
  }

  private func outlines(_ groups: MultiPolygons?, _ plane: MapProjection) -> SceneLayer {
    guard let groups else { return SceneLayer("groups") }
    let style = ShapeStyle(stroke: Ink.group, width: groups.count > 1 ? 0.12 : 0.2)
    return SceneLayer(
      "groups", clip: plane.frame, shapes: (0..<groups.count).map { SceneShape(plane.outline(ofArea: $0, groups), style) })
  }

  /// The areas of a class on one map, ascending.
  private func members(of mapClass: MapClass, on panel: Int) -> [Int] {
    let own = panel * areas.count..<(panel + 1) * areas.count
    return mapClass.members.filter(own.contains).map { $0 - own.lowerBound }
  }

  /// A bar over the width of a panel: the share of the areas in each class.
  private func strip(_ panel: Int, above box: SheetBox) -> SceneLayer {
    var left = box.left
    let shapes = classes.classes.compactMap { mapClass -> SceneShape? in
      let count = members(of: mapClass, on: panel).count
      guard count > 0 else { return nil }
      let part = SheetBox(left: left, top: box.top + 4.6, width: box.width * Double(count) / Double(areas.count), height: 1.7)
      left = part.right
      let style = ShapeStyle(fill: mapClass.fill, hatch: mapClass.hatch, stroke: Ink.hatch, width: 0.1)
      let counted =
        "\(panels[panel].title), \(mapClass.label): \(FixedDecimal.grouped(count)) of \(FixedDecimal.grouped(areas.count)) areas"
      return SceneShape(Outline(part), style, title: counted)
    }
    return SceneLayer("map-\(panel + 1)-shares", shapes: shapes)
  }

  private static func named(_ name: String, _ layer: SceneLayer) -> SceneLayer {
    SceneLayer(name, label: layer.label, clip: layer.clip, shapes: layer.shapes, texts: layer.texts)
  }

  private func titles(_ grid: PanelGrid) -> SceneLayer {
    let style = TextStyle(3.1, bold: true)
    let texts = zip(panels, grid.boxes).map { panel, box in
      SceneText(TextFitting.shortened(panel.title, width: box.width, style), at: SheetPoint(across: box.left, down: box.top + 3.2), style)
    }
    return SceneLayer("titles", texts: texts)
  }
}
