import ArgumentParser
import Wardlight

/// What lies around and over the areas of a map, and on which paper.
struct MapSurroundingOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "Draw only these areas, the others of the layer in grey: field=value of the layer, or a table with the column named by --id.",
      valueName: "field=value|csv"))
  var only: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Heavier outlines around the areas that share a text in this field of the layer, such as a borough.", valueName: "field")
  )
  var group: String?

  @Option(
    name: .long, help: ArgumentHelp("The field of the layer with the names of these groups. (default: that of --group)", valueName: "field")
  )
  var groupName: String?

  @OptionGroup var layer: GroupLayerOptions
  @OptionGroup var backdrop: BackdropOptions

  @Option(
    name: .long,
    help: ArgumentHelp("A part of the map that is drawn larger beside it; may be given again.", valueName: "field=value"))
  var zoom: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp("A wider layer, on which a small map beside the map marks its place.", valueName: "layer"))
  var locator: String?

  @Option(name: .long, help: ArgumentHelp("The title of that small map.", valueName: "text"))
  var locatorTitle = "Where it lies"

  @OptionGroup var paper: MapPaperOptions

  func validate() throws {
    guard group == nil || layer.groups == nil else { throw ValidationError("Give --group or --groups, not both.") }
    guard groupName == nil || group != nil else { throw ValidationError("--group-name needs --group.") }
    guard zoom.allSatisfy({ $0.contains("=") }) else { throw ValidationError("--zoom must be field=value, for example borough=Newham.") }
  }

  /// The files that are read.
  var inputs: [String] {
    var files = [layer.groups, backdrop.context, backdrop.water, locator].compactMap { $0 }
    if case .codes(let file)? = part { files.append(file) }
    return Array(Set(files)).sorted()
  }

  var part: AreaPart.Members? { only.map(AreaPart.Members.init) }

  /// Which groups are outlined; a plane that the user states for the layer holds for theirs.
  func outlines(_ crs: CRSOverride?) -> MapGroups? {
    if let group { return .field(group, name: groupName) }
    guard let groups = source(layer.groups, crs), let code = layer.groupsId else { return nil }
    return .layer(groups, code: code, name: layer.groupsName)
  }

  func source(_ path: String?, _ crs: CRSOverride?) -> LayerSource? {
    // A bare plane is said once for all layers; other layers know their own reference system.
    path.map { LayerSource(path: $0, crs: crs == .planar ? .planar : nil) }
  }

  /// The parts that are drawn larger.
  var zooms: [MapZoom] {
    zoom.compactMap { text in
      guard case .field(let field, let value) = AreaPart.Members(text) else { return nil }
      return MapZoom(field: field, value: value)
    }
  }

  func setting(_ figures: MapFigures) throws -> MapSetting {
    let names = figures.groupNames.isEmpty ? figures.areas.count : figures.groupNames.count
    return MapSetting(
      groups: figures.groups, groupNames: figures.groupNames, context: figures.context, water: backdrop.water(figures.water),
      beyond: backdrop.beyond, insets: insets(figures), labels: paper.choice(of: names), page: try Page.named(paper.page))
  }

  private func insets(_ figures: MapFigures) -> [Inset] {
    figures.zooms.map { Inset.zoom($0.box, title: $0.title) } + (figures.locator.map { [Inset.locator($0, title: locatorTitle)] } ?? [])
  }
}

extension AreaPart.Members {
  /// `field=value`, or the name of a table.
  init(_ text: String) {
    guard let split = text.firstIndex(of: "=") else {
      self = .codes(file: text)
      return
    }
    self = .field(String(text[..<split]), value: String(text[text.index(after: split)...]))
  }
}
