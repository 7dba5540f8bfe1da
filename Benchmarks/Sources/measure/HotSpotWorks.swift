import Foundation
import Wardlight

/// Local statistics on a lattice and on London's LSOAs. `POINTS` holds the values; the weights are ready before the clock starts, and each work is done
/// once before it, as the peers' compilers are warmed up.
extension Runner {
  func latticeMoran(_ work: Work, permutations: Int) throws -> Line {
    let values = try numbers()
    let weights = Lattice(area: values.count).queen
    return warm(work) { LocalMoran.statistics(values, weights: weights, options: options(permutations), parallel: parallel) }
  }

  func latticeGiStar(_ work: Work, permutations: Int) throws -> Line {
    let values = try numbers()
    let weights = Lattice(area: values.count).queen
    return warm(work) { GetisOrd.giStar(values, weights: weights, options: options(permutations), parallel: parallel) }
  }

  func inverseDistanceMoran(_ work: Work) throws -> Line {
    let (values, weights) = (try numbers(), try londonWithin2Kilometres())
    return warm(work) { LocalMoran.statistics(values, weights: weights, options: options(999), parallel: parallel) }
  }

  func inverseDistanceGiStar(_ work: Work) throws -> Line {
    let (values, weights) = (try numbers(), try londonWithin2Kilometres())
    return warm(work) { GetisOrd.giStar(values, weights: weights, options: options(999), parallel: parallel) }
  }

  /// The weights alone, from centroids that are ready.
  func inverseDistanceWeights(_ work: Work) throws -> Line {
    let places = try centroids()
    return try timed(work.rawValue) { try Weights.inverseDistance(within: 2_000, of: places, parallel: parallel).links }
  }

  /// Neighbours of polygons that are ready.
  func queenWeights(_ work: Work) throws -> Line {
    let shapes = try englandAndWales()
    return timed(work.rawValue) { Weights.contiguity(.queen, of: shapes, parallel: parallel).links }
  }

  /// Gi\* on lattices of twice as many areas from one to the next.
  func growthInLattice() -> [Line] {
    [66, 93, 132, 186, 263, 372].map { side in
      let (values, weights) = (Lattice(side: side).counts(), Lattice(side: side).queen)
      return warm("\(side * side) areas") { GetisOrd.giStar(values, weights: weights, options: options(9_999), parallel: parallel) }
    }
  }

  /// Gi\* on one lattice with twice as many permutations, and ten times as many, from one to the next.
  func growthInPermutations() throws -> [Line] {
    let values = Lattice(side: 186).counts()
    let weights = Lattice(side: 186).queen
    return [9_999, 19_999, 39_999, 79_999, 159_999, 319_999, 639_999].map { permutations in
      warm("\(permutations) permutations") { GetisOrd.giStar(values, weights: weights, options: options(permutations), parallel: parallel) }
    }
  }

  private func londonWithin2Kilometres() throws -> Weights {
    try Weights.inverseDistance(within: 2_000, of: centroids(), parallel: parallel)
  }

  func centroids() throws -> [Coordinate] {
    let shapes = try london()
    return (0..<shapes.count).compactMap { shapes.centroid(ofArea: $0) }
  }

  private func options(_ permutations: Int) -> InferenceOptions { InferenceOptions(permutations: permutations, seed: 1) }

  /// The digest is how many areas have p < 0.05.
  private func warm(_ work: Work, _ body: () -> LocalStatistics) -> Line { warm(work.rawValue, body) }

  private func warm(_ work: String, _ body: () -> LocalStatistics) -> Line {
    _ = body()
    return timed(work, body) { $0.pPermutation.reduce(0) { $0 + ($1 < 0.05 ? 1 : 0) } }
  }
}

/// A square of square areas.
struct Lattice {
  let side: Int

  init(side: Int) { self.side = side }
  init(area: Int) { side = Int(Double(area).squareRoot().rounded()) }

  /// Areas that share an edge or a corner.
  var queen: Weights {
    Weights(
      neighbours: (0..<side * side).map { area in
        let (row, column) = area.quotientAndRemainder(dividingBy: side)
        return (max(row - 1, 0)...min(row + 1, side - 1)).flatMap { r in
          (max(column - 1, 0)...min(column + 1, side - 1)).map { c in r * side + c }
        }
      })
  }

  /// Whole numbers from 0 to 10 that know nothing of each other.
  func counts() -> [Double] {
    var random = KeyedRandom(seed: 1, purpose: "lattice")
    return (0..<side * side).map { _ in Double(random.below(11)) }
  }
}
