import WardlightCounting
import WardlightDisclosure
import WardlightEssentials
import WardlightFlows

/// Places at one end of flows, and how many each has, now and before.
struct RankedPlaces {
  /// What the places are, in the singular: `county force`.
  let kind: String
  let rows: [Row]
  /// Those for whom a place is known; `nil` where everybody's is by nature.
  var known: Beside?
  /// All of them, each once.
  let all: Beside
  /// What is counted, and when.
  let time: Time

  /// One place.
  struct Row {
    let code: String
    let name: String
    /// The county force of a town; empty of other places.
    var region = ""
    let count: Int
    let previous: Int
    /// Whether it takes part in the ranks.
    let isRanked: Bool
    /// What the place says of the keys of its counts.
    let members: [String: String]
  }

  /// A number of the later period and of the earlier one.
  struct Beside {
    let current: Int
    let previous: Int
    let members: [String: String]
  }

  /// What is counted, and in which periods.
  struct Time {
    let current: CountMeaning.Part
    /// `nil` where there is no earlier period.
    let previous: CountMeaning.Part?
    /// The days of the earlier period and of the later one.
    let days: (Int, Int)
  }

  /// Whether there is an earlier period.
  var hasPrevious: Bool { time.previous != nil }
}

extension RankedPlaces {
  /// Places as records have them.
  init(_ ranking: FlowRanking, kind: String, _ members: FlowMembers) {
    func beside(_ names: [String: String], _ value: (FlowRanking.Total) -> Int) -> Beside {
      Beside(current: value(ranking.currentTotal), previous: ranking.previousTotal.map(value) ?? 0, members: names)
    }
    self.init(
      kind: kind, rows: ranking.rows.map { Row($0, ranking, members) },
      known: ranking.end == .origins ? nil : beside(members.known(ranking.end, ranking.filter), \.known),
      all: beside(members.members(of: ranking.filter), \.all), time: Time(ranking, members))
  }

  /// Margins of a table of counts.
  init(_ ends: FlowEnds, counts: [Int], previous: [Int]?, all: Int, allBefore: Int, _ keys: CountedKeys, _ end: CountedKeys.End) {
    let rows = ends.codes.indices.filter { counts[$0] > 0 || previous?[$0] ?? 0 > 0 }.map { place in
      Row(
        code: ends.codes[place], name: ends.names[place], region: ends.regions.isEmpty ? "" : ends.regions[place], count: counts[place],
        previous: previous?[place] ?? 0, isRanked: true, members: keys.members(end, ends.codes[place]))
    }
    self.init(
      kind: ends.kind, rows: rows, known: nil, all: Beside(current: all, previous: allBefore, members: [:]),
      time: Time(current: keys.now, previous: previous.map { _ in keys.before }, days: (1, 1)))
  }
}

extension RankedPlaces.Row {
  init(_ row: FlowRanking.Row, _ ranking: FlowRanking, _ members: FlowMembers) {
    self.init(
      code: row.code, name: row.name, region: row.region, count: row.count, previous: row.previousCount ?? 0,
      isRanked: row.isRanked, members: members.members(of: row, ranking.end, ranking.filter))
  }
}

extension RankedPlaces.Time {
  init(_ ranking: FlowRanking, _ members: FlowMembers) {
    func part(_ period: Period) -> CountMeaning.Part {
      CountMeaning.Part(members.measure, [CountName.period: Dimension.member(period)])
    }
    self.init(
      current: part(ranking.current), previous: ranking.previous.map(part),
      days: (ranking.previous?.dayCount ?? 1, ranking.current.dayCount))
  }
}

/// The table of places by rank, with shares and changes: everything but the counts is computed from these as they leave.
struct RankedTable {
  let places: RankedPlaces
  let name: String
  let title: String
  let note: String
  /// Whether a column tells the county force of each place.
  var hasRegions = false

  /// The places by falling count as far as the door lets see, those without a rank behind the others, then those that are not known, then all.
  func raw(_ door: Door) -> RawTable {
    let rows = ordered(door)
    let ends = [places.known.map { _ in RowWords.unknown }, RowWords.all].compactMap { $0 }
    return RawTable(name: name, title: title, note: note, columns: columns(rows, ends, door), meaning: meaning(rows))
  }

  private func ordered(_ door: Door) -> [RankedPlaces.Row] {
    let keys = places.rows.map { RankedPlaces.key($0.members, places.time.current) }
    let order = door.order(byFalling: places.rows.map(\.count), keys: keys, names: places.rows.map(\.name)).map { places.rows[$0] }
    return order.filter(\.isRanked) + order.filter { !$0.isRanked }
  }

  /// Those whose place nobody knows have no key: they are what the known ones leave of all, each as they leave.
  private func meaning(_ rows: [RankedPlaces.Row]) -> CountMeaning {
    let members = rows.map { CountMeaning.Part(nil, $0.members) } + (places.known == nil ? [] : [nil]) + [.init(nil, places.all.members)]
    var columns = ["count": places.time.current]
    if let previous = places.time.previous { columns["previous"] = previous }
    return CountMeaning(rows: members, columns: columns)
  }

  private func columns(_ rows: [RankedPlaces.Row], _ ends: [String], _ door: Door) -> [RawColumn] {
    let blank = ends.map { _ in "" }
    var columns = [
      RawColumn("code", "Code", .labels(rows.map(\.code) + blank)),
      RawColumn("name", places.kind.capitalizedFirst, .labels(rows.map(\.name) + ends)),
    ]
    if hasRegions { columns.append(RawColumn("county_force", "County force", .labels(rows.map(\.region) + blank))) }
    let ranked = rows.count(where: \.isRanked)
    columns += [
      RawColumn("count", "Number", .tabledCounts(counts(rows, door, places.time.current, \.count, \.current))),
      RawColumn(
        "share_percent", "Share, %",
        .formula(
          .share(of: "count", whole: .cell("count", row: rows.count + ends.count - 1)), decimals: door.terms.policy.threshold == nil ? 1 : 0
        )),
      RawColumn("rank", "Rank", .formula(.rank(of: "count", ranked: ranked), decimals: 0)),
    ]
    guard let previous = places.time.previous else { return columns }
    return columns + [RawColumn("previous", "Before", .tabledCounts(counts(rows, door, previous, \.previous, \.previous)))]
      + change(ranked, door.terms.policy)
  }

  private func counts(
    _ rows: [RankedPlaces.Row], _ door: Door, _ time: CountMeaning.Part, _ count: (RankedPlaces.Row) -> Int,
    _ total: (RankedPlaces.Beside) -> Int
  ) -> [RawColumn.TabledCell] {
    let all = door.seen(total(places.all), RankedPlaces.key(places.all.members, time))
    let unknown = places.known.map { all - door.seen(total($0), RankedPlaces.key($0.members, time)) }
    return rows.map { .number(Double(count($0))) } + (unknown.map { [$0.tabled] } ?? []) + [.number(Double(total(places.all)))]
  }

  private func change(_ ranked: Int, _ policy: Policy) -> [RawColumn] {
    [
      RawColumn("previous_rank", "Rank before", .formula(.rank(of: "previous", ranked: ranked), decimals: 0)),
      RawColumn("rank_change", "Places gained", .formula(.rankChange(of: "count", since: "previous", ranked: ranked), decimals: 0)),
      RawColumn("count_change", "Number: change", .formula(.change(of: "count", since: "previous"), decimals: 0)),
      RawColumn("count_change_percent", "Number: change, %", .formula(.percentChange(of: "count", since: "previous"), decimals: 1)),
    ] + ShownChange(days: places.time.days).columns(now: "count", before: "previous", policy)
  }
}

extension RankedPlaces {
  /// The key of a count of a row and a column.
  static func key(_ members: [String: String], _ time: CountMeaning.Part) -> CellKey {
    CellKey(time.measure ?? "", members.merging(time.members) { _, own in own })
  }
}

/// Columns of the ratio of two counts as they leave, its interval, and the word for it.
struct ShownChange {
  /// The days of the earlier period and of the later one.
  let days: (Int, Int)

  func columns(now: String, before: String, _ policy: Policy) -> [RawColumn] {
    let (both, days) = ([Operand.column(before), .column(now)], days)
    func column(_ key: String, _ title: String, _ value: @escaping @Sendable (ChangeInterval) -> Double) -> RawColumn {
      let number: @Sendable ([Double]) -> Double = { numbers in
        let value = value(.conditionalBinomial(from: Int(numbers[0]), to: Int(numbers[1]), days: days))
        return value.isFinite ? value : .nan
      }
      return RawColumn(key, title, .formula(.number(from: both, number), decimals: ReleaseDecimals(policy).figure))
    }
    return [
      column("change_ratio", "Ratio to before") { $0.ratio }, column("change_lower", "95 % from") { $0.lower },
      column("change_upper", "to") { $0.upper },
      RawColumn(
        "change", "Change",
        .formula(
          .word(from: both) { ChangeInterval.conditionalBinomial(from: Int($0[0]), to: Int($0[1]), days: days).verdict.rawValue },
          decimals: 0)),
    ]
  }
}
