internal import WardlightCGDAL

/// Owns one feature that was read from a layer.
///
/// It may go to another thread, as long as one thread at a time uses it: it owns its values and its shape, and what it shares with others, the
/// layer's definition and reference system, GDAL counts atomically.
public final class Feature: @unchecked Sendable {
  private let handle: OGRFeatureH

  init(_ handle: OGRFeatureH) { self.handle = handle }

  deinit { OGR_F_Destroy(handle) }

  /// The number under which the data set keeps the feature.
  public var identifier: Int { Int(OGR_F_GetFID(handle)) }

  /// Whether a field has a value.
  public func hasValue(_ field: Int) -> Bool { OGR_F_IsFieldSetAndNotNull(handle, Int32(field)) != 0 }

  /// The text of a field, whatever its kind; `nil` where it has no value. Bytes that are not UTF-8, as old attribute tables without a stated
  /// encoding have them, are taken for Latin-1.
  public func text(_ field: Int) -> String? {
    guard hasValue(field), let bytes = OGR_F_GetFieldAsString(handle, Int32(field)) else { return nil }
    return String(validatingCString: bytes) ?? Self.latin1(bytes)
  }

  private static func latin1(_ bytes: UnsafePointer<CChar>) -> String {
    var text = ""
    var place = bytes
    while place.pointee != 0 {
      text.unicodeScalars.append(Unicode.Scalar(UInt8(bitPattern: place.pointee)))
      place += 1
    }
    return text
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
