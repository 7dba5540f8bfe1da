import WardlightCounting
import WardlightDisclosure
import WardlightEssentials
import WardlightFlows

/// What there is in all of a subject's flows: a row for each measure.
struct FlowOverview {
  let builder: FlowFindingsBuilder

  /// One measure.
  private struct Row {
    let measure: String
    let count: Int
    let previous: Int?
    /// What the count is a part of.
    var whole: (Int, Int?)?
    var rank: (Int?, Int?) = (nil, nil)
  }

  func raw() -> RawTable {
    let rows = rows
    let policy = builder.policy
    func percent(_ row: Row, _ isPrevious: Bool) -> Double {
      guard let whole = row.whole else { return .nan }
      if !isPrevious { return Rate.percent(row.count, of: whole.0) }
      guard let previous = row.previous, let all = whole.1 else { return .nan }
      return Rate.percent(previous, of: all)
    }
    let decimals = policy.threshold == nil ? 1 : 0
    var columns = [
      RawColumn("measure", "Measure", .labels(rows.map(\.measure))), RawColumn("count", "Number", .counts(rows.map(\.count))),
      RawColumn("percent", "%", .computed(rows.map { percent($0, false) }, decimals: decimals, from: .sameRow(["count"]))),
      RawColumn("rank", "Rank", .computedWhole(rows.map(\.rank.0), from: .sameRow(["count"]))),
    ]
    if builder.study.previous != nil {
      columns += [
        RawColumn("previous", "Before", .counts(rows.map(\.previous))),
        RawColumn(
          "previous_percent", "% before", .computed(rows.map { percent($0, true) }, decimals: decimals, from: .sameRow(["previous"]))),
        RawColumn("previous_rank", "Rank before", .computedWhole(rows.map(\.rank.1), from: .sameRow(["previous"]))),
      ]
    }
    return RawTable(name: "flow-overview", title: builder.title, note: builder.note, columns: columns)
  }

  private var rows: [Row] {
    let (forces, towns) = (builder.ranking(.forces, builder.filter), builder.ranking(.towns, builder.filter))
    let origins = builder.ranking(.boroughs, builder.filter)
    let all = (forces.currentTotal.all, forces.previousTotal?.all)
    func row(_ measure: String, _ ranking: FlowRanking, _ value: (FlowRanking.Total) -> Int, of whole: (Int, Int?)? = nil) -> Row {
      Row(measure: measure, count: value(ranking.currentTotal), previous: ranking.previousTotal.map(value), whole: whole)
    }
    var rows = [head(forces)]
    if builder.input.links.namesPersons { rows.append(row(FlowMeasure.links, forces, \.links)) }
    if !builder.isForce {
      rows += [
        row(FlowMeasure.force, forces, \.known, of: all), row(FlowMeasure.noForce, forces, \.unknown, of: all),
        row(FlowMeasure.severalForces, forces, \.withSeveral, of: all),
      ]
    }
    rows += [row(FlowMeasure.town, towns, \.known, of: all), row(FlowMeasure.noTown, towns, \.unknown, of: all)]
    if !builder.isBorough { rows.append(row(FlowMeasure.noBorough, origins, \.unknown, of: all)) }
    if !builder.isForce { rows.append(inLondon(forces, all)) }
    return rows
  }

  /// The whole; of a force, its part of all of London's and its rank among all forces.
  private func head(_ forces: FlowRanking) -> Row {
    guard builder.isForce else {
      return Row(measure: FlowMeasure.all, count: forces.currentTotal.all, previous: forces.previousTotal?.all)
    }
    let london = builder.ranking(.forces, LinkFilter())
    let own = london.rows.first { $0.place == builder.place }
    return Row(
      measure: FlowMeasure.all, count: forces.currentTotal.all, previous: forces.previousTotal?.all,
      whole: (london.currentTotal.known, london.previousTotal?.known), rank: (own?.rank, own?.previousRank))
  }

  private func inLondon(_ forces: FlowRanking, _ all: (Int, Int?)) -> Row {
    let inside = forces.rows.filter(\.isInLondon)
    return Row(
      measure: FlowMeasure.inLondon, count: inside.reduce(0) { $0 + $1.count },
      previous: forces.previousTotal.map { _ in inside.reduce(0) { $0 + ($1.previousCount ?? 0) } }, whole: all)
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
