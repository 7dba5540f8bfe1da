import WardlightDisclosure
import WardlightEssentials

/// What a rank chart draws.
struct RankContent: ChartContent {
  let chart: RankChart
  /// The places that are shown, in order of their names.
  let paths: [RankPath]
  let heavy: Set<String>
  /// Where places stand in each period.
  let ladder: RankLadder
  let leftOut: Int

  init(_ chart: RankChart) throws(CartographyError) {
    try Self.check(chart)
    var all: [RankPath] = []
    for (row, name) in chart.names.enumerated() {
      var states: [RankState] = []
      for column in chart.ranks { states.append(try RankState(column.content.cells[row], column.content.heading.key)) }
      all.append(RankPath(name: name, states: states, counts: (chart.counts ?? []).map { $0.content.cells[row] }))
    }
    all.sort { $0.name < $1.name }
    guard all.contains(where: { $0.states.contains { $0.rank != nil } }) else {
      throw .emptyChart(column: chart.ranks[0].content.heading.key)
    }
    let wanted = Set(chart.highlighted ?? [])
    paths = all.filter { path in wanted.contains(path.name) || path.states.contains { $0.rank.map { $0 <= chart.top } ?? false } }
    leftOut = all.count - paths.count
    heavy = chart.highlighted.map(Set.init) ?? Self.striking(paths)
    ladder = RankLadder(paths, top: chart.top, periods: chart.periods.count)
    self.chart = chart
  }

  private static func check(_ chart: RankChart) throws(CartographyError) {
    guard chart.periods.count >= 2 else { throw .tooFewPeriods(chart.periods.count) }
    guard chart.ranks.count == chart.periods.count, chart.counts.map({ $0.count == chart.periods.count }) ?? true else {
      throw .unalignedRows(column: "periods", values: chart.ranks.count, rows: chart.periods.count)
    }
    for column in chart.ranks + (chart.counts ?? []) {
      guard column.content.cells.count == chart.names.count else {
        throw .unalignedRows(column: column.content.heading.key, values: column.content.cells.count, rows: chart.names.count)
      }
    }
    for column in chart.counts ?? [] { try column.content.checkNumbers() }
    var known: Set<String> = []
    for name in chart.names where !known.insert(name).inserted { throw .repeatedRow(name) }
    for name in chart.highlighted ?? [] where !known.contains(name) { throw .unknownRow(name) }
  }

  /// The one that rose the most between the last two periods, and the one that fell the most.
  private static func striking(_ paths: [RankPath]) -> Set<String> {
    let moves = paths.compactMap { path in path.rise(from: path.states.count - 2).map { (path.name, $0) } }
    let rise = moves.filter { $0.1 > 0 }.max { ($0.1, $1.0) < ($1.1, $0.0) }
    let fall = moves.filter { $0.1 < 0 }.min { ($0.1, $0.0) < ($1.1, $1.0) }
    return Set([rise, fall].compactMap { $0?.0 })
  }

  var key: String { "ranks-" + chart.ranks[chart.ranks.count - 1].content.heading.key }
  var terms: ReleaseTerms {
    (chart.ranks + (chart.counts ?? [])).dropFirst().reduce(chart.ranks[0].terms) { .stricter($0, $1.terms) }
  }
  var detailHeading: String { "Change" }
  var pages: [Page] {
    ladder.rows <= 13 && chart.periods.count <= 4
      ? [.widescreen, .a4Landscape, .a4Portrait]
      : ladder.rows <= 30 ? [.a4Landscape, .a4Portrait, .a3Portrait] : [.a4Portrait, .a3Portrait]
  }

  func extent(in room: ChartRoom) throws(CartographyError) -> ChartExtent {
    let layout = try RankLayout.best(self, room)
    return ChartExtent(plot: layout.plot, right: layout.right, bottom: layout.plot.bottom)
  }

  func layers(in extent: ChartExtent, of room: ChartRoom) -> [SceneLayer] {
    guard let layout = try? RankLayout.best(self, room) else { return [] }
    return RankDrawing(content: self, layout: layout, room: room).layers
  }

  // MARK: Words

  /// The rank in words: `joint 3rd`.
  func words(_ path: RankPath, _ period: Int) -> String {
    switch path.states[period] {
    case .ranked(let rank): (ladder.isTied(rank, period) ? "joint " : "") + RankWords.ordinal(rank)
    case .hidden: "not ranked"
    case .absent: "not listed"
    }
  }

  /// What stands behind a name: its count, if there is one to be seen.
  func count(_ path: RankPath, _ period: Int) -> String {
    guard !path.counts.isEmpty else { return "" }
    return path.counts[period] == .missing ? "" : path.counts[period].figure
  }

  func title(of path: RankPath) -> String {
    let parts = chart.periods.indices.map { period -> String in
      let count = count(path, period)
      return "\(words(path, period)) in \(chart.periods[period])" + (count.isEmpty ? "" : " (\(count))")
    }
    return "\(path.name): \(parts.joined(separator: ", ").replacing(": ", with: "; "))"
  }

  /// The change over the last two periods in words.
  func detail(of path: RankPath) -> String {
    let last = path.states.count - 1
    guard let rise = path.rise(from: last - 1) else {
      switch (path.states[last - 1], path.states[last]) {
      case (.absent, .ranked), (.absent, .hidden): return "new"
      case (_, .absent): return "no longer listed"
      default: return "not known"
      }
    }
    return rise == 0 ? "same rank" : "\(rise > 0 ? "up" : "down") \(abs(rise))"
  }

  func summary(titled title: String) -> String {
    let last = chart.periods.count - 1
    let order = paths.filter { $0.states[last].rank != nil }.sorted {
      ($0.states[last].rank ?? 0, $0.name) < ($1.states[last].rank ?? 0, $1.name)
    }
    let words = order.prefix(40).map { path in
      let count = count(path, last)
      return "\(self.words(path, last)) \(path.name)" + (count.isEmpty ? "" : " (\(count))") + ", \(detail(of: path))"
    }
    let hidden = paths.count { $0.states[last] == .hidden }
    return "\(title), ranks in \(chart.periods.joined(separator: ", then ")). In \(chart.periods[last]): \(words.joined(separator: "; "))."
      + (hidden == 0 ? "" : " Not ranked: \(hidden).")
  }

  func legend(titled title: String) -> any LegendPart {
    var rows = [
      line("Rose", RankLook.rise), line("Fell", RankLook.fall), line("Same rank", RankLook.level),
    ]
    if !heavy.isEmpty { rows.append(line("Highlighted", RankLook.rise.heavier)) }
    if paths.contains(where: { $0.states.contains(.hidden) }) { rows.append(line("To or from a rank that is not shown", RankLook.hidden)) }
    return KeyRows(head: LegendHeading(title: title), rows: rows, remarks: remarks)
  }

  private var remarks: [String] {
    var remarks: [String] = []
    if chart.periods.indices.contains(where: { period in ladder.ties[period].isEmpty == false }) {
      remarks.append("= marks a rank that several share; the next ranks are left out.")
    }
    if isNew { remarks.append("new: not in the list of the period before.") }
    if isOut { remarks.append("out: not in the list of the next period.") }
    if chart.counts != nil { remarks.append("Beside the names: number of \(chart.unit).") }
    if ladder.hasGaps { remarks.append("An empty row is the rank of a \(chart.kind) that is not shown.") }
    if leftOut > 0 {
      remarks.append(
        "\(FixedDecimal.grouped(leftOut)) more of the list \(leftOut == 1 ? "is" : "are") in no period known to be among the first \(chart.top)."
      )
    }
    return remarks
  }

  private var isNew: Bool {
    paths.contains { path in zip(path.states, path.states.dropFirst()).contains { $0 == .absent && $1 != .absent } }
  }

  private var isOut: Bool {
    paths.contains { path in zip(path.states, path.states.dropFirst()).contains { $0 != .absent && $1 == .absent } }
  }

  private func line(_ text: String, _ style: ShapeStyle) -> KeyRow {
    KeyRow(text: text, halfHeight: 1.6) {
      [ChartLook.line($0.moved(across: -3.75, down: 0), $0.moved(across: 3.75, down: 0), style)]
    }
  }
}
