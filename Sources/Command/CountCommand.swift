public import ArgumentParser
import Foundation
public import Wardlight

/// `wardlight count`
struct CountCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "count",
    abstract: "Count records by area, period and type.",
    discussion: """
      Every row of the records is accounted for on standard error. A .csv or .xlsx has a row for each area, period and type; a .geojson or .gpkg has a \
      feature for each area, and QGIS shows the .gpkg with its classes. Counts below the policy's threshold leave as an interval.

      Examples:
        wardlight count referrals.csv --areas wards.geojson --id ward_code --store gazetteer.sqlite -o counts.csv
        wardlight count crimes.csv --column date=Month --column longitude=Longitude --column latitude=Latitude --areas wards.gpkg --id WD22CD \\
          --period 2019-05-01..2020-04-30 --period 2020-05-01..2021-04-30 --not-personal --policy public -o counts.gpkg
      """)

  @Argument(help: ArgumentHelp("The records: CSV, XLSX, ODS, GeoPackage or a connection; several count together.", valueName: "records"))
  var records: [String]

  @OptionGroup var recordOptions: RecordOptions
  @OptionGroup var areaOptions: AreaOptions
  @OptionGroup var postcodeOptions: PostcodeOptions

  @Option(
    name: .long,
    help: ArgumentHelp("From the first to the last day, both included; may be given again. (default: all dates)", valueName: "from..to"))
  var period: [String] = []

  @Option(name: .long, help: ArgumentHelp("Divide the time into months, quarters or years.", valueName: "unit"))
  var by: PeriodUnit = .whole

  @Option(name: .long, help: ArgumentHelp("The month in which a year starts: 5 for May–April years.", valueName: "month"))
  var yearStart = 1

  @Flag(name: .long, help: "Count intervention, intelligence and rows without a type apart.")
  var types = false

  @Option(name: .long, help: ArgumentHelp("records, or persons (each once in an area, period and type, by id).", valueName: "unit"))
  var unit: CountingUnit = .records

  @OptionGroup var populationOptions: PopulationOptions

  @OptionGroup var nounOptions: NounOptions
  @OptionGroup var release: ReleaseOptions
  @OptionGroup var keys: KeyOptions

  @OptionGroup var rejectedList: RejectedList

  @Option(name: [.customShort("o"), .long], help: ArgumentHelp("The table: .csv, .xlsx, .geojson or .gpkg.", valueName: "file"))
  var output: String

  @Option(
    name: .long,
    help: ArgumentHelp("The date in a GeoPackage's time stamps. (default: SOURCE_DATE_EPOCH's, else today)", valueName: "date"))
  var created: CalendarDate?

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard !records.isEmpty else { throw ValidationError("Name at least one file of records.") }
    guard (1...12).contains(yearStart) else { throw ValidationError("--year-start must be a month from 1 to 12.") }
    guard TableFormat(path: output) != nil else { throw ValidationError("The output must end in .csv, .xlsx, .geojson or .gpkg.") }
    try OutputPath.check([output, rejectedList.rejected], apartFrom: records + keys.inputs)
    _ = try period.map { try PeriodText.period($0) }
  }

  func run() throws {
    try Report.exiting {
      try release.audit.note("count", policy: release.policy, outputs: [output], created: created)
      let outcome = try rejectedList.writing { try table($0) }
      for notice in outcome.notices { common.console.say(notice) }
      common.console.show(outcome.reconciliation.content)
      common.console.show(outcome.methods.content)
    }
  }

  private func table(_ rejected: ([RejectedRow]) throws -> Void) throws -> CountOutcome {
    let outcome = try request().run(parallel: common.parallel, progress: common.console.progress, rejected: rejected)
    try TableFormat(path: output)?.write(
      outcome, made: try .of(records + [areaOptions.areas], by: release.producer, created: created), to: output, common.parallel)
    return outcome
  }

  private func request() throws -> CountRequest {
    let source = Configuration.RecordSource(
      files: try recordOptions.files(records), noun: nounOptions.words,
      isPersonal: !release.notPersonal)
    var request = CountRequest(
      records: source, areas: try areaOptions.source(), postcodes: postcodeOptions.source, towns: postcodeOptions.townSource,
      nearest: areaOptions.nearest,
      periods: try PeriodText.periods(period, division: by.division(yearStart: yearStart)),
      types: types ? .apart : .together, unit: unit, population: try populationOptions.source(layerCode: areaOptions.id),
      policy: release.policy ?? .standard, marking: release.marking)
    request.key = keys.source
    return request
  }
}

/// Into what a time is divided, as the command line spells it.
enum PeriodUnit: String, CaseIterable, ExpressibleByArgument {
  case whole, month, quarter, year

  func division(yearStart: Int) -> PeriodDivision {
    switch self {
    case .whole: .whole
    case .month: .months
    case .quarter: .quarters(yearStart: yearStart)
    case .year: .years(startingInMonth: yearStart)
    }
  }
}

extension CountingUnit: ExpressibleByArgument {}

/// Whom rates are computed from.
struct PopulationOptions: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("Rates from this field: of the layer, or of --population-table.", valueName: "field"))
  var population: String?

  @Option(name: .long, help: ArgumentHelp("A table of populations by area code.", valueName: "file"))
  var populationTable: String?

  @Option(name: .long, help: ArgumentHelp("The table's field of codes. (default: as --id)", valueName: "field"))
  var populationId: String?

  @Option(
    name: .long,
    help: ArgumentHelp("Rates from the table's bands of ages, the fewest that reach over these: 10-25.", valueName: "from-to"))
  var ages: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A look-up from the table's areas to those of the layer: LSOAs to wards. May be given again; columns as for “wardlight carry”.",
      valueName: "file[,from=…,to=…,share=…]"))
  var populationLookup: [String] = []

  func validate() throws {
    guard population == nil || ages == nil else { throw ValidationError("Give --population or --ages, not both.") }
    guard ages == nil || populationTable != nil else { throw ValidationError("--ages needs a --population-table.") }
    guard populationTable == nil || population != nil || ages != nil else {
      throw ValidationError("--population-table needs --population or --ages.")
    }
    guard populationLookup.isEmpty || populationTable != nil else {
      throw ValidationError("--population-lookup needs a --population-table.")
    }
    _ = try ages.map(Self.range)
    _ = try populationLookup.map(LookupText.source)
  }

  func source(layerCode: String) throws -> PopulationSource? {
    guard let populationTable else { return population.map { .field($0, note: $0) } }
    let persons: PopulationTable.Persons? =
      if let ages { .ages(try Self.range(ages)) } else { population.map { .column($0, note: $0) } }
    return try persons.map { persons in
      .table(
        PopulationTable(
          file: populationTable, code: populationId ?? layerCode, persons: persons, lookups: try populationLookup.map(LookupText.source)))
    }
  }

  private static func range(_ text: String) throws -> ClosedRange<Int> {
    let ends = text.split(separator: "-").map { Int($0) }
    guard ends.count == 2, let low = ends[0], let high = ends[1], low <= high, high <= 120 else {
      throw ValidationError("--ages must be two ages such as 10-25, not “\(text)”.")
    }
    return low...high
  }
}
