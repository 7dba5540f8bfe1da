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

  /// A row for each area, period and type, in this order: what a spreadsheet and a statistics program want.
  func long() -> RawTable {
    let rows = cells()
    let labels = [
      RawColumn("code", "Code", .labels(rows.map { areas.codes[$0.area] })),
      RawColumn("name", "Name", .labels(rows.map { areas.names[$0.area] })),
      RawColumn("period", "Period", .labels(rows.map { name(ofPeriod: $0.period) })),
      RawColumn("from", "From", .labels(rows.map { counts.periods[$0.period].from.description })),
      RawColumn("to", "To", .labels(rows.map { counts.periods[$0.period].to.description })),
    ]
    let types = rows.map { counts.types[$0.type].inWords }
    let values = Figures(table: self)
    return table(
      name: "counts", labels + (counts.types.count > 1 ? [RawColumn("type", "Type", .labels(types))] : []) + values.columns(rows))
  }

  /// A row for each area with a column for each period and type: what a map wants.
  func wide() -> RawTable {
    var columns = [RawColumn("code", "Code", .labels(areas.codes)), RawColumn("name", "Name", .labels(areas.names))]
    if let denominators { columns.append(RawColumn("population", "Population", .figures(denominators.populations, decimals: 0))) }
    for period in counts.periods.indices {
      for type in counts.types.indices { columns += wideColumns(period, type) }
    }
    return table(name: "counts", columns)
  }

  private func wideColumns(_ period: Int, _ type: Int) -> [RawColumn] {
    let isOnly = counts.periods.count == 1 && counts.types.count == 1
    let parts = (counts.periods.count == 1 ? [] : [name(ofPeriod: period)]) + (counts.types.count == 1 ? [] : [counts.types[type].inWords])
    let suffix = isOnly ? "" : "_" + Self.key(parts.joined(separator: " "))
    let title = isOnly ? "" : ", " + parts.joined(separator: ", ")
    let values = counts.counts(period: period, type: type)
    let count = RawColumn("count" + suffix, noun.plural.capitalizedFirst + title, .counts(values))
    guard let denominators else { return [count] }
    let rates = Rate.perThousand(values, populations: denominators.populations)
    return [
      count, RawColumn("rate_per_1000" + suffix, "Rate per 1,000" + title, .computed(rates, decimals: 3, from: .sameRow([count.key]))),
    ]
  }

  private func table(name: String, _ columns: [RawColumn]) -> RawTable {
    RawTable(name: name, title: "\(noun.plural.capitalizedFirst) by \(kind) \(place.ofPlace)", note: note, columns: columns)
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

/// The figures of a long table: counts, shares, rates, changes.
private struct Figures {
  private let table: AreaCountTable
  private let values: [[[Int]]]
  private let totals: [[Int]]

  init(table: AreaCountTable) {
    self.table = table
    let counts = table.counts
    values = counts.periods.indices.map { period in counts.types.indices.map { counts.counts(period: period, type: $0) } }
    totals = values.map { $0.map { $0.reduce(0, +) } }
  }

  func columns(_ rows: [AreaCountTable.Row]) -> [RawColumn] {
    let counts = rows.map { values[$0.period][$0.type][$0.area] }
    let shares = rows.map { Rate.percent(values[$0.period][$0.type][$0.area], of: totals[$0.period][$0.type]) }
    return [
      RawColumn("count", table.noun.plural.capitalizedFirst, .counts(counts)),
      RawColumn("share_percent", "Share of all areas, %", .computed(shares, decimals: 2, from: .sameRow(["count"]))),
    ] + rates(rows, counts) + changes(rows, counts)
  }

  private func rates(_ rows: [AreaCountTable.Row], _ counts: [Int]) -> [RawColumn] {
    guard let denominators = table.denominators else { return [] }
    let populations = rows.map { denominators.populations[$0.area] }
    return [
      RawColumn("population", "Population", .figures(populations, decimals: 0)),
      RawColumn(
        "rate_per_1000", "Rate per 1,000",
        .computed(Rate.perThousand(counts, populations: populations), decimals: 3, from: .sameRow(["count"]))),
    ]
  }

  private func changes(_ rows: [AreaCountTable.Row], _ counts: [Int]) -> [RawColumn] {
    guard table.counts.periods.count > 1 else { return [] }
    let before = rows.map { $0.period == 0 ? nil : values[$0.period - 1][$0.type][$0.area] }
    return [RawColumn("count_before", "Period before", .counts(before))]
      + ChangeColumns(of: counts, since: before).columns("count", table.noun.plural.capitalizedFirst, from: ["count", "count_before"])
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
