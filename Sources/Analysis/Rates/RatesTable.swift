import WardlightDisclosure
import WardlightGeometry
import WardlightSpatialStatistics

/// Rates by area as a table before the door.
struct RatesTable {
  let request: RatesRequest
  let areas: Areas
  let cases: [Int?]
  let neighbours: Weights
  /// The rates by all counts that are possible for a reader.
  let sets: [AreaRates]

  /// A row for each area.
  func raw(note: String) -> RawTable {
    RawTable(
      name: "rates", title: "Rates of \(request.cases) by \(areas.geography.kind)", note: note, columns: known + crude + bayes + verdict)
  }

  private var rates: AreaRates { sets[0] }

  /// The classes on which they agree.
  var classes: Agreed<RateClass> { Agreed(sets.map(\.classes)) }

  private var known: [RawColumn] {
    [
      RawColumn("id", "Code", .labels(areas.codes)), RawColumn("name", "Name", .labels(areas.names)),
      RawColumn("cases", request.cases, .counts(cases)),
      RawColumn("population", request.population, .measures(rates.counts.population, from: .noCounts)),
      RawColumn("neighbours", "Neighbours", .computedWhole(counted, from: .noCounts)),
    ]
  }

  private var counted: [Int?] { (0..<neighbours.count).map { neighbours.neighbours(of: $0).count } }

  /// What one area's own count gives.
  private var crude: [RawColumn] {
    let own = RawColumn.Origin.sameRow(["cases"])
    return [
      RawColumn("rate", "Rate\(perWords)", .measures(scaled(rates.crude), from: own)),
      RawColumn("rate_lower", "Rate, from", .measures(scaled(rates.crudeIntervals.map(\.lower)), from: own)),
      RawColumn("rate_upper", "Rate, to", .measures(scaled(rates.crudeIntervals.map(\.upper)), from: own)),
    ]
  }

  /// What needs the counts of others: one of them protected hides all, for they could be solved from each other.
  private var bayes: [RawColumn] {
    [
      measure("expected", "Expected cases", rates.expected), measure("ratio", "Cases by expected ones", rates.ratios),
      measure("eb_local", "Local empirical Bayes rate\(perWords)", scaled(rates.local.rates)),
      measure("eb_rate", "Empirical Bayes rate\(perWords)", scaled(rates.global.rates)),
      measure("eb_lower", "Empirical Bayes rate, from", scaled(rates.intervals.map(\.lower))),
      measure("eb_upper", "Empirical Bayes rate, to", scaled(rates.intervals.map(\.upper))),
      measure("p_above", "Probability of lying above", rates.exceedance),
      RawColumn("rank_best", "Best rank", .computedWhole(rates.ranks.map { $0?.best }, from: .anyRow(["cases"]))),
      RawColumn("rank_worst", "Worst rank", .computedWhole(rates.ranks.map { $0?.worst }, from: .anyRow(["cases"]))),
    ]
  }

  private var verdict: [RawColumn] {
    let (classes, reasons) = (classes, Agreed(sets.map(\.reasons)))
    return [
      RawColumn("rank", "Rank", .words(ranks, from: .anyRow(["cases"]))),
      RawColumn("class", "Class", .words(classes.values.map(\.rawValue), from: classes.origin)),
      RawColumn("reason", "Reason", .words(reasons.values, from: reasons.origin)),
    ]
  }

  /// The rank in words; not enough where too few cases stand behind it.
  private var ranks: [String?] {
    rates.ranks.indices.map { rates.ranks[$0]?.words ?? (rates.classes[$0] == .notEnough ? RateClass.notEnough.rawValue : nil) }
  }

  private func measure(_ key: String, _ title: String, _ numbers: [Double]) -> RawColumn {
    RawColumn(key, title, .measures(numbers, from: .anyRow(["cases"])))
  }

  private var perWords: String { " per \(Int(exactly: request.per).map { String($0) } ?? "\(request.per)")" }

  private func scaled(_ rates: [Double]) -> [Double] { rates.map { $0 * request.per } }
}
