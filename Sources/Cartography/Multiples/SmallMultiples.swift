public import WardlightDisclosure
public import WardlightGeometry

/// Several maps of the same areas side by side, all on one scale and with one set of classes: one for each period, say.
///
/// A colour means the same on every map, because the classes are made from the values of all of them together; so the maps can be compared, which
/// separate maps with classes of their own cannot.
///
/// - SeeAlso: Tufte (1983), The Visual Display of Quantitative Information, chapter 9.
public struct SmallMultiples: Sendable {
  let areas: Areas
  let panels: [Panel]
  let look: Look
  let furniture: MapFurniture
  let setting: MapSetting

  /// How many maps there can be.
  public static let panelCounts = 2...12

  /// One of the maps.
  public struct Panel: Sendable {
    /// What stands above it, such as a period.
    public let title: String
    /// One cell an area, in the order of the areas.
    public let values: Released<CellColumn>

    /// A map of these values.
    public init(title: String, values: Released<CellColumn>) {
      self.title = title
      self.values = values
    }
  }

  enum Look: Sendable {
    case numbers(ClassScheme, Palette)
    case words([MapCategory])
  }

  /// Maps of released numbers.
  ///
  /// - Parameters:
  ///   - areas: The areas of every map, in order of code.
  ///   - panels: 2 to 12 maps, in the order of reading. Where their terms of release differ, the stricter ones stand on the page.
  ///   - scheme: How the numbers of all maps together are parted into classes.
  ///   - palette: The colours of the classes.
  ///   - furniture: What stands around the maps.
  ///   - setting: What is drawn around and over the areas of each map, and on which paper; names and insets are not drawn.
  public init(
    areas: Areas, panels: [Panel], scheme: ClassScheme, palette: Palette, furniture: MapFurniture, setting: MapSetting = MapSetting()
  ) {
    self.areas = areas
    self.panels = panels
    look = .numbers(scheme, palette)
    self.furniture = furniture
    self.setting = setting
  }

  /// Maps of released words, such as classes of a hot-spot statistic.
  ///
  /// - Parameters:
  ///   - areas: The areas of every map, in order of code.
  ///   - panels: 2 to 12 maps, in the order of reading. Where their terms of release differ, the stricter ones stand on the page.
  ///   - categories: The words there can be, in the order of the legend.
  ///   - furniture: What stands around the maps.
  ///   - setting: What is drawn around and over the areas of each map, and on which paper; names and insets are not drawn.
  public init(
    areas: Areas, panels: [Panel], categories: [MapCategory], furniture: MapFurniture, setting: MapSetting = MapSetting()
  ) {
    self.areas = areas
    self.panels = panels
    look = .words(categories)
    self.furniture = furniture
    self.setting = setting
  }

  /// The maps as an SVG text in UTF-8, the same bytes for the same input.
  ///
  /// - Throws: What ``scene()`` throws.
  public func svg() throws(CartographyError) -> String { try scene().svg() }

  /// The classes of all maps together: its members are numbered map by map, area `a` of map `p` as `p × areas + a`.
  ///
  /// - Throws: ``CartographyError`` for a wrong number of maps, columns that do not align with the areas, and values that cannot be parted into
  ///   classes.
  public func classification() throws(CartographyError) -> Classification {
    guard Self.panelCounts.contains(panels.count), let first = panels.first else { throw .panelCount(panels.count) }
    _ = try areas.ground(of: panels.map(\.values.content))
    let column = first.values.content.joining(panels.dropFirst().map(\.values.content))
    switch look {
    case .numbers(let scheme, let palette): return try Classification(of: column, by: scheme, palette: palette)
    case .words(let categories): return try Classification(of: column, into: categories)
    }
  }

  /// The maps as plain values.
  ///
  /// - Throws: What ``classification()`` throws, and ``CartographyError/textTooLong(part:)`` where the texts leave no room.
  /// - Complexity: O(maps × vertices + vertices log vertices).
  public func scene() throws(CartographyError) -> Scene {
    let classes = try classification()
    let ground = try areas.ground(of: [])
    let page = setting.page ?? PanelGrid.page(for: panels.count, showing: ground)
    let content = MultiplesContent(areas: areas, panels: panels, classes: classes, setting: setting)
    return try MapSheet(content: content, furniture: furniture, setting: MapSetting(labels: .none, page: page)).scene()
  }
}
