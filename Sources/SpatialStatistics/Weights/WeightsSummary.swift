import WardlightGeometry

/// What weights are like: whom to ask before a map of hot spots is believed.
public struct WeightsSummary: Hashable, Sendable {
  /// The number of areas.
  public let areas: Int
  /// The number of neighbours of all areas together.
  public let links: Int
  /// The fewest neighbours of any area; 0 where there are no areas.
  public let least: Int
  /// The mean number of neighbours; `NaN` where there are no areas.
  public let mean: Double
  /// The most neighbours of any area; 0 where there are no areas.
  public let most: Int
  /// The areas that have no neighbour, ascending.
  public let islands: [Int]
  /// How many parts the map has between which there is no link; each island is one.
  public let components: Int
  /// Whether every link runs both ways with the same weight.
  public let isSymmetric: Bool

  /// What these weights are like.
  ///
  /// - Complexity: O(n + links).
  public init(_ weights: Weights) {
    let counts = (0..<weights.count).map { weights.rows.range(of: $0).count }
    areas = weights.count
    links = weights.links
    least = counts.min() ?? 0
    mean = Double(weights.links) / Double(weights.count)
    most = counts.max() ?? 0
    islands = weights.islands
    components = (weights.components.max() ?? -1) + 1
    isSymmetric = weights.isSymmetric
  }
}
