public import WardlightGeometry

/// Places where flows begin or end: areas, or points such as towns.
public struct FlowPlaces: Sendable {
  /// What the places are: `borough`, `county force`, `town`. Two places of one kind and one code are the same place.
  public let kind: String
  /// The codes, by which links name the places; names do as well where they are unique.
  public let codes: [String]
  /// The names.
  public let names: [String]
  /// The region of each place, in which small flows can be merged; empty where there are none.
  public let regions: [String]
  let areas: Areas?
  let sites: [Coordinate]

  /// Areas. Flows begin and end where the areas' labels stand best.
  ///
  /// - Parameters:
  ///   - areas: The areas; their kind is the kind of the places.
  ///   - regions: One region an area, in the same order, or none at all.
  public static func areas(_ areas: Areas, regions: [String] = []) -> FlowPlaces {
    FlowPlaces(kind: areas.geography.kind, codes: areas.codes, names: areas.names, regions: regions, areas: areas, sites: [])
  }

  /// Points.
  ///
  /// - Parameters:
  ///   - kind: What the points are, in the singular.
  ///   - codes: Their codes; the names may serve where they are unique.
  ///   - names: Their names, in the same order.
  ///   - sites: Where they are, in the plane of the map; not-a-number where nobody knows.
  ///   - regions: One region a point, or none at all.
  public static func points(
    kind: String, codes: [String], names: [String], sites: [Coordinate], regions: [String] = []
  ) -> FlowPlaces {
    FlowPlaces(kind: kind, codes: codes, names: names, regions: regions, areas: nil, sites: sites)
  }

  var isApproximate: Bool { areas?.geography.isTileMap ?? false }

  /// What of the plane the places fill, as far as anybody knows.
  var box: Box? { areas.map(\.shapes.box) ?? Box(around: sites.filter(\.isPlace)) }

  func check() throws(CartographyError) {
    guard names.count == codes.count else { throw .unaligned(column: "names of \(kind)", values: names.count, areas: codes.count) }
    guard areas != nil || sites.count == codes.count else {
      throw .unaligned(column: "sites of \(kind)", values: sites.count, areas: codes.count)
    }
    guard regions.isEmpty || regions.count == codes.count else {
      throw .unaligned(column: "regions of \(kind)", values: regions.count, areas: codes.count)
    }
  }

  /// Where each place is, `nil` where nobody knows.
  ///
  /// - Complexity: O(vertices log vertices).
  func located() -> [Coordinate?] {
    guard let shapes = areas?.shapes else { return sites.map { $0.isPlace ? $0 : nil } }
    guard let box = shapes.box else { return Array(repeating: nil, count: codes.count) }
    // Finer than any page shows.
    let precision = max(box.width, box.height) / 1000
    return (0..<shapes.count).map { shapes.labelPoint(ofArea: $0, precision: precision)?.place }
  }

  /// The place that a text means: by code, else by name where only one place has it.
  func directory() -> [String: Int] {
    var byName: [String: Int] = [:]
    var ambiguous: Set<String> = []
    for (place, name) in names.enumerated() where byName.updateValue(place, forKey: name) != nil { ambiguous.insert(name) }
    for name in ambiguous { byName[name] = nil }
    for (place, code) in codes.enumerated() { byName[code] = place }
    return byName
  }
}

extension Coordinate {
  var isPlace: Bool { easting.isFinite && northing.isFinite }
}
