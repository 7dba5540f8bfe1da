import WardlightCounting
import WardlightEssentials
import WardlightGazetteer
import WardlightGeometry
import WardlightRecords
import WardlightTestSupport

/// A raw table with every kind of row, and what is right about it.
struct RandomTable {
  struct Good {
    let date: CalendarDate
    let area: Int?
    let type: String
  }

  static let periods = [(2019, 1, 2019, 12), (2019, 6, 2020, 6), (2030, 1, 2030, 2)].compactMap { years in
    CalendarDate(year: years.0, month: years.1, day: 1).flatMap { from in
      CalendarDate(year: years.2, month: years.3, day: 28).flatMap { Period(from: from, to: $0.endOfMonth) }
    }
  }

  private(set) var rows: [String] = []
  private(set) var good: [Good] = []
  private(set) var badRows = 0
  private let seed: UInt64

  init(seed: UInt64, rows count: Int) {
    self.seed = seed
    var random = KeyedRandom(seed: seed, purpose: "random table")
    for _ in 0..<count { append(&random) }
  }

  private mutating func append(_ random: inout KeyedRandom) {
    let date = CalendarDate(daysSince1970: 17_800 + random.below(900))
    let type = ["intervention", "intelligence", ""][random.below(3)]
    let borough = ["East", "west", "WEST ", "Out of London", "out of london", ""][random.below(6)]
    let person = random.below(3) == 0 ? "" : "p\(random.below(60))"
    let ending = "\(borough),\(type),\(person)"
    switch random.below(10) {
    case 0: bad("no date,500,500,,\(ending)")
    case 1: bad("\(date),5o0,500,,\(ending)")
    case 2: bad("\(date),500,500,,\(borough),gossip,\(person)")
    case 3: place(date, nil, type, "\(date),9000,9000,,\(ending)")
    case 4: place(date, nil, type, "\(date),,,,\(ending)")
    case 5: place(date, nil, type, "\(date),,,\(["ZZ99 3VZ", "rubbish"][random.below(2)]),\(ending)")
    case 6: place(date, nil, type, "\(date),,,E1 1AA / E1 1AB,\(ending)")
    case 7: place(date, 1, type, "\(date),2030,500,,\(ending)")
    default:
      let area = random.below(2)
      place(date, area, type, "\(date),\(area * 1_000 + 1 + random.below(999)),\(1 + random.below(999)),,\(ending)")
    }
  }

  private mutating func bad(_ row: String) {
    rows.append(row)
    badRows += 1
  }

  private mutating func place(_ date: CalendarDate, _ area: Int?, _ type: String, _ row: String) {
    rows.append(row)
    good.append(Good(date: date, area: area, type: type))
  }

  func shuffled() -> RandomTable {
    var copy = self
    var random = KeyedRandom(seed: seed, purpose: "shuffle")
    copy.rows.shuffle(using: &random)
    return copy
  }

  /// The table, located in two squares of 1 km.
  func located() throws -> LocatedReferrals {
    let (reading, locations) = try readAndLocated()
    return LocatedReferrals(reading, locations: locations, areaCount: 2)
  }

  /// The table, read from a file and located in two squares of 1 km.
  func readAndLocated() throws -> (reading: RecordReading<Referral>, locations: [Location]) {
    let folder = try ScratchFolder()
    let path = try folder.file(
      "table.csv", "date,easting,northing,postcode,responsible_borough,referral_type,id\n" + rows.joined(separator: "\n") + "\n")
    let postcodes = try folder.file("postcodes.csv", "E1 1AA,10,500,500\nE1 1AB,10,1500,500\n")
    let reading = try ReferralReader.read([RecordFile(path: path)], key: IdentifierKey(bytes: [1, 2, 3]))
    var shapes = MultiPolygons()
    for left in [0.0, 1_000] {
      let corners = [(left, 0.0), (left + 1_000, 0), (left + 1_000, 1_000), (left, 1_000)]
      shapes.append([[corners.map { Coordinate(easting: $0.0, northing: $0.1) }]])
    }
    let locator = Locator(index: PointInAreaIndex(shapes), postcodes: try PostcodeDirectory.load([postcodes]), nearestWithin: 50)
    return (reading, locator.locate(reading.records.map(\.place)))
  }
}
