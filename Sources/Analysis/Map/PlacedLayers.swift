import WardlightEssentials
import WardlightGeometry
import WardlightLoading

/// Reads layers that lie around and over a map into its plane.
struct PlacedLayers {
  let plane: Plane
  let parallel: Parallel

  /// The shapes of a layer whose codes do not matter.
  func shapes(of source: LayerSource) throws -> MultiPolygons {
    let region = try RegionLoader.load(source, plane: choice, extent: .aroundGreatBritain, parallel: parallel)
    try check(region.plane, source)
    return region.shapes
  }

  /// The areas of a layer, with their names; without a field of names they have none.
  func named(_ source: LayerSource, code: String, name: String?) throws -> (shapes: MultiPolygons, names: [String]) {
    let loaded = try AreaLoader(
      source: source, fields: AreaFields(code: code, name: name), geography: Geography(kind: "groups", vintage: ""), plane: choice,
      parallel: parallel
    ).load()
    try check(loaded.areas.plane, source)
    return (loaded.areas.shapes, name == nil ? [] : loaded.areas.names)
  }

  private var choice: PlaneChoice { plane == .britishGrid ? .britishGrid : .own }

  private func check(_ found: Plane, _ source: LayerSource) throws(FigureFault) {
    guard found != plane else { return }
    throw .otherPlane(file: StudyVintages.name(source.path), plane: found.description, wanted: plane.description)
  }
}
