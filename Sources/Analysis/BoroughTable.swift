import WardlightCounting
import WardlightDisclosure
import WardlightEssentials
import WardlightGeometry

/// The boroughs: the borough of residence beside the responsible one, over the window and in the two periods that are compared.
struct BoroughTable {
  let study: Study

  /// All boroughs by falling rank, then those outside, those not recorded, and all together.
  func raw() -> RawTable {
    let configuration = study.configuration
    let comparison = configuration.comparison
    let rows = order()
    return RawTable(
      name: "boroughs", title: "Boroughs by \(configuration.referrals.noun.plural)",
      note:
        "Records counted. Window: \(configuration.period.inWords). Latest: \(comparison.current.inWords). Before: \(comparison.previous.inWords). Boroughs of one count share a rank, which is \(study.knowsResponsibility ? "by responsibility" : "by the latest count").",
      columns: columns(rows), meaning: meaning(rows))
  }

  /// A block of residence and, where responsibility is known, one of that; the last one leads.
  private var blocks: [Block] {
    let comparison = study.configuration.comparison
    let title = study.configuration.referrals.place.title
    return
      [Block(key: "residence", title: title, current: residence(in: comparison.current), previous: residence(in: comparison.previous))]
      + (study.knowsResponsibility
        ? [
          Block(
            key: "responsible", title: "Responsible", current: responsibility(in: comparison.current),
            previous: responsibility(in: comparison.previous))
        ]
        : [])
  }

  /// The boroughs by falling count as far as the door lets see, then the totals.
  private func order() -> [Int] {
    let boroughs = study.areas.boroughs
    let counts = Array(blocks[blocks.count - 1].current.prefix(boroughs.count))
    let meaning = meaning(Array(boroughs.codes.indices))
    let column = "\(blocks[blocks.count - 1].key)_current"
    let keys = boroughs.codes.indices.map { meaning.key(row: $0, column: column) }
    return study.door.order(byFalling: counts, keys: keys, names: boroughs.names) + RowWords.totals.indices.map { boroughs.count + $0 }
  }

  private func columns(_ rows: [Int]) -> [RawColumn] {
    let window = residence(in: study.configuration.period)
    let blocks = blocks
    return labels(rows)
      + [RawColumn("residence", "\(study.configuration.referrals.place.title), window", .counts(rows.map { window[$0] }))]
      + blocks.flatMap { $0.columns(rows) } + blocks[blocks.count - 1].ranks(study.areas.boroughs.count)
  }

  /// A row is a borough of residence and one with responsibility; a column leaves one of them out.
  private func meaning(_ rows: [Int]) -> CountMeaning {
    let (configuration, codes) = (study.configuration, study.areas.boroughs.codes)
    let residence = codes + [CountName.outside, CountName.notRecorded, Dimension.whole]
    let responsible = codes + [CountName.other, CountName.notRecorded, Dimension.whole]
    func column(_ period: Period, without dimension: String) -> CountMeaning.Part {
      .period(period, CountName.referrals, [dimension: Dimension.whole])
    }
    return CountMeaning(
      rows: rows.map { CountMeaning.Part(nil, [CountName.residence: residence[$0], CountName.responsible: responsible[$0]]) },
      columns: [
        "residence": column(configuration.period, without: CountName.responsible),
        "residence_current": column(configuration.comparison.current, without: CountName.responsible),
        "residence_previous": column(configuration.comparison.previous, without: CountName.responsible),
        "responsible_current": column(configuration.comparison.current, without: CountName.residence),
        "responsible_previous": column(configuration.comparison.previous, without: CountName.residence),
      ])
  }

  private func labels(_ rows: [Int]) -> [RawColumn] {
    let codes = study.areas.boroughs.codes + RowWords.totals.map { _ in "" }
    let names = study.areas.boroughs.names + RowWords.totals
    return [RawColumn("code", "Code", .labels(rows.map { codes[$0] })), RawColumn("name", "Borough", .labels(rows.map { names[$0] }))]
  }

  /// By borough, then outside London, then not recorded, then all.
  private func residence(in period: Period) -> [Int] {
    let account = study.referrals.located.reconciliation(in: period)
    return study.referrals.byResidence(in: period) + [account.outside, account.noLocation + account.ambiguous, account.inPeriod]
  }

  private func responsibility(in period: Period) -> [Int] {
    let counts = study.referrals.byResponsibility(in: period)
    return counts.counts + [counts.others.reduce(0) { $0 + $1.count }, counts.unstated, counts.total]
  }
}

/// The columns of one way to count boroughs.
private struct Block {
  let key: String
  let title: String
  let current: [Int]
  let previous: [Int]

  private var keys: [String] { ["\(key)_current", "\(key)_previous"] }

  func columns(_ rows: [Int]) -> [RawColumn] {
    let now = rows.map { current[$0] }
    let before = rows.map { previous[$0] }
    return [RawColumn(keys[0], "\(title), latest", .counts(now)), RawColumn(keys[1], "\(title), before", .counts(before))]
      + ChangeColumns(of: keys[0], since: keys[1]).columns(key, title)
  }

  func ranks(_ ranked: Int) -> [RawColumn] { RankColumns(current: keys[0], previous: keys[1], ranked: ranked).columns }
}
