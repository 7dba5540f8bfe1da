import ArgumentParser
import Wardlight

/// Where a map goes.
struct MapOutputOptions: ParsableArguments {
  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp(
      "The map: .svg, .png or .pdf (made by rsvg-convert), .html (a page with the table behind the map, for keyboard and screen reader); or its classes as a style: .qml for QGIS, .sld for GeoServer. May be given again. (default: SVG on standard output)",
      valueName: "file"))
  var output: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp("The table behind the map, a row for each area, as it is released: .csv or .xlsx.", valueName: "file"))
  var table: String?

  @OptionGroup var pictures: PictureOptions
  @OptionGroup var created: CreatedOption

  func validate() throws {
    for path in output where MapFormat(path: path) == nil {
      throw ValidationError("The output must end in .svg, .png, .pdf, .html, .qml or .sld.")
    }
    if let table, ![.csv, .xlsx].contains(TableFormat(path: table)) { throw ValidationError("--table must end in .csv or .xlsx.") }
    try pictures.check(output)
  }

  /// All files that are written.
  var outputs: [String] { output + [table].compactMap { $0 } }

  /// The options that only some types of map have a use for.
  var given: [GivenOption?] {
    [GivenOption("a style (.qml, .sld)", .style, isGiven: output.contains { MapFormat(path: $0)?.isStyle ?? false })]
  }

  /// Writes all files or none.
  func write(_ printer: MapPrinter, table released: Released<Table>) throws {
    var files = try output.compactMap(printer.file)
    if let table, let format = TableFormat(path: table) {
      files.append(PendingFile(path: table) { try format.write(released, to: $0) })
    }
    try PendingFile.write(files[...])
    if output.isEmpty { StandardOutput.write(printer.svg) }
  }
}
