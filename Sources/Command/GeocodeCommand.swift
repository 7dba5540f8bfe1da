import ArgumentParser
import Wardlight

/// `wardlight geocode`
struct GeocodeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "geocode",
    abstract: "Give each row of the records its area.",
    discussion: """
      Writes your own rows and columns back, in their order, with the area, how it was found, how many metres it may be off, and the share of the unit's \
      postcodes that lie in that area. The file is for your eyes only: mode 0600, each row marked OFFICIAL-SENSITIVE. Columns that seem to hold names, birth dates, \
      contacts or free text stay out unless --keep names them; ethnicity always does.

      Points of records come with --points, under --policy internal alone. --mask K moves each point (donut method) by a random distance, so that at least K \
      postcodes of its area may be meant by it, and gives pseudonyms for identifiers and no other column of yours but what --keep names; how many postcodes may be meant is said on standard error. \
      The key file makes the same place always move to the same spot: with a new key for each run, many runs together would tell where it is.

      Examples:
        wardlight geocode referrals.csv --store gazetteer.sqlite --areas wards.geojson --id ward_code --name ward_name -o located.csv
        wardlight geocode referrals.csv --store gazetteer.sqlite --areas wards.geojson --id ward_code --mask 20 --key-file wardlight.key -o masked.csv
      """)

  @Argument(help: ArgumentHelp("The records: CSV, XLSX, ODS, GeoPackage or a connection.", valueName: "records"))
  var records: String

  @OptionGroup var recordOptions: RecordOptions
  @OptionGroup var areaOptions: AreaOptions
  @OptionGroup var postcodeOptions: PostcodeOptions

  @Option(name: [.customShort("o"), .long], help: ArgumentHelp("The restricted file.", valueName: "file.csv"))
  var output: String

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A column that comes back although it seems to hold names, birth dates or free text; may be given again.", valueName: "column"))
  var keep: [String] = []

  @Flag(name: .long, help: "Give the point of each row that has one: coordinates or a full postcode. Needs --policy internal.")
  var points = false

  @Option(
    name: .long,
    help: ArgumentHelp("Give masked points instead, among at least so many postcodes (2 to 1000). Needs --key-file.", valueName: "k"))
  var mask: Int?

  @Option(
    name: .long, help: ArgumentHelp("internal, for --points. (default: threshold:5)", valueName: "policy"), transform: Policy.ofCommandLine)
  var policy: Policy?

  @OptionGroup var audit: AuditLogOptions

  @OptionGroup var keys: KeyOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard TableFormat(path: output) == .csv else { throw ValidationError("The output must end in .csv.") }
    try OutputPath.check([output], apartFrom: [records] + keys.inputs)
    guard !points || mask == nil else { throw ValidationError("--points and --mask exclude each other.") }
    guard mask == nil || keys.keyFile != nil else {
      throw ValidationError("--mask needs --key-file, so that a place moves to the same spot in every run.")
    }
    if let mask, !(2...1_000).contains(mask) { throw ValidationError("--mask must be a whole number from 2 to 1000.") }
    guard mask == nil || !postcodeOptions.store.isEmpty else {
      throw ValidationError("--mask needs --store, whose postcodes stand for addresses.")
    }
  }

  func run() throws {
    try Report.exiting {
      let files = try recordOptions.files([records])
      var request = GeocodeRequest(
        records: files[0], areas: try areaOptions.source(), postcodes: postcodeOptions.source, towns: postcodeOptions.townSource,
        nearest: areaOptions.nearest)
      request.keep = keep
      request.points = mask.map { .masked(atLeast: $0, key: keys.source) } ?? (points ? .exact : .none)
      request.policy = policy ?? .standard
      try audit.note("geocode", policy: policy, outputs: [output])
      let outcome = try request.run(parallel: common.parallel, progress: common.console.progress) { heading, fill in
        try RestrictedFile.write(header: heading, marking: .officialSensitive, to: output, fill)
      }
      for notice in outcome.notices { common.console.warn(notice) }
      common.console.show(outcome.methods.content)
      if let masking = outcome.masking { common.console.show(masking.content) }
    }
  }
}
