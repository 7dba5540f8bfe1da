import ArgumentParser
import Wardlight

/// Where flows begin and where they end.
struct FlowPlaceOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp("Where flows begin: a layer of London's boroughs, or of the areas that a table of counts names.", valueName: "layer")
  )
  var origins: String

  @Option(name: .long, help: ArgumentHelp("Its field of codes.", valueName: "field"))
  var originId: String

  @Option(name: .long, help: ArgumentHelp("Its field of names. (default: the codes)", valueName: "field"))
  var originName: String?

  @Option(name: .long, help: ArgumentHelp("What its areas are called. (default: boroughs, or areas)", valueName: "plural"))
  var originKind: String?

  @Option(name: .long, help: ArgumentHelp("The layer's name, where the file has several.", valueName: "name"))
  var originLayer: String?

  @Option(
    name: .long,
    help: ArgumentHelp("Where flows end: a layer of county forces. (default: for a table of counts, the origins)", valueName: "layer"))
  var destinations: String?

  @Option(name: .long, help: ArgumentHelp("Its field of codes.", valueName: "field"))
  var destinationId: String?

  @Option(name: .long, help: ArgumentHelp("Its field of names. (default: the codes)", valueName: "field"))
  var destinationName: String?

  @Option(name: .long, help: ArgumentHelp("What its areas are called. (default: county forces, or areas)", valueName: "plural"))
  var destinationKind: String?

  @Option(name: .long, help: ArgumentHelp("The layer's name, where the file has several.", valueName: "name"))
  var destinationLayer: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The towns: OS Open Names, or town, easting, northing, force. Without a layer of destinations a table of counts ends in them.",
      valueName: "csv"))
  var towns: String?

  @Option(name: .long, help: ArgumentHelp("The year whose boundaries the codes belong to. (default: as recognised)", valueName: "year"))
  var vintage: String?

  @Option(name: .long, help: ArgumentHelp("What the coordinates are, where a layer does not say: EPSG:n.", valueName: "crs"))
  var crs: String?

  @Flag(name: .long, help: "State that both layers are hexagon maps, whose shapes stand for areas and are not their boundaries.")
  var hexagons = false

  @Option(
    name: .long,
    help: ArgumentHelp("A table of other names of boroughs, forces and towns; may be given again.", valueName: "csv"))
  var alias: [String] = []

  func validate() throws {
    _ = try CRSOverride.reference(crs)
    guard destinations != nil else {
      for (name, value) in [
        ("--destination-id", destinationId), ("--destination-name", destinationName), ("--destination-kind", destinationKind),
        ("--destination-layer", destinationLayer),
      ] where value != nil { throw ValidationError("\(name) needs --destinations.") }
      return
    }
    guard destinationId != nil else { throw ValidationError("--destinations needs --destination-id, its field of codes.") }
  }

  /// Where flows begin.
  func originSource(isCounted: Bool) throws -> FlowPlaceSource {
    .areas(try area(origins, originLayer, originId, originName, originKind ?? (isCounted ? "areas" : "boroughs")))
  }

  /// Where they end; `nil` where they end among the origins.
  func destinationSource(isCounted: Bool) throws -> FlowPlaceSource? {
    guard let destinations, let destinationId else {
      return isCounted ? towns.map { .towns(Configuration.TownSource(file: $0)) } : nil
    }
    let kind = destinationKind ?? (isCounted ? "destinations" : "county forces")
    return .areas(try area(destinations, destinationLayer, destinationId, destinationName, kind))
  }

  private func area(_ path: String, _ layer: String?, _ id: String, _ name: String?, _ kind: String) throws -> Configuration.AreaSource {
    Configuration.AreaSource(
      layer: LayerSource(path: path, layer: layer, crs: try CRSOverride.reference(crs)), code: id, name: name ?? id, vintage: vintage ?? "",
      isHexagonMap: hexagons, kind: kind)
  }

  /// The files that are read, with their roles.
  var inputs: [(role: String, path: String)] {
    [("origins", origins)] + (destinations.map { [("destinations", $0)] } ?? []) + (towns.map { [("towns", $0)] } ?? [])
      + alias.map { ("names", $0) }
  }
}
