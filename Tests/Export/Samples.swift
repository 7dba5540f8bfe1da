import WardlightDisclosure
import WardlightGeometry
import WardlightLoading

/// Small tables and areas that tests write.
enum Samples {
  /// Whether PROJ goes between the datums by a Helmert shift, because the grids of OSTN15 are not installed.
  static var shiftIsHelmert: Bool { (try? WorkingFrame().operation.contains("(6)")) ?? false }

  static func table(policy: Policy = .standard, name: String = "wards") throws -> Released<Table> {
    let raw = RawTable(
      name: name, title: "Wards & more", note: "Referrals",
      columns: [
        RawColumn("code", "Code", .labels(["E05000002", "E05000001", ""])),
        RawColumn("ward", "Ward", .labels(["St \"Mary's\", <North>", "Abbey", "Out of London"])),
        RawColumn("referrals", "Referrals", .counts([11, 3, nil])),
        RawColumn("rate", "Rate per 1,000", .computed([0.75, 0.2, .nan], decimals: 2, from: .sameRow(["referrals"]))),
      ])
    return try Door(policy: policy, marking: .official, sources: []).release(raw)
  }

  /// Two areas: one with a hole, and one of two parts of which one is smaller than the seventh decimal.
  static var areas: Areas {
    func square(_ easting: Double, _ northing: Double, _ side: Double) -> [Coordinate] {
      [(0.0, 0.0), (side, 0), (side, side), (0, side)].map { Coordinate(easting: easting + $0.0, northing: northing + $0.1) }
    }
    var shapes = MultiPolygons()
    shapes.append([[square(530_000, 180_000, 1_000), square(530_400, 180_400, 200)]])
    shapes.append([[square(531_000, 180_000, 1_000)], [square(533_000, 180_000, 0.001)], [square(535_000, 180_000, 500)]])
    return Areas(
      geography: Geography(kind: "ward", vintage: "2018"), codes: ["E05000001", "E05000002"], names: ["Abbey", "St Mary's"], shapes: shapes)
  }
}
