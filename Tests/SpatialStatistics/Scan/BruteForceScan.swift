import Foundation
import WardlightGeometry

@testable import WardlightSpatialStatistics

/// A scan that lists every window and looks at each: slow, short, and written without regard to how the real one works.
struct BruteForceScan {
  let centres: [Coordinate]
  /// Cases and what is expected (summing to the cases), by period.
  let cases: [[Double]]
  let expected: [[Double]]
  /// What the largest share is measured by.
  let sizes: [Double]
  /// All persons under Bernoulli.
  let persons: Double?
  let options: ScanOptions

  struct Window {
    let areas: [Int]
    let centre: Int
    let span: ClosedRange<Int>
    let cases: Double
    let expected: Double
    let statistic: Double
  }

  /// Every window within the limits, whatever its statistic.
  func windows() -> [Window] {
    let periods = spans()
    return shapes().flatMap { shape, angle, penalty in
      centres.indices.flatMap { centre in
        nested(centre, shape, angle).flatMap { areas in
          periods.map { window(areas, centre, $0, penalty) }
        }
      }
    }
  }

  /// The best window, then the best that shares no area with it, and so on.
  func clusters() -> [Window] {
    var left = windows().filter { $0.statistic > 1e-12 }
    var found: [Window] = []
    while found.count < options.mostClusters, let top = left.map(\.statistic).max() {
      let best = left.filter { $0.statistic > top - 1e-9 }.min { ($0.areas.count, $0.centre) < ($1.areas.count, $1.centre) }
      guard let best else { break }
      found.append(best)
      left.removeAll { !Set($0.areas).isDisjoint(with: best.areas) }
    }
    return found
  }

  private func shapes() -> [(Double, Double, Double)] {
    guard case .elliptic(let ellipses) = options.window else { return [(1, 0, 1)] }
    var all = [(1.0, 0.0, 1.0)]
    for (shape, directions) in zip(ellipses.shapes, ellipses.directions) {
      for turn in 0..<directions {
        let penalty = pow(4 * shape / pow(shape + 1, 2), ellipses.penalty)
        all.append((shape, Double(turn) * .pi / Double(directions), penalty))
      }
    }
    return all
  }

  private func spans() -> [ClosedRange<Int>] {
    let last = cases.count - 1
    switch options.time {
    case .none: return [0...last]
    case .retrospective(let share):
      return (0...last).flatMap { first in (first...last).map { first...$0 } }.filter { isAllowed($0, share) }
    case .prospective(let share): return (0...last).map { $0...last }.filter { isAllowed($0, share) }
    }
  }

  private func isAllowed(_ span: ClosedRange<Int>, _ share: Double) -> Bool {
    span.count == 1 || Double(span.count) <= share * Double(cases.count) + 1e-9
  }

  /// The windows around one centre: all areas within each distance that occurs.
  private func nested(_ centre: Int, _ shape: Double, _ angle: Double) -> [[Int]] {
    let distances = centres.map { place -> Double in
      let (right, above) = (place.easting - centres[centre].easting, place.northing - centres[centre].northing)
      let (along, across) = (right * cos(angle) + above * sin(angle), above * cos(angle) - right * sin(angle))
      return (along * along / shape / shape + across * across).squareRoot()
    }
    var radii: [Double] = []
    for distance in distances.sorted() where distance > (radii.last ?? -1) + 1e-7 { radii.append(distance) }
    return radii.compactMap { radius in
      let areas = centres.indices.filter { distances[$0] <= radius + 1e-7 }
      let size = areas.reduce(0) { $0 + sizes[$1] }
      let isTooFar = options.largestRadius.map { radius * shape > $0 } ?? false
      return size > options.largestShare * sizes.reduce(0, +) + 1e-9 || isTooFar ? nil : areas
    }
  }

  private func window(_ areas: [Int], _ centre: Int, _ span: ClosedRange<Int>, _ penalty: Double) -> Window {
    let c = span.reduce(0.0) { sum, period in areas.reduce(sum) { $0 + cases[period][$1] } }
    let e = span.reduce(0.0) { sum, period in areas.reduce(sum) { $0 + expected[period][$1] } }
    return Window(areas: areas, centre: centre, span: span, cases: c, expected: e, statistic: ratio(c, e) * penalty)
  }

  private func ratio(_ c: Double, _ e: Double) -> Double {
    let all = cases.reduce(0) { $0 + $1.reduce(0, +) }
    let isHigh = c > e + 1e-9
    let isLow = c < e - 1e-9
    if isHigh, options.rates == .low || c < Double(options.fewestCases) { return 0 }
    if isLow, options.rates == .high { return 0 }
    if !isHigh, !isLow { return 0 }
    guard let persons else { return part(c, c / e) + part(all - c, (all - c) / (all - e)) }
    let n = e * persons / all
    // Kulldorff's own form: the binomial likelihood inside and outside over that of one rate.
    return part(c, c / n) + part(n - c, (n - c) / n) + part(all - c, (all - c) / (persons - n))
      + part(persons - n - all + c, (persons - n - all + c) / (persons - n)) - part(all, all / persons)
      - part(persons - all, (persons - all) / persons)
  }

  private func part(_ count: Double, _ share: Double) -> Double { abs(count) < 1e-9 ? 0 : count * log(share) }
}
