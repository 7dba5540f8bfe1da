import Testing
import WardlightCounting
import WardlightEssentials
import WardlightGazetteer
import WardlightGeometry
import WardlightRecords

@testable import WardlightAnalysis

/// Square areas, records in them, and the tables that come of it.
enum CountedAreas {
  static let noun = Configuration.Noun(singular: "record", plural: "records")

  /// Squares of a kilometre in a row.
  static func areas(_ codes: [String], numbers: [String: [Double]] = [:]) -> Areas {
    var shapes = MultiPolygons()
    for place in codes.indices {
      let west = Double(1_000 * place)
      shapes.append([
        [[(west, 0.0), (west + 1_000, 0), (west + 1_000, 1_000), (west, 1_000)].map { Coordinate(easting: $0.0, northing: $0.1) }]
      ])
    }
    return Areas(
      geography: Geography(kind: "areas", vintage: "2018"), codes: codes, names: codes.map { "Area \($0)" }, shapes: shapes,
      numbers: numbers)
  }

  /// A record of the first file.
  static func referral(_ date: String, type: ReferralType? = nil, file: Int = 0, row: Int = 2) throws -> Referral {
    Referral(
      source: RecordOrigin(file: file, row: row), person: nil, date: try #require(CalendarDate(text: date)), place: .none,
      responsibleBorough: nil,
      type: type)
  }

  /// The counts of so many records of a date and type in an area.
  static func counts(
    _ records: [(area: Int, date: String, type: ReferralType?, count: Int)], areaCount: Int, _ division: PeriodDivision = .whole,
    types: TypeDivision = .together
  ) throws -> AreaCounts {
    var tally = CountTally(areaCount: areaCount, periods: try CountingPeriods(division: division), types: types)
    for record in records {
      let referrals = try (0..<record.count).map { _ in try referral(record.date, type: record.type) }
      let inside = Location(method: .coordinates, outcome: .inside(area: record.area))
      tally.add(RecordReading(records: referrals), locations: referrals.map { _ in inside })
    }
    return tally.areaCounts
  }
}
