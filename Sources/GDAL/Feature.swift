internal import WardlightCGDAL

/// Owns one feature that was read from a layer.
public final class Feature {
  private let handle: OGRFeatureH

  init(_ handle: OGRFeatureH) { self.handle = handle }

  deinit { OGR_F_Destroy(handle) }

  /// The number under which the data set keeps the feature.
  public var identifier: Int { Int(OGR_F_GetFID(handle)) }

  /// Whether a field has a value.
  public func hasValue(_ field: Int) -> Bool { OGR_F_IsFieldSetAndNotNull(handle, Int32(field)) != 0 }

  /// The text of a field, whatever its kind; `nil` where it has no value.
  public func text(_ field: Int) -> String? {
    guard hasValue(field) else { return nil }
    return OGR_F_GetFieldAsString(handle, Int32(field)).map { String(cString: $0) }
  }

  /// The number in a field of numbers; `NaN` where it has no value.
  public func number(_ field: Int) -> Double {
    hasValue(field) ? OGR_F_GetFieldAsDouble(handle, Int32(field)) : .nan
  }

  /// The shape of the feature; `nil` where it has none.
  public var shape: FeatureShape? {
    OGR_F_GetGeometryRef(handle).map { FeatureShape($0, of: self) }
  }
}
