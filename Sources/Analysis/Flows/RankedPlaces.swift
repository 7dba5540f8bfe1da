import WardlightCounting
import WardlightDisclosure
import WardlightEssentials
import WardlightFlows

/// Places at one end of flows, and how many each has, now and before.
struct RankedPlaces {
  /// What the places are, in the singular: `county force`.
  let kind: String
  let rows: [Row]
  /// Those whose place nobody stated; `nil` where everybody's is known by nature.
  var unknown: Beside?
  /// All of them, each once.
  let all: Beside
  /// Whether there is an earlier period.
  let hasPrevious: Bool

  /// One place.
  struct Row {
    let code: String
    let name: String
    /// The county force of a town; empty of other places.
    var region = ""
    let count: Int
    let previous: Int
    let rank: Int?
    let previousRank: Int?
    let interval: ChangeInterval?
  }

  /// A number of the later period and of the earlier one.
  struct Beside {
    let current: Int
    let previous: Int
    let interval: ChangeInterval?
  }
}

extension RankedPlaces {
  /// Places as records have them.
  init(_ ranking: FlowRanking, kind: String) {
    let days = (ranking.previous?.dayCount ?? 1, ranking.current.dayCount)
    func beside(_ value: (FlowRanking.Total) -> Int) -> Beside {
      let (now, before) = (value(ranking.currentTotal), ranking.previousTotal.map(value))
      return Beside(current: now, previous: before ?? 0, interval: before.map { .conditionalBinomial(from: $0, to: now, days: days) })
    }
    self.init(
      kind: kind, rows: ranking.rows.map(Row.init), unknown: beside(\.unknown), all: beside(\.all), hasPrevious: ranking.previous != nil)
  }

  /// Margins of a table of counts.
  init(_ ends: FlowEnds, counts: [Int], previous: [Int]?, all: Int, allBefore: Int) {
    let (ranks, before) = (CompetitionRank.ranksOfPositive(counts), previous.map(CompetitionRank.ranksOfPositive))
    func interval(_ before: Int?, _ now: Int) -> ChangeInterval? {
      before.map { .conditionalBinomial(from: $0, to: now, days: (1, 1)) }
    }
    let rows = ends.codes.indices.filter { counts[$0] > 0 || previous?[$0] ?? 0 > 0 }.map { place in
      Row(
        code: ends.codes[place], name: ends.names[place], region: ends.regions.isEmpty ? "" : ends.regions[place], count: counts[place],
        previous: previous?[place] ?? 0, rank: ranks[place], previousRank: before?[place] ?? nil,
        interval: interval(previous?[place], counts[place]))
    }
    self.init(
      kind: ends.kind, rows: rows, unknown: nil,
      all: Beside(current: all, previous: allBefore, interval: interval(previous.map { _ in allBefore }, all)),
      hasPrevious: previous != nil)
  }
}

extension RankedPlaces.Row {
  init(_ row: FlowRanking.Row) {
    self.init(
      code: row.code, name: row.name, region: row.region, count: row.count, previous: row.previousCount ?? 0, rank: row.rank,
      previousRank: row.previousRank, interval: row.interval)
  }
}

/// The table of places by rank, with shares and changes.
struct RankedTable {
  let places: RankedPlaces
  let name: String
  let title: String
  let note: String
  /// Whether a column tells the county force of each place.
  var hasRegions = false

  /// The places by falling count as far as the door lets see, then those that are not known, then all.
  func raw(_ door: Door) -> RawTable {
    let order = door.order(byFalling: places.rows.map(\.count), names: places.rows.map(\.name))
    let totals = [(RowWords.unknown, places.unknown), (RowWords.all, places.all)].compactMap { name, count in
      count.map {
        RankedPlaces.Row(
          code: "", name: name, count: $0.current, previous: $0.previous, rank: nil, previousRank: nil, interval: $0.interval)
      }
    }
    return RawTable(name: name, title: title, note: note, columns: columns(order.map { places.rows[$0] } + totals, door.terms.policy))
  }

  private func columns(_ rows: [RankedPlaces.Row], _ policy: Policy) -> [RawColumn] {
    var columns = [
      RawColumn("code", "Code", .labels(rows.map(\.code))),
      RawColumn("name", places.kind.capitalizedFirst, .labels(rows.map(\.name))),
    ]
    if hasRegions { columns.append(RawColumn("county_force", "County force", .labels(rows.map(\.region)))) }
    let counts = rows.map(\.count)
    columns += [
      RawColumn("count", "Number", .counts(counts)),
      FlowDecimals(policy).share("share_percent", "Share, %", counts, of: places.all.current, from: "count"),
      RawColumn("rank", "Rank", .computedWhole(rows.map(\.rank), from: .sameRow(["count"]))),
    ]
    return places.hasPrevious ? columns + change(rows, policy) : columns
  }

  private func change(_ rows: [RankedPlaces.Row], _ policy: Policy) -> [RawColumn] {
    let both = ["count", "previous"]
    let gained = rows.map { row in row.rank.flatMap { now in row.previousRank.map { $0 - now } } }
    return [
      RawColumn("previous", "Before", .counts(rows.map(\.previous))),
      RawColumn("previous_rank", "Rank before", .computedWhole(rows.map(\.previousRank), from: .sameRow(["previous"]))),
      RawColumn("rank_change", "Places gained", .computedWhole(gained, from: .sameRow(both))),
    ]
      + ChangeColumns(of: rows.map(\.count), since: rows.map(\.previous)).columns("count", "Number", from: both)
      + IntervalColumns(rows.map(\.interval)).columns(from: both, policy)
  }
}

/// Columns of the ratio of two counts, its interval, and the word for it.
struct IntervalColumns {
  let intervals: [ChangeInterval?]

  init(_ intervals: [ChangeInterval?]) { self.intervals = intervals }

  func columns(from origins: [String], _ policy: Policy) -> [RawColumn] {
    func column(_ key: String, _ title: String, _ value: (ChangeInterval) -> Double) -> RawColumn {
      let numbers = intervals.map { $0.map(value) ?? .nan }
      return RawColumn(
        key, title,
        .computed(numbers.map { $0.isFinite ? $0 : .nan }, decimals: ReleaseDecimals(policy).figure, from: .sameRow(origins)))
    }
    return [
      column("change_ratio", "Ratio to before", \.ratio), column("change_lower", "95 % from", \.lower),
      column("change_upper", "to", \.upper),
      RawColumn("change", "Change", .words(intervals.map { $0?.verdict.rawValue }, from: .sameRow(origins))),
    ]
  }
}
