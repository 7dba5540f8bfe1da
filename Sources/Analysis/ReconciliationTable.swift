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
    let referrals: Int?
    var links: Int?
    var rescues: Int?
  }

  private func lines() -> [Line] {
    let account = study.tallies.referrals
    let links = study.tallies.links
    let rescues = study.tallies.rescues
    return [
      Line(title: "Read", referrals: account.read, links: links?.read, rescues: rescues?.read),
      Line(title: "Rejected", referrals: account.rejected, links: links?.rejected, rescues: rescues?.rejected),
      Line(title: "Out of period", referrals: account.outOfPeriod, links: links?.outOfPeriod, rescues: rescues?.outOfPeriod),
      Line(title: "In period", referrals: account.inPeriod, links: links?.inPeriod, rescues: rescues?.inPeriod),
      Line(title: "Mapped", referrals: account.mapped),
      Line(title: "of these, to the nearest ward", referrals: account.mappedNearest),
      Line(title: "Outside London", referrals: account.outside), Line(title: "No location", referrals: account.noLocation),
      Line(title: "Ambiguous", referrals: account.ambiguous),
    ] + reasons(account)
  }

  private func reasons(_ account: Reconciliation) -> [Line] {
    account.noLocationReasons.filter { $0.count > 0 }.map { Line(title: "No location: \($0.reason.rawValue)", referrals: $0.count) }
  }
}
