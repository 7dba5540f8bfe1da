internal import WardlightCGDAL

/// A shape: either the child of a feature, which it keeps alive, or its own owner.
public final class FeatureShape {
  private let handle: OGRGeometryH
  private let feature: Feature?

  init(_ handle: OGRGeometryH, of feature: Feature) {
    self.handle = handle
    self.feature = feature
  }

  private init(owning handle: OGRGeometryH) {
    self.handle = handle
    feature = nil
  }

  deinit { if feature == nil { OGR_G_DestroyGeometry(handle) } }

  /// Whether the shape keeps the rules of simple features: no ring crosses itself or another.
  public var isValid: Bool { OGR_G_IsValid(handle) != 0 }

  /// The shape with arcs replaced by short straight lines; itself where it has none.
  public func withoutArcs() throws(GDALError) -> FeatureShape {
    guard OGR_G_HasCurveGeometry(handle, 0) != 0 else { return self }
    return FeatureShape(
      owning: try Checked.handle(or: { _ in .unrepairable(reason: "its arcs") }) { OGR_G_GetLinearGeometry(handle, 0, nil) })
  }

  /// A valid shape with the same lines, as GEOS makes it.
  ///
  /// - Throws: ``GDALError/unrepairable(reason:)``.
  public func repaired() throws(GDALError) -> FeatureShape {
    FeatureShape(owning: try Checked.handle(or: { .unrepairable(reason: $0) }) { OGR_G_MakeValid(handle) })
  }

  /// Adds the polygons of the shape to a buffer as one area; points and lines in a collection are left out.
  ///
  /// - Returns: How many polygons there were.
  public func append(to buffer: inout PolygonBuffer) -> Int {
    let count = Self.appendPolygons(of: handle, to: &buffer)
    buffer.closeArea()
    return count
  }

  private static func appendPolygons(of handle: OGRGeometryH, to buffer: inout PolygonBuffer) -> Int {
    let parts = (0..<OGR_G_GetGeometryCount(handle)).lazy.compactMap { OGR_G_GetGeometryRef(handle, $0) }
    switch wardlight_flat(OGR_G_GetGeometryType(handle)) {
    case wkbPolygon:
      for ring in parts { appendRing(ring, to: &buffer) }
      buffer.closePolygon()
      return OGR_G_IsEmpty(handle) == 0 ? 1 : 0
    case wkbMultiPolygon, wkbGeometryCollection:
      return parts.reduce(0) { $0 + appendPolygons(of: $1, to: &buffer) }
    default:
      return 0
    }
  }

  private static func appendRing(_ ring: OGRGeometryH, to buffer: inout PolygonBuffer) {
    let stride = Int32(2 * MemoryLayout<Double>.stride)
    buffer.appendRing(vertices: Int(OGR_G_GetPointCount(ring))) { first in
      _ = OGR_G_GetPoints(ring, first, stride, first + 1, stride, nil, 0)
    }
  }
}
