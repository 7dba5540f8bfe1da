public import ArgumentParser
public import Wardlight

/// `wardlight emerging`
struct EmergingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "emerging",
    abstract: "Find hot and cold spots over time: which are new, which last, which fade.",
    discussion: """
      Gi* of every area in every period, over neighbours in space in the same and the preceding periods, against mean and variance of all areas and \
      periods together; then the trend of each area. --counts is a table with a row for each area and period, as “wardlight count --by month -o \
      counts.csv” writes it. Writes a row for each area with its class; --bins writes what the classes were made of, a row for each area and period. \
      What the classes that were found mean stands on standard error. --permutations 0 takes the normal approximation, as ArcGIS does. Under a \
      policy that protects counts a class remains where it does not depend on what is hidden.

      Examples:
        wardlight count crimes-2019-*.csv --areas wards.gpkg --id WD22CD --by month --not-personal --policy public -o months.csv
        wardlight emerging wards.gpkg --id WD22CD --counts months.csv --period period --value count --policy public -o emerging.gpkg --bins bins.csv
      """)

  @OptionGroup var layer: FigureLayerOptions

  @Option(name: .long, help: ArgumentHelp("The table's field of codes. (default: as --id, or code)", valueName: "field"))
  var countsId: String?

  @Option(name: .long, help: ArgumentHelp("The table's field of periods, such as 2019-05, 2019 Q2 or 2019-05-01.", valueName: "field"))
  var period = "period"

  @Option(name: .long, help: ArgumentHelp("The table's field of values.", valueName: "field"))
  var value = "count"

  @Option(
    name: .long,
    help: ArgumentHelp("A pair of area and period without a row: missing, or zero where the table leaves out zeros.", valueName: "meaning"))
  var absent: AbsentBin = .missing

  @Option(name: .long, help: ArgumentHelp("How many periods back neighbours reach.", valueName: "n"))
  var steps = 1

  @OptionGroup var neighbours: NeighbourOptions
  @OptionGroup var inference: InferenceOptionGroup
  @OptionGroup var release: FigureReleaseOptions

  @Option(
    name: .long, help: ArgumentHelp("What the classes were made of, a row for each area and period: .csv or .xlsx.", valueName: "file"))
  var bins: String?

  @OptionGroup var result: AreaOutputOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard layer.counts != nil else { throw ValidationError("Name the table of areas and periods with --counts.") }
    guard (0...1_000).contains(steps) else { throw ValidationError("--steps must be from 0 to 1000.") }
    if let bins, ![.csv, .xlsx].contains(TableFormat(path: bins)) { throw ValidationError("--bins must end in .csv or .xlsx.") }
    try OutputPath.check([result.output, bins], apartFrom: layer.inputs + neighbours.inputs)
  }

  func run() throws {
    try Report.exiting {
      try release.audit.note("emerging", policy: release.policy, outputs: [result.output, bins], created: result.created)
      let outcome = try request().run(parallel: common.parallel)
      for notice in outcome.notices + outcome.notes { common.console.say(notice) }
      if let bins {
        try TableFormat(path: bins)?.write(outcome.bins.stating(try .of(layer.inputs + neighbours.inputs, by: release.producer)), to: bins)
      }
      try result.write(
        outcome.table, areas: outcome.areas, notes: outcome.notes, categories: MapCategory.emergingClasses,
        from: layer.inputs + neighbours.inputs, by: release.producer,
        common.parallel)
      for line in outcome.definitions { common.console.say(line) }
      common.console.show(outcome.summary.content)
    }
  }

  private func request() throws -> EmergingRequest {
    var source = try layer.source()
    source.counts = nil
    return EmergingRequest(
      layer: source, table: layer.counts ?? "", tableCode: countsId, period: period, value: value, absent: absent,
      neighbours: try neighbours.neighbourhood(), steps: steps, inference: inference.options,
      policy: release.policy ?? .standard, marking: release.marking)
  }
}

extension AbsentBin: ExpressibleByArgument {}
