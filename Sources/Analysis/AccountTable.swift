import WardlightCounting
import WardlightDisclosure
import WardlightGazetteer

/// What became of each record, of one kind of records.
enum AccountTable {
  static func raw(_ account: Reconciliation, noun: Configuration.Noun) -> RawTable {
    let lines = lines(account)
    return RawTable(
      name: "records", title: "What became of each record", note: "Rows of the files.",
      columns: [
        RawColumn("name", "Records", .labels(lines.map(\.title))),
        RawColumn("count", noun.plural.capitalizedFirst, .counts(lines.map(\.count))),
      ])
  }

  /// The lines of the account: the sums, then the reasons for which records have no location.
  ///
  /// - Parameters:
  ///   - area: What one area is called.
  ///   - outside: What a place outside all of them is called.
  static func lines(_ account: Reconciliation, area: String = "area", outside: String = "Outside all areas") -> [(
    title: String, count: Int
  )] {
    [
      ("Read", account.read), ("Rejected", account.rejected), ("Out of period", account.outOfPeriod), ("In period", account.inPeriod),
      ("Mapped", account.mapped), ("of these, to the nearest \(area)", account.mappedNearest), (outside, account.outside),
      ("No location", account.noLocation), ("Ambiguous", account.ambiguous),
    ] + account.statedReasons.map { ("No location: \($0.reason.rawValue)", $0.count) }
  }
}

/// How records were located.
enum MethodTable {
  static func raw(_ methods: [MethodCount], noun: Configuration.Noun) -> RawTable {
    RawTable(
      name: "methods", title: "How records were located", note: "Records of the period.",
      columns: [
        RawColumn("name", "Method", .labels(methods.map { $0.method.rawValue.capitalizedFirst })),
        RawColumn("count", noun.plural.capitalizedFirst, .counts(methods.map(\.count))),
      ])
  }
}
