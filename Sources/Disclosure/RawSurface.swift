public import WardlightGeometry

/// Numbers on a grid before the door: it knows what each cell's number is made of.
public struct RawSurface: Sendable {
  /// The name in files.
  public let name: String
  /// The heading.
  public let title: String
  /// What was computed from what, in sentences.
  public let note: String
  /// The unit of the numbers: `records per square kilometre`.
  public let unit: String
  /// The grid.
  public let grid: RasterGrid
  /// The plane in which the grid lies.
  public let plane: Plane
  /// One number for each cell, in the grid's order; `NaN` where there is none.
  public let values: [Double]
  /// The numbers that a policy with a threshold shows; `nil` where the surface comes from no records.
  public let limited: Limited?
  /// Where the grid's border comes from.
  public let extent: Extent

  /// Numbers in which no spot dominates.
  public struct Limited: Sendable {
    let values: [Double]
    let spots: Int

    /// Numbers made of densities in which no spot, with all records on it, makes more than one part in `spots` of a cell, so that at least so many different spots
    /// reach it.
    ///
    /// - Parameters:
    ///   - values: One for each cell; 0 or `NaN` where there is none.
    ///   - spots: At least the threshold of the policy.
    public init(values: [Double], spots: Int) {
      self.values = values
      self.spots = spots
    }
  }

  /// Where a grid's border comes from.
  public enum Extent: Hashable, Sendable {
    /// From a layer or a choice that says nothing about the records.
    case stated
    /// From the outermost records.
    case ofRecords
  }

  /// A surface of all its parts.
  ///
  /// - Precondition: There is one number for each cell, limited or not.
  public init(
    name: String, title: String, note: String, unit: String, grid: RasterGrid, plane: Plane, values: [Double], limited: Limited?,
    extent: Extent
  ) {
    let lengths = [values.count] + (limited.map { [$0.values.count] } ?? [])
    precondition(lengths.allSatisfy { $0 == grid.count }, "surface \(name) of \(grid.count) cells has \(lengths) numbers")
    self.name = name
    self.title = title
    self.note = note
    self.unit = unit
    self.grid = grid
    self.plane = plane
    self.values = values
    self.limited = limited
    self.extent = extent
  }
}
