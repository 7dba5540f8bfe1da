import Foundation
import WardlightDisclosure
import WardlightEssentials

/// Made-up young people of some boroughs and the county towns where they were found, with counts as small and as skewed as real ones.
///
/// The rate of a ward is drawn from a gamma distribution of shape 1 and mean 0.8 a year, as 598 referrals a year over 633 wards suggest; the number in
/// each month is Poisson. Most wards have 0 to 2 a year, some ten.
struct RandomWorld {
  /// What is told of one record.
  struct Record {
    let person: Int
    /// For each dimension the members that the record belongs to.
    let members: [String: Set<String>]
  }

  /// How members lie in each other.
  let dimensions: [WardlightDisclosure.Dimension]
  /// Wards by borough.
  let boroughs: [String: [String]]
  /// Towns by force.
  let forces: [String: [String]]
  /// Groups of wards across boroughs, where there are any: `fifth 1`.
  let fifths: [String]
  /// The months of all records, in order.
  let months: [Period]
  let records: [Record]

  static let types = ["intelligence", "intervention"]

  /// A world.
  ///
  /// - Parameters:
  ///   - random: What everything is drawn from.
  ///   - boroughs: How many boroughs.
  ///   - wards: The number of wards in a borough.
  ///   - years: How many years of twelve months.
  init(_ random: inout KeyedRandom, boroughs count: Int, wards: ClosedRange<Int>, years: Int) {
    let start = CalendarDate(year: 2018, month: random.below(2) == 0 ? 5 : 1, day: 1)!
    months = Period(from: start, to: start.adding(days: years * 365 + 20))!.months.prefix(years * 12).map { $0 }
    boroughs = Self.nest("borough", count, "ward") { wards.lowerBound + random.below(wards.count) }
    forces = Self.nest("force", 2 + random.below(6), "town") { random.below(4) }
    fifths = random.below(4) == 0 ? (1...5).map { "fifth \($0)" } : []
    let isComplete = random.below(5) > 0
    var fifth: [String: String] = [:]
    if !fifths.isEmpty { for ward in boroughs.values.joined().sorted() { fifth[ward] = fifths[random.below(5)] } }
    dimensions = Self.dimensions(boroughs, forces, fifths, fifth, isComplete: isComplete)
    records = Self.records(&random, boroughs, forces, fifth, months)
  }

  private static func nest(_ outer: String, _ count: Int, _ inner: String, _ size: () -> Int) -> [String: [String]] {
    var nest: [String: [String]] = [:]
    for place in 1...count {
      let parts = size()
      nest["\(outer) \(place)"] = parts == 0 ? [] : (1...parts).map { "\(inner) \(place).\($0)" }
    }
    return nest
  }

  private static func dimensions(
    _ boroughs: [String: [String]], _ forces: [String: [String]], _ fifths: [String], _ fifth: [String: String], isComplete: Bool
  ) -> [WardlightDisclosure.Dimension] {
    func around(_ nest: [String: [String]], _ outermost: [String]) -> [String: [String]] {
      var within: [String: [String]] = [:]
      for (outer, inner) in nest {
        within[outer] = outermost
        for member in inner { within[member] = [outer] + (fifth[member].map { [$0] } ?? []) }
      }
      return within
    }
    var places = around(boroughs, ["London"])
    places["London"] = ["*"]
    places["outside"] = ["*"]
    let origins = places.mapValues { $0.filter { !$0.hasPrefix("fifth") } }
    for name in fifths { places[name] = ["London"] }
    let made = isComplete ? Set(["London"] + boroughs.keys + fifths) : ["London"]
    return [
      WardlightDisclosure.Dimension("residence", .nested(within: places, complete: made)), WardlightDisclosure.Dimension("period", .time),
      WardlightDisclosure.Dimension("type", .nested(within: ["intelligence": ["*"], "intervention": ["*"]], complete: ["*"])),
      WardlightDisclosure.Dimension("origin", .nested(within: origins, complete: made.filter { !$0.hasPrefix("fifth") })),
      WardlightDisclosure.Dimension(
        "destination", .nested(within: around(forces, ["*"]).merging(["no force": ["*"]]) { own, _ in own }, complete: [])),
    ]
  }

  private static func records(
    _ random: inout KeyedRandom, _ boroughs: [String: [String]], _ forces: [String: [String]], _ fifth: [String: String], _ months: [Period]
  ) -> [Record] {
    let weights = forces.keys.sorted().map { (force: $0, weight: random.exponential()) }
    var records: [Record] = []
    for (borough, wards) in boroughs.sorted(by: { $0.key < $1.key }) {
      for ward in wards + (random.below(3) == 0 ? ["outside"] : []) {
        let rate = 0.8 / 12 * random.exponential()
        for month in months {
          for _ in 0..<random.poisson(rate) {
            let home: Set = ward == "outside" ? ["outside"] : [ward, borough, "London"]
            let force = random.pick(weights)
            let towns = forces[force] ?? []
            let town: Set = towns.isEmpty || random.below(4) == 0 ? [] : [towns[random.below(towns.count)]]
            // One in six has been referred before.
            let person = records.isEmpty || random.below(6) > 0 ? records.count : records[random.below(records.count)].person
            records.append(
              Record(
                person: person,
                members: [
                  "residence": home.union(fifth[ward].map { [$0] } ?? []), "origin": home, "period": ["\(month.from)..\(month.to)"],
                  "type": [types[random.below(5) == 0 ? 0 : 1]], "destination": random.below(6) == 0 ? ["no force"] : town.union([force]),
                ]))
          }
        }
      }
    }
    return records
  }
}

extension KeyedRandom {
  /// A number from the exponential distribution of mean 1, which is the gamma distribution of shape 1.
  fileprivate mutating func exponential() -> Double { -log(1 - unit()) }

  /// A number from the Poisson distribution, by waiting times.
  fileprivate mutating func poisson(_ mean: Double) -> Int {
    var count = 0
    var time = exponential()
    while time < mean {
      count += 1
      time += exponential()
    }
    return count
  }

  fileprivate mutating func pick(_ weights: [(force: String, weight: Double)]) -> String {
    var left = unit() * weights.reduce(0) { $0 + $1.weight }
    for (force, weight) in weights {
      left -= weight
      if left < 0 { return force }
    }
    return weights[weights.count - 1].force
  }
}
