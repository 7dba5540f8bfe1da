public import WardlightDisclosure
public import WardlightEssentials
internal import WardlightGDAL
public import WardlightGeometry

/// Where the line of each row of a table begins and ends.
public struct LineEnds: Hashable, Sendable {
  /// Where each line begins; `nil` where nobody knows.
  public let origins: [Coordinate?]
  /// Where it ends, in the same order.
  public let destinations: [Coordinate?]
  /// The plane of these places.
  public let plane: Plane

  /// Ends of lines.
  ///
  /// - Precondition: There are as many origins as destinations.
  public init(origins: [Coordinate?], destinations: [Coordinate?], plane: Plane) {
    precondition(origins.count == destinations.count, "\(origins.count) origins for \(destinations.count) destinations")
    self.origins = origins
    self.destinations = destinations
    self.plane = plane
  }
}

extension GeoJSON {
  /// A collection with a straight line for each row of a table: flows from place to place (RFC 7946).
  ///
  /// Coordinates are WGS 84 longitude and latitude with seven decimals. A row of which an end is not known, or whose ends are one place, has no geometry. Properties,
  /// marking and policy are as for areas.
  ///
  /// - Parameters:
  ///   - lines: The ends, one pair a row.
  ///   - table: What is known of the lines.
  ///   - notes: Sentences that stand as `notes` beside marking and policy.
  ///   - parallel: How many threads transform coordinates; the text does not depend on it.
  /// - Returns: One feature in a line, in the table's order.
  /// - Precondition: There are as many lines as rows.
  /// - Throws: ``ExportError/barePlane(product:)`` for places that lie nowhere on Earth, ``ExportError/refused(product:reason:)`` where PROJ's database is missing.
  /// - Complexity: O(cells).
  public static func text(
    lines: LineEnds, table: Released<Table>, notes: [String] = [], parallel: Parallel = Parallel()
  ) throws(ExportError) -> String {
    let rows = table.content.rows.indices
    precondition(lines.origins.count == rows.count, "\(lines.origins.count) lines for \(rows.count) rows")
    let places = try RoundedPlaces(lines, named: table.content.name, parallel)
    var text = JSONText()
    collection(&text, table, "lines", notes, places.box)
    for row in rows {
      text.raw(row == 0 ? "\n" : ",\n")
      feature(&text, table.content, row, id: "") { places.write(row, to: &$0) }
    }
    text.raw("\n]}\n")
    return text.text
  }
}

/// Lines as longitude and latitude in whole units of the seventh decimal.
private struct RoundedPlaces {
  /// West–east and south–north of both ends, `nil` where there is no line.
  private let lines: [[Int]?]

  init(_ lines: LineEnds, named product: String, _ parallel: Parallel) throws(ExportError) {
    guard let plane = lines.plane.definition else { throw .barePlane(product: product) }
    let known = lines.origins.indices.filter { line in
      lines.origins[line] != nil && lines.destinations[line] != nil && lines.origins[line] != lines.destinations[line]
    }
    let ends = known.flatMap { [lines.origins[$0], lines.destinations[$0]] }.compactMap { $0 }
    let extent: CoordinateOperation.Extent = lines.plane == .britishGrid ? .greatBritain : .anywhere
    let degrees = try Self.degrees(ends.flatMap { [$0.easting, $0.northing] }, plane, extent, product, parallel)
    var rounded: [[Int]?] = Array(repeating: nil, count: lines.origins.count)
    for (place, line) in known.enumerated() { rounded[line] = Array(degrees[4 * place..<4 * place + 4]) }
    self.lines = rounded
  }

  private static func degrees(
    _ metres: [Double], _ plane: String, _ extent: CoordinateOperation.Extent, _ product: String, _ parallel: Parallel
  ) throws(ExportError) -> [Int] {
    do throws(GDALError) {
      let operation = try CoordinateOperation(from: "EPSG:4326", to: plane, for: extent)
      let degrees = try operation.transformed(metres, .inverse, parallel: parallel)
      guard degrees.allSatisfy(\.isFinite) else { throw .noOperation(from: plane, to: "EPSG:4326") }
      return degrees.map { Int(($0 * 1e7).rounded(.toNearestOrAwayFromZero)) }
    } catch {
      throw .refused(product: product, reason: "\(error)")
    }
  }

  var box: RoundedShapes.Limits? {
    let known = lines.compactMap { $0 }
    let longitudes = known.flatMap { [$0[0], $0[2]] }
    let latitudes = known.flatMap { [$0[1], $0[3]] }
    guard let west = longitudes.min(), let east = longitudes.max(), let south = latitudes.min(), let north = latitudes.max() else {
      return nil
    }
    return RoundedShapes.Limits(west: west, south: south, east: east, north: north)
  }

  func write(_ line: Int, to text: inout JSONText) {
    guard let ends = lines[line] else { return text.raw("null") }
    text.raw("{\"type\":\"LineString\",\"coordinates\":[[")
    for (place, degrees) in ends.enumerated() {
      if place > 0 { text.raw(place == 2 ? "],[" : ",") }
      text.degrees(degrees)
    }
    text.raw("]]}")
  }
}
