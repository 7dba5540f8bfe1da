import WardlightDisclosure
import WardlightGeometry
import WardlightSpatialStatistics

/// Hot spots over time as tables before the door.
struct EmergingTables {
  let request: EmergingRequest
  let areas: Areas
  /// The names of the periods, in order of time.
  let periods: [String]
  /// The values of the bins as counts, where the policy protects counts.
  let counts: [Int?]?
  /// The hot spots by all counts that are possible for a reader.
  let sets: [EmergingHotSpots]

  /// The columns by area that are shown.
  static let shown = [
    "id", "name", "class", "hot_periods", "cold_periods", "total", "trend_s", "trend_z", "trend_p", "trend_slope", "value_s", "value_z",
    "value_p", "value_slope", "reason",
  ]

  /// A row for each area; a further column, its least count above 0, says where a count of some period is protected.
  func byArea(note: String) -> RawTable {
    RawTable(name: "emerging", title: title, note: note, columns: verdict + trends + reason + hidden)
  }

  /// A row for each area and period, by area and then in order of time.
  func bins(note: String) -> RawTable {
    let order = (0..<spots.cube.areas).flatMap { area in periods.indices.map { spots.cube.bin(area: area, period: $0) } }
    let bins = spots.bins
    func measure(_ key: String, _ title: String, _ column: [Double]) -> RawColumn {
      RawColumn(key, title, .measures(order.map { column[$0] }, from: counts == nil ? .noCounts : .anyRow(["value"])))
    }
    func agreed<Value>(_ column: (LocalStatistics) -> [Value]) -> Agreed<Value> {
      Agreed(sets.map { set in order.map { [all = column(set.bins)] in all[$0] } })
    }
    let (classes, reasons) = (agreed(\.classes), agreed(\.reasons))
    return RawTable(
      name: "bins", title: "\(title), by period", note: note,
      columns: [
        RawColumn("id", "Code", .labels(order.map { areas.codes[$0 % spots.cube.areas] })),
        RawColumn("period", "Period", .labels(order.map { periods[$0 / spots.cube.areas] })),
        counts.map { counts in RawColumn("value", request.value, .counts(order.map { counts[$0] })) }
          ?? measure("value", request.value, bins.value),
        RawColumn("neighbours", "Neighbours", .computedWhole(order.map { bins.neighbourCounts[$0] }, from: .noCounts)),
        measure("statistic", "Statistic", bins.statistic), measure("expected", "Expected", bins.expected),
        measure("variance", "Variance", bins.variance), measure("z", "z", bins.z), measure("p_normal", "p (normal)", bins.pNormal),
        measure("p_permutation", "p (permutation)", bins.pPermutation), measure("q", "q", bins.q),
        RawColumn("class", "Class", .words(classes.values.map(\.rawValue), from: classes.origin)),
        RawColumn("reason", "Reason", .words(reasons.values, from: reasons.origin)),
      ])
  }

  private var spots: EmergingHotSpots { sets[0] }

  /// The classes on which they agree.
  var classes: Agreed<EmergingClass> { Agreed(sets.map(\.classes)) }

  /// How many areas are of which class, and of how many it may not be told.
  var summary: RawTable {
    let (classes, all) = (classes, areas.codes.indices)
    let known = EmergingClass.all.map { (name: $0.name, count: classes.count(of: $0, among: all)) }
    let found = (known + [(name: OpenClass.words, count: classes.countOpen(among: all))]).filter { $0.count > 0 }
    return RawTable(
      name: "classes", title: "What the \(areas.geography.kind) are", note: "",
      columns: [
        RawColumn("class", "Class", .labels(found.map(\.name))),
        RawColumn("areas", areas.geography.kind.capitalizedFirst, .computedWhole(found.map(\.count), from: .noCounts)),
      ])
  }

  private var title: String { "Hot and cold spots of \(request.value) over time" }

  private var verdict: [RawColumn] {
    let (classes, hot, cold) = (classes, periods(as: .hot), periods(as: .cold))
    return [
      RawColumn("id", "Code", .labels(areas.codes)), RawColumn("name", "Name", .labels(areas.names)),
      RawColumn("class", "Class", .words(classes.values.map(\.name), from: classes.origin)),
      RawColumn("hot_periods", "Hot periods", .computedWhole(hot.values, from: hot.origin)),
      RawColumn("cold_periods", "Cold periods", .computedWhole(cold.values, from: cold.origin)),
      RawColumn("total", "\(request.value), all periods", .measures(totals, from: own)),
    ]
  }

  private var trends: [RawColumn] {
    trend("trend", "Trend of z", spots.trends, from: any) + trend("value", "Trend of \(request.value)", spots.valueTrends, from: own)
  }

  private var reason: [RawColumn] {
    let reasons = Agreed(sets.map(\.reasons))
    return [RawColumn("reason", "Reason", .words(reasons.values, from: reasons.origin))]
  }

  private var hidden: [RawColumn] {
    guard let counts else { return [] }
    let least = (0..<spots.cube.areas).map { area in
      periods.indices.compactMap { counts[spots.cube.bin(area: area, period: $0)] }.filter { $0 > 0 }.min()
    }
    return [RawColumn("least", "Least count above 0", .counts(least))]
  }

  private func trend(_ key: String, _ title: String, _ trends: [MannKendall?], from origin: RawColumn.Origin) -> [RawColumn] {
    [
      RawColumn("\(key)_s", "\(title), S", .computedWhole(trends.map { $0?.statistic }, from: origin)),
      RawColumn("\(key)_z", "\(title), z", .measures(trends.map { $0?.z ?? .nan }, from: origin)),
      RawColumn("\(key)_p", "\(title), p", .measures(trends.map { $0?.p ?? .nan }, from: origin)),
      RawColumn("\(key)_slope", "\(title), slope by period", .measures(trends.map { $0?.slope ?? .nan }, from: origin)),
    ]
  }

  private func periods(as kind: SpotKind) -> Agreed<Int?> {
    Agreed(sets.map { spots in spots.classes.indices.map { spots.classes[$0] == .undefined ? nil : spots.periods(of: $0, as: kind) } })
  }

  private var totals: [Double] {
    (0..<spots.cube.areas).map { spots.cube.series(of: $0, in: spots.cube.values).reduce(0, +) }
  }

  private var own: RawColumn.Origin { counts == nil ? .noCounts : .sameRow(["least"]) }

  private var any: RawColumn.Origin { counts == nil ? .noCounts : .anyRow(["least"]) }
}
