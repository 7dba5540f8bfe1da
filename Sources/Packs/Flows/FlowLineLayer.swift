import WardlightAnalysis
import WardlightDisclosure
import WardlightEssentials
import WardlightExport
import WardlightGeometry

/// Flows as lines for a geographic information system.
struct FlowLineLayer {
  let name: String
  let label: String
  private var table: Released<Table>
  private let lines: LineEnds

  /// Flows from areas to areas; `nil` where there are none, or where their places lie nowhere on Earth.
  init?(links findings: FlowFindings) {
    guard let table = findings.links, let origins = findings.originAreas else { return nil }
    let destinations = findings.destinationAreas ?? origins
    self.init("flows.geojson", "Flows as lines", table, Self.sites(origins), Self.sites(destinations), origins.plane)
  }

  /// Flows from areas to towns.
  init?(townLinks findings: FlowFindings) {
    guard let table = findings.townLinks, let origins = findings.originAreas else { return nil }
    let towns = findings.townPlaces
    let known = zip(towns.codes, towns.points).compactMap { code, point in point.map { (code, $0) } }
    let sites = Dictionary(known) { first, _ in first }
    self.init("town-flows.geojson", "Flows to towns as lines", table, Self.sites(origins), sites, origins.plane)
  }

  private init?(
    _ name: String, _ label: String, _ table: Released<Table>, _ origins: [String: Coordinate], _ destinations: [String: Coordinate],
    _ plane: Plane
  ) {
    guard plane.definition != nil, !table.content.rows.isEmpty else { return nil }
    self.name = name
    self.label = label
    self.table = table
    lines = LineEnds(
      origins: table.texts("origin").map { origins[$0] }, destinations: table.texts("destination").map { destinations[$0] }, plane: plane)
  }

  func stated(_ made: Provenance) -> FlowLineLayer {
    var layer = self
    layer.table = table.stated(made)
    return layer
  }

  func text(_ parallel: Parallel) throws(ExportError) -> String { try GeoJSON.text(lines: lines, table: table, parallel: parallel) }

  /// Where each area's label stands best, by code.
  private static func sites(_ areas: Areas) -> [String: Coordinate] {
    guard let box = areas.shapes.box else { return [:] }
    // A line of the layer needs no better place than that of a map.
    let precision = max(box.width, box.height) / 1000
    let places = areas.codes.indices.compactMap { area in
      areas.shapes.labelPoint(ofArea: area, precision: precision).map { (areas.codes[area], $0.place) }
    }
    return Dictionary(places) { first, _ in first }
  }
}
