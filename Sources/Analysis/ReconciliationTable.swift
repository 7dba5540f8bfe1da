import WardlightCounting
import WardlightDisclosure
import WardlightEssentials
import WardlightGazetteer

/// What became of each record read: the lines of the account, for each kind of record.
struct ReconciliationTable {
  let study: Study

  /// All lines with their counts; what was read has no key of its own.
  func raw() -> RawTable {
    let lines = lines()
    return table(lines) { .counts($0.counts) }
  }

  /// The same as it may leave: what was read is the sum of what is shown of the three lines that make it up, and tells nothing beyond them.
  func released(_ door: Door) -> Released<Table> {
    let lines = lines()
    return door.release(
      table(lines) { column in
        var cells = lines.indices.map { line in door.shown(column.counts[line], of: column.key(line)) }
        cells[0] = Self.sum(cells[1...3])
        return .tabledCounts(cells.map(RawColumn.TabledCell.init))
      })
  }

  private static func sum(_ cells: ArraySlice<Cell>) -> Cell {
    let bounds = cells.compactMap(\.countBounds)
    guard bounds.count == cells.count else { return .withheld }
    let (lower, upper) = bounds.reduce((0, 0)) { ($0.0 + $1.lowerBound, $0.1 + $1.upperBound) }
    return lower == upper ? .count(lower) : .interval(lower: lower, upper: upper)
  }

  private func table(_ lines: [Line], _ values: (Column) -> RawColumn.Values) -> RawTable {
    let meaning = meaning(lines)
    let columns = columns(lines, meaning)
    return RawTable(
      name: "records", title: "What became of each record", note: "Rows of the files. The period is \(study.configuration.period.inWords).",
      columns: [RawColumn("name", "Records", .labels(lines.map(\.title)))] + columns.map { RawColumn($0.name, $0.title, values($0)) },
      meaning: meaning)
  }

  /// One kind of records.
  private struct Column {
    let name: String
    let title: String
    let counts: [Int?]
    let meaning: CountMeaning

    func key(_ line: Int) -> CellKey? { meaning.key(row: line, column: name) }
  }

  private func columns(_ lines: [Line], _ meaning: CountMeaning) -> [Column] {
    let configuration = study.configuration
    func column(_ name: String, _ source: Configuration.RecordSource, _ counts: [Int?]) -> Column {
      Column(name: name, title: source.noun.plural.capitalizedFirst, counts: counts, meaning: meaning)
    }
    return [column("referrals", configuration.referrals, lines.map(\.referrals))]
      + (configuration.links.map { [column("links", $0, lines.map(\.links))] } ?? [])
      + (configuration.rescues.map { [column("rescues", $0, lines.map(\.rescues))] } ?? [])
  }

  /// The lines are those of the other tables where they are the same numbers.
  private func meaning(_ lines: [Line]) -> CountMeaning {
    CountMeaning(
      rows: lines.map(\.part),
      columns: [
        "referrals": CountMeaning.Part(CountName.referrals), "links": CountMeaning.Part(CountName.links),
        "rescues": CountMeaning.Part(CountName.requests),
      ])
  }

  private struct Line {
    let title: String
    let part: CountMeaning.Part?
    let referrals: Int
    let links: Int?
    let rescues: Int?
  }

  /// Links and rescue requests have a date and no place, so that their account ends with the period.
  private func lines() -> [Line] {
    let links = study.tallies.links.map(\.lines) ?? []
    let rescues = study.tallies.rescues.map(\.lines) ?? []
    let parts = parts
    return AccountTable.lines(study.tallies.referrals, area: "ward", outside: "Outside London").enumerated().map { place, line in
      Line(
        title: line.title, part: parts[place], referrals: line.count, links: place < links.count ? links[place] : nil,
        rescues: place < rescues.count ? rescues[place] : nil)
    }
  }

  /// What the lines count, in their order.
  private var parts: [CountMeaning.Part?] {
    let window = study.configuration.period
    func account(_ member: String) -> CountMeaning.Part { CountMeaning.Part(nil, [CountName.account: member]) }
    func residence(_ member: String) -> CountMeaning.Part { .period(window, nil, [CountName.residence: member]) }
    let nearest = [CountName.residence: CountName.london, CountName.account: CountName.nearest]
    return [
      nil, account(CountName.rejected), account(CountName.outOfPeriod), .period(window), residence(CountName.london),
      .period(window, nil, nearest), residence(CountName.outside), residence(CountName.noLocation), residence(CountName.ambiguous),
    ] + study.tallies.referrals.statedReasons.map { residence($0.reason.rawValue) }
  }
}

extension Reconciliation {
  /// The reasons for which records have no location, those that occur.
  var statedReasons: [ReasonCount] { noLocationReasons.filter { $0.count > 0 } }
}

extension RawColumn.TabledCell {
  /// A count as it left before.
  init(_ cell: Cell) {
    switch cell {
    case .interval(let lower, let upper): self = .interval(lower: lower, upper: upper)
    case .withheld: self = .withheld
    default: self = cell.exactNumber.map(RawColumn.TabledCell.number) ?? .missing
    }
  }
}

extension RecordTallies.DatedTally {
  /// Read, rejected, out of period, in period: the order of the account.
  fileprivate var lines: [Int] { [read, rejected, outOfPeriod, inPeriod] }
}
