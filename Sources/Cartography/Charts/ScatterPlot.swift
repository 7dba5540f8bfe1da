public import WardlightDisclosure

/// A scatter plot of two released columns, each mark an area.
///
/// What is not known exactly is not drawn as if it were: a protected count is a bar over all that it may be, a zero has a mark of its own, and
/// areas that are withheld or without data are counted in the legend. Ranks are those of the released cells. Of more than ``mostMarks`` areas
/// hexagons show how many lie where.
public struct ScatterPlot: Sendable {
  /// More areas than these are drawn as hexagons.
  public static let mostMarks = 1_200

  let values: Released<CellColumn>
  let against: Released<CellColumn>
  let names: [String]
  let codes: [String]
  /// What both scales show.
  public var form: Form
  /// The scale of the values, from bottom to top.
  public var up: ChartAxis
  /// The scale of what they are set against, from left to right.
  public var across: ChartAxis
  /// What one mark stands for: `ward`.
  public var kind = "area"
  /// Values that were expected, such as those of a regression; drawn in the form of values only.
  public var expected: Released<CellColumn>?
  /// Whether the fifths of the areas by the level scale are shaded.
  public var shading = Shading.fifths
  /// Areas that stand out, such as those of one borough among London's.
  public var highlight: Highlight?
  /// How many areas are named: those whose ranks lie farthest from being equal.
  public var outliers: Int
  /// The paper; without one A4 across.
  public var page: Page?
  let furniture: MapFurniture

  /// What the scales show.
  public enum Form: String, Hashable, Sendable, CaseIterable {
    /// The numbers themselves.
    case values
    /// Mid-ranks, of which 1 is the most of it, as rank correlation compares them.
    case ranks
  }

  /// What is shaded behind the marks.
  public enum Shading: Hashable, Sendable {
    /// Nothing.
    case none
    /// Fifths of the areas by the level scale, under the heads of the most and the least deprived.
    case fifths
  }

  /// Areas that stand out.
  public struct Highlight: Hashable, Sendable {
    /// What they are called together: `Newham`.
    public let name: String
    /// Whether each area is one of them.
    public let members: [Bool]

    /// Areas of one name.
    public init(_ name: String, members: [Bool]) {
      self.name = name
      self.members = members
    }
  }

  /// A plot of one column against another.
  ///
  /// - Parameters:
  ///   - values: Counts or rates, one for each area.
  ///   - against: Scores, or ranks that fall (see `across`), aligned with the values.
  ///   - names: The names of the areas.
  ///   - codes: Their codes, each once.
  ///   - form: Ranks or the numbers themselves.
  ///   - up: The words of the upright scale; without any the title of the column.
  ///   - across: The words of the level scale; without any the title of the column.
  ///   - outliers: How many areas are named, at least 0.
  ///   - furniture: What stands around the plot, a sentence on the correlation among it.
  public init(
    values: Released<CellColumn>, against: Released<CellColumn>, names: [String], codes: [String], form: Form = .ranks,
    up: ChartAxis? = nil, across: ChartAxis? = nil, outliers: Int = 6, furniture: MapFurniture
  ) {
    self.values = values
    self.against = against
    self.names = names
    self.codes = codes
    self.form = form
    self.up = up ?? ChartAxis(values.content.heading.title)
    self.across = across ?? ChartAxis(against.content.heading.title)
    self.outliers = outliers
    self.furniture = furniture
  }

  /// The plot as an SVG text in UTF-8, the same bytes for the same input.
  ///
  /// - Throws: What ``scene()`` throws.
  public func svg() throws(CartographyError) -> String { try scene().svg() }

  /// The plot as plain values.
  ///
  /// - Throws: ``CartographyError`` where columns, names, codes or highlights do not align, a column holds words, no area has both numbers, or
  ///   the texts leave no room.
  /// - Complexity: O(areas log areas + named areas × marks).
  public func scene() throws(CartographyError) -> Scene {
    try ChartSheet(content: ScatterContent(self, try points()), furniture: furniture, page: page).scene()
  }

  /// The places, among the areas, of those that are named, the farthest from equal ranks first.
  ///
  /// The distance of an area is that of its two mid-ranks; of a protected count, that of the nearest rank that it may have. Equal distances are
  /// in order of the codes. Where areas are highlighted only these are named.
  ///
  /// - Throws: What ``scene()`` throws for columns.
  public func namedAreas() throws(CartographyError) -> [Int] { try points().farthest(outliers, of: highlight?.members, codes) }

  private func points() throws(CartographyError) -> ScatterPoints {
    for (column, length) in [(values.content.heading.key, values.content.cells.count), ("names", names.count), ("codes", codes.count)]
    where length != against.content.cells.count {
      throw .unalignedRows(column: column, values: length, rows: against.content.cells.count)
    }
    if let highlight, highlight.members.count != names.count {
      throw .unalignedRows(column: highlight.name, values: highlight.members.count, rows: names.count)
    }
    if let expected, expected.content.cells.count != names.count {
      throw .unalignedRows(column: expected.content.heading.key, values: expected.content.cells.count, rows: names.count)
    }
    for column in [values, against] + (expected.map { [$0] } ?? []) { try column.content.checkNumbers() }
    let points = ScatterPoints(values.content, against.content, across.order, up.order)
    guard !points.points.isEmpty else { throw .emptyChart(column: values.content.heading.key) }
    return points
  }
}

extension CellColumn {
  /// - Throws: ``CartographyError/wordsInsteadOfNumbers(column:)``.
  func checkNumbers() throws(CartographyError) {
    guard !cells.contains(where: { if case .text = $0 { true } else { false } }) else {
      throw .wordsInsteadOfNumbers(column: heading.key)
    }
  }
}
