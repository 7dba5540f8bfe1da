internal import WardlightCGDAL

extension FeatureShape {
  /// The polygons repaired where they break the rules of simple features; `nil` where they keep them.
  ///
  /// - Parameters:
  ///   - polygons: For each polygon its rings, the outside first, as x and y of each vertex in turn and closed.
  ///   - width: Where above 0, parts and gaps narrower than twice this go too, so that small moves of the vertices break nothing again.
  /// - Throws: ``GDALError/unrepairable(reason:)``.
  public static func repaired(_ polygons: [[[Double]]], withoutNarrows width: Double = 0) throws(GDALError) -> PolygonBuffer? {
    let built = FeatureShape(owning: try Checked.handle(or: { .unrepairable(reason: $0) }) { multipolygon(polygons) })
    guard built.invalidity != nil else { return nil }
    var shape = try built.repaired()
    if width > 0 { for step in [-width, 2 * width, -width] { shape = try shape.grown(by: step) } }
    var buffer = PolygonBuffer()
    _ = shape.append(to: &buffer)
    return buffer
  }

  /// A shape of GDAL's own, which the caller must free or give away.
  static func multipolygon(_ polygons: [[[Double]]]) -> OGRGeometryH? {
    let shape = OGR_G_CreateGeometry(wkbMultiPolygon)
    for rings in polygons {
      let polygon = OGR_G_CreateGeometry(wkbPolygon)
      for ring in rings {
        let line = OGR_G_CreateGeometry(wkbLinearRing)
        let stride = Int32(2 * MemoryLayout<Double>.stride)
        ring.withUnsafeBufferPointer { all in
          guard let first = all.baseAddress else { return }
          OGR_G_SetPoints(line, Int32(all.count / 2), first, stride, first + 1, stride, nil, 0)
        }
        OGR_G_AddGeometryDirectly(polygon, line)
      }
      OGR_G_AddGeometryDirectly(shape, polygon)
    }
    return shape
  }
}
