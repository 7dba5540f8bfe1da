import WardlightDisclosure
import WardlightEssentials
import WardlightGeometry

/// Areas in classes: what choropleths and maps of categories share.
struct AreaContent: MapContent {
  let areas: Areas
  let values: Released<CellColumn>
  let classes: Classification

  var key: String { values.content.heading.key }
  var terms: ReleaseTerms { values.terms }
  var isApproximate: Bool { areas.geography.isTileMap }
  var kind: String { "areas" }

  func ground() throws(CartographyError) -> Box {
    guard values.content.cells.count == areas.count else {
      throw .unaligned(column: key, values: values.content.cells.count, areas: areas.count)
    }
    guard let ground = areas.shapes.box else { throw .nothingToDraw(layer: areas.geography.kind) }
    return ground
  }

  func legend(titled title: String) -> any LegendPart { Legend(classes, title: title, areas: areas) }

  func summary(titled title: String) -> String {
    AreaSummary(areas: areas, cells: values.content.cells, classes: classes).sentences(titled: title)
  }

  func drawing(_ projection: MapProjection, labelled: Bool) -> MapDrawing {
    let shapes = DrawingShapes.simplified(areas.shapes, projection)
    var drawing = MapDrawing(layers: classLayers(shapes, projection))
    if labelled {
      var fills = Array(repeating: Ink.white, count: areas.count)
      for mapClass in classes.classes { for area in mapClass.members { fills[area] = mapClass.fill } }
      drawing.labels = projection.labelRequests(areas.names, shapes) { fills[$0] }
    }
    return drawing
  }

  private func classLayers(_ shapes: MultiPolygons, _ projection: MapProjection) -> [SceneLayer] {
    let border = AreaBorder(shapes, projection)
    let isDescribed = areas.count <= Scene.mostDescribed
    return classes.classes.enumerated().map { place, mapClass in
      let style = border.style(mapClass.fill, mapClass.hatch)
      let drawn = mapClass.members.map { area in
        SceneShape(
          projection.outline(ofArea: area, shapes), style, name: areas.codes[area], title: isDescribed ? title(of: area) : "",
          detail: mapClass.label)
      }
      return SceneLayer("class-\(place)", label: mapClass.legendText, shapes: drawn)
    }
  }

  private func title(of area: Int) -> String {
    let cell = values.content.cells[area]
    return "\(areas.names[area]): \(cell == .missing ? "no data" : cell.text)"
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
