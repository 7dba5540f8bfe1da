import WardlightCounting
import WardlightDisclosure
import WardlightEssentials
import WardlightFlows

extension FlowFacts {
  /// The facts that released tables tell.
  init(_ parts: FlowFindingParts, builder: FlowFindingsBuilder) {
    let overview = TableRows(parts.overview)
    let all = overview.row(FlowMeasure.all)
    let place = builder.input.place
    self.init(
      view: builder.isForce ? .into(force: builder.subject.name, from: place) : .from(builder.subject.name), noun: parts.noun,
      periods: parts.periods, all: Pair(all?["count"], all?["previous"]),
      change: (parts.forces ?? parts.origins).flatMap { TableRows($0).named(RowWords.all)?["change"]?.text })
    (share, rank) = (builder.isForce ? all?["percent"] : nil, Pair(all?["rank"], all?["previous_rank"]))
    recorded = [(FlowMeasure.force, "a county force"), (FlowMeasure.town, "a town")].compactMap { measure, what in
      overview.row(measure).map { Recorded(what: what, percent: Pair($0["percent"], $0["previous_percent"])) }
    }
    several = overview.row(FlowMeasure.severalForces)?["count"]
    links = overview.row(FlowMeasure.links)?["count"]
    (forces, towns) = (Self.ranked(parts.forces), Self.ranked(parts.towns))
    (origins, elsewhere) = (Self.ranked(parts.origins), Self.ranked(parts.elsewhere))
    model = Self.model(builder.shown.forces)
    (found, near) = (Self.found(parts), Self.near(parts))
    hubs = Self.hubs(parts)
    rescues = Self.rescues(parts.rescues, window: builder.input.window.inWords)
  }

  private static func ranked(_ table: Released<Table>?) -> [Ranked] {
    guard let table else { return [] }
    return TableRows(table).rows.compactMap { row in
      guard let code = row["code"]?.text, !code.isEmpty, let name = row["name"]?.text, let count = row["count"], count != .count(0) else {
        return nil
      }
      return Ranked(
        name: name, count: count, previous: row["previous"], rank: row["rank"]?.exactNumber.map { Int($0) },
        previousRank: row["previous_rank"]?.exactNumber.map { Int($0) }, change: row["change"]?.text, isRanked: row["rank"] != .missing)
    }
  }

  /// The facts of a table of counts.
  init(_ parts: FlowFindingParts, models: FlowModels) {
    let all = TableRows(parts.overview).row(FlowMeasure.all)
    let destinations = parts.forces ?? parts.towns
    self.init(
      view: .counts, noun: parts.noun, periods: parts.forces?.content.index(ofColumn: "previous") == nil ? [] : ["", ""],
      all: Pair(all?["count"], all?["previous"]), change: destinations.flatMap { TableRows($0).named(RowWords.all)?["change"]?.text })
    forces = Self.ranked(destinations)
    origins = Self.ranked(parts.origins)
    model = Self.model(models)
    (found, near) = (Self.found(parts), Self.near(parts))
  }

  private static func model(_ models: FlowModels) -> Model? {
    if let gravity = models.gravity.value, gravity.reason == nil { return .sizeAndDistance }
    return models.independence.reason == nil ? .size : nil
  }

  /// The pairs that stand out against the leading model, the largest first.
  private static func found(_ parts: FlowFindingParts) -> [Found] {
    guard let tests = parts.linkTests else { return [] }
    let expected = [parts.links, parts.townLinks].compactMap { $0 }.flatMap { TableRows($0).rows }
    let known = Dictionary(expected.map { ($0.pair, $0["expected"]) }) { first, _ in first }
    return TableRows(tests).rows.compactMap { row -> Found? in
      let word = row["class"]?.text
      guard word == FlowWord.more || word == FlowWord.fewer, let count = row["count"] else { return nil }
      return Found(
        origin: row["origin_name"]?.text ?? "", destination: row["destination_name"]?.text ?? "", count: count,
        expected: known[row.pair] ?? nil, isMore: word == FlowWord.more)
    }.sorted { ($1.count.exactNumber ?? 0, $0.origin, $0.destination) < ($0.count.exactNumber ?? 0, $1.origin, $1.destination) }
  }

  private static func near(_ parts: FlowFindingParts) -> [String] {
    guard let tests = parts.linkTests else { return [] }
    return TableRows(tests).rows.filter { row in
      row["class"]?.text == FlowWord.notDifferent && row["class_independence"]?.text == FlowWord.more
    }.map { "\($0["origin_name"]?.text ?? "") to \($0["destination_name"]?.text ?? "")" }
  }

  private static func hubs(_ parts: FlowFindingParts) -> [Hub] {
    guard let table = parts.hubs else { return [] }
    let chains = parts.chains.map { TableRows($0).rows } ?? []
    return TableRows(table).rows.filter { $0["role"]?.text == "hub" }.compactMap { row in
      guard let name = row["name"]?.text, !name.hasPrefix(NameDirectory.notRecognised), let received = row["in"], let sent = row["out"]
      else { return nil }
      var seen: Set<String> = []
      let to = chains.filter { $0["via"]?.text == name }.compactMap { $0["to"]?.text }.filter { seen.insert($0).inserted }
      return Hub(name: name, received: received, sent: sent, to: to.sorted())
    }
  }

  private static func rescues(_ table: Released<Table>?, window: String) -> Rescues? {
    guard let table else { return nil }
    let rows = TableRows(table).rows
    let forces = rows.filter { $0["name"]?.text != RowWords.all }
    guard let all = rows.first(where: { $0["name"]?.text == RowWords.all }) ?? rows.first, let requests = all["requests"],
      let rescued = all["rescues"]
    else { return nil }
    return Rescues(
      window: window, requests: requests, rescues: rescued, percent: all["completed_percent"] ?? .missing,
      forces: forces.compactMap { row in
        guard let name = row["name"]?.text, let requests = row["requests"], let rescues = row["rescues"] else { return nil }
        return .init(name: name, requests: requests, rescues: rescues)
      })
  }
}

/// The rows of a released table by key.
struct TableRows {
  let rows: [TableRow]

  init(_ table: Released<Table>) {
    let places = Dictionary(uniqueKeysWithValues: table.content.columns.enumerated().map { ($1.key, $0) })
    rows = table.content.rows.map { TableRow(cells: $0, places: places) }
  }

  /// The row of a measure.
  func row(_ measure: String) -> TableRow? { rows.first { $0["measure"]?.text == measure } }

  /// The row of a name.
  func named(_ name: String) -> TableRow? { rows.last { $0["name"]?.text == name } }
}

/// One row of a released table.
struct TableRow {
  fileprivate let cells: [Cell]
  fileprivate let places: [String: Int]

  /// The cell of a column; `nil` where the table has none.
  subscript(key: String) -> Cell? { places[key].map { cells[$0] } }

  /// Origin and destination.
  var pair: String { "\(self["origin"]?.text ?? "")\u{1F}\(self["destination"]?.text ?? "")" }
}
