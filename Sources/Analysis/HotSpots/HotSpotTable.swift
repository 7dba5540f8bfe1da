import WardlightDisclosure
import WardlightSpatialStatistics

/// The table of a local statistic before the door.
struct HotSpotTable {
  let request: HotSpotRequest
  let codes: [String]
  let values: HotSpotValues
  /// The test by all counts that are possible for a reader.
  let test: AgreedTest

  /// The columns that are shown, in their order.
  static let columns = [
    "id", "value", "neighbours", "statistic", "expected", "variance", "z", "p_normal", "p_permutation", "q", "class", "reason",
  ]

  /// A row for each analysed area; the counts behind protected columns stand in further columns.
  func raw(title: String, note: String) -> RawTable {
    RawTable(
      name: "hotspots", title: title, note: note, columns: [RawColumn("id", "Code", .labels(codes)), value()] + results() + hidden())
  }

  /// The figures themselves where they were tested, counts where these are protected; else what was made of them.
  private func value() -> RawColumn {
    if request.testsIndex || request.statistic == .change {
      return RawColumn("value", request.value, .measures(statistics.value, from: request.testsIndex ? anyRow : sameRow))
    }
    if let rates = values.rates { return RawColumn("value", "\(request.value) per 1,000", .measures(rates, from: sameRow)) }
    if let counts = values.counts.first { return RawColumn("value", request.value, .counts(counts.counts)) }
    return RawColumn("value", request.value, .measures(values.figures, from: .noCounts))
  }

  private func results() -> [RawColumn] {
    [
      RawColumn("neighbours", "Neighbours", .computedWhole(statistics.neighbourCounts, from: .noCounts)),
      measure("statistic", "Statistic", statistics.statistic), measure("expected", "Expected", statistics.expected),
      measure("variance", "Variance", statistics.variance), measure("z", "z", statistics.z),
      measure("p_normal", "p (normal)", statistics.pNormal), measure("p_permutation", "p (permutation)", statistics.pPermutation),
      measure("q", "q", statistics.q), RawColumn("class", "Class", .words(test.classes.values.map(\.rawValue), from: test.classes.origin)),
      RawColumn("reason", "Reason", .words(reasons, from: test.reasons.origin)),
    ]
  }

  private func measure(_ key: String, _ title: String, _ numbers: [Double]) -> RawColumn {
    RawColumn(key, title, .measures(numbers, from: anyRow))
  }

  private var statistics: LocalStatistics { test.statistics }

  var reasons: [String?] { values.reasons(statistics, request) }

  private func hidden() -> [RawColumn] {
    values.counts.map { RawColumn($0.key, $0.key, .counts($0.counts)) }
  }

  private var sameRow: RawColumn.Origin { keys.isEmpty ? .noCounts : .sameRow(keys) }

  private var anyRow: RawColumn.Origin { keys.isEmpty ? .noCounts : .anyRow(keys) }

  private var keys: [String] { values.counts.map(\.key) }
}

extension LocalClass {
  /// The classes that a statistic can give, in the order of a legend.
  static func all(of statistic: HotSpotStatistic) -> [LocalClass] {
    let found: [LocalClass] =
      switch statistic {
      case .giStar, .gi: [.hot, .cold]
      case .localMoran, .empiricalBayesMoran, .bivariateMoran, .change: [.highHigh, .lowLow, .highLow, .lowHigh]
      case .localGeary: [.similar, .dissimilar]
      case .localJoinCount, .bivariateJoinCount: [.together]
      }
    return found + [.notSignificant, .notEnough, .undefined]
  }
}
