import WardlightCartography
import WardlightDisclosure
import WardlightEssentials
import WardlightGeometry

/// Areas and released values for tests.
enum Sample {
  /// Hexagons of two kilometres in rows, with names as long as wards have.
  static func hexagons(_ count: Int, names: [String]? = nil) -> Areas {
    var shapes = MultiPolygons()
    let perRow = max(1, Int(Double(count).squareRoot().rounded(.up)))
    for area in 0..<count {
      let (row, column) = area.quotientAndRemainder(dividingBy: perRow)
      let shift = row.isMultiple(of: 2) ? 0.0 : 866
      shapes.append([[hexagon(easting: 530_000 + Double(column) * 1732 + shift, northing: 180_000 - Double(row) * 1500)]])
    }
    return Areas(
      geography: Geography(kind: "ward", vintage: "2018", isHexagonMap: true), codes: (0..<count).map { "E05\(100_000 + $0)" },
      names: names ?? (0..<count).map { longNames[$0 % longNames.count] + ($0 < longNames.count ? "" : " \($0)") }, shapes: shapes)
  }

  private static func hexagon(easting: Double, northing: Double) -> [Coordinate] {
    [(0.0, 1000.0), (-866, 500), (-866, -500), (0, -1000), (866, -500), (866, 500)].map {
      Coordinate(easting: easting + $0.0, northing: northing + $0.1)
    }
  }

  private static let longNames = [
    "Green Street East", "Royal Docks and Silvertown Waterside North", "Bow", "Plaistow South", "St Mary's and St James",
    "Stratford and New Town",
    "Custom House", "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch", "Forest Gate North", "Wall End",
    "Knightsbridge & Belgravia",
    "East Ham Central",
  ]

  static func furniture(title: String = "Referrals by ward of residence", note: String = "") throws -> MapFurniture {
    MapFurniture(
      title: title, subtitle: "1 September 2018 to 30 April 2021 · wards of May 2018", legendTitle: "Referrals",
      sources: ["Contains National Statistics data © Crown copyright and database right."],
      caveat: "The map shows where young people live, not where harm happens.", created: try day(), note: note)
  }

  private struct NoSuchDay: Error {}

  private static func day() throws -> CalendarDate {
    guard let day = CalendarDate(year: 2021, month: 12, day: 1) else { throw NoSuchDay() }
    return day
  }

  /// Values that have passed a door.
  static func released(_ values: RawColumn.Values, policy: Policy = .standard) throws -> Released<CellColumn> {
    let sources = [Door.SourceStatement(name: "referrals", isSynthetic: true, isPersonal: true)]
    let door = try Door(policy: policy, marking: .official, sources: sources)
    return door.release(RawTable(name: "wards", title: "Wards", note: "", columns: [RawColumn("value", "Value", values)])).column("value")
  }

  static func counts(_ counts: [Int?], policy: Policy = .standard) throws -> Released<CellColumn> {
    try released(.counts(counts), policy: policy)
  }

  /// Values of which some are withheld, because the count that they come from is protected.
  static func rates(_ rates: [Double], counts: [Int]) throws -> Released<CellColumn> {
    let door = try Door(policy: .standard, marking: .official, sources: [])
    let columns = [
      RawColumn("count", "Count", .counts(counts)), RawColumn("rate", "Rate", .computed(rates, decimals: 2, from: .sameRow(["count"]))),
    ]
    return door.release(RawTable(name: "wards", title: "Wards", note: "", columns: columns)).column("rate")
  }
}
