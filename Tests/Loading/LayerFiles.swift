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
