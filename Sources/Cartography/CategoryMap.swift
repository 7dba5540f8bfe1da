public import WardlightDisclosure
public import WardlightGeometry

/// A map of areas filled by a word, such as the class of a hot-spot statistic.
public struct CategoryMap: Sendable {
  let areas: Areas
  let values: Released<CellColumn>
  let categories: [MapCategory]
  let furniture: MapFurniture
  let setting: MapSetting

  /// A map of released words.
  ///
  /// - Parameters:
  ///   - areas: The areas, in order of code.
  ///   - values: One word an area, in the same order; missing and withheld cells have their own look.
  ///   - categories: The words there can be, in the order of the legend.
  ///   - furniture: What stands around the map.
  ///   - setting: What is drawn around and over the areas, and on which paper.
  public init(
    areas: Areas, values: Released<CellColumn>, categories: [MapCategory], furniture: MapFurniture, setting: MapSetting = MapSetting()
  ) {
    self.areas = areas
    self.values = values
    self.categories = categories
    self.furniture = furniture
    self.setting = setting
  }

  /// The map as an SVG text in UTF-8, the same bytes for the same input.
  ///
  /// - Throws: What ``scene()`` throws.
  public func svg() throws(CartographyError) -> String { try scene().svg() }

  /// The classes of the map and which areas belong to them.
  ///
  /// - Throws: As ``scene()`` does for values that cannot be parted into classes.
  public func classification() throws(CartographyError) -> Classification {
    try Classification(of: values.content, into: categories)
  }

  /// The map as plain values.
  ///
  /// - Throws: ``CartographyError`` where areas and values do not align, a word is no category, or the texts leave no room.
  /// - Complexity: O(vertices log vertices).
  public func scene() throws(CartographyError) -> Scene {
    let content = AreaContent(areas: areas, values: values, classes: try classification())
    return try MapSheet(content: content, furniture: furniture, setting: setting).scene()
  }
}

/// A word that a map can show, and how.
public struct MapCategory: Hashable, Sendable {
  /// The word in the column.
  public let value: String
  /// The word in the legend.
  public let label: String
  /// The colour.
  public let fill: Colour
  /// What lies over the colour, if anything.
  public let hatch: Hatch?

  /// A category; the legend calls it by its label, or by its value where there is none.
  public init(value: String, label: String? = nil, fill: Colour, hatch: Hatch? = nil) {
    self.value = value
    self.label = label ?? value
    self.fill = fill
    self.hatch = hatch
  }
}
