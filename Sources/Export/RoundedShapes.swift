internal import WardlightEssentials
internal import WardlightGDAL
internal import WardlightGeometry

/// Shapes as longitude and latitude in whole units of the seventh decimal.
struct RoundedShapes {
  /// For each area its polygons, for each its rings, the outside first.
  private let areas: [[[[Vertex]]]]

  struct Vertex: Hashable {
    let longitude: Int
    let latitude: Int
  }

  /// The smallest box around all shapes.
  struct Limits {
    var west: Int
    var south: Int
    var east: Int
    var north: Int

    func write(to text: inout JSONText) {
      text.raw("[")
      for (place, side) in [west, south, east, north].enumerated() {
        if place > 0 { text.raw(",") }
        text.degrees(side)
      }
      text.raw("]")
    }
  }

  init(_ drawn: Areas, named product: String, _ parallel: Parallel) throws(ExportError) {
    guard let plane = drawn.plane.definition else { throw .barePlane(product: product) }
    let shapes = drawn.shapes
    let places = try Self.degrees(shapes, in: plane, drawn.plane == .britishGrid ? .greatBritain : .anywhere, product, parallel)
    var areas: [[[[Vertex]]]] = []
    for area in 0..<shapes.count {
      let rounded = shapes.polygons(ofArea: area).compactMap { polygon in
        Self.polygon(shapes.rings(ofPolygon: polygon).map { places[shapes.vertexRange(ofRing: $0)] })
      }
      areas.append(try Self.valid(rounded, product))
    }
    self.areas = areas
  }

  /// The polygons as they are where they are valid still. Rounding can pull a narrow neck together or a vertex across an edge: then GDAL
  /// repairs them, and what it makes is rounded again until it holds.
  private static func valid(_ polygons: [[[Vertex]]], _ product: String) throws(ExportError) -> [[[Vertex]]] {
    var rounded = polygons
    do throws(GDALError) {
      for attempt in 0..<12 {
        // What does not settle by itself loses what is narrower than a few units, the more the longer it takes.
        let width = Double(max(0, attempt - 3))
        guard let repaired = try FeatureShape.repaired(rounded.map { $0.map(closed) }, withoutNarrows: width) else { return rounded }
        rounded = (0..<repaired.polygonStarts.count - 1).compactMap { polygon(of: repaired, $0) }
      }
      throw .unrepairable(reason: "rounding to seven decimals breaks it again and again")
    } catch {
      throw .refused(product: product, reason: "\(error)")
    }
  }

  private static func closed(_ ring: [Vertex]) -> [Double] {
    (ring + ring.prefix(1)).flatMap { [Double($0.longitude), Double($0.latitude)] }
  }

  private static func polygon(of buffer: PolygonBuffer, _ number: Int) -> [[Vertex]]? {
    polygon(
      (buffer.polygonStarts[number]..<buffer.polygonStarts[number + 1]).map { ring in
        let vertices = (buffer.ringStarts[ring]..<buffer.ringStarts[ring + 1]).map { place in
          Vertex(
            longitude: Int(buffer.coordinates[2 * place].rounded(.toNearestOrAwayFromZero)),
            latitude: Int(buffer.coordinates[2 * place + 1].rounded(.toNearestOrAwayFromZero)))
        }
        return vertices[...]
      })
  }

  /// The box around all shapes; `nil` where there are none.
  var box: Limits? {
    var limits: Limits?
    for vertex in areas.joined().joined().joined() {
      guard let known = limits else {
        limits = Limits(west: vertex.longitude, south: vertex.latitude, east: vertex.longitude, north: vertex.latitude)
        continue
      }
      limits = Limits(
        west: min(known.west, vertex.longitude), south: min(known.south, vertex.latitude), east: max(known.east, vertex.longitude),
        north: max(known.north, vertex.latitude))
    }
    return limits
  }

  /// Writes the geometry of one area; an area that has collapsed has none.
  func write(_ area: Int, to text: inout JSONText) {
    let polygons = areas[area]
    guard let only = polygons.first else { return text.raw("null") }
    guard polygons.count > 1 else {
      text.raw("{\"type\":\"Polygon\",\"coordinates\":")
      Self.write(only, to: &text)
      return text.raw("}")
    }
    text.raw("{\"type\":\"MultiPolygon\",\"coordinates\":[")
    for (place, polygon) in polygons.enumerated() {
      if place > 0 { text.raw(",") }
      Self.write(polygon, to: &text)
    }
    text.raw("]}")
  }

  private static func degrees(
    _ shapes: MultiPolygons, in plane: String, _ extent: CoordinateOperation.Extent, _ product: String, _ parallel: Parallel
  ) throws(ExportError) -> [Vertex] {
    do throws(GDALError) {
      let operation = try CoordinateOperation(from: "EPSG:4326", to: plane, for: extent)
      let metres = shapes.vertices.flatMap { [$0.easting, $0.northing] }
      let degrees = try operation.transformed(metres, .inverse, parallel: parallel)
      guard degrees.allSatisfy(\.isFinite) else { throw .noOperation(from: plane, to: "EPSG:4326") }
      return shapes.vertices.indices.map { Vertex(longitude: units(degrees[2 * $0]), latitude: units(degrees[2 * $0 + 1])) }
    } catch {
      throw .refused(product: product, reason: "\(error)")
    }
  }

  private static func units(_ degrees: Double) -> Int { Int((degrees * 1e7).rounded(.toNearestOrAwayFromZero)) }

  /// The rings that are left of a polygon, turned as they must run and open; `nil` where its outside has collapsed.
  private static func polygon(_ rings: [ArraySlice<Vertex>]) -> [[Vertex]]? {
    let cleaned = rings.map(withoutRepetition)
    guard let outside = cleaned.first, twiceArea(outside) != 0 else { return nil }
    let holes = cleaned.dropFirst().filter { twiceArea($0) != 0 }
    return [twiceArea(outside) > 0 ? outside : outside.reversed()] + holes.map { twiceArea($0) < 0 ? $0 : $0.reversed() }
  }

  /// The ring without vertices that repeat the one before, and without spikes that lead out and straight back.
  private static func withoutRepetition(_ ring: ArraySlice<Vertex>) -> [Vertex] {
    var kept: [Vertex] = []
    for vertex in ring {
      if kept.last == vertex { continue }
      if kept.count >= 2, kept[kept.count - 2] == vertex { kept.removeLast() } else { kept.append(vertex) }
    }
    while kept.count > 1, kept.first == kept.last { kept.removeLast() }
    return kept
  }

  /// Twice the ring's area in whole units, positive where it runs counter-clockwise.
  private static func twiceArea(_ ring: [Vertex]) -> Int128 {
    guard let origin = ring.first, var previous = ring.last else { return 0 }
    var sum: Int128 = 0
    for vertex in ring {
      let a = Int128(previous.longitude - origin.longitude) * Int128(vertex.latitude - origin.latitude)
      let b = Int128(vertex.longitude - origin.longitude) * Int128(previous.latitude - origin.latitude)
      sum += a - b
      previous = vertex
    }
    return sum
  }

  private static func write(_ polygon: [[Vertex]], to text: inout JSONText) {
    text.raw("[")
    for (place, ring) in polygon.enumerated() {
      if place > 0 { text.raw(",") }
      text.raw("[")
      for vertex in ring {
        write(vertex, to: &text)
        text.raw(",")
      }
      write(ring[0], to: &text)
      text.raw("]")
    }
    text.raw("]")
  }

  private static func write(_ vertex: Vertex, to text: inout JSONText) {
    text.raw("[")
    text.degrees(vertex.longitude)
    text.raw(",")
    text.degrees(vertex.latitude)
    text.raw("]")
  }
}
