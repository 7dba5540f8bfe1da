import WardlightEssentials
public import WardlightGeometry
public import WardlightLoading

/// The layers that lie around and over a map of numbers on a grid, so that a reader knows where it is.
public struct SurfaceLayers: Hashable, Sendable {
  /// Areas whose outlines lie over the map where they belong to the study region, and around it where they do not; without them those of the study region.
  public var outlines: Outlines?
  /// A layer that lies around the map in grey.
  public var context: LayerSource?
  /// A layer of rivers and lakes.
  public var water: LayerSource?

  /// Areas that are outlined.
  public struct Outlines: Hashable, Sendable {
    /// The layer.
    public var source: LayerSource
    /// The field of its codes.
    public var code: String
    /// The field of its names; without one they have none.
    public var name: String?

    /// The areas of a layer.
    public init(_ source: LayerSource, code: String, name: String? = nil) {
      self.source = source
      self.code = code
      self.name = name
    }
  }

  /// Layers, none of which is needed.
  public init(outlines: Outlines? = nil, context: LayerSource? = nil, water: LayerSource? = nil) {
    self.outlines = outlines
    self.context = context
    self.water = water
  }
}

/// What lies around and over a map of numbers on a grid, in its plane.
public struct SurfaceGround: Sendable {
  /// Outlined areas; `nil` without outlines and study region.
  public let groups: MultiPolygons?
  /// Their names; none where they have none.
  public let groupNames: [String]
  /// What lies around.
  public let context: MultiPolygons?
  /// Rivers and lakes.
  public let water: MultiPolygons?

  /// Of a study region with more areas than this only the outer border is drawn: their outlines would hide the surface.
  public static let mostOutlined = 150

  /// What should be known of the layers.
  let notices: [String]

  init(_ layers: SurfaceLayers, in frame: DensityFrame, _ parallel: Parallel) throws {
    let placed = PlacedLayers(plane: frame.plane, parallel: parallel)
    let outlines = try layers.outlines.map { try OutlinedAreas($0, in: frame, placed, parallel) }
    context = try layers.context.map(placed.shapes) ?? outlines?.beyond
    water = try layers.water.map(placed.shapes)
    groups = outlines?.shapes ?? frame.region.map(Self.outlined)
    groupNames = outlines?.shapes == nil ? [] : outlines?.names ?? []
    notices = outlines?.shapes == nil ? [layers.outlines].compactMap { $0 }.map(Self.unused) : []
  }

  private static func unused(_ outlines: SurfaceLayers.Outlines) -> String {
    "No area of \(StudyVintages.name(outlines.source.path)) lies in the study region, so that its own outlines are drawn."
  }

  private static func outlined(_ region: MultiPolygons) -> MultiPolygons {
    guard region.count > mostOutlined else { return region }
    return SharedBorders(region).dissolved(by: Array(repeating: 0, count: region.count))
  }
}

/// The areas of a layer that are outlined: those that the study region has, the others lie around it.
private struct OutlinedAreas {
  /// `nil` where the study region has none of them.
  let shapes: MultiPolygons?
  let names: [String]
  let beyond: MultiPolygons?

  init(_ layer: SurfaceLayers.Outlines, in frame: DensityFrame, _ placed: PlacedLayers, _ parallel: Parallel) throws {
    let all = try placed.named(layer.source, code: layer.code, name: layer.name)
    guard let region = frame.region else {
      (shapes, names, beyond) = (all.shapes, all.names, nil)
      return
    }
    let kept = Self.places(of: all.shapes, in: region, parallel)
    let others = (0..<all.shapes.count).filter { !kept.contains($0) }
    shapes = kept.isEmpty ? nil : all.shapes.selecting(kept.sorted())
    names = all.names.isEmpty ? [] : kept.sorted().map { all.names[$0] }
    beyond = others.isEmpty ? nil : all.shapes.selecting(others)
  }

  /// The areas whose middle lies in the region, and those in which the middle of one of its parts lies: borders of two layers are never quite the same.
  private static func places(of shapes: MultiPolygons, in region: MultiPolygons, _ parallel: Parallel) -> Set<Int> {
    func middles(_ shapes: MultiPolygons) -> [Coordinate?] {
      (0..<shapes.count).map { shapes.labelPoint(ofArea: $0, precision: 10)?.place }
    }
    let (own, whole) = (PointInAreaIndex(shapes, parallel: parallel), PointInAreaIndex(region, parallel: parallel))
    let within = middles(shapes).enumerated().filter { $0.element.flatMap(whole.area(at:)) != nil }.map(\.offset)
    return Set(within + middles(region).compactMap { $0.flatMap(own.area(at:)) })
  }
}
