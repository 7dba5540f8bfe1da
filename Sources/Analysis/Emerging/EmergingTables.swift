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
  let spots: EmergingHotSpots

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
    let reasons = bins.reasons
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
        RawColumn("class", "Class", .words(order.map { bins.classes[$0].rawValue }, from: .coarse)),
        RawColumn("reason", "Reason", .words(order.map { reasons[$0] }, from: .coarse)),
      ])
  }

  /// How many areas are of which class.
  var summary: RawTable {
    let found = EmergingClass.all.filter { spots.classes.contains($0) }
    return RawTable(
      name: "classes", title: "What the \(areas.geography.kind) are", note: "",
      columns: [
        RawColumn("class", "Class", .labels(found.map(\.name))),
        RawColumn(
          "areas", areas.geography.kind.capitalizedFirst,
          .computedWhole(found.map { name in spots.classes.count { $0 == name } }, from: .coarse)),
      ])
  }

  private var title: String { "Hot and cold spots of \(request.value) over time" }

  private var verdict: [RawColumn] {
    [
      RawColumn("id", "Code", .labels(areas.codes)), RawColumn("name", "Name", .labels(areas.names)),
      RawColumn("class", "Class", .words(spots.classes.map(\.name), from: .coarse)),
      RawColumn("hot_periods", "Hot periods", .computedWhole(periods(as: .hot), from: .coarse)),
      RawColumn("cold_periods", "Cold periods", .computedWhole(periods(as: .cold), from: .coarse)),
      RawColumn("total", "\(request.value), all periods", .measures(totals, from: own)),
    ]
  }

  private var trends: [RawColumn] {
    trend("trend", "Trend of z", spots.trends, from: any) + trend("value", "Trend of \(request.value)", spots.valueTrends, from: own)
  }

  private var reason: [RawColumn] { [RawColumn("reason", "Reason", .words(spots.reasons, from: .coarse))] }

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

  private func periods(as kind: SpotKind) -> [Int?] {
    spots.classes.indices.map { spots.classes[$0] == .undefined ? nil : spots.periods(of: $0, as: kind) }
  }

  private var totals: [Double] {
    (0..<spots.cube.areas).map { spots.cube.series(of: $0, in: spots.cube.values).reduce(0, +) }
  }

  private var own: RawColumn.Origin { counts == nil ? .noCounts : .sameRow(["least"]) }

  private var any: RawColumn.Origin { counts == nil ? .noCounts : .anyRow(["least"]) }
}
