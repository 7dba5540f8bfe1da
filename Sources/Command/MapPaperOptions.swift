import ArgumentParser
import Wardlight

/// A layer of areas whose outlines lie over a map.
struct GroupLayerOptions: ParsableArguments {
  @Option(
    name: .long, help: ArgumentHelp("Another layer, whose areas are drawn as heavier outlines, such as boroughs.", valueName: "layer"))
  var groups: String?

  @Option(name: .long, help: ArgumentHelp("The field of their codes.", valueName: "field"))
  var groupsId: String?

  @Option(name: .long, help: ArgumentHelp("The field of their names. (default: no names)", valueName: "field"))
  var groupsName: String?

  func validate() throws {
    guard (groups == nil) == (groupsId == nil) else { throw ValidationError("--groups and --groups-id belong together.") }
    guard groupsName == nil || groups != nil else { throw ValidationError("--groups-name needs --groups.") }
  }
}

/// What lies around the areas of a map.
struct BackdropOptions: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("A layer that lies around the map in grey, such as the neighbours.", valueName: "layer"))
  var context: String?

  @Option(name: .long, help: ArgumentHelp("A layer of rivers and lakes.", valueName: "layer"))
  var water: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Whether water is drawn over the areas (which then reach to the middle of a river) or under them (which end at its bank).",
      valueName: "order"))
  var waterOrder: WaterOrder = .over

  @Flag(name: .long, help: "Beyond all layers lies the sea, in pale blue, rather than bare paper.")
  var sea = false

  func validate() throws {
    guard waterOrder == .over || water != nil else { throw ValidationError("--water-order needs --water.") }
  }

  var beyond: Beyond { sea ? .sea : .paper }

  func water(_ shapes: MultiPolygons?) -> Water? { shapes.map { Water($0, waterOrder.order) } }
}

/// The names on a map, and its paper.
struct MapPaperOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "none, or names: of the outlined groups where they have names, else of the areas. (default: names, unless they are more than \(Self.mostNames))",
      valueName: "choice"))
  var labels: LabelName?

  @Option(name: .long, help: ArgumentHelp("\(Page.names.joined(separator: ", ")); fitting takes A4, upright or not.", valueName: "page"))
  var page = Page.fittingName

  /// More names than this nobody reads on one sheet.
  private static let mostNames = 150

  func validate() throws {
    do throws(CartographyError) { _ = try Page.named(page) } catch { throw ValidationError("--page: \(error)") }
  }

  /// The names to be drawn of so many.
  func choice(of count: Int) -> LabelChoice { labels?.choice ?? (count <= Self.mostNames ? .names : .none) }
}

/// Which names stand on a map, as the command line spells it.
enum LabelName: String, CaseIterable, ExpressibleByArgument {
  case none, names

  var choice: LabelChoice { self == .names ? .names : .none }
}

/// Where water lies among the layers, as the command line spells it.
enum WaterOrder: String, CaseIterable, ExpressibleByArgument {
  case over, under

  var order: Water.Order { self == .over ? .overAreas : .underAreas }
}
