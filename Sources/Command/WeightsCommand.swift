import ArgumentParser
import Foundation
import Wardlight

/// `wardlight weights`
struct WeightsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "weights",
    abstract: "Write down which areas are neighbours, as .gal or .gwt.",
    discussion: """
      Recipes, in metres or in the unit of the layer's own plane, between centroids: queen, rook (shared borders; queen:2 takes neighbours' neighbours \
      too, queen:2:only these alone), knn:6, distance:1500, distance:least (the least that leaves no area alone), inverse-distance:2000 (weighing 1/d; \
      inverse-distance:2000:2 weighs 1/d²), kernel:2000 (Epanechnikov; kernel:2000:quartic for another; kernel:adaptive:12 reaches to each area's twelfth \
      neighbour), or a .gal or .gwt file, which is checked against the layer. GeoDa, spdep and PySAL read the result.

      Example:
        wardlight weights lsoa.gpkg --id LSOA21CD --weights queen -o lsoa-queen.gal
      """)

  @Argument(help: ArgumentHelp("The layer of areas: any file or connection that GDAL opens.", valueName: "layer"))
  var path: String

  @Option(name: .long, help: ArgumentHelp("The field of the areas' codes.", valueName: "field"))
  var id: String

  @Option(name: .long, help: ArgumentHelp("The layer's name, where the file has several.", valueName: "name"))
  var layer: String?

  @Option(
    name: .long,
    help: ArgumentHelp("What the coordinates are, where the layer does not say: EPSG:n, or planar for a bare plane.", valueName: "crs"))
  var crs: String?

  @OptionGroup var neighbours: NeighbourOptions

  @Option(name: [.customShort("o"), .long], help: ArgumentHelp("The file: .gal, or .gwt, which has weights too.", valueName: "file"))
  var output: String

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard neighbours.weights != nil else { throw ValidationError("Say with --weights who is whose neighbour.") }
    guard WeightsFormat(path: output) != nil else { throw ValidationError("The output must end in .gal or .gwt.") }
    _ = try CRSOverride.reference(crs)
    try OutputPath.check([output], apartFrom: [path] + neighbours.inputs)
  }

  func run() throws {
    try Report.exiting {
      let source = LayerSource(path: path, layer: layer, crs: try CRSOverride.reference(crs))
      let request = WeightsRequest(layer: FigureLayer(layer: source, code: id), neighbours: try neighbours.neighbourhood())
      let outcome = try request.run(parallel: common.parallel)
      guard let format = WeightsFormat(path: output) else { return }
      try WholeFile.write(outcome.text(format, layer: title), to: output)
      for line in outcome.notices + outcome.summary { common.console.say(line) }
      if format == .gal, outcome.weights.values != nil {
        common.console.say("A .gal file says who is whose neighbour, not what each weighs; .gwt says both.")
      }
    }
  }

  /// What the file's heading calls the layer.
  private var title: String { layer ?? URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent }
}
