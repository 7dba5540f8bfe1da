import WardlightCounting
import WardlightDisclosure
import WardlightEssentials
import WardlightFlows
import WardlightGazetteer
import WardlightGeometry
import WardlightRecords

/// The links of a study, and the tables that list them by force, town and borough.
struct DestinationListing: Sendable {
  let links: PlacedLinks
  private let comparison: Configuration.Comparison
  private let noun: Configuration.Noun
  private let codes: [FlowRanking.End: [String]]

  init(
    _ reading: RecordReading<Link>, _ source: Configuration.RecordSource, _ comparison: Configuration.Comparison, _ areas: StudyAreas,
    _ names: StudyNames, _ wards: ReferralWards
  ) {
    links = PlacedLinks(reading, forces: names.forces, boroughs: areas.boroughIndex, towns: names.towns, wards: wards)
    self.comparison = comparison
    noun = source.noun
    codes = [.forces: areas.forces?.codes ?? [], .boroughs: areas.boroughs.codes]
  }

  /// Whether the links name boroughs at all.
  var knowsBoroughs: Bool { links.rows.contains { $0.borough != nil } }

  /// What is counted, in a sentence.
  var unitSentence: String {
    links.namesPersons
      ? "Links are counted by person: one person linked twice to a place counts once there."
      : "Links are counted by record: the records name no person."
  }

  /// The table of one kind of destination, for the links of one borough or of all.
  func table(_ kind: FlowRanking.End, borough: Int?, place: String, _ door: Door) -> RawTable {
    let counts = FlowRanking(
      links, by: kind, current: comparison.current, previous: comparison.previous,
      of: LinkFilter(origin: borough.map { .borough($0) } ?? .london))
    let rows = ordered(counts.rows, kind, door)
    return RawTable(
      name: kind.fileName, title: "\(place): \(noun.plural) by \(kind.title)", note: note(counts),
      columns: columns(kind, rows, counts, door.terms.policy))
  }

  /// By falling count; a place that is no London borough stands behind the boroughs, without a rank.
  private func ordered(_ rows: [FlowRanking.Row], _ kind: FlowRanking.End, _ door: Door) -> [FlowRanking.Row] {
    let order = door.order(byFalling: rows.map(\.count), names: rows.map(\.name)).map { rows[$0] }
    guard kind == .boroughs else { return order }
    return order.filter(\.isKnown) + order.filter { !$0.isKnown }
  }

  private func note(_ counts: FlowRanking) -> String {
    "\(counts.unit == .persons ? "Persons" : "Records") counted, \(comparison.current.inWords), and \(comparison.previous.inWords) before. Equal counts share a rank."
  }

  private func columns(
    _ kind: FlowRanking.End, _ rows: [FlowRanking.Row], _ counts: FlowRanking, _ policy: Policy
  ) -> [RawColumn] {
    let current = rows.map(\.count) + [counts.currentTotal.unknown, counts.currentTotal.all]
    let previous = rows.map { $0.previousCount ?? 0 } + [counts.previousTotal?.unknown ?? 0, counts.previousTotal?.all ?? 0]
    return labels(kind, rows) + [RawColumn("current", "Latest", .counts(current)), RawColumn("previous", "Before", .counts(previous))]
      + RankColumns(current: current, previous: previous, ranked: kind == .boroughs ? rows.count(where: \.isKnown) : rows.count).columns(
        current: "current", previous: "previous")
      + ChangeColumns(of: current, since: previous).columns("count", "Number", from: ["current", "previous"])
      + shareColumns(rows, counts, current, policy) + intervalColumns(rows, counts, policy)
  }

  /// The share of all, and which places share their rank with another.
  private func shareColumns(_ rows: [FlowRanking.Row], _ counts: FlowRanking, _ current: [Int], _ policy: Policy) -> [RawColumn] {
    [
      FlowDecimals(policy).share("share_percent", "Share, %", current, of: counts.currentTotal.all, from: "current"),
      RawColumn(
        "tied", "Rank shared",
        .words(rows.map { $0.rank == nil ? nil : $0.isTied ? "yes" : "no" } + [nil, nil], from: .sameRow(["current"]))),
    ]
  }

  private func intervalColumns(_ rows: [FlowRanking.Row], _ counts: FlowRanking, _ policy: Policy) -> [RawColumn] {
    let unknown = zip(counts.previousTotal, counts.previous).map { total, period in
      ChangeInterval.conditionalBinomial(
        from: total.unknown, to: counts.currentTotal.unknown, days: (period.dayCount, counts.current.dayCount))
    }
    return IntervalColumns(rows.map(\.interval) + [unknown, counts.interval]).columns(from: ["current", "previous"], policy)
  }

  private func labels(_ kind: FlowRanking.End, _ rows: [FlowRanking.Row]) -> [RawColumn] {
    let names = RawColumn("name", kind.title.capitalizedFirst, .labels(rows.map(\.name) + [RowWords.unknown, RowWords.all]))
    if kind == .towns {
      let forces = rows.map { links.towns.forces[$0.place].map { links.forces.names[$0] } ?? "" }
      return [names, RawColumn("county_force", "County force", .labels(forces + ["", ""]))]
    }
    let known = codes[kind, default: []]
    return [RawColumn("code", "Code", .labels(rows.map { $0.place < known.count ? known[$0.place] : "" } + ["", ""])), names]
  }
}

extension FlowRanking.End {
  fileprivate var fileName: String {
    switch self {
    case .forces: "county-forces"
    case .towns: "towns"
    case .boroughs: "linked-boroughs"
    case .origins: "origins"
    case .wards: "linked-wards"
    }
  }

  fileprivate var title: String {
    switch self {
    case .forces: "county force"
    case .towns: "town"
    case .boroughs: "borough"
    case .origins: "origin"
    case .wards: "ward"
    }
  }
}
