public import WardlightDisclosure

/// Ranks from period to period: a line for each place, its name, rank and count at both ends.
///
/// Places that share a rank lie one below the other and both carry it with an equals sign. A place that is beyond the first so many in a period
/// stands there below a rule with its rank; one whose rank is protected stands in a row of its own, in order of name, so that nothing is
/// guessed; and one that a period does not know is “new” after it and “out” before it.
/// Rises are whole lines, falls are dashed, and the highlighted are heavier.
public struct RankChart: Sendable {
  let names: [String]
  let ranks: [Released<CellColumn>]
  let periods: [String]
  let furniture: MapFurniture
  /// The count of each place in each period, aligned as the ranks are; `nil` where a chart shows ranks alone.
  public var counts: [Released<CellColumn>]?
  /// The names that are drawn heavier; `nil` chooses those that rose and fell the most between the last two periods.
  public var highlighted: [String]?
  /// How many ranks the chart shows in their places. Places that are beyond in all periods are left out, unless they are highlighted.
  public var top = 10
  /// What is ranked, in the singular: `county force`.
  public var kind = "place"
  /// What is counted, in the plural.
  public var unit = "persons"
  /// The paper; without one that which suits the number of ranks.
  public var page: Page?

  /// A chart of ranks in two periods or more.
  ///
  /// - Parameters:
  ///   - names: What is ranked, each name once.
  ///   - ranks: For each period the ranks, aligned with the names, of which 1 is the first; equal ones are ties. Withheld cells and intervals are
  ///     protected, missing ones unknown to the period.
  ///   - periods: The names of the periods, in order.
  ///   - furniture: What stands around the chart.
  public init(names: [String], ranks: [Released<CellColumn>], periods: [String], furniture: MapFurniture) {
    self.names = names
    self.ranks = ranks
    self.periods = periods
    self.furniture = furniture
  }

  /// The chart as an SVG text in UTF-8, the same bytes for the same input.
  ///
  /// - Throws: What ``scene()`` throws.
  public func svg() throws(CartographyError) -> String { try scene().svg() }

  /// The chart as plain values.
  ///
  /// - Throws: ``CartographyError`` where there are fewer than two periods, columns do not align or hold words, a name stands twice or a
  ///   highlighted one is not there, a rank is not a whole number from 1, none is known at all, there are more rows than the page can hold, or
  ///   the texts leave no room.
  /// - Complexity: O(periods × names log names + crossings).
  public func scene() throws(CartographyError) -> Scene {
    try ChartSheet(content: try RankContent(self), furniture: furniture, page: page).scene()
  }
}
