import Foundation
import Wardlight

extension Runner {
  /// `POINTS` holds easting, northing, population and cases of each area in turn; 999 replicates. The digest is a million times the largest ratio.
  func scan(_ work: Work) throws -> Line {
    let numbers = try numbers()
    let areas = 0..<numbers.count / 4
    let centres = areas.map { Coordinate(easting: numbers[4 * $0], northing: numbers[4 * $0 + 1]) }
    let population = [areas.map { numbers[4 * $0 + 2] }]
    let cases = [areas.map { numbers[4 * $0 + 3] }]
    return try timed(work.rawValue) {
      try ScanStatistic.clusters(
        centres: centres, cases: cases, model: .poisson(population: population), options: ScanOptions(replicates: 999, seed: 1),
        parallel: parallel)
    } digest: {
      Int((($0.clusters.first?.logLikelihoodRatio ?? 0) * 1e6).rounded())
    }
  }
}
