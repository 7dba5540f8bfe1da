internal import WardlightCGDAL

/// A shape: either the child of a feature, which it keeps alive, or its own owner.
public final class FeatureShape {
  private let handle: OGRGeometryH
  private let feature: Feature?

  init(_ handle: OGRGeometryH, of feature: Feature) {
    self.handle = handle
    self.feature = feature
  }

  init(owning handle: OGRGeometryH) {
    self.handle = handle
    feature = nil
  }

  deinit { if feature == nil { OGR_G_DestroyGeometry(handle) } }

  /// Which rule of simple features the shape breaks, in GEOS' words without coordinates: `Self-intersection`; `nil` where it keeps them all.
  public var invalidity: String? {
    CPLErrorReset()
    guard OGR_G_IsValid(handle) == 0 else { return nil }
    let message = CPLGetLastErrorMsg().map { String(cString: $0) } ?? ""
    let reason = message.split(separator: " at or near point", maxSplits: 1).first.map(String.init) ?? ""
    return reason.isEmpty || reason.contains(where: \.isNumber) ? "against the rules of simple features" : reason
  }

  /// Whether the shape is one polygon without holes, alone or as the only one of a multipolygon.
  public var isOneRing: Bool { Self.isOneRing(handle) }

  private static func isOneRing(_ handle: OGRGeometryH?) -> Bool {
    guard OGR_G_GetGeometryCount(handle) == 1 else { return false }
    switch wardlight_flat(OGR_G_GetGeometryType(handle)) {
    case wkbPolygon: return true
    case wkbMultiPolygon: return isOneRing(OGR_G_GetGeometryRef(handle, 0))
    default: return false
    }
  }

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

  /// The shape with a margin around it, or, where that is below 0, without one; corners are cut.
  func grown(by margin: Double) throws(GDALError) -> FeatureShape {
    FeatureShape(owning: try Checked.handle(or: { .unrepairable(reason: $0) }) { OGR_G_Buffer(handle, margin, 1) })
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
