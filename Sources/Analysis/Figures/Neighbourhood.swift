import WardlightEssentials
import WardlightGeometry
public import WardlightSpatialStatistics

/// Who is whose neighbour, as it is asked of a layer that has not been read yet.
public struct Neighbourhood: Hashable, Sendable {
  /// How the weights are made.
  public var recipe: WeightsRecipe
  /// What becomes of areas without neighbours.
  public var islands: IslandPolicy
  /// For shared borders: vertices at most this far apart count as one; `nil` for what is customary in the layer's plane.
  public var snap: Double?

  /// A neighbourhood of all its parts.
  public init(_ recipe: WeightsRecipe, islands: IslandPolicy = .report, snap: Double? = nil) {
    self.recipe = recipe
    self.islands = islands
    self.snap = snap
  }

  /// The weights of some areas.
  ///
  /// - Throws: ``StatisticsError``, which names areas by their places.
  func weights(of areas: Areas, parallel: Parallel) throws(StatisticsError) -> Weights {
    try recipe.weights(of: areas.shapes, codes: areas.codes, islands: islands, snap: snap ?? areas.customarySnap, parallel: parallel)
  }
}
