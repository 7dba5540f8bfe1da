import Foundation
public import WardlightEssentials
public import WardlightGeometry

extension Weights {
  /// Areas at most so far apart are neighbours, the nearer the heavier: w = d⁻ᵖ with the distance d in metres.
  ///
  /// Where an area counts among its own neighbours it weighs as much as the heaviest of them, for at distance 0 there is no weight.
  ///
  /// - Parameters:
  ///   - metres: The cut-off, itself included; infinity makes all areas neighbours.
  ///   - power: p, above 0.
  ///   - places: Where the areas are, in order of code.
  ///   - parallel: Changes the time only.
  /// - Throws: ``StatisticsError/noDistance(between:and:)`` where two areas lie at the same place, ``StatisticsError/noWeight(between:and:)`` where
  ///   a power leaves the range of `Double`, ``StatisticsError/noPlace(area:)``, ``StatisticsError/tooManyLinks(_:)``.
  /// - Complexity: O(n + links), as ``within(_:of:parallel:)``.
  public static func inverseDistance(
    within metres: Double, power: Double = 1, of places: [Coordinate], parallel: Parallel = Parallel()
  ) throws(StatisticsError) -> Weights {
    precondition(metres >= 0 && power > 0, "inverse distances up to \(metres) m with the power \(power) are no weights")
    let grid = try PointGrid(places)
    let weight = InversePower(power)
    return try RowAssembly.rows(places.count, parallel) { areas, rows throws(StatisticsError) in
      for area in areas {
        let start = rows.neighbours.count
        rows.appendNeighbours(of: area, at: places[area], within: metres, grid)
        for place in start..<rows.neighbours.count {
          let other = Int(rows.neighbours[place])
          rows.weights.append(try weight.of(places[area].distance(to: places[other]), between: area, and: other))
        }
      }
    }.finished(selfWeight: .rowMaximum)
  }
}

/// d⁻ᵖ.
private struct InversePower: Sendable {
  private let power: Double

  init(_ power: Double) { self.power = power }

  @inline(__always)
  func of(_ distance: Double, between area: Int, and other: Int) throws(StatisticsError) -> Double {
    guard distance > 0 else { throw .noDistance(between: min(area, other), and: max(area, other)) }
    let weight = power == 1 ? 1 / distance : power == 2 ? 1 / (distance * distance) : pow(distance, -power)
    guard weight > 0, weight.isFinite else { throw .noWeight(between: min(area, other), and: max(area, other)) }
    return weight
  }
}
