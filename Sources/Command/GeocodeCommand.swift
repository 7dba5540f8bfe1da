import ArgumentParser
import Wardlight

/// `wardlight geocode`
struct GeocodeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "geocode",
    abstract: "Give each row of the records its area.",
    discussion: """
      Writes your own rows and columns back, in their order, with the area, how it was found, how many metres it may be off, and the share of the unit's \
      postcodes that lie in that area. The file is for your eyes only: mode 0600, each row marked OFFICIAL-SENSITIVE.

      Example:
        wardlight geocode referrals.csv --store gazetteer.sqlite --areas wards.geojson --id ward_code --name ward_name -o located.csv
      """)

  @Argument(help: ArgumentHelp("The records: CSV, XLSX, ODS, GeoPackage or a connection.", valueName: "records"))
  var records: String

  @OptionGroup var recordOptions: RecordOptions
  @OptionGroup var areaOptions: AreaOptions
  @OptionGroup var postcodeOptions: PostcodeOptions

  @Option(name: [.customShort("o"), .long], help: ArgumentHelp("The restricted file.", valueName: "file.csv"))
  var output: String

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard TableFormat(path: output) == .csv else { throw ValidationError("The output must end in .csv.") }
    try OutputPath.check([output], apartFrom: [records])
  }

  func run() throws {
    try Report.exiting {
      let files = try recordOptions.files([records])
      let request = GeocodeRequest(
        records: files[0], areas: try areaOptions.source(), postcodes: postcodeOptions.source, towns: postcodeOptions.townSource,
        nearest: areaOptions.nearest)
      let methods = try request.run(parallel: common.parallel, progress: common.console.progress) { heading, fill in
        try RestrictedFile.write(header: heading, marking: .officialSensitive, to: output, fill)
      }
      common.console.show(methods.content)
    }
  }
}
