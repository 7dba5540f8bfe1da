public import WardlightDisclosure
public import WardlightGeometry

/// A map of areas coloured by the classes of two numbers at once, three by three.
public struct BivariateMap: Sendable {
  let areas: Areas
  let across: Axis
  let up: Axis
  let palette: BivariatePalette
  let furniture: MapFurniture
  let setting: MapSetting

  /// One of the two numbers.
  public struct Axis: Sendable {
    let values: Released<CellColumn>
    let title: String
    let scheme: ClassScheme
    let counts: CountClasses

    /// A released column and how it is parted.
    ///
    /// - Parameters:
    ///   - values: One cell an area, in the order of the areas.
    ///   - title: What the number is called; without one the column's own title.
    ///   - scheme: How its numbers are parted into three classes; by default as equal numbers of areas as ties allow.
    ///   - counts: Whether zero and protected counts stand apart from the classes or belong to them.
    public init(
      _ values: Released<CellColumn>, title: String? = nil, scheme: ClassScheme = .quantiles(3), counts: CountClasses = .apart
    ) {
      self.values = values
      self.title = title ?? values.content.heading.title
      self.scheme = scheme
      self.counts = counts
    }
  }

  /// What becomes of zeros and protected intervals among counts.
  public enum CountClasses: Hashable, Sendable {
    /// They are states of their own, and the scheme parts the other counts.
    case apart
    /// They are parted with the other counts: a zero is a number, and an interval belongs to the class in which it lies as a whole. An interval
    /// that reaches over a break stays a state of its own.
    case together
  }

  /// A map of two released columns.
  ///
  /// An area of which either number is a zero or protected count that stands apart, withheld or missing is drawn and counted in the legend as that; of two
  /// such states it has the graver one.
  ///
  /// - Parameters:
  ///   - areas: The areas, in order of code.
  ///   - across: The number that grows from left to right in the square of the legend.
  ///   - up: The number that grows from bottom to top.
  ///   - palette: The nine colours.
  ///   - furniture: What stands around the map.
  ///   - setting: What is drawn around and over the areas, and on which paper.
  public init(
    areas: Areas, across: Axis, up: Axis, palette: BivariatePalette = .orangeBlue, furniture: MapFurniture,
    setting: MapSetting = MapSetting()
  ) {
    self.areas = areas
    self.across = across
    self.up = up
    self.palette = palette
    self.furniture = furniture
    self.setting = setting
  }

  /// The map as an SVG text in UTF-8, the same bytes for the same input.
  ///
  /// - Throws: What ``scene()`` throws.
  public func svg() throws(CartographyError) -> String { try scene().svg() }

  /// The classes of the map and which areas belong to them.
  ///
  /// - Throws: As ``scene()`` does for values that cannot be parted into classes, or of which there are not as many as areas.
  public func classification() throws(CartographyError) -> BivariateClassification {
    _ = try areas.ground(of: [across.values.content, up.values.content])
    return BivariateClassification(
      across: try BivariateAxis(across.values.content, title: across.title, by: across.scheme, across.counts),
      up: try BivariateAxis(up.values.content, title: up.title, by: up.scheme, up.counts), palette: palette)
  }

  /// The map as plain values.
  ///
  /// - Throws: ``CartographyError`` where areas and values do not align, a column holds words, a scheme cannot serve or has more than three
  ///   classes, or the texts leave no room.
  /// - Complexity: O(vertices log vertices + areas log areas).
  public func scene() throws(CartographyError) -> Scene {
    let content = BivariateContent(areas: areas, across: across.values, up: up.values, classes: try classification())
    return try MapSheet(content: content, furniture: furniture, setting: setting).scene()
  }
}
