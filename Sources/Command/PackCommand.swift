public import ArgumentParser
public import Wardlight

/// `wardlight pack`
struct PackCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pack",
    abstract: "Make the packs of boroughs, of county forces, and of London.",
    discussion: """
      Reads the records, boundaries and index that the configuration names, and writes one folder per pack: a page, maps, tables, a layer and \
      a manifest. Rows that cannot be used are listed in rejected.csv beside the packs. The pack of a force says from which boroughs and into which of its towns \
      London's young people are taken, in words that forces can share: it names no ward. Packs of one run share the widths of their flow maps, boroughs \
      among themselves and forces among themselves.

      Before the packs take their names they are read back and attacked together, as `wardlight audit` does. If that recovers a protected count, no pack is made, the \
      counts and the equations that gave them away are printed, and the exit code is 1. Where the configuration names a ledger of releases, counts are protected against \
      comparison with what it holds, and what the packs tell is entered behind them.

      Examples:
        wardlight pack --config wardlight.yaml --borough Newham --london -o packs
        wardlight pack --config wardlight.yaml --force Hampshire --force Suffolk -o packs
      """)

  @Option(name: .long, help: ArgumentHelp("The configuration.", valueName: "file"))
  var config: String

  @Option(name: .long, help: ArgumentHelp("A borough, by name or code; may be given again.", valueName: "name"))
  var borough: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp("A county force, by name or code, into which flows from London are shown; may be given again.", valueName: "name"))
  var force: [String] = []

  @Flag(name: .long, help: "Make the pack of London.")
  var london = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "threshold:N, nhs, dfe, public, or internal; goes before the configuration's. (default: threshold:5)", valueName: "policy"),
    transform: Policy.ofCommandLine)
  var policy: Policy?

  @OptionGroup var audit: AuditLogOptions

  @Option(name: [.customShort("o"), .long], help: ArgumentHelp("The folder for the packs.", valueName: "folder"))
  var output: String

  @Option(
    name: .long,
    help: ArgumentHelp("The date of creation that stands in the packs. (default: SOURCE_DATE_EPOCH's, else today)", valueName: "date"))
  var created: CalendarDate?

  @Flag(name: .long, help: "Make no PNG pictures of the maps.")
  var noPictures = false

  @OptionGroup var keys: KeyOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard london || !borough.isEmpty || !force.isEmpty else {
      throw ValidationError("Say which packs to make: --borough NAME, --force NAME, --london, or several of them.")
    }
  }

  func run() throws {
    try Report.exiting {
      let console = common.console
      let configuration = try Configuration.read(config, policy: policy, keyFile: keys.keyFile)
      let history = try ReleaseHistory(configuration)
      try audit.note("pack", policy: policy, outputs: [output], created: created)
      let study = try Study.run(
        configuration, created: try created ?? Today.date(), earlier: history.earlier, parallel: common.parallel, progress: console.progress
      )
      let written = try write(try subjects(of: study).map { study.findings(of: $0) }, of: study, history, console)
      for path in written.paths { console.say("  \(path)") }
      for line in ProtectionText.lines(of: study) + history.cost(of: study) + written.report.lines { console.say(line) }
      try RestrictedFile.write(
        header: RejectedRow.header, rows: study.rejected.map(\.cells), marking: .officialSensitive, to: "\(output)/rejected.csv")
      console.show(study.reconciliation.content)
    }
  }

  /// The packs, all or none; what an attack recovered is printed, quiet or not.
  private func write(
    _ findings: [Findings], of study: Study, _ history: ReleaseHistory, _ console: Console
  ) throws -> PackWriter.Written {
    do {
      return try PackWriter(options: .of(common, pictures: !noPictures)).write(
        findings, into: output, scales: FlowScales(of: findings), grounds: try history.grounds(of: study),
        record: { readings throws(LedgerFault) in try history.record(readings, under: study.reconciliation.terms.policy) }
      ) { console.say("Writing the pack of \($0.name)") }
    } catch PackError.recovered(let report) {
      for line in report.lines { console.warn(line) }
      throw PackError.recovered(report)
    }
  }

  /// The places in the order of the command line, each once: boroughs, forces, London.
  private func subjects(of study: Study) throws(AnalysisError) -> [Subject] {
    let boroughs = try borough.map { (name) throws(AnalysisError) in try study.subject(named: name) }
    let forces = try force.map { (name) throws(AnalysisError) in try study.subject(force: name) }
    var subjects: [Subject] = []
    for subject in boroughs + forces where !subjects.contains(subject) { subjects.append(subject) }
    return subjects + (london ? [.london] : [])
  }
}

extension CalendarDate: ExpressibleByArgument {
  /// Reads a date of the command line.
  public init?(argument: String) { self.init(text: argument) }
}
