public import WardlightGeometry

/// A density on a grid, and what became of the points.
public struct DensitySurface: Sendable {
  /// The grid.
  public let grid: RasterGrid
  /// Points per square kilometre at the middle of each cell, in the grid's order; `NaN` outside the study region.
  public let density: [Double]
  /// The density in which no spot, with all its points, makes more than one part in ``limit`` of a cell; `nil` where it was not asked for.
  ///
  /// T = Σ min(cᵢ, T/N), the largest such T, with cᵢ what spot i gives to the cell: what a spot gives above that is left out. A cell that fewer than N spots reach
  /// has 0, and so has one whose T is below a quarter of what N points in its middle would give: there a few spots decide alone where it ends.
  public let limited: [Double]?
  /// N; `nil` where no limit was asked for.
  public let limit: Int?
  /// How points spread.
  public let kernel: DensityKernel
  /// How far.
  public let bandwidth: Bandwidth
  /// What was done at the region's border.
  public let edge: EdgeCorrection
  /// How many points count.
  public let points: Int
  /// How many lie outside the study region and do not count.
  public let outside: Int
  /// On how many different spots the points lie.
  public let spots: Int
  /// How many of these spots reach no cell of the region and are lost.
  public let unreached: Int

  /// The number of points that the cells hold together: Σ density·cell size.
  ///
  /// - Complexity: O(cells).
  public var total: Double { density.reduce(0) { $1.isNaN ? $0 : $0 + $1 } * grid.squareKilometres }
}
