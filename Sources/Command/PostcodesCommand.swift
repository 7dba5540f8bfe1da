import ArgumentParser
import Foundation
import Wardlight

/// `wardlight postcodes`
struct PostcodesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "postcodes",
    abstract: "Keep directories of postcodes in a store that opens at once.",
    subcommands: [PostcodesImportCommand.self])
}

/// `wardlight postcodes import`
struct PostcodesImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Make a store from Code-Point Open, the ONS Postcode Directory or the National Statistics Postcode Lookup.",
    discussion: """
      Each file is a CSV, also compressed, or the folder or zip archive in which it is delivered; its layout is known by its heading. Where two files have the \
      same postcode, the earlier one holds. Rows that cannot be read are listed in the store's table "unreadable"; a file with more than one in a hundred is \
      refused. A store that is there is replaced, whole or not at all.

      Example:
        wardlight postcodes import codepo_gb.zip ONSPD_FEB_2024.zip --store gazetteer.sqlite
      """)

  @Argument(help: ArgumentHelp("The files.", valueName: "file"))
  var files: [String]

  @Option(name: .long, help: ArgumentHelp("The store to write.", valueName: "file"))
  var store: String

  @OptionGroup var common: CommonOptions

  func run() throws {
    try Report.exiting {
      let console = common.console
      let report = try PostcodeStore.importing(files: files, into: store, parallel: common.parallel, progress: console.progress)
      for file in report.files { console.say(Self.sentence(file)) }
      for fault in report.faults.prefix(Self.shownFaults) { console.say("  \(fault)") }
      if report.faults.count > Self.shownFaults {
        console.say("  and \(report.faults.count - Self.shownFaults) more, in the table unreadable of the store")
      }
      console.say(
        "\(store): \(report.postcodes) postcodes, \(report.terminated) of them terminated, \(report.withoutLocation) without a location")
    }
  }

  private static let shownFaults = 10

  private static func sentence(_ file: ImportedFile) -> String {
    let date = file.date.isEmpty ? "" : " of \(file.date)"
    return
      "\(file.name): \(file.layout.rawValue)\(date), \(file.rows) rows, \(file.withoutLocation) without a location, \(file.unreadable) not readable"
  }
}
