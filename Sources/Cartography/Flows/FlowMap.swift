public import WardlightDisclosure
import WardlightEssentials
public import WardlightGeometry

/// A map of flows between places: curved lines whose width is a fixed number of persons a millimetre, both directions apart.
///
/// Lines lie one over another with the small ones above; a line bends so that it hides few places. Protected flows are dashed, of one
/// width. What is not drawn stands in the legend in words, so that the numbers in brackets add up to all links.
///
/// - SeeAlso: B. Jenny and others (2018), Design principles for origin-destination flow maps, doi:10.1080/15230406.2016.1262280;
///   W. R. Tobler (1987), Experiments in migration mapping by computer, doi:10.1559/152304087783875273.
public struct FlowMap: FlowWidths {
  private let source: Source
  let furniture: MapFurniture
  let style: FlowStyle
  let merging: FlowMerging
  private(set) var scale: FlowScale?
  let unit: String
  let setting: MapSetting
  private var towns: FlowTowns?
  private var originAreas: FlowOrigins?
  private var hub: String?

  private enum Source: Sendable {
    case links(FlowLinks, origins: FlowPlaces, destinations: FlowPlaces)
    case column(Released<CellColumn>, name: String, site: Coordinate, destinations: Areas)
  }

  /// A map of flows between many places.
  ///
  /// - Parameters:
  ///   - links: The released links.
  ///   - origins: Where flows can begin.
  ///   - destinations: Where they can end; of the same kind as the origins where both are the same places.
  ///   - furniture: What stands around the map.
  ///   - style: How a line shows its direction.
  ///   - merging: What becomes of small flows.
  ///   - scale: The width scale, for maps that are to be compared; by default a round one at which the largest flow is at most
  ///     ``FlowScale/widest``.
  ///   - unit: What is counted, in the plural, as the legend says it.
  ///   - setting: What is drawn around and over the areas, and on which paper.
  public init(
    links: FlowLinks, origins: FlowPlaces, destinations: FlowPlaces, furniture: MapFurniture, style: FlowStyle = .tapered,
    merging: FlowMerging = .none, scale: FlowScale? = nil, unit: String = "persons", setting: MapSetting = MapSetting()
  ) {
    self.init(.links(links, origins: origins, destinations: destinations), furniture, style, merging, scale, unit, setting)
  }

  /// A map of flows from one place to areas, each drawn in the colour of what its cell says.
  ///
  /// - Parameters:
  ///   - origin: Where the lines begin, in the plane of the destinations.
  ///   - originName: What that place is called.
  ///   - destinations: The areas in which lines end, in order of code.
  ///   - values: One count an area, in the same order.
  ///   - furniture: What stands around the map.
  ///   - style: How a line shows its direction.
  ///   - scale: The width scale, for maps that are to be compared.
  ///   - unit: What is counted, in the plural, as the legend says it.
  ///   - setting: What is drawn around and over the areas, and on which paper.
  public init(
    origin: Coordinate, originName: String, destinations: Areas, values: Released<CellColumn>, furniture: MapFurniture,
    style: FlowStyle = .tapered, scale: FlowScale? = nil, unit: String = "persons", setting: MapSetting = MapSetting()
  ) {
    let source = Source.column(values, name: originName, site: origin, destinations: destinations)
    self.init(source, furniture, style, .none, scale, unit, setting)
  }

  private init(
    _ source: Source, _ furniture: MapFurniture, _ style: FlowStyle, _ merging: FlowMerging, _ scale: FlowScale?, _ unit: String,
    _ setting: MapSetting
  ) {
    self.source = source
    self.furniture = furniture
    self.style = style
    self.merging = merging
    self.scale = scale
    self.unit = unit
    self.setting = setting
  }

  /// The same map on a scale that others share.
  ///
  /// - SeeAlso: ``FlowScale/shared(over:)``.
  public func drawn(at scale: FlowScale) -> FlowMap {
    var map = self
    map.scale = scale
    return map
  }

  /// The same map with towns within its destinations as circles.
  ///
  /// A line still counts all that flow to its destination, those to its towns included; the legend says so, so that nobody adds the two up.
  public func showing(_ towns: FlowTowns) -> FlowMap {
    var map = self
    map.towns = towns
    return map
  }

  /// The same map with the areas among which flows begin, where they are drawn large enough to be told apart, as in an inset.
  public func showing(_ origins: FlowOrigins) -> FlowMap {
    var map = self
    map.originAreas = origins
    return map
  }

  /// The same map of the flows of one place alone: those that end there in one colour, those that begin there in another.
  ///
  /// Flows between other places are not drawn but stated.
  ///
  /// - Parameter hub: The code or the name of the place.
  public func around(_ hub: String) -> FlowMap {
    var map = self
    map.hub = hub
    return map
  }

  /// The map as an SVG text in UTF-8, the same bytes for the same input.
  ///
  /// - Throws: What ``scene()`` throws.
  public func svg() throws(CartographyError) -> String { try scene().svg() }

  /// The map as plain values.
  ///
  /// - Throws: ``CartographyError`` where a column is missing or holds words or a flow below zero, a link names an unknown place or stands
  ///   twice, values do not align with the areas or the towns, towns are to be shown within tiles, the hub is none of the places, there is no
  ///   place at all, or the texts leave no room.
  /// - Complexity: O(vertices log vertices + links log links + lines²) for up to 150 lines; above, without the last term.
  public func scene() throws(CartographyError) -> Scene {
    let network = try network()
    let flows = try flows(network)
    let isApproximate = network.layers.contains(where: \.geography.isTileMap)
    if let towns, isApproximate { throw .townsOnTiles(kind: towns.places.kind) }
    let circles = try towns.map { towns throws(CartographyError) in try TownCircles(towns, unit: unit) }
    let content = FlowContent(
      network: network, flows: flows, scale: scale ?? flows.customaryScale, style: style, unit: unit, key: key,
      terms: circles.map { .stricter(terms, $0.terms) } ?? terms, isApproximate: isApproximate, towns: circles, originAreas: originAreas)
    return try MapSheet(content: content, furniture: furniture, setting: setting).scene()
  }

  /// The largest flow of known size that is drawn as one line.
  ///
  /// - Throws: What ``scene()`` throws for links that cannot be read.
  public func largestFlow() throws(CartographyError) -> Double { try flows().largest }

  /// The flows without a drawing.
  func flows() throws(CartographyError) -> FlowSet { try flows(try network()) }

  private func flows(_ network: FlowNetwork) throws(CartographyError) -> FlowSet {
    guard let hub else { return FlowSet(network, merging: merging) }
    guard let node = network.node(called: hub) else { throw .unknownHub(hub) }
    return FlowSet(network, merging: merging, hub: node)
  }

  private func network() throws(CartographyError) -> FlowNetwork {
    switch source {
    case .links(let links, let origins, let destinations): try FlowNetwork(links, origins: origins, destinations: destinations)
    case .column(let values, let name, let site, let destinations):
      try FlowNetwork(values.content, from: (name, site), to: destinations)
    }
  }

  private var terms: ReleaseTerms {
    switch source {
    case .links(let links, _, _): links.table.terms
    case .column(let values, _, _, _): values.terms
    }
  }

  private var key: String {
    switch source {
    case .links(let links, _, _): links.count
    case .column(let values, _, _, _): values.content.heading.key
    }
  }
}
