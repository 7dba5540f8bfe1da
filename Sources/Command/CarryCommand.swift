import ArgumentParser
import Foundation
import Wardlight

/// `wardlight carry`
struct CarryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "carry",
    abstract: "Carry counts from one vintage of areas to another.",
    discussion: """
      The total is kept exactly, and each new area says what share of its count comes from areas that were divided. Look-ups follow one another: \
      wards 2013 to 2018, then 2018 to 2022. The columns are told from their names (ward2018_code, LSOA11CD, share); where they are not, state them: \
      lookup.csv,from=old,to=new,share=part. LSOAs 2011 to 2021 by U, S, M and X need weights of the new areas: \
      lookup.csv,weights=population.csv,weight-id=LSOA21CD,weight=persons. Where no look-up is at hand, postcodes in use are counted in both layers: \
      old=wards2013.gpkg,old-id=WD13CD,new=wards2018.gpkg,new-id=WD18CD,postcodes=gazetteer.sqlite.

      Example:
        wardlight carry counts.csv --id ward_code --value count --lookup ward_2018_to_ward_2022.csv -o counts-2022.csv
      """)

  @Argument(help: ArgumentHelp("The table of counts.", valueName: "table"))
  var table: String

  @Option(name: .long, help: ArgumentHelp("The column of area codes.", valueName: "column"))
  var id: String

  @Option(name: .long, help: ArgumentHelp("The column of counts.", valueName: "column"))
  var value: String

  @Option(name: .long, help: ArgumentHelp("A look-up from old codes to new; may be given again.", valueName: "file[,from=…,to=…,share=…]"))
  var lookup: [String]

  @OptionGroup var release: FigureReleaseOptions

  @Option(name: [.customShort("o"), .long], help: ArgumentHelp("The table: .csv or .xlsx.", valueName: "file"))
  var output: String

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard !lookup.isEmpty else { throw ValidationError("Name at least one --lookup.") }
    guard [.csv, .xlsx].contains(TableFormat(path: output)) else { throw ValidationError("The output must end in .csv or .xlsx.") }
    try OutputPath.check([output], apartFrom: [table])
    _ = try lookup.map(LookupText.source)
  }

  func run() throws {
    try Report.exiting {
      try release.audit.note("carry", policy: release.policy, outputs: [output])
      let outcome = try CarryRequest(
        table: table, code: id, count: value, lookups: try lookup.map(LookupText.source), policy: release.policy ?? .standard,
        marking: release.marking
      ).run()
      try TableFormat(path: output)?.write(outcome.table.stating(try .of([table], by: release.producer)), to: output)
      common.console.say(outcome.treatment)
      for notice in outcome.notices { common.console.say(notice) }
      common.console.show(outcome.account.content)
    }
  }
}
