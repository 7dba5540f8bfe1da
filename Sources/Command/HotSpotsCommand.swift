import ArgumentParser
import Wardlight

/// `wardlight hotspots`
struct HotSpotsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hotspots",
    abstract: "Find where high values, low ones, or unlike ones lie together, beyond what chance gives.",
    discussion: """
      Writes a row for each area: id, value, neighbours, statistic, expected, variance, z, p_normal, p_permutation, q, class, reason. Cells are empty where \
      there is no result, and reason says why. How it was done stands on standard error, in a .geojson and in a .gpkg, which QGIS shows with its classes. \
      Figures are counts of persons unless the policy says otherwise: then what is computed from small ones is withheld, and the class \
      remains where it does not depend on what is hidden.

      Examples:
        wardlight hotspots wards.gpkg --id WD22CD --name WD22NM --counts burglary.csv --value count --policy public -o hotspots.gpkg
        wardlight hotspots wards.gpkg --id WD22CD --value count --counts burglary.csv --population people --statistic eb-local-moran -o eb.csv
        wardlight hotspots wards.gpkg --id WD22CD --value count --counts burglary.csv --only LAD22CD=E09000025 -o newham.geojson
        wardlight hotspots wards.gpkg --id WD22CD --value count --counts burglary.csv --policy public --explain E05013929
      """)

  @OptionGroup var layer: FigureLayerOptions
  @OptionGroup var test: HotSpotOptions
  @OptionGroup var neighbours: NeighbourOptions
  @Option(
    name: .long,
    help: ArgumentHelp("row or binary. (default: binary for Gi, Gi* and join counts, row for the others)", valueName: "scaling"))
  var standardize: Standardization?

  @OptionGroup var inference: InferenceOptionGroup
  @OptionGroup var part: PartOptions
  @OptionGroup var release: FigureReleaseOptions

  @Option(name: .long, help: ArgumentHelp("Print why this area is or is not hot, in place of the table.", valueName: "code"))
  var explain: String?

  @Flag(name: .long, help: "Print Moran's I, Geary's c and General G of the whole, in place of the table.")
  var global = false

  @OptionGroup var result: AreaOutputOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    try OutputPath.check([result.output], apartFrom: layer.inputs + neighbours.inputs + part.inputs)
  }

  func run() throws {
    try Report.exiting {
      try release.audit.note("hotspots", policy: release.policy, outputs: [result.output], created: result.created)
      let outcome = try request().run(parallel: common.parallel)
      for notice in outcome.notices + outcome.notes { common.console.say(notice) }
      // An unknown code ends the run before anything is written.
      let explanation = try explain.map { try outcome.explanation(of: $0, parallel: common.parallel) }
      if (explain == nil && !global) || result.output != nil { try write(outcome) }
      if global { StandardOutput.write(CSVFile.text(try outcome.globalStatistics(parallel: common.parallel).stating(made()))) }
      if let explanation { StandardOutput.write(explanation) }
      common.console.show(outcome.summary.content)
    }
  }

  private func request() throws -> HotSpotRequest {
    HotSpotRequest(
      layer: try layer.source(), value: test.value, population: test.population, cases: test.cases, companion: test.with ?? test.previous,
      statistic: test.statistic, joins: test.joins.kind, neighbours: try neighbours.neighbourhood(), standardization: standardize,
      inference: inference.options, minimumCount: test.minimumCount, part: part.part, policy: release.policy ?? .standard,
      marking: release.marking)
  }

  private func made() throws -> Provenance { try .of(layer.inputs + neighbours.inputs, by: release.producer, created: result.created) }

  private func write(_ outcome: HotSpotOutcome) throws {
    try result.write(
      outcome.table, areas: outcome.areas, notes: outcome.notes, categories: MapCategory.localClasses(outcome.classes),
      from: layer.inputs + neighbours.inputs, by: release.producer,
      common.parallel)
  }
}
