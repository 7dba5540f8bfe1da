import WardlightCounting
import WardlightDisclosure
import WardlightEssentials
import WardlightGazetteer

/// What became of each record read: the lines of the account, for each kind of record.
struct ReconciliationTable {
  let study: Study

  func raw() -> RawTable {
    let lines = lines()
    let configuration = study.configuration
    var columns = [
      RawColumn("name", "Records", .labels(lines.map(\.title))),
      RawColumn("referrals", configuration.referrals.noun.plural.capitalizedFirst, .counts(lines.map(\.referrals))),
    ]
    if let links = configuration.links {
      columns.append(RawColumn("links", links.noun.plural.capitalizedFirst, .counts(lines.map(\.links))))
    }
    if let rescues = configuration.rescues {
      columns.append(RawColumn("rescues", rescues.noun.plural.capitalizedFirst, .counts(lines.map(\.rescues))))
    }
    return RawTable(
      name: "records", title: "What became of each record", note: "Rows of the files. The period is \(configuration.period.inWords).",
      columns: columns)
  }

  private struct Line {
    let title: String
    let referrals: Int
    let links: Int?
    let rescues: Int?
  }

  /// Links and rescue requests have a date and no place, so that their account ends with the period.
  private func lines() -> [Line] {
    let links = study.tallies.links.map(\.lines) ?? []
    let rescues = study.tallies.rescues.map(\.lines) ?? []
    return AccountTable.lines(study.tallies.referrals, area: "ward", outside: "Outside London").enumerated().map { place, line in
      Line(
        title: line.title, referrals: line.count, links: place < links.count ? links[place] : nil,
        rescues: place < rescues.count ? rescues[place] : nil)
    }
  }
}

extension RecordTallies.DatedTally {
  /// Read, rejected, out of period, in period: the order of the account.
  fileprivate var lines: [Int] { [read, rejected, outOfPeriod, inPeriod] }
}
