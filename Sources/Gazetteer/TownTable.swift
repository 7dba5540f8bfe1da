internal import WardlightEssentials
internal import WardlightGeometry
internal import WardlightLoading

/// Reads a table of towns, whichever of the known layouts its heading has.
struct TownTable {
  private let table: TextTable
  private let layout: TownLayout
  /// Rows that are no towns.
  private(set) var otherRows = 0
  /// The towns, without their forces, in the order of the table.
  private(set) var towns: [Town] = []
  /// What the table calls the force of each town; `nil` where it has no such column.
  private(set) var forces: [String]?
  /// The country of each town; empty where the table does not say.
  private(set) var countries: [String] = []

  var file: String { table.file }

  init(path: String) throws(GazetteerError) {
    let reader = TableReader(path: path)
    let fields: [String]
    do throws(LoadingError) { fields = try reader.fields() } catch { throw .table(error) }
    guard let layout = TownLayout.all.first(where: { $0.needed.allSatisfy(fields.contains) }) else {
      throw .notTowns(file: path, present: fields)
    }
    self.layout = layout
    do throws(LoadingError) { table = try reader.read(fields: layout.columns.filter(fields.contains)) } catch { throw .table(error) }
    forces = layout.force.flatMap { table.fields.contains($0) ? [] : nil }
    for row in 0..<table.rowCount { try append(row) }
  }

  private mutating func append(_ row: Int) throws(GazetteerError) {
    guard layout.columns.contains(where: { !text(row, $0).isEmpty }) else { return }
    guard let kind = try kind(row) else {
      otherRows += 1
      return
    }
    let name = text(row, layout.name)
    guard !TownSpelling(name).key.isEmpty else { throw .badTown(file: file, row: table.rowNumber(row), column: layout.name) }
    let place = Coordinate(easting: try metres(row, layout.easting), northing: try metres(row, layout.northing))
    towns.append(
      Town(
        name: name, otherName: filled(row, layout.otherName), kind: kind, place: place, force: nil, district: filled(row, layout.district),
        county: filled(row, layout.county)))
    let force = layout.force.map { text(row, $0) } ?? ""
    forces?.append(force)
    countries.append(text(row, TownLayout.country))
  }

  /// Our own table has towns alone, and an empty type is a town; OS Open Names has roads and hills too.
  private func kind(_ row: Int) throws(GazetteerError) -> Town.Kind? {
    let type = text(row, layout.type)
    let kind = Town.Kind.allCases.first { $0.rawValue.lowercased() == type.lowercased() && $0 != .district }
    if kind == nil, layout.hasTownsOnly {
      guard type.isEmpty else { throw .badTown(file: file, row: table.rowNumber(row), column: layout.type) }
      return .town
    }
    return kind
  }

  private func metres(_ row: Int, _ field: String) throws(GazetteerError) -> Double {
    guard let value = Double(text(row, field)), value.isFinite else {
      throw .notANumber(file: file, row: table.rowNumber(row), column: field)
    }
    return value
  }

  private func text(_ row: Int, _ field: String) -> String {
    let cell = table.column(field)?[row] ?? ""
    return String(cell.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }

  private func filled(_ row: Int, _ field: String) -> String? {
    let text = text(row, field)
    return text.isEmpty ? nil : text
  }
}

/// What a table of towns calls its columns.
private struct TownLayout {
  let name: String
  let otherName: String
  let type: String
  let easting: String
  let northing: String
  let force: String?
  let district: String
  let county: String
  let hasTownsOnly: Bool

  static let country = "COUNTRY"

  /// OS Open Names, and our own.
  static let all = [
    TownLayout(
      name: "NAME1", otherName: "NAME2", type: "LOCAL_TYPE", easting: "X", northing: "Y", force: nil, district: "DISTRICT_BOROUGH",
      county: "COUNTY_UNITARY", hasTownsOnly: false),
    TownLayout(
      name: "town", otherName: "other_name", type: "type", easting: "easting", northing: "northing", force: "force", district: "district",
      county: "county", hasTownsOnly: true),
  ]

  /// The columns without which the table is of another layout.
  var needed: [String] { [name, easting, northing] + (hasTownsOnly ? [] : [type]) }
  var columns: [String] { [name, otherName, type, easting, northing] + [force].compactMap { $0 } + [district, county, Self.country] }
}
