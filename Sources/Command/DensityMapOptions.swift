import ArgumentParser
import Wardlight

/// How a map of a surface looks, and what lies around it.
struct DensityMapOptions: ParsableArguments {
  @Option(
    name: .long,
    help: "What is drawn: filled bands, contour lines with their numbers, or both, bands with a thin line between them. (default: both)")
  var look: SurfaceLookName?

  @Option(
    name: .long,
    help: ArgumentHelp("\(Palette.sequential.map(\.name).joined(separator: ", ")). (default: Oranges)", valueName: "name"))
  var palette: String?

  @OptionGroup var outlines: GroupLayerOptions
  @OptionGroup var backdrop: BackdropOptions
  @OptionGroup var paper: MapPaperOptions

  func validate() throws {
    do throws(CartographyError) { _ = try colours() } catch { throw ValidationError(error.description) }
  }

  /// The options that are given.
  var given: [String] {
    [
      ("--look", look != nil), ("--palette", palette != nil), ("--groups", outlines.groups != nil),
      ("--context", backdrop.context != nil), ("--water", backdrop.water != nil), ("--sea", backdrop.sea),
      ("--labels", paper.labels != nil), ("--page", paper.page != Page.fittingName),
    ].filter(\.1).map(\.0)
  }

  /// The files that are read, each once; the study region may be outlined as well.
  func inputs(apartFrom region: String?) -> [String] {
    Set([outlines.groups, backdrop.context, backdrop.water].compactMap { $0 }).subtracting([region].compactMap { $0 }).sorted()
  }

  /// What lies around and over the map; a bare plane is said once for all layers.
  func layers(_ crs: CRSOverride?) -> SurfaceLayers {
    func source(_ path: String?) -> LayerSource? { path.map { LayerSource(path: $0, crs: crs == .planar ? .planar : nil) } }
    let groups = source(outlines.groups).flatMap { layer in
      outlines.groupsId.map { SurfaceLayers.Outlines(layer, code: $0, name: outlines.groupsName) }
    }
    return SurfaceLayers(outlines: groups, context: source(backdrop.context), water: source(backdrop.water))
  }

  func setting(_ ground: SurfaceGround?) throws(CartographyError) -> MapSetting {
    MapSetting(
      groups: ground?.groups, groupNames: ground?.groupNames ?? [], context: ground?.context, water: backdrop.water(ground?.water),
      beyond: backdrop.beyond, labels: paper.choice(of: ground?.groupNames.count ?? 0), page: try Page.named(paper.page))
  }

  /// The map of a surface.
  func map(
    _ outcome: DensityOutcome, levels: ContourLevels, _ furniture: MapFurniture
  ) throws(CartographyError) -> DrawnMap {
    let map = SurfaceMap(
      surface: outcome.surface, levels: levels, look: look?.look ?? .bandsAndLines, palette: try colours(), furniture: furniture,
      setting: try setting(outcome.ground))
    return DrawnMap(scene: try map.scene(), remarks: try map.bands().map(\.legendText))
  }

  private func colours() throws(CartographyError) -> Palette {
    guard let palette else { return .oranges }
    return try Palette(text: palette)
  }
}

/// What is drawn of the bands of a surface, as the command line spells it.
enum SurfaceLookName: String, CaseIterable, ExpressibleByArgument {
  case bands, lines, both

  var look: SurfaceLook {
    switch self {
    case .bands: .bands
    case .lines: .lines
    case .both: .bandsAndLines
    }
  }
}
