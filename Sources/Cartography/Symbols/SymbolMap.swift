public import WardlightDisclosure
public import WardlightGeometry

/// A map of symbols, larger for larger numbers, over areas that are plain or shaded by another number.
public struct SymbolMap: Sendable {
  let areas: Areas
  let values: Released<CellColumn>
  let sizing: SymbolSizing
  let shape: SymbolShape
  let colour: Colour
  let shading: Shading?
  let furniture: MapFurniture
  let setting: MapSetting

  /// What shades the areas below the symbols.
  public struct Shading: Sendable {
    let values: Released<CellColumn>
    let title: String
    let scheme: ClassScheme
    let palette: Palette

    /// Another released number of the same areas.
    ///
    /// - Parameters:
    ///   - values: One cell an area, in the same order.
    ///   - title: The heading of its legend; without one the column's own title.
    ///   - scheme: How its numbers are parted into classes.
    ///   - palette: The colours of the classes.
    public init(_ values: Released<CellColumn>, title: String? = nil, scheme: ClassScheme, palette: Palette) {
      self.values = values
      self.title = title ?? values.content.heading.title
      self.scheme = scheme
      self.palette = palette
    }
  }

  /// The colour of symbols where nobody gives one: the darkest but one of ColorBrewer's five Blues.
  public static let blue = Colour(0x2171B5)
  /// The colour of symbols over shaded areas where nobody gives one, dark enough to stand out from any palette.
  public static let ink = Colour(0x2B2F36)

  /// A map of released numbers.
  ///
  /// Symbols stand at the place inside an area that is farthest from its border, the larger ones below the smaller. A zero is a small cross, a
  /// protected count a dashed ring of one size; withheld and missing numbers hatch the area, or a small square where areas are shaded.
  ///
  /// - Parameters:
  ///   - areas: The areas, in order of code.
  ///   - values: One cell an area, in the same order; no number is below zero.
  ///   - sizing: How large symbols are.
  ///   - shape: Circles or squares.
  ///   - colour: The colour of the symbols; without one ``blue``, or ``ink`` where areas are shaded.
  ///   - shading: What shades the areas, if anything.
  ///   - furniture: What stands around the map; its legend title is that of the symbols.
  ///   - setting: What is drawn around and over the areas, and on which paper.
  public init(
    areas: Areas, values: Released<CellColumn>, sizing: SymbolSizing = .proportional(), shape: SymbolShape = .circle, colour: Colour? = nil,
    shading: Shading? = nil, furniture: MapFurniture, setting: MapSetting = MapSetting()
  ) {
    self.areas = areas
    self.values = values
    self.sizing = sizing
    self.shape = shape
    self.colour = colour ?? (shading == nil ? Self.blue : Self.ink)
    self.shading = shading
    self.furniture = furniture
    self.setting = setting
  }

  /// The map as an SVG text in UTF-8, the same bytes for the same input.
  ///
  /// - Throws: What ``scene()`` throws.
  public func svg() throws(CartographyError) -> String { try scene().svg() }

  /// The classes of the symbols and which areas belong to them; proportional symbols are all in one.
  ///
  /// - Throws: As ``scene()`` does for values that cannot be drawn as symbols.
  public func classification() throws(CartographyError) -> Classification { try symbols().classes }

  /// The classes of the areas below the symbols, or `nil` where they are plain.
  ///
  /// - Throws: As ``scene()`` does for values that cannot be parted into classes.
  public func groundClassification() throws(CartographyError) -> Classification? {
    guard let shading else { return nil }
    return try Classification(of: shading.values.content, by: shading.scheme, palette: shading.palette)
  }

  /// Which number one square millimetre of a proportional symbol stands for, for other maps on the same scale; `nil` for graduated symbols.
  ///
  /// - Throws: As ``scene()`` does for values that cannot be drawn as symbols.
  public func perSquareMillimetre() throws(CartographyError) -> Double? { try symbols().scale?.perSquareMillimetre }

  /// The map as plain values.
  ///
  /// - Throws: ``CartographyError`` where areas and values do not align, a column holds words or numbers below zero, a scale is not positive or
  ///   makes symbols too large, a scheme or palette cannot serve, or the texts leave no room.
  /// - Complexity: O(vertices log vertices + areas²) with labels, O(vertices log vertices) without.
  public func scene() throws(CartographyError) -> Scene { try sheet().scene() }

  func sheet() throws(CartographyError) -> MapSheet {
    var below: (content: AreaContent, title: String)?
    if let shading, let classes = try groundClassification() {
      _ = try areas.ground(of: [shading.values.content])
      below = (AreaContent(areas: areas, values: shading.values, classes: classes), shading.title)
    }
    let content = SymbolContent(
      areas: areas, values: values, symbols: try symbols(), look: SymbolLook(shape: shape, colour: colour), shading: below)
    return MapSheet(content: content, furniture: furniture, setting: setting)
  }

  private func symbols() throws(CartographyError) -> SymbolSet {
    _ = try areas.ground(of: [values.content])
    return try SymbolSet(values.content, sizing: sizing, shape: shape, colour: colour)
  }
}
