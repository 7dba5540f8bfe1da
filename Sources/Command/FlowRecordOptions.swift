import ArgumentParser
import Wardlight

/// The records behind flows, and the time they are about.
struct FlowRecordOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "What the records call a standard column: county_force=Force. Standard columns are id, date, origin, responsible_borough, county_force, town, category, ward. May be given again.",
      valueName: "standard=theirs"))
  var column: [String] = []

  @Option(name: .long, help: ArgumentHelp("The sheet or layer of the records. (default: the first)", valueName: "name"))
  var sheet: String?

  @Option(name: .long, help: ArgumentHelp("The period that is told of, both days included. (default: all dates)", valueName: "from..to"))
  var period: String?

  @Option(name: .long, help: ArgumentHelp("The period before, with which it is compared.", valueName: "from..to"))
  var compare: String?

  @Option(
    name: .long, help: ArgumentHelp("Rescue requests: date, county_force, outcome (requested or rescued).", valueName: "records"))
  var rescues: String?

  @Option(
    name: .long,
    help: ArgumentHelp("Show what a county force sees: flows into it alone, by borough and by town.", valueName: "name"))
  var force: String?

  func validate() throws {
    do { _ = try files([]) } catch is AnalysisError {}
    _ = try comparison()
  }

  func files(_ paths: [String]) throws -> [RecordFile] { try RecordOptions.files(paths, columns: column, sheet: sheet) }

  func comparison() throws -> Configuration.Comparison? {
    let current = try period.map { try PeriodText.period($0) }
    let previous = try compare.map { try PeriodText.period($0, of: "--compare") }
    guard let current, let previous else {
      guard current == nil, previous == nil else { throw ValidationError("Give --period and --compare, the period before, or neither.") }
      return nil
    }
    guard previous.to < current.from else { throw ValidationError("--compare must end before --period begins.") }
    return Configuration.Comparison(current: current, previous: previous)
  }

  var given: [(name: String, isGiven: Bool)] {
    [
      ("--column", !column.isEmpty), ("--sheet", sheet != nil), ("--period", period != nil), ("--compare", compare != nil),
      ("--rescues", rescues != nil), ("--force", force != nil),
    ]
  }
}
