import ArgumentParser
import Foundation
import Wardlight

/// Where a surface goes.
struct DensityOutputOptions: ParsableArguments {
  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp(
      "The surface: .tif; its contours: .geojson or .gpkg; or a map of it: .svg, .png or .pdf (made by rsvg-convert), or .html. May be given again.",
      valueName: "file"))
  var output: [String] = []

  @Option(name: .long, help: "The numbers of a .tif: single (32 bits) or double (64).")
  var precision: GeoTIFF.Precision = .single

  @OptionGroup var pictures: PictureOptions
  @OptionGroup var created: CreatedOption

  func validate() throws {
    guard !output.isEmpty else { throw ValidationError("Say with -o where the surface goes.") }
    for path in output where SurfaceFormat(path: path) == nil {
      throw ValidationError("The output must end in .tif, .geojson or .gpkg, or for a map in .svg, .png, .pdf or .html.")
    }
    try pictures.check(output)
  }

  /// Whether any output is a map.
  var hasMap: Bool { output.contains { if case .map? = SurfaceFormat(path: $0) { true } else { false } } }

  /// Writes all files or none.
  ///
  /// - Parameters:
  ///   - contours: Made where a file of contours is wanted.
  ///   - map: The map, where one is wanted.
  func write(
    _ surface: Released<Surface>, contours: () throws -> Released<ContourSet>, map: MapPrinter?, _ parallel: Parallel
  ) throws {
    let notes = [surface.content.note]
    let date = try created.date()
    let files = try output.compactMap { path -> PendingFile? in
      switch SurfaceFormat(path: path) {
      case .grid: return PendingFile(path: path) { try GeoTIFF.write(surface, precision: precision, to: $0) }
      case .geojson: return .text(try ContourFile.geoJSON(contours(), notes: notes, parallel: parallel), path)
      case .geopackage:
        let found = try contours()
        return PendingFile(path: path) { try ContourFile.writeGeoPackage(found, notes: notes, created: date, to: $0) }
      case .map: return try map?.file(path)
      case nil: return nil
      }
    }
    try PendingFile.write(files[...])
  }
}

/// The formats of a surface, told from a file's ending.
enum SurfaceFormat {
  case grid, geojson, geopackage, map

  init?(path: String) {
    switch URL(fileURLWithPath: path).pathExtension.lowercased() {
    case "tif", "tiff": self = .grid
    case "geojson": self = .geojson
    case "gpkg": self = .geopackage
    default:
      guard let format = MapFormat(path: path), !format.isStyle else { return nil }
      self = .map
    }
  }
}
