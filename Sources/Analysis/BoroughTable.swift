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
    return RawTable(
      name: "boroughs", title: "Boroughs by \(configuration.referrals.noun.plural)",
      note:
        "Records counted. Window: \(configuration.period.inWords). Latest: \(comparison.current.inWords). Before: \(comparison.previous.inWords). Boroughs of one count share a rank, which is \(study.knowsResponsibility ? "by responsibility" : "by the latest count").",
      columns: columns())
  }

  private func columns() -> [RawColumn] {
    let boroughs = study.areas.boroughs
    let comparison = study.configuration.comparison
    let title = study.configuration.referrals.place.title
    let blocks =
      [Block(key: "residence", title: title, current: residence(in: comparison.current), previous: residence(in: comparison.previous))]
      + (study.knowsResponsibility
        ? [
          Block(
            key: "responsible", title: "Responsible", current: responsibility(in: comparison.current),
            previous: responsibility(in: comparison.previous))
        ]
        : [])
    let leading = blocks[blocks.count - 1]
    let order = study.door.order(byFalling: Array(leading.current.prefix(boroughs.count)), names: boroughs.names)
    let rows = order + RowWords.totals.indices.map { boroughs.count + $0 }
    let window = residence(in: study.configuration.period)
    return labels(rows) + [RawColumn("residence", "\(title), window", .counts(rows.map { window[$0] }))]
      + blocks.flatMap { $0.columns(rows) } + leading.ranks(rows, ranked: boroughs.count)
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
      + ChangeColumns(of: now, since: before).columns(key, title, from: keys)
  }

  func ranks(_ rows: [Int], ranked: Int) -> [RawColumn] {
    RankColumns(current: rows.map { current[$0] }, previous: rows.map { previous[$0] }, ranked: ranked)
      .columns(current: keys[0], previous: keys[1])
  }
}
