import WardlightCounting
import WardlightDisclosure
import WardlightEssentials
import WardlightGazetteer
import WardlightLoading
import WardlightRecords

/// What is to be said of one kind of records.
struct RecordCheck {
  private let source: Configuration.RecordSource
  private let window: Period
  private let faults: [RowFault]
  private let read: Int
  private let identifiedRows: Int
  private let persons: Int
  private let dates: [CalendarDate]
  private let located: (account: Reconciliation, methods: [MethodCount])?
  private let names: NameReport?
  private let links: LinkReport?

  init<Record>(
    _ source: Configuration.RecordSource, _ window: Period, _ reading: RecordReading<Record>, dates: [CalendarDate],
    locations: [Location]? = nil, names: NameReport? = nil, links: LinkReport? = nil
  ) {
    self.source = source
    self.window = window
    self.dates = dates
    self.names = names
    self.links = links
    faults = reading.faults
    read = reading.rowsRead
    identifiedRows = reading.identifiedRows
    persons = reading.persons
    located = locations.map { Self.account(dates, $0, reading.faults.count, window) }
  }

  private static func account(
    _ dates: [CalendarDate], _ locations: [Location], _ rejected: Int, _ window: Period
  ) -> (Reconciliation, [MethodCount]) {
    var tally = LandingTally()
    var methods = MethodTally()
    for (date, location) in zip(dates, locations) where window.contains(date) {
      tally.add(location)
      methods.add(location)
    }
    return (tally.reconciliation(records: dates.count, rejected: rejected), methods.counts)
  }

  func section(_ door: Door) -> InputReport.Section {
    InputReport.Section(
      title: source.noun.plural.capitalizedFirst, sentences: sentences, tables: tables.map { door.release($0) })
  }

  private var sentences: [String] {
    let files = source.files.map { StudyVintages.name($0.path) }
    let named = files.count <= 3 ? files.joined(separator: ", ") : "\(files[0]) and \(files.count - 1) more files"
    return ["Read from \(named).", covered, identity]
  }

  private var covered: String {
    guard let first = dates.min(), let last = dates.max() else { return "No row could be used." }
    return "Dates run from \(first.inWords) to \(last.inWords); the window is \(window.inWords)."
  }

  private var identity: String {
    guard identifiedRows > 0 else { return "No row names a person: rows are counted." }
    return persons < identifiedRows ? "Some persons have several rows." : "Each person has one row."
  }

  var warnings: [String] {
    let noun = source.noun.plural
    guard dates.contains(where: window.contains) else { return ["No \(noun) lie in the window, \(window.inWords)."] }
    let months = Set(dates.map(\.startOfMonth))
    let empty = window.months.filter { !months.contains($0.from.startOfMonth) }
    guard !empty.isEmpty else { return [] }
    let names = empty.prefix(6).map { "\($0.from.monthName) \($0.from.year)" } + (empty.count > 6 ? ["\(empty.count - 6) more"] : [])
    return ["There are no \(noun) in \(names.joined(separator: ", "))."]
  }

  private var tables: [RawTable] {
    guard let located else { return [datedTable] + reasons + nameTable + linkTable }
    let tables = [AccountTable.raw(located.account, noun: source.noun), MethodTable.raw(located.methods, noun: source.noun)]
    return tables + reasons + nameTable
  }

  /// How the names of forces, towns and boroughs were found.
  private var nameTable: [RawTable] {
    guard let names else { return [] }
    let lines = NameReport.Column.allCases.flatMap { column in
      NameReport.Outcome.allCases.map { ("\(column.rawValue): \($0.rawValue)", names.count(column, $0)) }
    }.filter { $0.1 > 0 }
    return lines.isEmpty ? [] : [table("names", "Names that the records state", "Column and outcome", lines)]
  }

  /// What is odd about links, all of which count as they stand.
  private var linkTable: [RawTable] {
    guard let links else { return [] }
    let findings = LinkReport.Finding.allCases.map { ("\($0.field.rawValue): \($0.rawValue)", links.count($0)) }
    let lines = (findings + [("id: the person is linked to several forces", links.linksOfThosePersons)]).filter { $0.1 > 0 }
    return lines.isEmpty ? [] : [table("odd", "What is odd and counts as it stands", "Column and finding", lines)]
  }

  private var datedTable: RawTable {
    let inPeriod = dates.count { window.contains($0) }
    let lines = [("Read", read), ("Rejected", faults.count), ("Out of period", dates.count - inPeriod), ("In period", inPeriod)]
    return table("records", "What became of each record", "Records", lines)
  }

  /// The rejected rows by column and reason.
  private var reasons: [RawTable] {
    let lines = Dictionary(grouping: faults) { "\($0.column): \($0.reason.rawValue)" }.mapValues(\.count).sorted { $0.key < $1.key }
    return lines.isEmpty ? [] : [table("rejected", "Rows that cannot be used", "Column and reason", lines.map { ($0.key, $0.value) })]
  }

  private func table(_ name: String, _ title: String, _ heading: String, _ lines: [(String, Int)]) -> RawTable {
    RawTable(
      name: name, title: title, note: "Rows of the files.",
      columns: [
        RawColumn("name", heading, .labels(lines.map(\.0))),
        RawColumn("count", source.noun.plural.capitalizedFirst, .counts(lines.map(\.1))),
      ])
  }
}
