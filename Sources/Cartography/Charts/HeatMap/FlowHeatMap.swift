/// Origins in rows, destinations in columns, and in each cell how many: coloured by class, with rows and columns in order of similarity so
/// that blocks show.
///
/// Zeros are blank, protected counts dotted as on maps, and what is missing or withheld has hatches of its own. Links of which an end is not
/// known have a row or a column of their own, apart from the others.
public struct FlowHeatMap: Sendable {
  let links: FlowLinks
  let origins: FlowPlaces
  let destinations: FlowPlaces
  let scheme: ClassScheme
  let palette: Palette
  let order: Order
  let furniture: MapFurniture
  /// Totals by origin and by destination, as figures and bars beside the grid.
  public var totals: FlowTotals?
  /// What it means that the table has no row for a pair.
  public var unlisted = Unlisted.zero
  /// What is counted, in the plural.
  public var unit = "persons"
  /// What rows are, above their names; by default the kind of the origins.
  public var originTitle: String
  /// What columns are, above their names; by default the kind of the destinations.
  public var destinationTitle: String
  /// The paper; without one that which suits the grid.
  public var page: Page?

  /// In which order rows and columns stand.
  public enum Order: Hashable, Sendable {
    /// Those alike beside each other, by the released cells alone.
    ///
    /// Places are joined by average linkage of the Hellinger distance between their profiles, d² = Σ (√pₖ − √qₖ)² over the shares p and q of
    /// two rows, and the leaves of the tree are then put in the order in which the distances between neighbours add up to the least. A protected cell
    /// counts as the middle of its interval. Equal choices fall to the names. Rows without any count come last. Where both sides are the same
    /// places there is one order, of outgoing and incoming shares together.
    ///
    /// - SeeAlso: Z. Bar-Joseph, D. K. Gifford and T. S. Jaakkola (2001), Fast optimal leaf ordering for hierarchical clustering,
    ///   doi:10.1093/bioinformatics/17.suppl_1.S22; P. Legendre and E. D. Gallagher (2001), Ecologically meaningful transformations for
    ///   ordination of species data, doi:10.1007/s004420100716.
    case bySimilarity
    /// As the places are given.
    case asGiven
  }

  /// What it means that a table of links has no row for a pair.
  public enum Unlisted: Hashable, Sendable {
    /// Nobody: the table lists all pairs that have anybody.
    case zero
    /// Nobody knows.
    case missing
  }

  /// A grid of released links.
  ///
  /// - Parameters:
  ///   - links: The links, each pair once; an empty end is unknown.
  ///   - origins: The rows. Those of the same kind and codes as the destinations make a square with a marked diagonal.
  ///   - destinations: The columns.
  ///   - scheme: How exact counts above zero are parted into classes.
  ///   - palette: The colours of the classes.
  ///   - order: In which order rows and columns stand.
  ///   - furniture: What stands around the chart.
  public init(
    links: FlowLinks, origins: FlowPlaces, destinations: FlowPlaces, scheme: ClassScheme = .naturalBreaks(5), palette: Palette = .blues,
    order: Order = .bySimilarity, furniture: MapFurniture
  ) {
    self.links = links
    self.origins = origins
    self.destinations = destinations
    self.scheme = scheme
    self.palette = palette
    self.order = order
    self.furniture = furniture
    originTitle = "From: \(origins.kind)"
    destinationTitle = "To: \(destinations.kind)"
  }

  /// The chart as an SVG text in UTF-8, the same bytes for the same input.
  ///
  /// - Throws: What ``scene()`` throws.
  public func svg() throws(CartographyError) -> String { try scene().svg() }

  /// The chart as plain values.
  ///
  /// - Throws: ``CartographyError`` where a column is missing or holds words or a number below zero, a link names an unknown place or stands
  ///   twice, totals do not align, a scheme or palette cannot serve, no cell says anything, there are more rows or columns than the page can
  ///   hold, or the texts leave no room.
  /// - Complexity: O(n³) for the order of n rows, O(cells) for the drawing.
  public func scene() throws(CartographyError) -> Scene {
    try ChartSheet(content: try HeatContent(self), furniture: furniture, page: page).scene()
  }
}
