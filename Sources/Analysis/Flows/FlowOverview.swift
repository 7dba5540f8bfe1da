import WardlightCounting
import WardlightDisclosure
import WardlightEssentials
import WardlightFlows

/// What there is in all of a subject's flows: a row for each measure.
struct FlowOverview {
  let view: FlowView

  /// One measure.
  private struct Row {
    let measure: String
    /// The count; where it is what a part leaves, the whole.
    let count: Number
    /// The part of which the row is what is left; `nil` where the row is the count itself.
    var less: Number?
    /// What the row is a part of.
    var whole: Number?
    /// Whether other tables count the same; what stands alone has no key.
    var hasKey = true
    var rank: (RawColumn.TabledCell, RawColumn.TabledCell) = (.missing, .missing)
  }

  /// A number now and before, and what it counts.
  private struct Number {
    let current: Int
    let previous: Int?
    let unit: String
    let members: [String: String]
  }

  func raw() -> RawTable {
    let rows = rows
    let decimals = view.policy.threshold == nil ? 1 : 0
    func percents(_ isPrevious: Bool) -> [RawColumn.TabledCell] {
      rows.map { row in row.whole.map { Seen?.percent(seen(row, isPrevious), of: seen($0, isPrevious)) } ?? .missing }
    }
    var columns = [
      RawColumn("measure", "Measure", .labels(rows.map(\.measure))),
      RawColumn("count", "Number", .tabledCounts(rows.map { cell($0, false) })),
      RawColumn("percent", "%", .tabled(percents(false), decimals: decimals, from: .noCounts)),
      RawColumn("rank", "Rank", .tabled(rows.map(\.rank.0), decimals: 0, from: .noCounts)),
    ]
    if view.study.previous != nil {
      columns += [
        RawColumn("previous", "Before", .tabledCounts(rows.map { cell($0, true) })),
        RawColumn("previous_percent", "% before", .tabled(percents(true), decimals: decimals, from: .noCounts)),
        RawColumn("previous_rank", "Rank before", .tabled(rows.map(\.rank.1), decimals: 0, from: .noCounts)),
      ]
    }
    return RawTable(name: "flow-overview", title: view.title, note: view.note, columns: columns, meaning: meaning(rows))
  }

  // MARK: what leaves

  private func meaning(_ rows: [Row]) -> CountMeaning {
    func part(_ period: Period) -> CountMeaning.Part { CountMeaning.Part(nil, [CountName.period: Dimension.member(period)]) }
    var columns = ["count": part(view.study.current)]
    if let previous = view.study.previous { columns["previous"] = part(previous) }
    return CountMeaning(
      rows: rows.map { $0.less == nil && $0.hasKey ? CountMeaning.Part($0.count.unit, $0.count.members) : nil }, columns: columns)
  }

  /// The raw count under its key, or what is seen of what a part leaves.
  private func cell(_ row: Row, _ isPrevious: Bool) -> RawColumn.TabledCell {
    guard row.less == nil else { return seen(row, isPrevious).tabled }
    return (isPrevious ? row.count.previous : row.count.current).map { .number(Double($0)) } ?? .missing
  }

  private func seen(_ row: Row, _ isPrevious: Bool) -> Seen? {
    let own = seen(row.count, isPrevious)
    return row.less.map { own - seen($0, isPrevious) } ?? own
  }

  private func seen(_ number: Number, _ isPrevious: Bool) -> Seen? {
    guard let period = isPrevious ? view.study.previous : view.study.current,
      let count = isPrevious ? number.previous : number.current
    else { return nil }
    let key = CellKey(number.unit, number.members.merging([CountName.period: Dimension.member(period)]) { own, _ in own })
    return view.door.seen(count, key)
  }

  // MARK: rows

  private var members: FlowMembers { view.study.members }

  private func number(
    _ ranking: FlowRanking, _ names: [String: String], _ value: (FlowRanking.Total) -> Int, unit: String? = nil
  ) -> Number {
    Number(
      current: value(ranking.currentTotal), previous: ranking.previousTotal.map(value), unit: unit ?? members.measure, members: names)
  }

  private var rows: [Row] {
    let filter = view.filter
    let (forces, towns) = (view.ranking(.forces, filter), view.ranking(.towns, filter))
    let origins = view.ranking(.boroughs, filter)
    let base = members.members(of: filter)
    let all = number(forces, base, \.all)
    func known(_ ranking: FlowRanking) -> Number { number(ranking, members.known(ranking.end, filter), \.known) }
    var rows = [head(forces, all)]
    if view.input.links.namesPersons {
      rows.append(Row(measure: FlowMeasure.links, count: number(forces, base, \.links, unit: CountName.links)))
    }
    if !view.isForce {
      rows +=
        [
          Row(measure: FlowMeasure.force, count: known(forces), whole: all),
          Row(measure: FlowMeasure.noForce, count: all, less: known(forces), whole: all),
        ] + several(forces, all)
    }
    rows += [
      Row(measure: FlowMeasure.town, count: known(towns), whole: all),
      Row(measure: FlowMeasure.noTown, count: all, less: known(towns), whole: all),
    ]
    if !view.isBorough { rows.append(Row(measure: FlowMeasure.noBorough, count: all, less: known(origins), whole: all)) }
    if !view.isForce { rows.append(inLondon(all)) }
    return rows
  }

  /// How many persons have several forces bounds every force's count together with the others, in a way that no sum tells, so that it leaves only where no count is
  /// protected.
  private func several(_ forces: FlowRanking, _ all: Number) -> [Row] {
    guard view.policy.threshold == nil else { return [] }
    return [Row(measure: FlowMeasure.severalForces, count: number(forces, [:], \.withSeveral), whole: all, hasKey: false)]
  }

  /// The whole; of a force, its part of all of London's and its rank among all forces.
  private func head(_ forces: FlowRanking, _ all: Number) -> Row {
    guard view.isForce else { return Row(measure: FlowMeasure.all, count: all) }
    let london = view.ranking(.forces, LinkFilter())
    var row = Row(measure: FlowMeasure.all, count: all, whole: number(london, members.known(.forces, LinkFilter()), \.known))
    row.rank = (rank(london, false), rank(london, true))
    return row
  }

  private func rank(_ london: FlowRanking, _ isPrevious: Bool) -> RawColumn.TabledCell {
    let ranked = london.rows.filter(\.isRanked)
    guard let own = ranked.first(where: { $0.place == view.place }) else { return .missing }
    func seen(_ row: FlowRanking.Row) -> Seen? {
      self.seen(
        Number(
          current: row.count, previous: row.previousCount, unit: members.measure,
          members: members.members(of: row, .forces, LinkFilter())), isPrevious)
    }
    return Seen?.rank(of: seen(own), among: ranked.filter { $0.place != own.place }.map(seen))
  }

  private func inLondon(_ all: Number) -> Row {
    func count(_ period: Period?) -> Int? { period.map { view.persons(in: $0) { view.input.links.londonForces.contains($0.force ?? -1) } } }
    let names = members.members(of: view.filter).merging([CountName.destination: FlowName.inLondon]) { _, own in own }
    return Row(
      measure: FlowMeasure.inLondon,
      count: Number(
        current: count(view.study.current) ?? 0, previous: count(view.study.previous), unit: members.measure, members: names),
      whole: all)
  }
}

extension FlowView {
  /// How many different persons, or links, of the subject have a link of a kind in a period.
  func persons(in period: Period, _ fits: (PlacedLinks.Row) -> Bool) -> Int {
    var seen: Set<UInt64> = []
    return input.links.rows(in: period, of: filter).count { row in
      fits(row) && (input.links.namesPersons ? row.person.map { seen.insert($0).inserted } ?? true : true)
    }
  }
}

/// What the overview measures, as its first column says.
public enum FlowMeasure {
  /// All of them.
  public static let all = "All"
  /// The links behind persons.
  public static let links = "Links, records"
  /// A county force is recorded.
  public static let force = "With a county force"
  /// None is.
  public static let noForce = "Without a county force"
  /// More than one is.
  public static let severalForces = "With several county forces"
  /// A town is recorded.
  public static let town = "With a town"
  /// None is.
  public static let noTown = "Without a town"
  /// No borough is recorded.
  public static let noBorough = "Without a borough"
  /// The force is one of London's.
  public static let inLondon = "With a destination in London"
  /// Both places of a table of counts are known.
  public static let placed = "With both places"
  /// One of them, or both, are not.
  public static let unplaced = "With an unknown place"
  /// They stay in their place.
  public static let within = "Staying in their place"
}
