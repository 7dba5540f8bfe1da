import ArgumentParser
import Foundation
import Wardlight

/// `wardlight check`
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Say what is wrong with the inputs, before anything is drawn.",
    discussion: """
      Looks at boundaries, codes and their vintages, postcodes and records, and says what would stop a run and what should be known. The page is for those \
      who hold the records: it names rows that cannot be used, is readable by its owner alone, and is marked OFFICIAL-SENSITIVE. Exit code 65 where \
      something would stop a run.

      Example:
        wardlight check --config wardlight.yaml -o check.html
      """)

  @Option(name: .long, help: ArgumentHelp("The configuration.", valueName: "file"))
  var config: String

  @Option(
    name: .long,
    help: ArgumentHelp(
      "threshold:N, nhs, dfe, public, or internal; goes before the configuration's. (default: threshold:5)", valueName: "policy"),
    transform: Policy.ofCommandLine)
  var policy: Policy?

  @OptionGroup var audit: AuditLogOptions

  @Option(name: [.customShort("o"), .long], help: ArgumentHelp("A page of what was found.", valueName: "file.html"))
  var output: String?

  @Option(
    name: .long, help: ArgumentHelp("A restricted file for all rows that cannot be used: file, row, column, reason.", valueName: "file"))
  var rejected: String?

  @Option(
    name: .long,
    help: ArgumentHelp("The date that stands on the page. (default: SOURCE_DATE_EPOCH's, else today)", valueName: "date"))
  var created: CalendarDate?

  @OptionGroup var common: CommonOptions

  func run() throws {
    let report = try Report.exiting {
      try audit.note("check", policy: policy, outputs: [output, rejected], created: created)
      let check = InputCheck(
        try Configuration.read(config, policy: policy), created: try created ?? Today.date(), parallel: common.parallel,
        progress: common.console.progress)
      let report = try check.report()
      if let output { try RestrictedFile.write(page: CheckPage.html(report, version: Version.current), to: output) }
      if let rejected {
        try RestrictedFile.write(
          header: RejectedRow.header, rows: report.rejected.map(\.cells), marking: .officialSensitive, to: rejected)
      }
      return report
    }
    FileHandle.standardOutput.write(Data(CheckText(report).text.utf8))
    if !report.isReady { throw ExitCode(65) }
  }
}
