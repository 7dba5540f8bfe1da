import WardlightCounting
import WardlightDisclosure
import WardlightEssentials
import WardlightGeometry
import WardlightRecords

/// Counts by area as tables before the door.
struct AreaCountTable {
  let counts: AreaCounts
  let areas: Areas
  let denominators: Denominators?
  let noun: Configuration.Noun
  let place: RecordPlace

  /// What the counts are called in keys.
  var keys: AreaCountKeys { AreaCountKeys(counts, areas) }

  /// A row for each area, period and type, in this order: what a spreadsheet and a statistics program want.
  ///
  /// - Parameter door: By which shares and earlier counts are computed from counts as they leave.
  func long(_ door: Door) -> RawTable {
    let rows = cells()
    let labels = [
      RawColumn("code", "Code", .labels(rows.map { areas.codes[$0.area] })),
      RawColumn("name", "Name", .labels(rows.map { areas.names[$0.area] })),
      RawColumn("period", "Period", .labels(rows.map { name(ofPeriod: $0.period) })),
      RawColumn("from", "From", .labels(rows.map { counts.periods[$0.period].from.description })),
      RawColumn("to", "To", .labels(rows.map { counts.periods[$0.period].to.description })),
    ]
    let types = rows.map { counts.types[$0.type].inWords }
    let (values, keys) = (Figures(table: self, keys: keys, door: door), keys)
    return table(
      name: "counts", labels + (counts.types.count > 1 ? [RawColumn("type", "Type", .labels(types))] : []) + values.columns(rows),
      CountMeaning(rows: rows.map { keys.part(area: $0.area, period: $0.period, type: $0.type) }, columns: ["count": keys.counts]))
  }

  /// A row for each area with a column for each period and type: what a map wants.
  func wide() -> RawTable {
    var columns = [RawColumn("code", "Code", .labels(areas.codes)), RawColumn("name", "Name", .labels(areas.names))]
    if let denominators { columns.append(RawColumn("population", "Population", .figures(denominators.populations, decimals: 0))) }
    var meanings: [String: CountMeaning.Part] = [:]
    let keys = keys
    for period in counts.periods.indices {
      for type in counts.types.indices {
        let added = wideColumns(period, type)
        columns += added
        meanings[added[0].key] = keys.part(period: period, type: type)
      }
    }
    return table(name: "counts", columns, CountMeaning(rows: areas.codes.indices.map { keys.part(area: $0) }, columns: meanings))
  }

  private func wideColumns(_ period: Int, _ type: Int) -> [RawColumn] {
    let isOnly = counts.periods.count == 1 && counts.types.count == 1
    let parts = (counts.periods.count == 1 ? [] : [name(ofPeriod: period)]) + (counts.types.count == 1 ? [] : [counts.types[type].inWords])
    let suffix = isOnly ? "" : "_" + Self.key(parts.joined(separator: " "))
    let title = isOnly ? "" : ", " + parts.joined(separator: ", ")
    let values = counts.counts(period: period, type: type)
    let count = RawColumn("count" + suffix, noun.plural.capitalizedFirst + title, .counts(values))
    guard denominators != nil else { return [count] }
    return [
      count,
      RawColumn(
        "rate_per_1000" + suffix, "Rate per 1,000" + title,
        .formula(.rate(count: count.key, population: "population", per: 1_000), decimals: 3)),
    ]
  }

  private func table(name: String, _ columns: [RawColumn], _ meaning: CountMeaning) -> RawTable {
    RawTable(
      name: name, title: "\(noun.plural.capitalizedFirst) by \(kind) \(place.ofPlace)", note: note, columns: columns, meaning: meaning)
  }

  private var kind: String { areas.geography.kind }

  /// What is counted, over which time, in which areas, and what the rates and changes mean.
  private var note: String {
    let geography = areas.geography.vintage.isEmpty ? kind : "\(kind) of \(areas.geography.vintage)"
    let time =
      counts.periods.first.flatMap { first in counts.periods.last.map { "\(first.from.inWords) to \($0.to.inWords)" } } ?? "no dates"
    let rate = denominators.map { " Rates are per 1,000 residents (\($0.note)) over each period, not per year." } ?? ""
    let change = counts.periods.count > 1 ? " Change is on the period before." : ""
    return "\(counts.unit.sentence) \(geography.capitalizedFirst), \(time).\(rate)\(change)"
  }

  func name(ofPeriod period: Int) -> String { counts.division.name(of: counts.periods[period]) }

  /// A place in the counts.
  struct Row {
    let area: Int
    let period: Int
    let type: Int
  }

  private func cells() -> [Row] {
    (0..<counts.areaCount).flatMap { area in
      counts.periods.indices.flatMap { period in counts.types.indices.map { Row(area: area, period: period, type: $0) } }
    }
  }

  private static func key(_ text: String) -> String {
    String(text.lowercased().map { $0.isLetter || $0.isNumber ? $0 : "_" })
  }
}

/// The figures of a long table: counts, and shares, rates and changes, which are computed from counts as they leave.
private struct Figures {
  private let table: AreaCountTable
  private let values: [[[Int]]]
  private let keys: AreaCountKeys
  private let door: Door

  init(table: AreaCountTable, keys: AreaCountKeys, door: Door) {
    self.table = table
    self.keys = keys
    self.door = door
    let counts = table.counts
    values = counts.periods.indices.map { period in counts.types.indices.map { counts.counts(period: period, type: $0) } }
  }

  func columns(_ rows: [AreaCountTable.Row]) -> [RawColumn] {
    let totals = values.indices.map { period in values[period].indices.map { total(period, $0) } }
    let shares = rows.map { Seen?.percent(seen($0), of: totals[$0.period][$0.type]) }
    return [
      RawColumn("count", table.noun.plural.capitalizedFirst, .counts(rows.map { values[$0.period][$0.type][$0.area] })),
      RawColumn("share_percent", "Share of all areas, %", .tabled(shares, decimals: 2, from: .sameRow(["count"]))),
    ] + rates(rows) + changes(rows)
  }

  private func seen(_ row: AreaCountTable.Row) -> Seen? {
    door.seen(values[row.period][row.type][row.area], keys.key(row.area, row.period, row.type))
  }

  /// All areas of a period: of records the total as it leaves, of persons, who may be in several areas, the sum of the areas.
  private func total(_ period: Int, _ type: Int) -> Seen? {
    let counts = values[period][type]
    if let key = keys.total(period, type) { return door.seen(counts.reduce(0, +), key) }
    return counts.indices.reduce(Seen(0, 0)) { $0 + door.seen(counts[$1], keys.key($1, period, type)) }
  }

  private func rates(_ rows: [AreaCountTable.Row]) -> [RawColumn] {
    guard let denominators = table.denominators else { return [] }
    return [
      RawColumn("population", "Population", .figures(rows.map { denominators.populations[$0.area] }, decimals: 0)),
      RawColumn("rate_per_1000", "Rate per 1,000", .formula(.rate(count: "count", population: "population", per: 1_000), decimals: 3)),
    ]
  }

  private func changes(_ rows: [AreaCountTable.Row]) -> [RawColumn] {
    guard table.counts.periods.count > 1 else { return [] }
    let before = rows.map { row in
      row.period == 0 ? .missing : seen(AreaCountTable.Row(area: row.area, period: row.period - 1, type: row.type)).tabled
    }
    return [RawColumn("count_before", "Period before", .tabledCounts(before))]
      + ChangeColumns(of: "count", since: "count_before").columns("count", table.noun.plural.capitalizedFirst)
  }
}

extension ReferralType? {
  /// The type as a reader sees it.
  var inWords: String { self?.rawValue ?? "not stated" }
}

extension CountingUnit {
  /// What is counted, in a sentence.
  var sentence: String {
    switch self {
    case .records: "Records counted, not persons."
    case .persons: "Persons counted, each once in an area, period and type."
    }
  }
}
