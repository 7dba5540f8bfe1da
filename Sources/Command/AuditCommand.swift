import ArgumentParser
import Wardlight

/// `wardlight audit`
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Try to undo the suppression of finished packs.",
    discussion: """
      Reads only what was published (tables, workbooks, layers, pages, drawings with what the pointer shows, manifest), sets up the equations between all counts, and \
      solves for the numbers that each protected count can be. It wins where a count keeps fewer possible values than its policy promises: it then prints the \
      count, the equations that gave it away, and the remedy, and ends with exit code 1. Several packs are attacked together: other boroughs, other \
      months, other policies. A pack with a missing or changed file is refused.

      Numbers in sentences that no table shows are listed too. Pictures (PNG) are not read; they show what the drawings show.

      Examples:
        wardlight audit packs/newham
        wardlight audit packs/newham packs/brent packs/london 2026-05/packs/newham --json audit.json
      """)

  @Argument(help: ArgumentHelp("The packs: folders with a manifest.json.", valueName: "pack"))
  var packs: [String]

  @Option(name: .long, help: ArgumentHelp("The report for machines.", valueName: "file"))
  var json: String?

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard !packs.isEmpty else { throw ValidationError("Say which packs to audit.") }
    guard Set(packs).count == packs.count else { throw ValidationError("A pack is named twice.") }
    try OutputPath.check([json], apartFrom: packs)
  }

  func run() throws {
    let report = try Report.exiting {
      if let json { try WholeFile.checkPlace(of: json) }
      let report = try PackAudit.run(packs, parallel: common.parallel)
      if let json { try WholeFile.write(report.json(), to: json) }
      return report
    }
    StandardOutput.write(report.lines.map { $0 + "\n" }.joined())
    if report.isBreached { throw ExitCode(Report.recovered) }
  }
}
