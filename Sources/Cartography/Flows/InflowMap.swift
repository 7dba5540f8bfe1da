public import WardlightDisclosure
import WardlightEssentials
public import WardlightGeometry

/// A map of flows into the places of one area, at the scale of that area: from London's boroughs into the towns of one county force.
///
/// The origins lie beyond the map and are too many to be told apart there. They stand in a column with their names, at that side of the area on which
/// they lie; each line runs from a name to a town, and an inset shows by numbers where the origins lie. A line is as wide as on any
/// ``FlowMap`` of the same scale.
public struct InflowMap: FlowWidths {
  private let links: FlowLinks
  private let origins: FlowPlaces
  private let towns: FlowPlaces
  private let area: Areas
  let furniture: MapFurniture
  let merging: FlowMerging
  private(set) var scale: FlowScale?
  let unit: String
  let setting: MapSetting
  private let totals: Totals
  private let insetTitle: String

  /// Released sums that stand beside the names: what all flows out of an origin, or into a town, come to.
  public struct Totals: Sendable {
    let origins: Released<CellColumn>?
    let towns: Released<CellColumn>?

    /// Sums of origins, of towns, of both, or of none; each one cell a place, in the places' order.
    public init(origins: Released<CellColumn>? = nil, towns: Released<CellColumn>? = nil) {
      self.origins = origins
      self.towns = towns
    }
  }

  /// A map of the flows into one area.
  ///
  /// - Parameters:
  ///   - links: The released links, from origins to towns. A link without a destination is one to the area of which the town is not known.
  ///   - origins: Where flows can begin: areas, which the inset shows, or points.
  ///   - towns: The towns of the area, as points.
  ///   - areas: The layer of areas that has the one in question.
  ///   - code: The code of that area.
  ///   - furniture: What stands around the map.
  ///   - merging: What becomes of small flows; ``FlowMerging/below(_:)`` of the threshold leaves protected ones out and states them.
  ///   - scale: The width scale, for maps that are to be compared.
  ///   - totals: What stands beside the names.
  ///   - unit: What is counted, in the plural, as the legend says it.
  ///   - insetTitle: What the origins are called together: `London`.
  ///   - setting: What is drawn around the area, and on which paper; of insets there is only that of the origins.
  /// - Throws: ``CartographyError/unknownArea(kind:code:)``.
  public init(
    links: FlowLinks, origins: FlowPlaces, towns: FlowPlaces, into areas: Areas, code: String, furniture: MapFurniture,
    merging: FlowMerging = .none, scale: FlowScale? = nil, totals: Totals = Totals(), unit: String = "persons",
    insetTitle: String = "London", setting: MapSetting = MapSetting()
  ) throws(CartographyError) {
    guard let place = areas.index(ofCode: code) else { throw .unknownArea(kind: areas.geography.kind, code: code) }
    self.links = links
    self.origins = origins
    self.towns = towns
    area = areas.selecting([place])
    self.furniture = furniture
    self.merging = merging
    self.scale = scale
    self.totals = totals
    self.unit = unit
    self.insetTitle = insetTitle
    self.setting = setting
  }

  /// The same map on a scale that others share.
  public func drawn(at scale: FlowScale) -> InflowMap {
    var map = self
    map.scale = scale
    return map
  }

  /// The map as an SVG text in UTF-8, the same bytes for the same input.
  ///
  /// - Throws: What ``scene()`` throws.
  public func svg() throws(CartographyError) -> String { try scene().svg() }

  /// The map as plain values.
  ///
  /// - Throws: ``CartographyError`` where a column is missing or holds words or a flow below zero, a link names an unknown place or stands
  ///   twice, the area is a tile and so has no places within it, origins and towns are of one kind, more origins have lines than a column
  ///   has room for, or the texts leave no room.
  /// - Complexity: O(vertices log vertices + links log links).
  public func scene() throws(CartographyError) -> Scene {
    guard !area.geography.isTileMap else { throw .townsOnTiles(kind: towns.kind) }
    guard let box = area.shapes.box else { throw .nothingToDraw(layer: area.geography.kind) }
    let network = try FlowNetwork(links, origins: origins, destinations: towns)
    let flows = FlowSet(network, merging: merging)
    let ports = InflowOrder(flows).ports
    guard ports.count <= InflowPanel.most else { throw .tooManyRows(rows: ports.count, most: InflowPanel.most) }
    let content = InflowContent(
      network: network, flows: flows, origins: origins.codes.count, area: area, box: box, names: try names(),
      panel: InflowPanel(side: InflowSide(of: origins.box, from: box), ports: ports, inset: try inset(ports)),
      scale: scale ?? InflowPanel.scale(flows), unit: unit, key: links.count, terms: links.table.terms)
    var setting = setting
    setting.insets = []
    return try MapSheet(content: content, furniture: furniture, setting: setting).scene()
  }

  /// The names of origins and towns, with their sums where these are given.
  private func names() throws(CartographyError) -> [String] {
    try Self.names(origins, totals.origins) + Self.names(towns, totals.towns)
  }

  private static func names(_ places: FlowPlaces, _ sums: Released<CellColumn>?) throws(CartographyError) -> [String] {
    guard let cells = sums?.content.cells else { return places.names }
    guard cells.count == places.names.count else {
      throw .unaligned(column: sums?.content.heading.key ?? "", values: cells.count, areas: places.names.count)
    }
    return zip(places.names, cells).map { name, cell in
      if let count = cell.whole { return "\(name) \(FixedDecimal.grouped(count))" }
      return cell == .missing || cell == .withheld ? name : "\(name) \(cell.text)"
    }
  }

  /// Where the origins lie, with the numbers that they have in the column; none for points.
  private func inset(_ ports: [Int]) throws(CartographyError) -> InsetDrawing? {
    // On a low page an inset would leave too little room for many names.
    let isLow = setting.page == .widescreen || setting.page == .square
    guard let areas = origins.areas, !(isLow && ports.count > InflowPanel.mostBesideInset) else { return nil }
    var numbers = Array(repeating: "", count: areas.count)
    for (place, port) in ports.enumerated() { numbers[port] = "\(place + 1)" }
    return try InsetDrawing(.numbered(areas.shapes, numbers: numbers, title: insetTitle), letter: "")
  }

  /// The largest flow of known size that is drawn as one line.
  ///
  /// - Throws: What ``scene()`` throws for links that cannot be read.
  public func largestFlow() throws(CartographyError) -> Double {
    FlowSet(try FlowNetwork(links, origins: origins, destinations: towns), merging: merging).largest
  }
}

extension InflowSide {
  /// Left where nobody knows, or the origins lie due north or south.
  init(of origins: Box?, from area: Box) {
    self = (origins?.centre.easting ?? -.infinity) > area.centre.easting ? .right : .left
  }
}
