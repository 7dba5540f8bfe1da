import Foundation
import WardlightGeometry
import WardlightLoading
import WardlightSpatialStatistics
import WardlightTestSupport

/// A data set of the literature, its columns in order of code.
struct ReferenceData {
  let codes: [String]
  private let source: ReferenceSet
  private let table: TextTable?
  /// For each area its row in the table.
  private let rows: [Int]

  /// `nil` where the file is not there.
  init?(_ name: String) throws {
    guard let source = ReferenceSet(rawValue: name), source == .nothing || FileManager.default.fileExists(atPath: source.table) else {
      return nil
    }
    self.source = source
    guard source != .nothing else {
      (table, rows, codes) = (nil, [], [])
      return
    }
    let table = try TableReader(path: source.table).read()
    guard let column = table.column(source.code) else { return nil }
    self.table = table
    let written = (0..<table.rowCount).map { column[$0] }
    rows = written.indices.sorted { written[$0] < written[$1] }
    codes = rows.map { written[$0] }
  }

  /// A column by name, a quotient of two, or 1 where a column is above, or below, a number.
  func values(_ expression: String) -> [Double] {
    let parts = expression.split(separator: " ").map(String.init)
    guard parts.count == 3 else { return column(expression) }
    switch parts[1] {
    case "/": return zip(column(parts[0]), column(parts[2])).map { $0 / $1 }
    case "<": return column(parts[0]).map { $0 < Double(parts[2]) ?? .nan ? 1 : 0 }
    default: return column(parts[0]).map { $0 > Double(parts[2]) ?? .nan ? 1 : 0 }
    }
  }

  private func column(_ name: String) -> [Double] {
    guard let column = table?.column(name) else { return [] }
    return rows.map { Double(column[$0].trimmingCharacters(in: .whitespaces)) ?? .nan }
  }

  /// Places from two columns, or the centroids of the polygons.
  func places(_ columns: String?) throws -> [Coordinate] {
    guard let columns else {
      let shapes = try shapes()
      return (0..<shapes.count).compactMap { shapes.centroid(ofArea: $0) }
    }
    let names = columns.split(separator: " ").map(String.init)
    return zip(column(names[0]), column(names[1])).map { Coordinate(easting: $0, northing: $1) }
  }

  func shapes() throws -> MultiPolygons {
    let layer = LayerSource(path: source.table, crs: .planar)
    let geography = Geography(kind: "area", vintage: "")
    return try AreaLoader(source: layer, fields: AreaFields(code: source.code), geography: geography, extent: .anywhere).load().areas.shapes
  }

  /// The text of the published neighbours, with the codes of this data set.
  var publishedNeighbours: String { get throws { try String(contentsOfFile: source.neighbours, encoding: .utf8) } }

  /// What the published neighbours call the areas: by code, or by their place in the table from 0.
  var publishedCodes: [String] { source == .ny8 ? rows.map(String.init) : codes }
}

/// Where a data set lies.
private enum ReferenceSet: String {
  case columbus, sids2, baltimore, ny8
  /// The cases bring their numbers with them.
  case nothing = "none"
  case sixPoints = "six-points"
  case eightAreas = "eight-areas"
  case getisOrd = "getis-ord-1996"
  case fortyPlaces = "forty-places"
  case londonWards = "london-wards"

  var table: String {
    switch self {
    case .columbus: SharedData.path("geodata/statistics/columbus/columbus.shp")
    case .sids2: SharedData.path("geodata/statistics/sids2/sids2.shp")
    case .baltimore: SharedData.path("geodata/statistics/baltimore/baltim.shp")
    case .ny8: SharedData.path("geodata/statistics/ny8/NY8_utm18.gpkg")
    case .londonWards: SharedData.path("facts/london_wards_2018.csv")
    case .sixPoints, .eightAreas, .getisOrd, .fortyPlaces, .nothing: ReferenceFile.folder.appendingPathComponent(rawValue + ".csv").path
    }
  }

  var code: String {
    switch self {
    case .columbus: "POLYID"
    case .sids2: "FIPSNO"
    case .baltimore: "STATION"
    case .ny8: "AREAKEY"
    case .londonWards: "ward_code"
    case .sixPoints, .eightAreas, .getisOrd, .fortyPlaces, .nothing: "code"
    }
  }

  var neighbours: String {
    switch self {
    case .columbus: SharedData.path("geodata/statistics/columbus/columbus.gal")
    case .sids2: SharedData.path("geodata/statistics/sids2/sids2.gal")
    case .baltimore: SharedData.path("geodata/statistics/baltimore/baltim_k4.gwt")
    case .ny8: SharedData.path("geodata/statistics/ny8/NY_nb.gal")
    case .londonWards: ""
    case .sixPoints, .eightAreas, .getisOrd, .fortyPlaces, .nothing: ReferenceFile.folder.appendingPathComponent(rawValue + ".gal").path
    }
  }
}
