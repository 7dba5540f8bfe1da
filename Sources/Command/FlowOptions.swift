import ArgumentParser
import Wardlight

/// Where flows begin, and how they are drawn.
struct FlowOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "Flows go from here to the areas, as many as --value says: the code of an area, or easting,northing.", valueName: "place"))
  var origin: String?

  @Option(name: .long, help: ArgumentHelp("What the place easting,northing is called.", valueName: "name"))
  var originName = "Origin"

  @Option(
    name: .long,
    help: ArgumentHelp("A table of flows between the areas, in both directions; --value is its column of counts.", valueName: "csv"))
  var links: String?

  @Option(name: .long, help: ArgumentHelp("Its column of origins, by code or name. (default: origin)", valueName: "column"))
  var linksFrom: String?

  @Option(name: .long, help: ArgumentHelp("Its column of destinations, by code or name. (default: destination)", valueName: "column"))
  var linksTo: String?

  @Option(name: .long, help: ArgumentHelp("How a flow is drawn. (default: tapered)", valueName: "line"))
  var line: FlowLineName?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "How many persons a millimetre of width stands for, so that maps can share it. (default: a round number)", valueName: "n"))
  var perMillimetre: Double?

  @Option(name: .long, help: ArgumentHelp("What is counted, in the plural. (default: persons)", valueName: "noun"))
  var unit: String?

  @Option(name: .long, help: ArgumentHelp("Draw only so many of the largest flows, and state the others together.", valueName: "n"))
  var largest: Int?

  @Option(name: .long, help: ArgumentHelp("State flows of fewer persons together.", valueName: "n"))
  var atLeast: Double?

  @Flag(
    name: .long,
    help: "Draw the flows that --largest or --at-least leaves out together, from each area into each group of areas (--group).")
  var byGroup = false

  var given: [GivenOption?] {
    [
      GivenOption("--origin", .flows, isGiven: origin != nil), GivenOption("--links", .flows, isGiven: links != nil),
      GivenOption("--line", .flows, isGiven: line != nil), GivenOption("--per-millimetre", .flows, isGiven: perMillimetre != nil),
      GivenOption("--unit", .flows, isGiven: unit != nil), GivenOption("--largest", .flows, isGiven: largest != nil),
      GivenOption("--at-least", .flows, isGiven: atLeast != nil), GivenOption("--by-group", .flows, isGiven: byGroup),
    ]
  }

  func validate() throws {
    guard origin == nil || links == nil else { throw ValidationError("Give --origin or --links, not both.") }
    guard links != nil || (linksFrom == nil && linksTo == nil) else { throw ValidationError("--links-from and --links-to need --links.") }
    if let largest, largest < 1 { throw ValidationError("--largest must be at least 1.") }
    if let atLeast, !(atLeast > 0 && atLeast.isFinite) { throw ValidationError("--at-least must be a number above 0.") }
    guard largest == nil || atLeast == nil else { throw ValidationError("Give --largest or --at-least, not both.") }
    guard !byGroup || largest != nil || atLeast != nil else { throw ValidationError("--by-group needs --largest or --at-least.") }
    do throws(CartographyError) { _ = try scale() } catch { throw ValidationError("--per-millimetre: \(error)") }
  }

  /// Refuses a map of flows that begin nowhere.
  func check() throws {
    guard origin != nil || links != nil else { throw ValidationError("flows needs --origin, a place, or --links, a table.") }
    guard site == nil || merging == .none else { throw ValidationError("--largest and --at-least need --links, or the code of an area.") }
  }

  /// The group of each area, into which small flows are drawn together.
  func regions(_ figures: MapFigures) throws -> [String] {
    guard byGroup else { return [] }
    guard let groups = figures.groupOfArea, !figures.groupNames.isEmpty else {
      throw ValidationError("--by-group needs --group, a field of the layer that names the group of every area.")
    }
    return groups.map { figures.groupNames[$0] }
  }

  /// The place, where it is one of the plane.
  var site: Coordinate? {
    let parts = origin?.split(separator: ",", omittingEmptySubsequences: false).map { DecimalNumber.value($0.utf8) } ?? []
    guard parts.count == 2, let easting = parts[0], let northing = parts[1] else { return nil }
    return Coordinate(easting: easting, northing: northing)
  }

  /// The code of the area where all flows begin.
  var area: String? { site == nil ? origin : nil }

  func table(_ count: String) -> LinkTable? {
    links.map { LinkTable(path: $0, origin: linksFrom ?? "origin", destination: linksTo ?? "destination", count: count) }
  }

  func scale() throws(CartographyError) -> FlowScale? {
    try perMillimetre.map { number throws(CartographyError) in try FlowScale(personsPerMillimetre: number) }
  }

  var merging: FlowMerging {
    if let largest { return byGroup ? .byRegionKeepingLargest(largest) : .keepingLargest(largest) }
    return atLeast.map { byGroup ? .byRegion(below: $0) : .below($0) } ?? .none
  }
}

/// How a flow is drawn, as the command line spells it.
enum FlowLineName: String, CaseIterable, ExpressibleByArgument {
  case tapered, arrow
  case halfArrow = "half-arrow"

  var style: FlowStyle {
    switch self {
    case .tapered: .tapered
    case .arrow: .arrow
    case .halfArrow: .halfArrow
    }
  }
}
