import Foundation
import WardlightEssentials
import WardlightSpatialStatistics

/// What p-values do on maps where there is nothing to find: every map is drawn anew, its values know nothing of each other, and one fixed area is looked at.
///
/// For continuous values p ≤ 0.05 must happen to one map in twenty, for sparse counts, whose p-values have large steps, at most to that many.
struct Calibration {
  /// The maps that are drawn.
  let maps: Int
  let parallel: Parallel
  /// Permutations of each map: 200 times 0.05 is whole, and half of it too.
  let permutations = 199
  static let level = 0.05

  /// In how many maps p ≤ 0.05.
  func rejections(of trial: Trial) throws -> Int {
    let blocks = parallel.mapRanges(maps, size: 8) { block in
      Result { try block.count { try p(trial, map: $0) <= Self.level } }
    }
    return try blocks.reduce(0) { try $0 + $1.get() }
  }

  /// p on one map; above 1 where the statistic has no result, which is never significant.
  private func p(_ trial: Trial, map: Int) throws -> Double {
    let options = InferenceOptions(
      permutations: permutations, alternative: trial.alternative, correction: .none, seed: UInt64(map) &* 7_919 &+ 1)
    let p = try trial.statistic.p(CalibrationMap(trial.values, number: map), options)
    return p.isNaN ? 2 : p
  }

  /// In how many maps anything at all is significant after the correction for the false discovery rate.
  func discoveries(_ values: CalibrationMap.Values, _ alternative: Alternative) -> Int {
    parallel.mapRanges(maps, size: 8) { block in
      block.count { number in
        let options = InferenceOptions(permutations: 999, alternative: alternative, seed: UInt64(number) &* 104_729 &+ 1)
        let map = CalibrationMap(values, number: number)
        let star = GetisOrd.giStar(map.x, weights: CalibrationMap.queen, options: options, parallel: Parallel(threads: 1))
        return star.q.contains { $0 <= Self.level }
      }
    }.reduce(0, +)
  }

  /// The interval that holds the number of rejections with a probability of 99.9 %, at 1 in 20.
  var interval: ClosedRange<Int> {
    var cumulated = 0.0
    var bounds: [Int] = []
    for count in 0...maps {
      cumulated += exp(logProbability(of: count))
      if bounds.isEmpty, cumulated > 0.000_5 { bounds.append(count) }
      if bounds.count == 1, cumulated >= 0.999_5 { return bounds[0]...count }
    }
    return 0...maps
  }

  private func logProbability(of count: Int) -> Double {
    lgamma(Double(maps + 1)) - lgamma(Double(count + 1)) - lgamma(Double(maps - count + 1)) + Double(count) * log(Self.level)
      + Double(maps - count) * log(1 - Self.level)
  }
}

/// One statistic, one alternative, one kind of values.
struct Trial: Sendable {
  let statistic: CalibratedStatistic
  let alternative: Alternative
  let values: CalibrationMap.Values

  var name: String { "\(statistic.rawValue), \(alternative.rawValue), \(values.rawValue)" }

  static let all: [Trial] = CalibratedStatistic.allCases.flatMap { statistic in
    statistic.alternatives.flatMap { alternative in
      statistic.values.map { Trial(statistic: statistic, alternative: alternative, values: $0) }
    }
  }
}

/// A square of 5 by 5 areas, and values that know nothing of each other.
struct CalibrationMap {
  enum Values: String, CaseIterable, Sendable {
    case continuous
    case sparse = "sparse counts"
    case marked
  }

  static let side = 5
  /// The area in the middle, which has eight neighbours.
  static let area = 12
  static let queen = Weights(
    neighbours: (0..<side * side).map { area in
      let (row, column) = area.quotientAndRemainder(dividingBy: side)
      return (max(row - 1, 0)...min(row + 1, side - 1)).flatMap { r in
        (max(column - 1, 0)...min(column + 1, side - 1)).map { r * side + $0 }
      }
    })

  /// The same neighbours, those at the corners weighing 1/√2.
  static let inverse = Weights(
    rows: queen.rows,
    values: (0..<side * side).flatMap { area in
      queen.neighbours(of: area).map { abs(Int($0) - area) == 1 || abs(Int($0) - area) == side ? 1 : 0.5.squareRoot() }
    })

  let x: [Double]
  let second: [Double]
  /// Cases and population, drawn in pairs, so that every order of the areas is as likely as any other.
  let cases: [Double]
  let population: [Double]

  init(_ values: Values, number: Int) {
    var random = KeyedRandom(seed: UInt64(number), purpose: "calibration map")
    let areas = 0..<Self.side * Self.side
    x = areas.map { _ in Self.value(values, &random) }
    second = areas.map { _ in Self.value(values, &random) }
    population = areas.map { _ in Double(500 + random.below(1_500)) }
    let rate = values == .continuous ? 0.05 : 0.000_2
    cases = population.map { Self.poisson($0 * rate, &random) }
  }

  private static func value(_ values: Values, _ random: inout KeyedRandom) -> Double {
    switch values {
    case .continuous: -log(1 - random.unit())
    case .sparse: poisson(0.2, &random)
    case .marked: random.unit() < 0.3 ? 1 : 0
    }
  }

  /// A Poisson number by multiplying uniform ones until they fall below e^−mean.
  private static func poisson(_ mean: Double, _ random: inout KeyedRandom) -> Double {
    var (count, product) = (0.0, random.unit())
    while product > exp(-mean) {
      product *= random.unit()
      count += 1
    }
    return count
  }
}
