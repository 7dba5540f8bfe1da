import WardlightCounting
import WardlightDisclosure
import WardlightEssentials
import WardlightFlows
import WardlightRecords

/// The rescue requests of a study, and the table that lists them by county force.
struct RescueListing: Sendable {
  private let rescues: PlacedRescues
  private let window: Period
  private let comparison: Configuration.Comparison

  /// What became of the names that the requests state.
  var names: NameReport { rescues.nameReport }

  init(_ reading: RecordReading<Rescue>, _ configuration: Configuration, _ names: StudyNames) {
    rescues = PlacedRescues(reading, forces: names.forces)
    window = configuration.period
    comparison = configuration.comparison
  }

  /// Requests and rescues over the window, ranked, beside the requests of the two periods that are compared.
  func table(_ door: Door) -> RawTable {
    let whole = RescueTable(rescues, current: window, previous: nil)
    let years = RescueTable(rescues, current: comparison.current, previous: comparison.previous)
    let order = door.order(byFalling: whole.rows.map(\.numbers.requests), names: whole.rows.map(\.name))
    let rows = order.map { whole.rows[$0] }
    return RawTable(
      name: "rescues", title: "Rescue requests and rescues by county force",
      note:
        "Requests counted by their date, \(window.inWords). Ranks and change: \(comparison.current.inWords), and \(comparison.previous.inWords) before.",
      columns: columns(rows, whole) + comparisonColumns(rows, years))
  }

  private func columns(_ rows: [RescueTable.Row], _ table: RescueTable) -> [RawColumn] {
    let requests = rows.map(\.numbers.requests) + [table.total.requests]
    let completed = rows.map(\.numbers.percentCompleted) + [table.total.percentCompleted]
    return [
      RawColumn("name", "County force", .labels(rows.map(\.name) + [RowWords.all])), RawColumn("requests", "Requests", .counts(requests)),
      RawColumn("rescues", "Rescues", .counts(rows.map(\.numbers.rescues) + [table.total.rescues])),
      RawColumn("completed_percent", "Rescued, %", .computed(completed, decimals: 0, from: .sameRow(["requests", "rescues"]))),
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
