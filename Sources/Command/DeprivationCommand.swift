import ArgumentParser
import Wardlight

/// `wardlight deprivation`
struct DeprivationCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deprivation",
    abstract: "Say whether deprivation explains the pattern, and what it does not explain.",
    discussion: """
      Holds counts by area against an index of deprivation, and writes a folder: a page that opens without a network, its words, maps and charts, tables, a \
      layer and a manifest. It tells the rank correlation of all areas, of each group and with each domain, how much of it remains once neighbours are known \
      to be alike, how many areas with many records lie in the most deprived fifth, the concentration curve and index, and with --population which areas have \
      more or fewer than deprivation and population would give. The table of associations goes to standard output.

      Codes of the index must be of the layer's year; --lookup carries an index of smaller areas to the layer's, weighted by people. The official files of 2019 \
      and 2025 and the GLA's table by ward are known by their headers, and so is which end is the deprived one. Under a policy that protects counts, what could \
      be solved for them is withheld or rounded, and the classes remain.

      Examples:
        wardlight deprivation wards.gpkg --id WD18CD --name WD18NM --group LAD18NM --counts referrals.csv --value count --population people \\
          --index gla_iod2019_wards.csv --noun referrals --whole London -o overlay
        wardlight deprivation wards.gpkg --id WD18CD --name WD18NM --counts burglary.csv --value count --policy public \\
          --index iod2019.csv --index iod2019_domains.csv --lookup lsoa_to_ward.csv --summary extent -o overlay
        wardlight deprivation lsoa.gpkg --id LSOA21CD --index iod2025.csv --compare iod2019.csv --compare-lookup lsoa_2011_to_2021.csv -o indices
      """)

  @OptionGroup(title: "The areas") var layer: FigureLayerOptions
  @OptionGroup(title: "What is counted") var figures: DeprivationFigureOptions
  @OptionGroup(title: "The index") var index: DeprivationIndexOptions
  @OptionGroup(title: "The tests") var neighbours: NeighbourOptions
  @OptionGroup(title: "The tests") var inference: InferenceOptionGroup
  @OptionGroup(title: "Release") var release: FigureReleaseOptions
  @OptionGroup(title: "The page") var texts: DeprivationTextOptions

  @Option(name: [.customShort("o"), .long], help: ArgumentHelp("The folder; one of that name is replaced.", valueName: "folder"))
  var output: String

  @OptionGroup var common: CommonOptions

  func validate() throws {
    try OutputPath.check([output], apartFrom: inputs.map(\.path))
  }

  func run() throws {
    try Report.exiting {
      try release.audit.note("deprivation", policy: release.policy, outputs: [output], created: texts.created.date())
      let outcome = try request().run(parallel: common.parallel)
      for notice in outcome.notices + outcome.notes { common.console.say(notice) }
      try DeprivationWriter(options: .of(common, pictures: !texts.noPictures)).write(try product(outcome), to: output)
      for line in outcome.findings.words { common.console.say(line) }
      if let table = outcome.findings.association {
        let made = try Provenance.of(inputs.map(\.path), by: release.producer, created: texts.created.date())
        StandardOutput.write(CSVFile.text(table.stating(made)))
      }
      common.console.say("  \(output)")
    }
  }

  private func request() throws -> DeprivationRequest {
    DeprivationRequest(
      layer: try layer.source(), value: figures.value, population: figures.population, group: figures.groupField, part: figures.part,
      index: try index.source(), comparison: try index.comparison(), summary: index.summary,
      convention: index.convention, neighbours: try neighbours.neighbourhood(),
      inference: inference.options, atLeast: figures.atLeast, noun: figures.noun, whole: figures.whole,
      policy: release.policy ?? .standard, marking: release.marking)
  }

  /// The files that are read, with their roles.
  private var inputs: [(role: String, path: String)] {
    [("areas", layer.path)] + (layer.counts.map { [("counts", $0)] } ?? []) + index.inputs + neighbours.inputs.map { ("weights", $0) }
  }
}

/// What stands on the page beside the findings.
extension DeprivationCommand {
  private func product(_ outcome: DeprivationOutcome) throws -> DeprivationProduct {
    var product = DeprivationProduct(
      outcome: outcome, title: texts.title, subtitle: texts.subtitle ?? subtitle(outcome.findings), place: figures.part ?? "",
      noun: figures.words,
      credits: texts.source.isEmpty ? inputs.map { OutputPath.name($0.path) } : texts.source,
      inputs: try ProductStatement.Input.checked(inputs),
      options: options, created: try texts.created.date())
    product.producer = release.producer ?? ""
    return product
  }

  private func subtitle(_ findings: DeprivationFindings) -> String {
    let areas = findings.areas
    let kind = areas.geography.vintage.isEmpty ? areas.geography.kind : "\(areas.geography.kind) \(areas.geography.vintage)"
    return "\(FixedDecimal.grouped(areas.count)) \(kind) · \(findings.indexTitle)"
  }

  private var options: [(name: String, value: String)] {
    let options = inference.options
    return [
      ("id", layer.id), ("value", figures.value ?? ""), ("population", figures.population ?? ""), ("group", figures.groupField ?? ""),
      ("only", figures.only ?? ""), ("measure", index.measure ?? ""), ("domain", index.domain.joined(separator: ", ")),
      ("own", index.own.map(\.field).joined(separator: ", ")), ("lookup", index.lookup.map(OutputPath.name).joined(separator: ", ")),
      ("summary", index.summary.rawValue), ("convention", index.convention.rawValue),
      ("compare", index.compare.map(OutputPath.name).joined(separator: ", ")),
      ("weights", neighbours.weights ?? "queen"), ("permutations", String(options.permutations)),
      ("alternative", options.alternative.rawValue), ("correction", options.correction.rawValue), ("seed", String(options.seed)),
      ("at_least", String(figures.atLeast)),
    ].filter { !$0.1.isEmpty }
  }
}
