internal import WardlightCGDAL

/// A layer, which lives as long as its data set.
public final class Layer {
  private let handle: OGRLayerH
  private let dataset: Dataset
  /// The name of the layer.
  public let name: String
  /// The fields, in the layer's order.
  public let fields: [LayerField]

  init(_ handle: OGRLayerH, of dataset: Dataset) {
    self.handle = handle
    self.dataset = dataset
    name = OGR_L_GetName(handle).map { String(cString: $0) } ?? ""
    let definition = OGR_L_GetLayerDefn(handle)
    fields = (0..<OGR_FD_GetFieldCount(definition)).map { LayerField(OGR_FD_GetFieldDefn(definition, $0)) }
  }

  /// The reference system of the layer's coordinates; `nil` where the layer does not say.
  public var reference: SpatialReference? {
    OGR_L_GetSpatialRef(handle).flatMap { SpatialReference(copying: $0) }
  }

  /// Reads no other fields than these from now on, and no shapes where they are not wanted; begins with the first feature.
  ///
  /// - Throws: ``GDALError/readingStopped(path:reason:)`` where the driver refuses.
  public func read(only wanted: Set<Int>, shapes: Bool) throws(GDALError) {
    var ignored = fields.indices.filter { !wanted.contains($0) }.map { fields[$0].name }
    if !shapes { ignored += ["OGR_GEOMETRY"] }
    let list = StringList(ignored + ["OGR_STYLE"])
    let path = dataset.path
    try Checked.code(or: { .readingStopped(path: path, reason: $0) }) {
      list.withList { OGR_L_SetIgnoredFields(handle, UnsafeMutablePointer(mutating: $0)) }
    }
    OGR_L_ResetReading(handle)
  }

  /// The next feature, or `nil` behind the last one.
  ///
  /// - Throws: ``GDALError/readingStopped(path:reason:)``.
  public func next() throws(GDALError) -> Feature? {
    CPLErrorReset()
    guard let feature = OGR_L_GetNextFeature(handle) else {
      let path = dataset.path
      try Checked.noFailure { .readingStopped(path: path, reason: $0) }
      return nil
    }
    return Feature(feature)
  }
}

/// A field of a layer.
public struct LayerField: Hashable, Sendable {
  /// The name.
  public let name: String
  /// What its values are.
  public let kind: Kind

  /// What the values of a field are.
  public enum Kind: Hashable, Sendable {
    /// Whole or other numbers.
    case number
    /// Text.
    case text
    /// Dates, times, lists and whatever else there is.
    case other
  }

  init(_ definition: OGRFieldDefnH?) {
    name = OGR_Fld_GetNameRef(definition).map { String(cString: $0) } ?? ""
    switch OGR_Fld_GetType(definition) {
    case OFTInteger, OFTInteger64, OFTReal: kind = .number
    case OFTString: kind = .text
    default: kind = .other
    }
  }
}
