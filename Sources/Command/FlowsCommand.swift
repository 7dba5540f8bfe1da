import ArgumentParser
import Wardlight

/// `wardlight flows`
struct FlowsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "flows",
    abstract: "Say where people are taken, what changed, and which links size and distance do not explain.",
    discussion: """
      Reads records of links (date, responsible_borough or origin, county_force, town), or with --count a table of counts between any two layers, and writes a \
      folder: a page that opens without a network, its words, maps and charts, tables, layers of areas and of flows as lines, and a manifest. It ranks origins and \
      destinations with the change since the period before and its interval, tells which links have more or fewer than the sizes of their ends and the distance \
      between them give (independence, and a doubly constrained gravity model), which places are destination and origin at once, and where flows lie together. \
      The table of destinations goes to standard output; what became of each row to standard error.

      Small counts are protected as everywhere: 1 to 4 leave as such, and what is computed from them is withheld or told as a class.

      Examples:
        wardlight flows links.csv --origins boroughs.gpkg --origin-id LAD22CD --origin-name LAD22NM --destinations forces.gpkg --destination-id PFA22CD \\
          --destination-name PFA22NM --towns towns.csv --period 2020-05-01..2021-04-30 --compare 2019-05-01..2020-04-30 --rescues rescues.csv -o flows
        wardlight flows links.csv … --force Hampshire -o hampshire
        wardlight flows commuting.tsv --count all --from geo_code1 --to geo_code2 --origins wards.gpkg --origin-id WD11CD --policy public -o commuting
      """)

  @Argument(help: ArgumentHelp("The links: records, or a table of counts; any table that GDAL opens.", valueName: "links"))
  var links: String

  @OptionGroup(title: "From where to where") var places: FlowPlaceOptions
  @OptionGroup(title: "Records") var records: FlowRecordOptions
  @OptionGroup(title: "A table of counts") var table: FlowTableOptions
  @OptionGroup(title: "The models") var method: FlowMethodOptions
  @OptionGroup(title: "The models") var inference: InferenceOptionGroup
  @OptionGroup(title: "Release") var release: ReleaseOptions
  @OptionGroup(title: "Release") var rejectedList: RejectedList
  @OptionGroup(title: "The page") var texts: FlowTextOptions

  @Option(name: [.customShort("o"), .long], help: ArgumentHelp("The folder; one of that name is replaced.", valueName: "folder"))
  var output: String

  @OptionGroup var keys: KeyOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    try OutputPath.check([output, rejectedList.rejected], apartFrom: Array(Set(inputs.map(\.path) + keys.inputs)).sorted())
    guard table.count != nil else {
      guard places.destinations != nil else { throw ValidationError("Records need --destinations, the layer of county forces.") }
      return
    }
    if let option = records.given.first(where: \.isGiven) { throw ValidationError("A table of counts has no use for \(option.name).") }
  }

  func run() throws {
    try Report.exiting {
      try release.audit.note("flows", policy: release.policy, outputs: [output], created: texts.created.date())
      let outcome = try rejectedList.writing { rejected in
        let outcome = try request().run(parallel: common.parallel, progress: common.console.progress)
        try rejected(outcome.rejected)
        try FlowWriter(options: .of(common, pictures: !texts.noPictures)).write(try product(outcome), to: output)
        return outcome
      }
      try say(outcome)
    }
  }

  private func say(_ outcome: FlowsOutcome) throws {
    for line in outcome.notices + outcome.notes + outcome.findings.words { common.console.say(line) }
    if let shown = outcome.findings.forces ?? outcome.findings.towns { StandardOutput.write(CSVFile.text(shown.stating(try made()))) }
    common.console.say("  \(output)")
    common.console.show(outcome.account.content)
  }

  private func made() throws -> Provenance { try .of(inputs.map(\.path), by: release.producer, created: texts.created.date()) }

  private func request() throws -> FlowsRequest {
    let isCounted = table.count != nil
    var request = FlowsRequest(
      links: try source(), origins: try places.originSource(isCounted: isCounted),
      destinations: try places.destinationSource(isCounted: isCounted),
      towns: isCounted ? nil : places.towns.map { Configuration.TownSource(file: $0) }, aliases: places.alias,
      comparison: try records.comparison(), rescues: try rescues(), force: records.force, methods: method.methods(inference.options),
      policy: release.policy ?? .standard, marking: release.marking)
    request.key = keys.source
    return request
  }

  private func source() throws -> FlowLinkSource {
    if let counted = try table.table(links, noun: texts.noun) { return .counts(counted) }
    let noun = texts.noun.map { Configuration.Noun(singular: $0, plural: $0) }
    return .records(
      Configuration.RecordSource(
        files: try records.files([links]), noun: noun ?? Configuration.Noun(singular: "linked individual", plural: "linked individuals"),
        isPersonal: !release.notPersonal))
  }

  private func rescues() throws -> Configuration.RecordSource? {
    records.rescues.map { path in
      Configuration.RecordSource(
        files: [RecordFile(path: path)], noun: Configuration.Noun(singular: "request", plural: "requests"),
        isPersonal: !release.notPersonal)
    }
  }

  /// The files that are read, with their roles.
  private var inputs: [(role: String, path: String)] {
    [("links", links)] + places.inputs + table.inputs + (records.rescues.map { [("rescues", $0)] } ?? [])
  }
}

/// What stands on the page beside the findings.
extension FlowsCommand {
  private func product(_ outcome: FlowsOutcome) throws -> FlowProduct {
    var product = FlowProduct(
      findings: outcome.findings, account: outcome.account, title: texts.title, subtitle: texts.subtitle ?? subtitle(outcome.findings),
      banners: banners,
      statements: FlowProduct.Statements(methods: outcome.notes, notices: outcome.notices),
      credits: texts.source.isEmpty ? inputs.map { OutputPath.name($0.path) } : texts.source,
      inputs: try ProductStatement.Input.checked(inputs),
      options: options, looks: try texts.looks(), created: try texts.created.date())
    product.producer = release.producer ?? ""
    product.frame = CountFrame(dimensions: outcome.dimensions, measures: outcome.measures)
    return product
  }

  private var banners: [String] {
    places.hexagons ? ["Hexagon maps: each hexagon stands for one area, near its true place. It is not a boundary."] : []
  }

  private func subtitle(_ findings: FlowFindings) -> String {
    guard let latest = findings.periods.first else { return OutputPath.name(links) }
    return ([latest] + findings.periods.dropFirst().map { "compared with \($0)" }).joined(separator: ", ").capitalizedFirst
  }

  private var options: [(name: String, value: String)] {
    let options = inference.options
    return [
      ("count", table.count ?? ""), ("from", table.from ?? ""), ("to", table.to ?? ""), ("previous", table.previous ?? ""),
      ("group", table.group ?? ""), ("period", records.period ?? ""), ("compare", records.compare ?? ""), ("force", records.force ?? ""),
      ("decay", method.decay.rawValue), ("self_flows", method.keepSelfFlows ? "kept" : "left out"),
      ("clusters", method.noClusters ? "off" : "on"), ("merge_below", method.mergeBelow.map(String.init) ?? ""),
      ("permutations", String(options.permutations)), ("alternative", options.alternative.rawValue),
      ("correction", options.correction.rawValue), ("alpha", FixedDecimal.shortest(options.alpha, decimals: 6)),
      ("seed", String(options.seed)), ("largest", String(texts.largest)),
      ("scale", texts.scale.map { FixedDecimal.shortest($0, decimals: 6) } ?? ""),
    ].filter { !$0.1.isEmpty }
  }
}
