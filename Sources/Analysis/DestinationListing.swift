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
    let keys = meaning(kind, counts.rows, borough, counts.unit)
    let rows = ordered(counts.rows, kind, counts.rows.indices.map { keys.key(row: $0, column: "current") }, door)
    return RawTable(
      name: kind.fileName, title: "\(place): \(noun.plural) by \(kind.title)", note: note(counts),
      columns: columns(kind, rows, counts, keys.rows.last ?? nil, door), meaning: meaning(kind, rows, borough, counts.unit))
  }

  /// The same keys as those of the flows, which show the same numbers.
  private func meaning(_ kind: FlowRanking.End, _ rows: [FlowRanking.Row], _ borough: Int?, _ unit: CountingUnit) -> CountMeaning {
    let place = borough.map { codes[.boroughs, default: []][$0] } ?? CountName.london
    let whole = [CountName.origin: place]
    let members = rows.map { whole.merging(member(kind, $0)) { _, own in own } }
    let measure = unit == .persons ? CountName.persons : CountName.links
    // Those whose place nobody knows have no key: they are what the known ones leave of all, each as they leave.
    return CountMeaning(
      rows: members.map { CountMeaning.Part(measure, $0) } + [nil, CountMeaning.Part(measure, whole)],
      columns: ["current": .period(comparison.current), "previous": .period(comparison.previous)])
  }

  private func member(_ kind: FlowRanking.End, _ row: FlowRanking.Row) -> [String: String] {
    let known = codes[kind, default: []]
    let code = row.place < known.count ? known[row.place] : row.name
    return switch kind {
    case .forces: [CountName.destination: code]
    case .towns: [CountName.destination: CountName.town(row.name)]
    case .boroughs, .origins, .wards: [CountName.origin: code]
    }
  }

  /// Those for whom a place of the kind is known.
  private func known(_ kind: FlowRanking.End) -> [String: String] {
    switch kind {
    case .forces: [CountName.destination: FlowName.inForce]
    case .towns: [CountName.destination: FlowName.inTown]
    case .boroughs, .origins, .wards: [CountName.origin: FlowName.inBorough]
    }
  }

  /// By falling count; a place that is no London borough, and names that nothing has, stand behind the boroughs, without a rank.
  private func ordered(
    _ rows: [FlowRanking.Row], _ kind: FlowRanking.End, _ keys: [CellKey?], _ door: Door
  ) -> [FlowRanking.Row] {
    let order = door.order(byFalling: rows.map(\.count), keys: keys, names: rows.map(\.name)).map { rows[$0] }
    return order.filter { Self.isRanked($0, kind) } + order.filter { !Self.isRanked($0, kind) }
  }

  /// London's own forces have ranks with the others here.
  private static func isRanked(_ row: FlowRanking.Row, _ kind: FlowRanking.End) -> Bool {
    kind == .boroughs ? row.isKnown : row.isRecognised
  }

  private func note(_ counts: FlowRanking) -> String {
    "\(counts.unit == .persons ? "Persons" : "Records") counted, \(comparison.current.inWords), and \(comparison.previous.inWords) before. Equal counts share a rank."
  }

  private func columns(
    _ kind: FlowRanking.End, _ rows: [FlowRanking.Row], _ counts: FlowRanking, _ all: CountMeaning.Part?, _ door: Door
  ) -> [RawColumn] {
    let (ranked, decimals) = (rows.count { Self.isRanked($0, kind) }, door.terms.policy.threshold == nil ? 1 : 0)
    func cells(_ period: Period, _ total: FlowRanking.Total?, _ count: (FlowRanking.Row) -> Int) -> [RawColumn.TabledCell] {
      rows.map { .number(Double(count($0))) } + [unknown(kind, total, all, period, door).tabled, .number(Double(total?.all ?? 0))]
    }
    return labels(kind, rows)
      + [
        RawColumn("current", "Latest", .tabledCounts(cells(comparison.current, counts.currentTotal, \.count))),
        RawColumn("previous", "Before", .tabledCounts(cells(comparison.previous, counts.previousTotal) { $0.previousCount ?? 0 })),
      ]
      + RankColumns(current: "current", previous: "previous", ranked: ranked).columns
      + ChangeColumns(of: "current", since: "previous").columns("count", "Number")
      + [
        RawColumn(
          "share_percent", "Share, %", .formula(.share(of: "current", whole: .cell("current", row: rows.count + 1)), decimals: decimals)),
        RawColumn("tied", "Rank shared", .formula(.isTied(of: "current", ranked: ranked), decimals: 0)),
      ]
      + ShownChange(days: (comparison.previous.dayCount, comparison.current.dayCount)).columns(
        now: "current", before: "previous", door.terms.policy)
  }

  /// What is seen of those whose place nobody knows.
  private func unknown(
    _ kind: FlowRanking.End, _ total: FlowRanking.Total?, _ all: CountMeaning.Part?, _ period: Period, _ door: Door
  ) -> Seen? {
    guard let total, let all, let measure = all.measure else { return Seen(0, 0) }
    let members = all.members.merging([CountName.period: Dimension.member(period)]) { own, _ in own }
    return door.seen(total.all, CellKey(measure, members))
      - door.seen(total.known, CellKey(measure, members.merging(known(kind)) { _, own in own }))
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
