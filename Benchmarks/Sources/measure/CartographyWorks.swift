import Foundation
import Wardlight

/// Maps and their geometry. Areas and released values are ready before the clock starts, and each work is done once before it, as the peers' are.
extension Runner {
  /// A choropleth from loaded polygons to SVG text, simplification and classes included; the digest is its bytes.
  func map(_ work: Work, _ shaded: (areas: Areas, values: [Double])) throws -> Line {
    let map = ChoroplethMap(
      areas: shaded.areas, values: try released(shaded.values), scheme: .quantiles(5), palette: .blues, furniture: try furniture(),
      setting: MapSetting(labels: .none))
    let first = try map.svg()
    if !points.isEmpty, points != "/dev/null" { try first.write(toFile: points, atomically: true, encoding: .utf8) }
    return try timed(work.rawValue) {
      try map.svg()
    } digest: {
      $0.utf8.count
    }
  }

  /// As `peers.py map-wards` shades them.
  func wardsByPopulation() throws -> (areas: Areas, values: [Double]) {
    let areas = try wards(numbers: ["population"])
    return (areas, areas.numbers["population"] ?? [])
  }

  /// As `peers.py map-ew` shades them: by their size.
  func areasBySize() throws -> (areas: Areas, values: [Double]) {
    let areas = try englandAndWalesAreas()
    return (areas, (0..<areas.count).map { areas.shapes.size(ofArea: $0) })
  }

  /// Borders with details below so many metres left out, from polygons to polygons; the digest is how many vertices are left, each ring's first counted twice as the
  /// peer counts it.
  func simplify(_ work: String, _ shapes: MultiPolygons, tolerance: Double) -> Line {
    _ = SharedBorders(shapes).simplified(tolerance: tolerance, parallel: parallel)
    return timed(work) {
      SharedBorders(shapes).simplified(tolerance: tolerance, parallel: parallel)
    } digest: {
      $0.vertices.count + $0.ringStarts.count - 1
    }
  }

  /// London's wards once, twice, four and eight times side by side.
  func growthInVertices() throws -> [Line] {
    let wards = try wards(numbers: []).shapes
    return [1, 2, 4, 8].map { copies in
      let many = Self.sideBySide(wards, copies)
      return simplify("\(many.vertices.count) vertices", many, tolerance: 60)
    }
  }

  private static func sideBySide(_ shapes: MultiPolygons, _ copies: Int) -> MultiPolygons {
    let step = (shapes.box?.width ?? 0) + 5_000
    var many = MultiPolygons()
    for copy in 0..<copies {
      let moved = shapes.mapping { Coordinate(easting: $0.easting + Double(copy) * step, northing: $0.northing) }
      for area in 0..<moved.count {
        many.append(
          moved.polygons(ofArea: area).map { polygon in moved.rings(ofPolygon: polygon).map { Array(moved.vertices(ofRing: $0)) } })
      }
    }
    return many
  }

  private func released(_ values: [Double]) throws -> Released<CellColumn> {
    let door = try Door(
      policy: .open, marking: .official, sources: [Door.SourceStatement(name: "areas", isSynthetic: false, isPersonal: false)])
    let column = RawColumn("value", "Value", .counts(values.map { Int($0.rounded()) }))
    return door.release(RawTable(name: "areas", title: "Areas", note: "", columns: [column])).column("value")
  }

  private func furniture() throws -> MapFurniture {
    guard let day = CalendarDate(year: 2026, month: 1, day: 1) else { throw CocoaError(.formatting) }
    return MapFurniture(
      title: "A map to measure", subtitle: "2018", legendTitle: "Value", sources: ["Contains National Statistics data © Crown copyright."],
      caveat: "For measurement only.", created: day)
  }
}
