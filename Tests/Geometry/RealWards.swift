import Foundation
import WardlightGeometry
import WardlightTestSupport

/// Real boundaries, where they lie beside the package or where `WARDLIGHT_SHARED` points.
enum RealWards {
  /// London's wards in order of code, longitude and latitude stretched to metres roughly, which is enough for what is tested.
  static let all: (shapes: MultiPolygons, boroughs: [String]) = readWards()

  private static func readWards() -> (MultiPolygons, [String]) {
    guard let data = try? Data(contentsOf: URL(fileURLWithPath: SharedData.path("geodata/wards/london_wards_2018.geojson"))),
      let root = try? JSONSerialization.jsonObject(with: data) as? [String: Any],
      let features = root["features"] as? [[String: Any]]
    else { return (MultiPolygons(), []) }
    var wards = features.compactMap(ward)
    wards.sort { $0.code < $1.code }
    var shapes = MultiPolygons()
    for ward in wards { shapes.append(ward.polygons) }
    return (shapes, wards.map(\.borough))
  }

  private static func ward(_ feature: [String: Any]) -> (code: String, borough: String, polygons: [[[Coordinate]]])? {
    guard let properties = feature["properties"] as? [String: Any], let geometry = feature["geometry"] as? [String: Any],
      let code = properties["ward_code"] as? String, let borough = properties["lad_code"] as? String
    else { return nil }
    let many = geometry["coordinates"] as? [[[[Double]]]] ?? (geometry["coordinates"] as? [[[Double]]]).map { [$0] } ?? []
    return (
      code, borough, many.map { $0.map { $0.map { Coordinate(easting: $0[0] * 69_300 + 530_000, northing: $0[1] * 111_200 - 5_500_000) } } }
    )
  }
}
