public import ArgumentParser
public import Wardlight

/// The records of a verb without a configuration.
struct RecordOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "What the records call a standard column: date=Month. Standard columns are id, date, postcode, easting, northing, longitude, latitude, place_name, responsible_borough, referral_type. May be given again.",
      valueName: "standard=theirs"))
  var column: [String] = []

  @Option(name: .long, help: ArgumentHelp("The sheet or layer of the records. (default: the first)", valueName: "name"))
  var sheet: String?

  func validate() throws { do { _ = try files([]) } catch is AnalysisError {} }

  func files(_ paths: [String]) throws -> [RecordFile] { try Self.files(paths, columns: column, sheet: sheet) }

  /// Files whose columns are called by pairs such as `date=Month`.
  static func files(_ paths: [String], columns pairs: [String], sheet: String?) throws -> [RecordFile] {
    var columns: [String: String] = [:]
    for pair in pairs {
      let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { throw ValidationError("--column must be standard=theirs, for example date=Month, not “\(pair)”.") }
      columns[parts[0]] = parts[1]
    }
    let map: ColumnMap
    do throws(RecordsError) {
      map = try ColumnMap(columns)
    } catch .originColumn(let column, let field) {
      // No question of spelling: it ends the run as bad data.
      throw AnalysisError.records(.originColumn(column, field: field))
    } catch {
      throw ValidationError("--column: \(error)")
    }
    return paths.map { RecordFile(path: $0, layer: sheet, columns: map) }
  }
}

/// What records are called.
struct NounOptions: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("What one record is called.", valueName: "noun"))
  var noun = "record"

  @Option(name: .long, help: ArgumentHelp("What several are called. (default: the noun with an s)", valueName: "plural"))
  var plural: String?

  var words: Configuration.Noun { Configuration.Noun(singular: noun, plural: plural ?? noun + "s") }
}

/// The areas of a verb without a configuration.
struct AreaOptions: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("The layer of areas: any file or connection that GDAL opens.", valueName: "layer"))
  var areas: String

  @Option(name: .long, help: ArgumentHelp("The field of the areas' codes.", valueName: "field"))
  var id: String

  @Option(name: .long, help: ArgumentHelp("The field of the areas' names. (default: the codes)", valueName: "field"))
  var name: String?

  @Option(name: .long, help: ArgumentHelp("The layer's name, where the file has several.", valueName: "name"))
  var layer: String?

  @Option(name: .long, help: ArgumentHelp("What the coordinates are, where the layer does not say: EPSG:n.", valueName: "crs"))
  var crs: String?

  @Option(name: .long, help: ArgumentHelp("What the areas are called.", valueName: "plural"))
  var kind = "areas"

  @Option(name: .long, help: ArgumentHelp("The year whose boundaries the codes belong to. (default: as recognised)", valueName: "year"))
  var vintage: String?

  @Option(
    name: .long, help: ArgumentHelp("A place outside every area goes to the nearest one within this many metres.", valueName: "metres"))
  var nearest = 50.0

  func validate() throws {
    guard (0...10_000).contains(nearest) else { throw ValidationError("--nearest must be from 0 to 10000 metres.") }
    _ = try reference()
  }

  func source() throws -> Configuration.AreaSource {
    Configuration.AreaSource(
      layer: LayerSource(path: areas, layer: layer, crs: try reference()), code: id, name: name ?? id, vintage: vintage ?? "", kind: kind)
  }

  private func reference() throws -> CRSOverride? { try CRSOverride.reference(crs) }
}

/// Where postcodes are.
struct PostcodeOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "Where postcodes are: the store that “wardlight postcodes import” made, or files of postcodes themselves; may be given again.",
      valueName: "file"))
  var store: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A table of towns (OS Open Names, or town, easting, northing), for records that state a place_name and nothing finer.",
      valueName: "file"))
  var towns: String?

  var townSource: Configuration.TownSource? { towns.map { Configuration.TownSource(file: $0) } }

  var source: Configuration.PostcodeSource? { store.isEmpty ? nil : Configuration.PostcodeSource(files: store) }
}

/// On which terms tables leave.
struct ReleaseOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp("threshold:N, nhs, dfe, public (needs --not-personal), or internal. (default: threshold:5)", valueName: "policy"),
    transform: Policy.ofCommandLine)
  var policy: Policy?

  @OptionGroup var audit: AuditLogOptions

  @Flag(name: .long, help: "State that the records are not about persons, or synthetic.")
  var notPersonal = false

  @Option(name: .long, help: ArgumentHelp("The marking: OFFICIAL or OFFICIAL-SENSITIVE.", valueName: "marking"))
  var marking: Marking = .official

  @Option(name: .long, help: ArgumentHelp("Who makes this; it stands in every file.", valueName: "name"))
  var producer: String?
}

extension Marking: ExpressibleByArgument {}

extension CRSOverride {
  /// Reads `--crs`; `nil` where it is not given.
  static func reference(_ text: String?) throws -> CRSOverride? {
    guard let text else { return nil }
    do throws(LoadingError) { return try CRSOverride(text: text) } catch { throw ValidationError("--crs: \(error)") }
  }
}
