import WardlightCounting
import WardlightDisclosure
import WardlightEssentials
import WardlightFlows
import WardlightGazetteer
import WardlightRecords

/// The rescue requests of a study, and the table that lists them by county force.
struct RescueListing: Sendable {
  private let rescues: PlacedRescues
  private let window: Period
  private let comparison: Configuration.Comparison?
  /// The codes of the forces that are known.
  private let codes: [String]

  /// The forces that are known and those that requests name, as keys call them.
  private var members: [String] { rescues.forces.names.indices.map { $0 < codes.count ? codes[$0] : rescues.forces.names[$0] } }

  /// The forces that the table lists. A reader knows that others have none.
  var listed: Set<String> {
    let all = members
    return Set(rescues.rows(in: window).compactMap(\.force).map { all[$0] })
  }

  /// Whether each request of all periods names a force, and one that the table lists.
  var namesAllForces: Bool {
    let listed = Set(rescues.rows(in: window).map(\.force))
    let compared = comparison.map { [$0.current, $0.previous] } ?? []
    return !listed.contains(nil) && compared.allSatisfy { rescues.rows(in: $0).allSatisfy { listed.contains($0.force) } }
  }

  /// What became of the names that the requests state.
  var names: NameReport { rescues.nameReport }

  init(_ reading: RecordReading<Rescue>, _ configuration: Configuration, _ names: StudyNames, codes: [String]) {
    self.init(reading, window: configuration.period, comparison: configuration.comparison, forces: names.forces, codes: codes)
  }

  init(_ reading: RecordReading<Rescue>, window: Period, comparison: Configuration.Comparison?, forces: NameIndex, codes: [String] = []) {
    rescues = PlacedRescues(reading, forces: forces)
    self.window = window
    self.comparison = comparison
    self.codes = codes
  }

  /// Requests and rescues over the window, ranked, beside the requests of the two periods that are compared.
  func table(_ door: Door) -> RawTable {
    let whole = RescueTable(rescues, current: window, previous: nil)
    let years = comparison.map { RescueTable(rescues, current: $0.current, previous: $0.previous) }
    let keyed = meaning(whole.rows)
    let keys = whole.rows.indices.map { keyed.key(row: $0, column: "requests") }
    let order = door.order(byFalling: whole.rows.map(\.numbers.requests), keys: keys, names: whole.rows.map(\.name))
    let ordered = order.map { whole.rows[$0] }
    let rows = ordered.filter(\.isRecognised) + ordered.filter { !$0.isRecognised }
    return RawTable(
      name: "rescues", title: "Rescue requests and rescues by county force",
      note: "Requests counted by their date, \(window.inWords).\(compared) Per cent rescued with its exact 95 % interval.",
      columns: columns(rows, whole) + (years.map { comparisonColumns(rows, $0) } ?? []), meaning: meaning(rows))
  }

  private func meaning(_ rows: [RescueTable.Row]) -> CountMeaning {
    var columns: [String: CountMeaning.Part] = [
      "requests": .period(window, CountName.requests), "rescues": .period(window, CountName.rescues),
    ]
    if let comparison {
      columns["requests_current"] = .period(comparison.current, CountName.requests)
      columns["requests_previous"] = .period(comparison.previous, CountName.requests)
    }
    let all = members
    let members = rows.map { row in [CountName.force: all[row.place]] }
    return CountMeaning(rows: (members + [[:]]).map { CountMeaning.Part(nil, $0) }, columns: columns)
  }

  private var compared: String {
    comparison.map { " Ranks and change: \($0.current.inWords), and \($0.previous.inWords) before." } ?? ""
  }

  private func columns(_ rows: [RescueTable.Row], _ table: RescueTable) -> [RawColumn] {
    let requests = rows.map(\.numbers.requests) + [table.total.requests]
    func percent(_ key: String, _ title: String, _ value: @escaping @Sendable (CompletionRate) -> Double) -> RawColumn {
      let rate = Formula.number(from: [.column("rescues"), .column("requests")]) { counts in
        CompletionRate(completed: Int(counts[0]), of: Int(counts[1])).map(value) ?? .nan
      }
      return RawColumn(key, title, .formula(rate, decimals: 0))
    }
    return [
      RawColumn("name", "County force", .labels(rows.map(\.name) + [RowWords.all])), RawColumn("requests", "Requests", .counts(requests)),
      RawColumn("rescues", "Rescues", .counts(rows.map(\.numbers.rescues) + [table.total.rescues])),
      percent("completed_percent", "Rescued, %", \.percent), percent("completed_lower_percent", "At least, %", \.lower),
      percent("completed_upper_percent", "At most, %", \.upper),
    ]
  }

  private func comparisonColumns(_ rows: [RescueTable.Row], _ years: RescueTable) -> [RawColumn] {
    let places = Dictionary(uniqueKeysWithValues: years.rows.map { ($0.place, $0) })
    let current = rows.map { places[$0.place]?.numbers.requests ?? 0 } + [years.total.requests]
    let previous = rows.map { places[$0.place]?.previousNumbers?.requests ?? 0 } + [years.previousTotal?.requests ?? 0]
    return [
      RawColumn("requests_current", "Requests, latest", .counts(current)),
      RawColumn("requests_previous", "Requests, before", .counts(previous)),
    ]
      + RankColumns(current: "requests_current", previous: "requests_previous", ranked: rows.count(where: \.isRecognised)).columns
      + ChangeColumns(of: "requests_current", since: "requests_previous").columns("requests", "Requests")
  }
}
