import Testing
import WardlightEssentials
import WardlightGDAL
import WardlightTestSupport

extension ScratchFolder {
  /// Packs a file of the folder as `gzip` does, beside it.
  func gzip(_ name: String) throws {
    let shell = try #require(ExternalProgram(named: "sh", searchPath: "/bin"))
    #expect(shell.run(["-c", "gzip -k '\(path(name))'"]) == 0)
  }

  /// Packs a text into an archive of the folder and tells the archive's path.
  func zip(_ archive: String, holding name: String, _ text: String) throws -> String {
    let writer = try ZipArchive(writing: path(archive))
    try writer.add(name, text)
    try writer.finish()
    return path(archive)
  }

  /// Squares of one kilometre as GeoJSON in longitude and latitude or whatever the numbers mean.
  func squares(
    _ squares: [(code: String?, x: Double, y: Double)], side: Double, crs: Int?, extra: String = "", name: String = "areas.geojson"
  ) throws -> String {
    let features = squares.map { square in
      let (x, y, s) = (square.x, square.y, side)
      let ring = "[[\(x),\(y)],[\(x + s),\(y)],[\(x + s),\(y + s)],[\(x),\(y + s)],[\(x),\(y)]]"
      let code = square.code.map { "\"\($0)\"" } ?? "null"
      return
        "{\"type\":\"Feature\",\"properties\":{\"code\":\(code)\(extra)},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[\(ring)]}}"
    }
    let reference = crs.map { "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:\($0)\"}}," } ?? ""
    return try file(name, "{\"type\":\"FeatureCollection\",\(reference)\"features\":[\(features.joined(separator: ",\n"))]}")
  }
}

/// A shapefile with one square of a kilometre in EPSG:27700 and a text field `code`, as bytes.
enum ShapefileBytes {
  /// The shape: a header and one record of a polygon.
  static var shp: [UInt8] { header(length: 100 + 8 + content.count) + big(1) + big(content.count / 2) + content }

  /// The index of the record.
  static var shx: [UInt8] { header(length: 108) + big(50) + big(content.count / 2) }

  /// The attributes: one record in the bytes of its encoding, none of which the file names.
  static func dbf(_ code: [UInt8]) -> [UInt8] {
    let name = Array("code".utf8) + [UInt8](repeating: 0, count: 7)
    let field = name + Array("C".utf8) + [0, 0, 0, 0, 20, 0] + [UInt8](repeating: 0, count: 14)
    let head: [UInt8] = [3, 121, 1, 1, 1, 0, 0, 0, 65, 0, 21, 0] + [UInt8](repeating: 0, count: 20)
    return head + field + [13, 32] + code + [UInt8](repeating: 32, count: 20 - code.count) + [26]
  }

  /// What the coordinates are.
  static var prj: [UInt8] {
    let datum =
      "GEOGCS[\"GCS_OSGB_1936\",DATUM[\"D_OSGB_1936\",SPHEROID[\"Airy_1830\",6377563.396,299.3249646]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]"
    return Array(
      "PROJCS[\"British_National_Grid\",\(datum),PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"False_Easting\",400000.0],PARAMETER[\"False_Northing\",-100000.0],PARAMETER[\"Central_Meridian\",-2.0],PARAMETER[\"Scale_Factor\",0.9996012717],PARAMETER[\"Latitude_Of_Origin\",49.0],UNIT[\"Meter\",1.0]]"
        .utf8)
  }

  private static var content: [UInt8] {
    let ring = [(530_000.0, 180_000.0), (530_000, 181_000), (531_000, 181_000), (531_000, 180_000), (530_000, 180_000)]
    return little(5) + box + little(1) + little(5) + little(0) + ring.flatMap { double($0.0) + double($0.1) }
  }

  private static var box: [UInt8] { [530_000.0, 180_000, 531_000, 181_000].flatMap(double) }

  private static func header(length: Int) -> [UInt8] {
    big(9994) + [UInt8](repeating: 0, count: 20) + big(length / 2) + little(1000) + little(5) + box + [UInt8](repeating: 0, count: 32)
  }

  private static func big(_ number: Int) -> [UInt8] { withUnsafeBytes(of: UInt32(number).bigEndian, Array.init) }
  private static func little(_ number: Int) -> [UInt8] { withUnsafeBytes(of: UInt32(number).littleEndian, Array.init) }
  private static func double(_ number: Double) -> [UInt8] { withUnsafeBytes(of: number.bitPattern.littleEndian, Array.init) }
}

extension ScratchFolder {
  /// A table in a GeoPackage, made by GDAL's own converter from a text table.
  func geoPackage(_ name: String, _ text: String) throws -> String {
    let converter = try #require(ExternalProgram(named: "ogr2ogr", searchPath: "/usr/bin:/usr/local/bin"))
    let source = try file(name + ".csv", text)
    #expect(converter.run(["-f", "GPKG", path(name), source, "-nln", "t"]) == 0)
    return path(name)
  }
}
