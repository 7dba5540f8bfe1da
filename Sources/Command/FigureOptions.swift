import ArgumentParser
import Wardlight

/// The areas of a verb on areas, and where their figures stand: in the layer or in a table.
struct FigureLayerOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("The layer of areas: any file or connection that GDAL opens.", valueName: "layer"))
  var path: String

  @Option(name: .long, help: ArgumentHelp("The field of the areas' codes.", valueName: "field"))
  var id: String

  @Option(name: .long, help: ArgumentHelp("The field of the areas' names. (default: the codes)", valueName: "field"))
  var name: String?

  @Option(name: .long, help: ArgumentHelp("The layer's name, where the file has several.", valueName: "name"))
  var layer: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "What the coordinates are, where the layer does not say: EPSG:n, or planar for a bare plane. A projected layer keeps its own coordinates and unit.",
      valueName: "crs"))
  var crs: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A table of figures with the column named by --id, or code as “wardlight count” writes it; an empty cell, or no row, is no value.",
      valueName: "csv"))
  var counts: String?

  @Option(name: .long, help: ArgumentHelp("What the areas are called.", valueName: "plural"))
  var kind = "areas"

  @Option(name: .long, help: ArgumentHelp("The year whose boundaries the codes belong to. (default: as recognised)", valueName: "year"))
  var vintage: String?

  func validate() throws { _ = try CRSOverride.reference(crs) }

  /// What is read.
  func source() throws -> FigureLayer {
    FigureLayer(
      layer: LayerSource(path: path, layer: layer, crs: try CRSOverride.reference(crs)), code: id, name: name, counts: counts, kind: kind,
      vintage: vintage ?? "")
  }

  /// The files that are read, which no output may replace.
  var inputs: [String] { [path] + [counts].compactMap { $0 } }
}

/// On which terms figures leave that stand in a layer or a table: these are no records, and the user's policy is taken at its word.
struct FigureReleaseOptions: ParsableArguments {
  @Option(
    name: .long, help: ArgumentHelp("threshold:N, nhs, dfe, public, or internal. (default: threshold:5)", valueName: "policy"),
    transform: Policy.ofCommandLine)
  var policy: Policy?

  @OptionGroup var audit: AuditLogOptions

  @Option(name: .long, help: ArgumentHelp("The marking: OFFICIAL or OFFICIAL-SENSITIVE.", valueName: "marking"))
  var marking: Marking = .official

  @Option(name: .long, help: ArgumentHelp("Who makes this; it stands in every file.", valueName: "name"))
  var producer: String?
}

/// Where a table by area goes.
struct AreaOutputOptions: ParsableArguments {
  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("The table: .csv, .xlsx, .geojson or .gpkg. (default: CSV on standard output)", valueName: "file"))
  var output: String?

  @Option(
    name: .long,
    help: ArgumentHelp("The date in a GeoPackage's time stamps. (default: SOURCE_DATE_EPOCH's, else today)", valueName: "date"))
  var created: CalendarDate?

  func validate() throws {
    guard let output else { return }
    guard TableFormat(path: output) != nil else { throw ValidationError("The output must end in .csv, .xlsx, .geojson or .gpkg.") }
  }

  /// Writes a table with a row for each area, whole or not at all; without a path as CSV to standard output.
  ///
  /// - Parameters:
  ///   - table: What has passed the door, with the columns `id`, the areas' codes, and `class`.
  ///   - areas: The areas of its rows.
  ///   - notes: How the figures were made, for formats that have a place for it.
  ///   - categories: How QGIS shows the classes.
  ///   - inputs: The files that were read.
  ///   - producer: Who makes the table.
  func write(
    _ table: Released<Table>, areas: Areas, notes: [String], categories: [MapCategory], from inputs: [String], by producer: String?,
    _ parallel: Parallel
  ) throws {
    let table = table.stating(try .of(inputs, by: producer, created: created))
    guard let output, let format = TableFormat(path: output) else { return StandardOutput.write(CSVFile.text(table)) }
    switch format {
    case .csv, .xlsx: try format.write(table, to: output)
    case .geojson:
      try WholeFile.write(GeoJSON.text(areas: areas, table: table, keyedBy: "id", notes: notes, parallel: parallel), to: output)
    case .gpkg:
      let date = try created ?? Today.date()
      let style = try Self.style(table, areas, categories, date)
      try GeoPackageFile.write(areas: areas, table: table, keyedBy: "id", style: style, notes: notes, created: date, to: output)
    }
  }

  private static func style(
    _ table: Released<Table>, _ areas: Areas, _ categories: [MapCategory], _ created: CalendarDate
  ) throws -> LayerStyle {
    let title = table.content.title
    let furniture = MapFurniture(title: title, subtitle: "", legendTitle: title, sources: [], caveat: "", created: created)
    let map = CategoryMap(areas: areas, values: table.column("class"), categories: categories, furniture: furniture)
    return LayerStyle(name: title, qml: try map.qml())
  }
}
