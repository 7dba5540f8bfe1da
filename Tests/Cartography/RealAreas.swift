import Foundation
import WardlightCartography
import WardlightGeometry
import WardlightTestSupport

/// Real boundaries, which lie beside the package where they are present.
enum RealAreas {
  /// A layer of GeoJSON in degrees, put into a plane that is true enough near London to lay labels out in.
  static func areas(_ file: String, code: String, name: String, kind: String, vintage: String) throws -> (
    areas: Areas, rows: [[String: Any]]
  ) {
    let data = try Data(contentsOf: URL(fileURLWithPath: SharedData.path("geodata/\(file)")))
    let features = (try JSONSerialization.jsonObject(with: data) as? [String: Any])?["features"] as? [[String: Any]] ?? []
    let sorted = features.compactMap { feature -> (code: String, row: [String: Any], polygons: [[[Coordinate]]])? in
      guard let row = feature["properties"] as? [String: Any], let geometry = feature["geometry"] as? [String: Any] else { return nil }
      guard let code = row[code] as? String else { return nil }
      return (code, row, polygons(geometry["coordinates"]))
    }.sorted { $0.code < $1.code }
    var shapes = MultiPolygons()
    for feature in sorted { shapes.append(feature.polygons) }
    let areas = Areas(
      geography: Geography(kind: kind, vintage: vintage), codes: sorted.map(\.code), names: sorted.map { $0.row[name] as? String ?? "" },
      shapes: shapes)
    return (areas, sorted.map(\.row))
  }

  private static func polygons(_ coordinates: Any?) -> [[[Coordinate]]] {
    if let many = coordinates as? [[[[Double]]]] { return many.map { $0.map { $0.map(place) } } }
    guard let one = coordinates as? [[[Double]]] else { return [] }
    return [one.map { $0.map(place) }]
  }

  private static func place(_ pair: [Double]) -> Coordinate {
    Coordinate(easting: 530_000 + (pair[0] + 0.12) * 69_300, northing: 180_000 + (pair[1] - 51.5) * 111_200)
  }
}
