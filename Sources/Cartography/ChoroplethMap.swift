public import WardlightDisclosure
public import WardlightGeometry

/// A map of areas shaded by the class of a number.
public struct ChoroplethMap: Sendable {
  let areas: Areas
  let values: Released<CellColumn>
  let scheme: ClassScheme
  let palette: Palette
  let furniture: MapFurniture
  let setting: MapSetting
  let detail: LegendDetail

  /// A map of released values.
  ///
  /// - Parameters:
  ///   - areas: The areas, in order of code.
  ///   - values: One cell an area, in the same order.
  ///   - scheme: How numbers are parted into classes.
  ///   - palette: The colours of the classes.
  ///   - furniture: What stands around the map.
  ///   - setting: What is drawn around and over the areas, and on which paper.
  ///   - detail: What the legend says beside the classes.
  public init(
    areas: Areas, values: Released<CellColumn>, scheme: ClassScheme, palette: Palette, furniture: MapFurniture,
    setting: MapSetting = MapSetting(), detail: LegendDetail = .classes
  ) {
    self.areas = areas
    self.values = values
    self.scheme = scheme
    self.palette = palette
    self.furniture = furniture
    self.setting = setting
    self.detail = detail
  }

  /// The map as an SVG text in UTF-8, the same bytes for the same input.
  ///
  /// - Throws: What ``scene()`` throws.
  public func svg() throws(CartographyError) -> String { try scene().svg() }

  /// The classes of the map and which areas belong to them.
  ///
  /// - Throws: As ``scene()`` does for values that cannot be parted into classes.
  public func classification() throws(CartographyError) -> Classification {
    try Classification(of: values.content, by: scheme, palette: palette, detail: detail)
  }

  /// The map as plain values.
  ///
  /// - Throws: ``CartographyError`` where areas and values do not align, a column holds words, a scheme or palette cannot serve, or the
  ///   texts leave no room.
  /// - Complexity: O(vertices log vertices + classes × areas log areas).
  public func scene() throws(CartographyError) -> Scene {
    let content = AreaContent(areas: areas, values: values, classes: try classification())
    return try MapSheet(content: content, furniture: furniture, setting: setting).scene()
  }
}
