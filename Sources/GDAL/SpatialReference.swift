internal import WardlightCGDAL

/// Owns a coordinate reference system.
public final class SpatialReference {
  private let handle: OGRSpatialReferenceH

  init?(copying other: OGRSpatialReferenceH) {
    guard let copy = OSRClone(other) else { return nil }
    handle = copy
  }

  /// A reference system by its number in the EPSG register; its coordinates are then taken with x first.
  ///
  /// - Throws: ``GDALError/unknownReference(_:)``.
  public init(epsg number: Int) throws(GDALError) {
    let text = "EPSG:\(number)"
    let made = try Checked.handle(or: { _ in .unknownReference(text) }) { OSRNewSpatialReference(nil) }
    do {
      try Checked.code(or: { _ in .unknownReference(text) }) { OSRImportFromEPSG(made, Int32(clamping: number)) }
    } catch {
      OSRRelease(made)
      throw error
    }
    OSRSetAxisMappingStrategy(made, OAMS_TRADITIONAL_GIS_ORDER)
    handle = made
  }

  /// A reference system by `EPSG:32618`, WKT, or whatever else GDAL reads; its coordinates are then taken with x first.
  ///
  /// - Throws: ``GDALError/unknownReference(_:)``.
  public init(definition text: String) throws(GDALError) {
    let made = try Checked.handle(or: { _ in .unknownReference(text) }) { OSRNewSpatialReference(nil) }
    do {
      try Checked.code(or: { _ in .unknownReference(text) }) { OSRSetFromUserInput(made, text) }
    } catch {
      OSRRelease(made)
      throw error
    }
    OSRSetAxisMappingStrategy(made, OAMS_TRADITIONAL_GIS_ORDER)
    handle = made
  }

  deinit { OSRRelease(handle) }

  /// Lends the handle to `body`.
  func withHandle<Result>(_ body: (OGRSpatialReferenceH) -> Result) -> Result { body(handle) }

  /// The name: `WGS 84`.
  public var name: String { OSRGetName(handle).map { String(cString: $0) } ?? "" }

  /// Its entry in a register, such as `EPSG:4326`; `nil` where it has none.
  public var identifier: String? {
    guard let register = OSRGetAuthorityName(handle, nil), let code = OSRGetAuthorityCode(handle, nil) else { return nil }
    return "\(String(cString: register)):\(String(cString: code))"
  }

  /// Name and entry for a reader: `WGS 84 (EPSG:4326)`.
  public var label: String { identifier.map { "\(name) (\($0))" } ?? name }

  /// Whether its coordinates are angles rather than lengths.
  public var isGeographic: Bool { OSRIsGeographic(handle) != 0 }

  /// Whether its coordinates are lengths on a projected map.
  public var isProjected: Bool { OSRIsProjected(handle) != 0 }

  /// Whether it is a plane that lies nowhere on Earth.
  public var isLocal: Bool { OSRIsLocal(handle) != 0 }

  /// What one unit of its coordinates is, and how many metres; for systems whose coordinates are lengths.
  public var linearUnit: (name: String, metres: Double) {
    var name: UnsafeMutablePointer<CChar>?
    let metres = OSRGetLinearUnits(handle, &name)
    return (name.map { String(cString: $0) } ?? "metre", metres)
  }

  /// What PROJ reads: the entry in a register, or else the definition itself.
  ///
  /// - Throws: ``GDALError/unknownReference(_:)`` where there is neither.
  public func definition() throws(GDALError) -> String {
    if let identifier { return identifier }
    var text: UnsafeMutablePointer<CChar>?
    defer { VSIFree(text) }
    let name = name
    let options = StringList(["FORMAT=WKT2_2018"])
    try Checked.code(or: { _ in .unknownReference(name) }) { options.withList { OSRExportToWktEx(handle, &text, $0) } }
    guard let text else { throw .unknownReference(name) }
    return String(cString: text)
  }

  /// Whether the data come with northing or latitude as x, against the custom of geographic information systems.
  public var hasNorthingFirst: Bool {
    var count: Int32 = 0
    guard let mapping = OSRGetDataAxisToSRSAxisMapping(handle, &count), count >= 2 else { return false }
    let definedNorthFirst = OSREPSGTreatsAsLatLong(handle) != 0 || OSREPSGTreatsAsNorthingEasting(handle) != 0
    return definedNorthFirst == (mapping[0] == 1)
  }
}
