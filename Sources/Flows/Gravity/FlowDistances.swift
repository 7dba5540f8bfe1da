internal import WardlightGeometry

/// How far each origin lies from each destination: what gravity models and clusters of flows read.
///
/// Straight lines in the working plane. A place that has no point is no mistake by itself, for it may have no flows; its distances are `NaN`, and a model that needs
/// one of them says so by name.
public struct FlowDistances: Hashable, Sendable {
  /// Metres, row-major: origin · destinations + destination; `NaN` where either has no point.
  public let metres: [Double]
  /// How many origins there are.
  public let originCount: Int
  /// How many destinations there are.
  public let destinationCount: Int
  /// How far a place is from itself.
  public let within: OwnDistance
  /// Whether origins and destinations are the same places, so that the distance there is the one back.
  public let isSymmetric: Bool

  /// The distance within a place, which a flow that stays there has to travel. It is a convention, and it matters: it must stand beside the model.
  public enum OwnDistance: Hashable, Sendable {
    /// Half the distance to the nearest other place: half of what it takes to leave.
    case halfNearest
    /// The mean distance of two places drawn at random in a circle of the place's area, 128/(45π) ≈ 0.905 of its radius; square metres in the order of the ends.
    case circles(areas: [Double])
    /// Stated ones, in metres and in the order of the ends.
    case stated([Double])
  }

  /// Distances that were measured elsewhere: along roads, say, or in minutes.
  ///
  /// - Parameters:
  ///   - metres: Row-major, as many as origins times destinations.
  ///   - within: How those on the diagonal were set, for the words beside the model; they stand in `metres` and are not computed here.
  public init(metres: [Double], origins: Int, destinations: Int, within: OwnDistance = .halfNearest, isSymmetric: Bool = false) {
    precondition(metres.count == origins * destinations, "\(metres.count) distances for \(origins) × \(destinations) pairs")
    (self.metres, originCount, destinationCount) = (metres, origins, destinations)
    (self.within, self.isSymmetric) = (within, isSymmetric)
  }

  /// The distances between places by their points.
  ///
  /// - Parameters:
  ///   - origins: Where flows begin.
  ///   - destinations: Where they end.
  ///   - within: How far a place is from itself, where both ends are the same places.
  /// - Complexity: O(origins · destinations).
  public static func between(_ origins: FlowEnds, _ destinations: FlowEnds, within: OwnDistance = .halfNearest) -> FlowDistances {
    let isSquare = origins.isSame(as: destinations)
    let to = destinations.points.map { ($0?.easting ?? .nan, $0?.northing ?? .nan) }
    var metres: [Double] = []
    metres.reserveCapacity(origins.count * destinations.count)
    for point in origins.points {
      let (easting, northing) = (point?.easting ?? .nan, point?.northing ?? .nan)
      for (across, up) in to {
        metres.append(((easting - across) * (easting - across) + (northing - up) * (northing - up)).squareRoot())
      }
    }
    if isSquare { setWithin(&metres, count: origins.count, within) }
    return FlowDistances(
      metres: metres, origins: origins.count, destinations: destinations.count, within: within, isSymmetric: isSquare)
  }

  /// The distance of one pair.
  public subscript(origin: Int, destination: Int) -> Double { metres[origin * destinationCount + destination] }

  private static func setWithin(_ metres: inout [Double], count: Int, _ rule: OwnDistance) {
    let own = (0..<count).map { place in within(place, of: metres, count: count, rule) }
    for place in 0..<count where !metres[place * count + place].isNaN { metres[place * count + place] = own[place] }
  }

  private static func within(_ place: Int, of metres: [Double], count: Int, _ rule: OwnDistance) -> Double {
    switch rule {
    case .halfNearest: nearest(place, of: metres, count: count) / 2
    case .circles(let areas): meanOfUnitCircle * (areas[place] / Double.pi).squareRoot()
    case .stated(let stated): stated[place]
    }
  }

  /// The distance to the nearest other place; `NaN` where there is none.
  private static func nearest(_ place: Int, of metres: [Double], count: Int) -> Double {
    var least = Double.infinity
    for other in 0..<count where other != place { least = min(least, Double.minimum(least, metres[place * count + other])) }
    return least.isFinite ? least : .nan
  }

  /// The mean distance of two random places in a circle of radius 1: Crofton (1885).
  private static let meanOfUnitCircle = 128 / (45 * Double.pi)
}
