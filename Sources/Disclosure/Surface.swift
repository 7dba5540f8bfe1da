public import WardlightGeometry

/// Numbers on a grid that may be published.
public struct Surface: Sendable {
  /// The name in files.
  public let name: String
  /// The heading.
  public let title: String
  /// What was computed from what, and what is shown of it, in sentences.
  public let note: String
  /// The unit of the numbers.
  public let unit: String
  /// The grid.
  public let grid: RasterGrid
  /// The plane in which the grid lies.
  public let plane: Plane
  /// One number for each cell, in the grid's order; `NaN` where nothing is shown.
  public let values: [Double]
  /// Where numbers are protected, the steps to which they are rounded down, rising; empty where they are exact.
  public let steps: [Double]

  /// Whether the numbers are steps rather than exact.
  public var isStepped: Bool { !steps.isEmpty }
}
