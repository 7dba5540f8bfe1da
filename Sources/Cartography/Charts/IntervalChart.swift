public import WardlightDisclosure

/// Values with their intervals, a row for each: a rank correlation by domain or by borough, beside a line at zero.
///
/// A row without a value says why not. A second interval is drawn thin behind the first, and a value that others published as a diamond.
public struct IntervalChart: Sendable {
  let labels: [String]
  let values: Released<CellColumn>
  let lower: Released<CellColumn>
  let upper: Released<CellColumn>
  /// What is measured.
  public var axis: ChartAxis
  /// The words of the intervals in the legend.
  public var intervalWords = "95 % interval"
  /// A second, wider interval, such as that of the effective number of areas.
  public var wider: Wider?
  /// Values of others beside ours.
  public var published: Published?
  /// For each row why it has no value; empty where it has one. Without reasons such rows say that they are withheld or have no data.
  public var reasons: [String] = []
  /// Words for stretches of the scale, such as strengths of a correlation, ascending.
  public var bands: [Band] = []
  /// With how many decimals at most numbers stand beside the rows; `nil` leaves them as they were released.
  public var mostDecimals: Int?
  /// In which order rows stand.
  public var order = Order.given
  /// The paper; without one that which suits the number of rows: a slide for few, A4 across or upright for more.
  public var page: Page?
  let furniture: MapFurniture

  /// A second interval.
  public struct Wider: Sendable {
    /// What the legend calls it.
    public let words: String
    let lower: Released<CellColumn>
    let upper: Released<CellColumn>

    /// An interval aligned with the rows.
    public init(_ words: String, lower: Released<CellColumn>, upper: Released<CellColumn>) {
      self.words = words
      self.lower = lower
      self.upper = upper
    }
  }

  /// Values of others.
  public struct Published: Sendable {
    /// What the legend calls them: `Published in 2021`.
    public let words: String
    let values: Released<CellColumn>

    /// Values aligned with the rows, missing where there are none.
    public init(_ words: String, _ values: Released<CellColumn>) {
      self.words = words
      self.values = values
    }
  }

  /// A stretch of the scale.
  public struct Band: Hashable, Sendable {
    /// Where it begins; `-.infinity` for the beginning of the scale.
    public let lower: Double
    /// Where it ends; `.infinity` for the end of the scale.
    public let upper: Double
    /// What stands above it.
    public let word: String

    /// A stretch of that name.
    public init(_ lower: Double, _ upper: Double, _ word: String) {
      self.lower = lower
      self.upper = upper
      self.word = word
    }
  }

  /// In which order rows stand.
  public enum Order: Hashable, Sendable {
    /// As they are given.
    case given
    /// The largest value first, those without one last; equal ones as given.
    case descending
  }

  /// A chart of a row for each label.
  ///
  /// - Parameters:
  ///   - labels: The names of the rows.
  ///   - values: The values, aligned with them.
  ///   - lower: The lower ends of the intervals.
  ///   - upper: Their upper ends.
  ///   - axis: The words of the scale; without any the title of the column.
  ///   - furniture: What stands around the chart.
  public init(
    labels: [String], values: Released<CellColumn>, lower: Released<CellColumn>, upper: Released<CellColumn>, axis: ChartAxis? = nil,
    furniture: MapFurniture
  ) {
    self.labels = labels
    self.values = values
    self.lower = lower
    self.upper = upper
    self.axis = axis ?? ChartAxis(values.content.heading.title)
    self.furniture = furniture
  }

  /// The chart as an SVG text in UTF-8, the same bytes for the same input.
  ///
  /// - Throws: What ``scene()`` throws.
  public func svg() throws(CartographyError) -> String { try scene().svg() }

  /// The chart as plain values.
  ///
  /// - Throws: ``CartographyError`` where columns do not align or hold words, an interval ends below its beginning, no row has a value, there are
  ///   more rows than the page can hold, or the texts leave no room.
  /// - Complexity: O(rows log rows).
  public func scene() throws(CartographyError) -> Scene {
    let content = IntervalContent(chart: self, rows: try IntervalRow.rows(of: self))
    return try ChartSheet(content: content, furniture: furniture, page: page).scene()
  }
}
