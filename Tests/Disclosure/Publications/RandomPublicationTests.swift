import Testing
import WardlightDisclosure
import WardlightEssentials

@Suite("Made-up publications")
struct RandomPublicationTests {
  private static let seed: UInt64 = 8

  @Test("The counts of a made-up pack satisfy its own system", arguments: 0..<20)
  func addsUp(index: Int) throws {
    let pack = RandomPublication.pack(seed: Self.seed, index: index, size: .usual)
    let system = try CellSystem(published: pack.cells.map(\.key), dimensions: pack.dimensions, measures: pack.measures)
    let values = system.values(of: Dictionary(uniqueKeysWithValues: pack.cells.map { ($0.key, $0.count) }))
    for relation in system.relations {
      let parts = relation.parts.compactMap { values[$0] }
      guard let whole = values[relation.whole], parts.count == relation.parts.count else { continue }
      let sum = parts.reduce(0, +)
      switch relation.adding {
      case .sums: #expect(whole == sum && parts.allSatisfy { $0 >= 0 }, "seed \(Self.seed), pack \(index)")
      case .overlaps:
        #expect(parts.allSatisfy { $0 <= whole } && (!relation.isComplete || whole <= sum), "seed \(Self.seed), pack \(index)")
      }
    }
  }

  @Test("Counts of wards are as small as real ones, and differ from seed to seed")
  func skew() {
    var wardYears: [Int] = []
    for index in 0..<30 {
      let pack = RandomPublication.pack(seed: Self.seed, index: index, size: .usual)
      wardYears += pack.cells.filter { $0.key.members["residence"]?.hasPrefix("ward") == true && $0.key.members["type"] == nil }
        .filter { $0.key.measure == "referrals" && isYear($0.key.members["period"]) }.map(\.count)
    }
    let mean = Double(wardYears.reduce(0, +)) / Double(wardYears.count)
    // Poisson with a gamma rate of shape 1 is geometric: with a mean of 0.8, 0 has probability 1 / 1.8 = 0.56.
    #expect(wardYears.count > 500)
    #expect((0.6...1.0).contains(mean), "mean \(mean) of \(wardYears.count)")
    #expect((0.48...0.64).contains(Double(wardYears.count { $0 == 0 }) / Double(wardYears.count)))
    #expect(RandomPublication.pack(seed: 1, index: 0, size: .usual).cells != RandomPublication.pack(seed: 2, index: 0, size: .usual).cells)
    #expect(RandomPublication.pack(seed: 1, index: 0, size: .usual).cells == RandomPublication.pack(seed: 1, index: 0, size: .usual).cells)
  }

  private func isYear(_ period: String?) -> Bool {
    guard let ends = period?.split(separator: ".").compactMap({ CalendarDate(text: $0) }), ends.count == 2 else { return false }
    return (364...366).contains(ends[1].daysSince1970 - ends[0].daysSince1970 + 1)
  }

  @Test("A series has 12 monthly, 4 quarterly and 1 yearly pack over the same months")
  func series() {
    let series = RandomPublication.series(seed: Self.seed, index: 0, size: .usual)
    #expect(series.count == 17)
    let months = series.flatMap(\.cells).filter { $0.key.members.keys.sorted() == ["period"] && $0.key.measure == "referrals" }
    #expect(months.count == 17)
    let sums = Dictionary(grouping: months) { $0.key.members["period"].map { span($0) } }.mapValues { $0.reduce(0) { $0 + $1.count } }
    #expect(sums.keys.compactMap(\.self).sorted() == [1, 3, 12])
    #expect(Set(sums.values).count == 1)
  }

  private func span(_ period: String) -> Int {
    let ends = period.split(separator: ".").compactMap { CalendarDate(text: $0) }
    return Period(from: ends[0], to: ends[1])?.months.count ?? 0
  }
}
