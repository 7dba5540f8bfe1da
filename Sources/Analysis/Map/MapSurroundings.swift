import WardlightEssentials
import WardlightGeometry
import WardlightLoading

/// What lies around and over the areas of a map, in their plane.
struct MapSurroundings {
  private let request: MapRequest
  private let areas: Areas
  private let part: PartSelection
  private let parallel: Parallel

  init(_ request: MapRequest, _ reading: MapReading, _ part: PartSelection, _ parallel: Parallel) {
    self.request = request
    areas = reading.areas
    self.part = part
    self.parallel = parallel
  }

  /// The layer around the map; where a part of the layer is shown, the rest of it.
  func context() throws -> MultiPolygons? {
    if let source = request.context { return try layers.shapes(of: source) }
    guard part.shown.count < areas.count else { return nil }
    let shown = Set(part.shown)
    return areas.shapes.selecting(areas.codes.indices.filter { !shown.contains($0) })
  }

  func water() throws -> MultiPolygons? { try request.water.map(layers.shapes) }

  func locator() throws -> MultiPolygons? { try request.locator.map(layers.shapes) }

  /// The boxes around the parts that are drawn larger.
  func zooms() throws -> [(title: String, box: Box)] {
    try request.zooms.map { zoom in
      let texts = areas.texts[zoom.field, default: []]
      let members = part.shown.filter { texts[$0] == zoom.value }
      if let box = areas.shapes.selecting(members).box { return (zoom.value, box) }
      let known = Set(texts.compactMap { $0 }).sorted()
      throw FigureFault.emptyPart(field: zoom.field, value: zoom.value, suggestions: NearestName.all(of: zoom.value, among: known))
    }
  }

  /// Outlined groups.
  struct Groups {
    let shapes: MultiPolygons
    let names: [String]
    /// For each shown area its group; `nil` where the groups are of another layer, or an area belongs to none.
    let ofArea: [Int]?
  }

  func groups() throws -> Groups? {
    switch request.groups {
    case .field(let field, let name): dissolved(field, name)
    case .layer(let source, let code, let name): try loaded(source, code, name)
    case nil: nil
    }
  }

  /// The shown areas by the text of a field, in order of that text; areas without one belong to no group.
  private func dissolved(_ field: String, _ name: String?) -> Groups {
    let texts = areas.texts[field, default: []]
    let names = areas.texts[name ?? field, default: []]
    let members = part.shown.filter { texts[$0] != nil }
    let groups = Set(members.compactMap { texts[$0] }).sorted()
    let places = Dictionary(uniqueKeysWithValues: zip(groups, groups.indices))
    var groupNames = groups
    for area in members.reversed() {
      guard let text = texts[area], let group = places[text], let name = names[area] else { continue }
      groupNames[group] = name
    }
    let ofArea = members.map { texts[$0].flatMap { places[$0] } ?? 0 }
    let shapes = SharedBorders(areas.shapes.selecting(members)).dissolved(by: ofArea)
    return Groups(shapes: shapes, names: groupNames, ofArea: members.count == part.shown.count ? ofArea : nil)
  }

  private func loaded(_ source: LayerSource, _ code: String, _ name: String?) throws -> Groups {
    let (shapes, names) = try layers.named(source, code: code, name: name)
    return Groups(shapes: shapes, names: names, ofArea: nil)
  }

  private var layers: PlacedLayers { PlacedLayers(plane: areas.plane, parallel: parallel) }
}
