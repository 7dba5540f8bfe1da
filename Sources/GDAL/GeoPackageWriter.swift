internal import WardlightCGDAL

/// Owns a GeoPackage that is being written: one layer of multipolygons.
public final class GeoPackageWriter {
  private var dataset: GDALDatasetH?
  private let layer: OGRLayerH
  private let path: String

  /// A field of the layer.
  public struct Field: Hashable, Sendable {
    /// The name of its column.
    public let name: String
    /// What stands in it.
    public let kind: Kind

    /// What stands in a field.
    public enum Kind: Hashable, Sendable {
      /// Text.
      case text
      /// Whole numbers of 64 bits.
      case integer
      /// Numbers.
      case real
    }

    /// A field by name and kind.
    public init(name: String, kind: Kind) {
      self.name = name
      self.kind = kind
    }
  }

  /// The value of a field; `nil` stands for none.
  public enum Value: Hashable, Sendable {
    /// Text.
    case text(String)
    /// A whole number.
    case integer(Int)
    /// A number.
    case real(Double)
  }

  /// Begins a GeoPackage at a path where there is none.
  ///
  /// The file's own time stamps are those of the thread's setting `OGR_CURRENT_DATE`.
  ///
  /// - Parameters:
  ///   - name: The name of the layer's table.
  ///   - title: What a reader calls the layer.
  ///   - description: What is said about it.
  ///   - definition: The reference system, as ``SpatialReference/init(definition:)`` reads it; `nil` for a plane that lies nowhere on Earth.
  ///   - fields: The fields, in order.
  /// - Throws: ``GDALError/unwritable(path:reason:)``, ``GDALError/unknownReference(_:)``.
  public init(
    writing path: String, layer name: String, title: String, description: String, definition: String?, fields: [Field]
  ) throws(GDALError) {
    self.path = path
    let reference = try SpatialReference(definition: definition ?? Self.undefinedPlane)
    func refused(_ reason: String) -> GDALError { .unwritable(path: path, reason: reason) }
    let dataset = try Checked.handle(or: refused) { GDALCreate(GDALGetDriverByName("GPKG"), path, 0, 0, 0, GDT_Unknown, nil) }
    let options = StringList(["IDENTIFIER=\(title)", "DESCRIPTION=\(description)", "GEOMETRY_NAME=geom", "FID=fid"])
    do throws(GDALError) {
      layer = try Checked.handle(or: refused) {
        options.withMutableList { list in
          reference.withHandle { GDALDatasetCreateLayer(dataset, name, $0, wkbMultiPolygon, list) }
        }
      }
      for field in fields { try Self.create(field, in: layer, or: refused) }
      try Checked.code(or: refused) { GDALDatasetStartTransaction(dataset, 0) }
    } catch {
      GDALClose(dataset)
      throw error
    }
    self.dataset = dataset
  }

  /// What the format calls undefined Cartesian, its reference system −1; GDAL knows it by this name.
  private static let undefinedPlane =
    "ENGCRS[\"Undefined Cartesian SRS\",EDATUM[\"unknown\"],CS[Cartesian,2],AXIS[\"X\",unspecified],AXIS[\"Y\",unspecified],LENGTHUNIT[\"metre\",1]]"

  deinit { if let dataset { GDALClose(dataset) } }

  /// Adds a feature.
  ///
  /// - Parameters:
  ///   - values: One for each field, in order.
  ///   - polygons: For each polygon its rings, the outside first, as x and y of each vertex in turn and closed; `nil` for no shape.
  /// - Throws: ``GDALError/unwritable(path:reason:)``.
  public func add(_ values: [Value?], polygons: [[[Double]]]?) throws(GDALError) {
    let feature = try Checked.handle(or: refused) { OGR_F_Create(OGR_L_GetLayerDefn(layer)) }
    defer { OGR_F_Destroy(feature) }
    for (place, value) in values.enumerated() {
      switch value {
      case .text(let text): OGR_F_SetFieldString(feature, Int32(place), text)
      case .integer(let number): OGR_F_SetFieldInteger64(feature, Int32(place), Int64(number))
      case .real(let number): OGR_F_SetFieldDouble(feature, Int32(place), number)
      case nil: OGR_F_SetFieldNull(feature, Int32(place))
      }
    }
    if let polygons { try Checked.code(or: refused) { OGR_F_SetGeometryDirectly(feature, FeatureShape.multipolygon(polygons)) } }
    try Checked.code(or: refused) { OGR_L_CreateFeature(layer, feature) }
  }

  /// Runs a statement of SQL that gives no rows.
  ///
  /// - Throws: ``GDALError/unwritable(path:reason:)``.
  public func run(_ statement: String) throws(GDALError) {
    guard let dataset else { return }
    CPLErrorReset()
    if let rows = GDALDatasetExecuteSQL(dataset, statement, nil, nil) { GDALDatasetReleaseResultSet(dataset, rows) }
    let path = path
    try Checked.noFailure { .unwritable(path: path, reason: $0) }
  }

  /// Writes everything out; nothing can be added after it.
  ///
  /// - Throws: ``GDALError/unwritable(path:reason:)``.
  public func finish() throws(GDALError) {
    guard let open = dataset else { return }
    dataset = nil
    let path = path
    do throws(GDALError) {
      try Checked.code(or: refused) { GDALDatasetCommitTransaction(open) }
    } catch {
      GDALClose(open)
      throw error
    }
    // In this version of GDAL, closing gives no code.
    CPLErrorReset()
    GDALClose(open)
    try Checked.noFailure { .unwritable(path: path, reason: $0) }
  }

  private func refused(_ reason: String) -> GDALError { .unwritable(path: path, reason: reason) }

  private static func create(_ field: Field, in layer: OGRLayerH, or refused: (String) -> GDALError) throws(GDALError) {
    let kind = [Field.Kind.text: OFTString, .integer: OFTInteger64, .real: OFTReal][field.kind] ?? OFTString
    let definition = try Checked.handle(or: refused) { OGR_Fld_Create(field.name, kind) }
    defer { OGR_Fld_Destroy(definition) }
    try Checked.code(or: refused) { OGR_L_CreateField(layer, definition, 0) }
  }
}
