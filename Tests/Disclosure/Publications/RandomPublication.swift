import WardlightDisclosure
import WardlightEssentials

/// Tables of a made-up world, as a pack or a series of packs would publish them, drawn from a seed.
struct RandomPublication {
  /// What is published, in order of key.
  let cells: [CountedCell]
  let dimensions: [Dimension]
  let measures: [Measure]

  static let measures = [Measure("referrals", .sums), Measure("links", .sums), Measure("persons", .overlaps)]

  /// How large publications are.
  enum Size: Hashable, Sendable {
    /// A borough or two of up to five wards: what a test has time for.
    case small
    /// Up to five boroughs of up to 17 wards.
    case usual
  }

  /// One publication: tables of wards, boroughs, periods, types and flows, some of them left out.
  static func pack(seed: UInt64, index: Int, size: Size) -> RandomPublication {
    var random = KeyedRandom(seed: seed, purpose: "a random pack", index: UInt64(index))
    let (boroughs, wards) = size == .usual ? (5, 14) : (2, 2)
    let world = RandomWorld(
      &random, boroughs: 1 + random.below(boroughs), wards: 2...(4 + random.below(wards)), years: 1 + random.below(size == .usual ? 3 : 2))
    return RandomPublication(world, PackPlan(world, &random).tables)
  }

  /// Twelve monthly packs and, after every third and after the last, a quarterly and a yearly one over the same months.
  static func series(seed: UInt64, index: Int, size: Size) -> [RandomPublication] {
    var random = KeyedRandom(seed: seed, purpose: "a random series", index: UInt64(index))
    let world = RandomWorld(&random, boroughs: 2 + random.below(size == .usual ? 5 : 2), wards: 2...(size == .usual ? 18 : 5), years: 1)
    let hasTypes = random.below(2) == 0
    return world.months.indices.flatMap { place in
      var spans = [place...place]
      if place % 3 == 2 { spans.append(place - 2...place) }
      if place == 11 { spans.append(0...11) }
      return spans.map { span in
        var table = PublishedTable("referrals", ["residence": world.places, "period": [world.period(span)]])
        if hasTypes { table.members["type"] = [nil] + RandomWorld.types }
        let flows = PublishedTable(
          "links", ["origin": world.boroughMembers, "destination": [nil] + world.forces.keys.sorted(), "period": [world.period(span)]])
        return RandomPublication(world, span.count == 1 ? [table] : [table, flows])
      }
    }
  }

  private init(_ world: RandomWorld, _ tables: [PublishedTable]) {
    var counts: [CellKey: Int] = [:]
    for table in tables { counts.merge(table.counts(of: world)) { first, _ in first } }
    cells = counts.map { CountedCell($0.key, $0.value) }.sorted { $0.key < $1.key }
    dimensions = world.dimensions
    measures = Self.measures
  }
}

/// A table that counts a measure by members of dimensions; `nil` stands for the total.
struct PublishedTable {
  let measure: String
  var members: [String: [String?]]

  init(_ measure: String, _ members: [String: [String?]]) {
    self.measure = measure
    // A world of one year has that year for its whole.
    self.members = members.mapValues { members in members.indices.filter { !members[..<$0].contains(members[$0]) }.map { members[$0] } }
  }

  /// Every count of the table, zeros among them.
  func counts(of world: RandomWorld) -> [CellKey: Int] {
    var counts: [CellKey: Int] = [:]
    var persons: [CellKey: Set<Int>] = [:]
    for key in keys(members) { counts[key] = 0 }
    let spans = world.spans(members["period", default: []].compactMap(\.self))
    for record in world.records {
      let own = members.mapValues { _ in Set<String>() }.merging(record.members) { _, own in own }
      let months = own["period", default: []]
      for key in keys(
        members.reduce(into: [:]) { kept, axis in
          kept[axis.key] = axis.value.filter { member in
            guard let member else { return true }
            return axis.key == "period" ? !months.isDisjoint(with: spans[member, default: []]) : own[axis.key, default: []].contains(member)
          }
        })
      {
        if measure == "persons" { persons[key, default: []].insert(record.person) } else { counts[key, default: 0] += 1 }
      }
    }
    return counts.merging(persons.mapValues(\.count)) { _, own in own }
  }

  private func keys(_ chosen: [String: [String?]]) -> [CellKey] {
    var rows: [[String: String]] = [[:]]
    for (dimension, members) in chosen.sorted(by: { $0.key < $1.key }) {
      rows = rows.flatMap { row in
        members.map { member in
          var row = row
          row[dimension] = member
          return row
        }
      }
    }
    return rows.map { CellKey(measure, $0) }
  }
}

/// Which tables one pack has.
private struct PackPlan {
  private(set) var tables: [PublishedTable] = []

  init(_ world: RandomWorld, _ random: inout KeyedRandom) {
    let years = world.years
    let whole = world.period(0...world.months.count - 1)
    let types: [String?] = random.below(3) > 0 ? [nil] + RandomWorld.types : [nil]
    tables.append(PublishedTable("referrals", ["residence": world.places, "period": years + [whole], "type": types]))
    if random.below(2) == 0 {
      let spans = random.below(2) == 0 ? world.quarters : world.months.indices.map { world.period($0...$0) }
      tables.append(PublishedTable("referrals", ["residence": world.boroughMembers, "period": spans + [whole]]))
    }
    if random.below(4) == 0, world.months.count > 12 {
      // Windows of twelve months that overlap the years.
      let windows = [3, 6, 9].map { world.period($0...$0 + 11) }
      tables.append(PublishedTable("referrals", ["residence": world.boroughMembers, "period": windows]))
    }
    if !world.fifths.isEmpty { tables.append(PublishedTable("referrals", ["residence": world.fifths, "period": years + [whole]])) }
    if random.below(2) == 0 { tables.append(PublishedTable("persons", ["residence": world.places, "period": [whole]])) }
    if random.below(3) > 0 {
      let origins = random.below(2) == 0 ? world.places.filter { $0?.hasPrefix("fifth") != true } : world.boroughMembers
      tables.append(
        PublishedTable("links", ["origin": origins, "destination": [nil, "no force"] + world.forces.keys.sorted(), "period": [whole]]))
      tables.append(
        PublishedTable("links", ["origin": [nil, "London"], "destination": world.forces.values.joined().sorted(), "period": [whole]]))
      if random.below(2) == 0 {
        tables.append(
          PublishedTable("links", ["origin": world.boroughMembers, "destination": [nil] + world.forces.keys.sorted(), "period": years]))
      }
    }
  }
}

extension RandomWorld {
  /// The total, London, what lies outside, boroughs and wards.
  var places: [String?] { boroughMembers + boroughs.values.joined().sorted() }

  /// The total, London, what lies outside, and boroughs.
  var boroughMembers: [String?] { [nil, "London", "outside"] + boroughs.keys.sorted() }

  var years: [String?] { stride(from: 0, to: months.count, by: 12).map { period($0...$0 + 11) } }

  var quarters: [String?] { stride(from: 0, to: months.count, by: 3).map { period($0...$0 + 2) } }

  /// The name of the period of some months.
  func period(_ span: ClosedRange<Int>) -> String { "\(months[span.lowerBound].from)..\(months[span.upperBound].to)" }

  /// The months in each of some periods.
  func spans(_ periods: [String]) -> [String: Set<String>] {
    var spans: [String: Set<String>] = [:]
    for period in periods {
      let ends = period.split(separator: ".").map(String.init)
      spans[period] = Set(months.map { "\($0.from)..\($0.to)" }.filter { $0.prefix(10) >= ends[0] && $0.suffix(10) <= ends[1] })
    }
    return spans
  }
}
