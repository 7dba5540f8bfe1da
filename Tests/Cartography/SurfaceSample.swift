import WardlightCartography
import WardlightDisclosure
import WardlightGeometry

/// Released surfaces for tests.
enum SurfaceSample {
  /// A grid of 500 m, 12 cells wide and 10 high, over the hexagons of ``Sample``.
  static func grid() throws -> RasterGrid {
    try RasterGrid(origin: Coordinate(easting: 529_000, northing: 176_000), cell: 500, columns: 12, rows: 10)
  }

  /// Two hills, nothing in the north-west, and no numbers in the two rows in the south.
  static func hills(_ grid: RasterGrid) -> [Double] {
    (0..<grid.count).map { cell in
      let (row, column) = cell.quotientAndRemainder(dividingBy: grid.columns)
      if row < 2 { return .nan }
      let (first, second) = (hill(row - 6, column - 4, 40), hill(row - 5, column - 9, 12))
      return max(0, (first + second - 0.4).rounded(.down) + 0.4 * (first + second > 1 ? 1 : 0))
    }
  }

  private static func hill(_ up: Int, _ across: Int, _ height: Double) -> Double {
    height / (1 + Double(up * up + across * across)) - height / 30
  }

  static func released(
    _ values: [Double], on grid: RasterGrid? = nil, policy: Policy = .open, title: String = "Density"
  ) throws -> Released<Surface> {
    let grid = try grid ?? Self.grid()
    let sources = [Door.SourceStatement(name: "crimes", isSynthetic: false, isPersonal: policy != .open)]
    let door = try Door(policy: policy, marking: .official, sources: sources)
    let limited = policy.threshold.map { RawSurface.Limited(values: values, spots: $0) }
    return try door.release(
      RawSurface(
        name: "density", title: title, note: "Made so.", unit: "records per square kilometre", grid: grid, plane: .britishGrid,
        values: values, limited: limited, extent: .stated))
  }

  static func map(
    policy: Policy = .open, levels: ContourLevels = .values([2, 5, 10, 20]), look: SurfaceLook = .bandsAndLines, palette: Palette = .oranges
  ) throws -> SurfaceMap {
    let areas = Sample.hexagons(7)
    return SurfaceMap(
      surface: try released(hills(try grid()), policy: policy), levels: levels, look: look, palette: palette,
      furniture: try Sample.furniture(title: "Density of burglaries"),
      setting: MapSetting(groups: areas.shapes, groupNames: areas.names, labels: .none))
  }
}
