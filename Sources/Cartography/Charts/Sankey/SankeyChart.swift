/// The few largest flows as bands between two columns of places, of which the height is a fixed number of persons a millimetre.
///
/// The places at the ends of the largest flows are drawn with all flows between them; all other places are merged into one at each side, and an
/// unknown end is a place of its own. A protected flow is a hatched band of one height that stands for no number. Places are in the order in which
/// bands cross the least that sweeps of barycentres find.
///
/// - SeeAlso: K. Sugiyama, S. Tagawa and M. Toda (1981), Methods for visual understanding of hierarchical system structures,
///   doi:10.1109/TSMC.1981.4308636; M. Schmidt (2008), The Sankey diagram in energy and material flow management,
///   doi:10.1111/j.1530-9290.2008.00004.x.
public struct SankeyChart: Sendable {
  let links: FlowLinks
  let origins: FlowPlaces
  let destinations: FlowPlaces
  let largest: Int
  let scale: SankeyScale?
  let unit: String
  let furniture: MapFurniture
  /// Totals beside the names; without them a place says what its bands add up to.
  public var totals: FlowTotals?
  /// What stands above the places at the left; by default the kind of the origins.
  public var originTitle: String
  /// What stands above the places at the right; by default the kind of the destinations.
  public var destinationTitle: String
  /// The paper; without one that which suits the number of places.
  public var page: Page?

  /// A chart of released links.
  ///
  /// - Parameters:
  ///   - links: The links, each pair once; an empty end is unknown.
  ///   - origins: The places at the left.
  ///   - destinations: The places at the right.
  ///   - largest: How many of the largest flows decide which places are drawn, at least one; equal flows in order of name.
  ///   - scale: The scale, for charts that are to be compared; by default a round one at which the chart fills its page.
  ///   - unit: What is counted, in the plural.
  ///   - furniture: What stands around the chart.
  public init(
    links: FlowLinks, origins: FlowPlaces, destinations: FlowPlaces, largest: Int = 12, scale: SankeyScale? = nil, unit: String = "persons",
    furniture: MapFurniture
  ) {
    self.links = links
    self.origins = origins
    self.destinations = destinations
    self.largest = max(1, largest)
    self.scale = scale
    self.unit = unit
    self.furniture = furniture
    originTitle = "From: \(origins.kind)"
    destinationTitle = "To: \(destinations.kind)"
  }

  /// The same chart on a scale that others share.
  ///
  /// - SeeAlso: ``SankeyScale/shared(over:)``.
  public func drawn(at scale: SankeyScale) -> SankeyChart {
    var other = SankeyChart(
      links: links, origins: origins, destinations: destinations, largest: largest, scale: scale, unit: unit, furniture: furniture)
    (other.totals, other.originTitle, other.destinationTitle, other.page) = (totals, originTitle, destinationTitle, page)
    return other
  }

  /// The chart as an SVG text in UTF-8, the same bytes for the same input.
  ///
  /// - Throws: What ``scene()`` throws.
  public func svg() throws(CartographyError) -> String { try scene().svg() }

  /// The chart as plain values.
  ///
  /// - Throws: ``CartographyError`` where a column is missing or holds words or a number below zero, a link names an unknown place or stands
  ///   twice, totals do not align, no link has anybody, the scale makes the chart higher than the page, or the texts leave no room.
  /// - Complexity: O(links log links + bands²).
  public func scene() throws(CartographyError) -> Scene { try sheet().scene() }

  func sheet() throws(CartographyError) -> ChartSheet {
    ChartSheet(content: try SankeyContent(self), furniture: furniture, page: page)
  }
}
