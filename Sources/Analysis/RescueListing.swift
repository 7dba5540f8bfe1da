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

  /// What became of the names that the requests state.
  var names: NameReport { rescues.nameReport }

  init(_ reading: RecordReading<Rescue>, _ configuration: Configuration, _ names: StudyNames) {
    self.init(reading, window: configuration.period, comparison: configuration.comparison, forces: names.forces)
  }

  init(_ reading: RecordReading<Rescue>, window: Period, comparison: Configuration.Comparison?, forces: NameIndex) {
    rescues = PlacedRescues(reading, forces: forces)
    self.window = window
    self.comparison = comparison
  }

  /// Requests and rescues over the window, ranked, beside the requests of the two periods that are compared.
  func table(_ door: Door) -> RawTable {
    let whole = RescueTable(rescues, current: window, previous: nil)
    let years = comparison.map { RescueTable(rescues, current: $0.current, previous: $0.previous) }
    let order = door.order(byFalling: whole.rows.map(\.numbers.requests), names: whole.rows.map(\.name))
    let rows = order.map { whole.rows[$0] }
    return RawTable(
      name: "rescues", title: "Rescue requests and rescues by county force",
      note: "Requests counted by their date, \(window.inWords).\(compared) Per cent rescued with its exact 95 % interval.",
      columns: columns(rows, whole) + (years.map { comparisonColumns(rows, $0) } ?? []))
  }

  private var compared: String {
    comparison.map { " Ranks and change: \($0.current.inWords), and \($0.previous.inWords) before." } ?? ""
  }

  private func columns(_ rows: [RescueTable.Row], _ table: RescueTable) -> [RawColumn] {
    let requests = rows.map(\.numbers.requests) + [table.total.requests]
    let numbers = rows.map(\.numbers) + [table.total]
    let completion = numbers.map(\.completion)
    func percent(_ key: String, _ title: String, _ value: (CompletionRate) -> Double) -> RawColumn {
      RawColumn(key, title, .computed(completion.map { $0.map(value) ?? .nan }, decimals: 0, from: .sameRow(["requests", "rescues"])))
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
      + RankColumns(current: current, previous: previous, ranked: rows.count).columns(
        current: "requests_current", previous: "requests_previous")
      + ChangeColumns(of: current, since: previous).columns("requests", "Requests", from: ["requests_current", "requests_previous"])
  }
}
