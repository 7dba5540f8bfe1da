public import WardlightDisclosure

/// A map of numbers on a grid, such as a density: filled bands, contour lines, or both.
///
/// The outlines of the setting's groups lie over it for orientation; cells without a number outside of them are blank paper, inside of them they are
/// shown as without data. Without groups only cells that are enclosed by others with a number are shown as without data.
public struct SurfaceMap: Sendable {
  let surface: Released<Surface>
  let levels: ContourLevels
  let look: SurfaceLook
  let palette: Palette
  let furniture: MapFurniture
  let setting: MapSetting

  /// A map of a released surface.
  ///
  /// - Parameters:
  ///   - surface: The surface.
  ///   - levels: Where one band ends and the next begins. Of round steps the lowest ones go where the palette has too few colours.
  ///   - look: What is drawn of the bands.
  ///   - palette: A sequential palette, from low to high.
  ///   - furniture: What stands around the map; the unit of the surface is added to the heading of the legend where that does not say it.
  ///   - setting: What is drawn around and over it, and on which paper.
  public init(
    surface: Released<Surface>, levels: ContourLevels = .steps, look: SurfaceLook = .bandsAndLines, palette: Palette,
    furniture: MapFurniture, setting: MapSetting = MapSetting()
  ) {
    self.surface = surface
    self.levels = levels
    self.look = look
    self.palette = palette
    self.furniture = furniture
    self.setting = setting
  }

  /// The map as an SVG text in UTF-8, the same bytes for the same input.
  ///
  /// - Throws: What ``scene()`` throws.
  public func svg() throws(CartographyError) -> String { try scene().svg() }

  /// The bands of the map, in the order of the legend; their areas are those of the cells.
  ///
  /// - Throws: ``CartographyError/levelNotPositive(_:)``, ``CartographyError/shareOutOfRange(_:)``,
  ///   ``CartographyError/noLevelReached(surface:)``, ``CartographyError/tooFewColours(palette:colours:classes:)``.
  /// - Complexity: O(cells · log levels + vertices of the groups).
  public func bands() throws(CartographyError) -> [SurfaceBand] { try content().bands.bands }

  /// The map as plain values.
  ///
  /// - Throws: What ``bands()`` throws, and ``CartographyError`` where the texts leave no room.
  /// - Complexity: O(cells · levels).
  public func scene() throws(CartographyError) -> Scene {
    try MapSheet(content: content(), furniture: furniture, setting: setting).scene()
  }

  private func content() throws(CartographyError) -> SurfaceContent {
    try SurfaceContent(surface: surface, levels: levels, look: look, palette: palette, outlines: setting)
  }
}

/// What is drawn of the bands of a surface.
public enum SurfaceLook: Hashable, Sendable, CaseIterable {
  /// Filled bands.
  case bands
  /// Contour lines on paper.
  case lines
  /// Filled bands with a thin line between them, which still shows where a printer has no colours.
  case bandsAndLines
}
