import WardlightDisclosure
import WardlightSpatialStatistics

/// What the classes of a local test tell of the counts around each area.
///
/// The permutation test of an area of k neighbours looks at their sum T alone. In units of z, u = (T − k·m) / (s·√(k(n − 1 − k)/(n − 2))) with the mean m and the standard
/// deviation s of all n values (T and k being weighted where neighbours weigh differently), there is a number c(k) from which on an area is hot. It is not known in closed form, but the areas themselves bracket it: since sums of more values are less
/// skewed, c falls with k, so that c(k) lies above every u that is not hot among areas of k or more neighbours, and at most at every u that is hot among those of k or fewer. For
/// cold areas the two change places. m and s lie where the shown intervals and the total of all leave them. The statement of a hot area takes the upper ends of all
/// these, that of one which is not hot the lower ends: no reader can know more.
struct ClassStatements {
  /// Where the neighbours' sum lies.
  enum Side: Hashable {
    case high, low, neither
  }

  private let values: CountedValues
  private let sides: [Side?]
  private let sums: [NeighbourSum?]

  /// - Parameters:
  ///   - sides: What each area's class says; `nil` where it has none.
  ///   - values: The values that were tested, as they come from counts.
  init(_ sides: [Side?], _ values: CountedValues, _ weights: Weights) {
    self.sides = sides
    self.values = values
    let size = Double(values.known.count)
    sums = sides.indices.map { area in
      guard sides[area] != nil else { return nil }
      let neighbours = zip(weights.neighbours(of: area).map { Int($0) }, weights.weights(of: area)).filter { values.factors[$0.0] != nil }
      return NeighbourSum(neighbours.map(\.0), neighbours.map(\.1), values, size)
    }
  }

  /// A statement for each area; `nil` where a class tells nothing.
  var all: [ClassGuard.Statement?] {
    let (mean, deviation) = (values.mean, values.deviation)
    return sides.indices.map { area in
      guard let side = sides[area], let sum = sums[area] else { return nil }
      let (up, down) = (bracket(.high, sum.places.count), bracket(.low, sum.places.count))
      func value(_ u: Double, _ isLarge: Bool) -> Double {
        // Towards the end at which least is left open.
        let m = isLarge ? mean.upperBound : mean.lowerBound
        let s = (u > 0) == isLarge ? deviation.upperBound : deviation.lowerBound
        return u.isInfinite ? u : sum.weight * m + u * s * sum.spread
      }
      let lower = side == .high ? value(up.upper, true) : side == .low ? -.infinity : value(down.upper, true)
      let upper = side == .low ? value(down.lower, false) : side == .high ? .infinity : value(up.lower, false)
      return sum.statement(lower, upper, values)
    }
  }

  /// Between which numbers the one lies from which on an area of k neighbours is high, or low.
  private func bracket(_ side: Side, _ k: Int) -> (lower: Double, upper: Double) {
    var (lower, upper) = (-Double.infinity, Double.infinity)
    for area in sides.indices {
      guard let own = sides[area], let sum = sums[area] else { continue }
      let (isIn, count) = (own == side, sum.places.count)
      if side == .high {
        if isIn, count <= k { upper = min(upper, sum.u) }
        if !isIn, count >= k { lower = max(lower, sum.u) }
      } else {
        if isIn, count >= k { lower = max(lower, sum.u) }
        if !isIn, count <= k { upper = min(upper, sum.u) }
      }
    }
    return (lower, upper)
  }
}

/// The sum of the values around an area.
private struct NeighbourSum {
  let places: [Int]
  /// In units of z.
  let u: Double
  /// √(k(n − 1 − k)/(n − 2)), of weights that differ √(((n − 1)S − W²)/(n − 2)).
  let spread: Double
  /// W, the sum of the weights: k where each is 1.
  let weight: Double
  private let weights: [Double]

  init?(_ places: [Int], _ weights: [Double], _ values: CountedValues, _ size: Double) {
    let (sum, squares) = weights.reduce((0.0, 0.0)) { ($0.0 + $1, $0.1 + $1 * $1) }
    let variance = ((size - 1) * squares - sum * sum) / (size - 2)
    guard !places.isEmpty, variance > 1e-9 * squares, values.trueDeviation > 0 else { return nil }
    (self.places, self.weights, weight, spread) = (places, weights, sum, variance.squareRoot())
    let total = zip(places, weights).reduce(0) { $0 + $1.1 * values.value($1.0) }
    u = (total - sum * values.trueMean) / (values.trueDeviation * variance.squareRoot())
  }

  func statement(_ lower: Double, _ upper: Double, _ values: CountedValues) -> ClassGuard.Statement {
    let offset = zip(places, weights).reduce(0) { $0 + $1.1 * (values.offsets?[$1.0] ?? 0) }
    return ClassGuard.Statement(
      places: places, weights: zip(places, weights).map { $1 * (values.factors[$0] ?? 0) }, lower: lower - offset, upper: upper - offset)
  }
}

/// Values that a test looked at, as they come from counts: factor · count + offset.
struct CountedValues {
  let counts: [Int]
  /// What is shown of each count.
  let shown: [ClosedRange<Int>]
  /// What each count is multiplied with; `nil` where an area has no value.
  let factors: [Double?]
  /// What is added; `nil` adds nothing.
  let offsets: [Double]?
  /// What is shown of the sum of all counts.
  let total: ClosedRange<Int>

  /// The areas with a value.
  var known: [Int] { factors.indices.filter { factors[$0] != nil } }

  func value(_ area: Int) -> Double { value(area, counts[area]) }

  private func value(_ area: Int, _ count: Int) -> Double { (factors[area] ?? 0) * Double(count) + (offsets?[area] ?? 0) }

  var trueMean: Double { known.reduce(0) { $0 + value($1) } / Double(known.count) }

  var trueDeviation: Double {
    let mean = trueMean
    return (known.reduce(0) { $0 + (value($1) - mean) * (value($1) - mean) } / Double(known.count)).squareRoot()
  }

  /// Where the mean lies by what is shown.
  var mean: ClosedRange<Double> {
    let low = filled { factors[$0] ?? 0 }
    let high = filled { -(factors[$0] ?? 0) }
    func mean(_ counts: [Int]) -> Double { known.reduce(0) { $0 + value($1, counts[$1]) } / Double(known.count) }
    return min(mean(low), trueMean)...max(mean(high), trueMean)
  }

  /// Where the standard deviation lies by what is shown.
  var deviation: ClosedRange<Double> {
    let (mean, size) = (mean, Double(known.count))
    // The square of a count between its ends lies below the chord between theirs.
    let steep = filled { area in -((factors[area] ?? 0) * (value(area, shown[area].lowerBound) + value(area, shown[area].upperBound))) }
    let most = known.reduce(0) { $0 + chord($1, steep[$1]) } / size - Self.least(mean)
    let least = max(known.reduce(0) { $0 + smallestSquare($1) }, leastByTangent) / size - Self.most(mean)
    return min(max(0, least).squareRoot(), trueDeviation)...max(most.squareRoot(), trueDeviation)
  }

  private static func least(_ mean: ClosedRange<Double>) -> Double {
    mean.contains(0) ? 0 : min(mean.lowerBound * mean.lowerBound, mean.upperBound * mean.upperBound)
  }

  private static func most(_ mean: ClosedRange<Double>) -> Double {
    max(mean.lowerBound * mean.lowerBound, mean.upperBound * mean.upperBound)
  }

  private func chord(_ area: Int, _ count: Int) -> Double {
    let (low, high) = (value(area, shown[area].lowerBound), value(area, shown[area].upperBound))
    return (low + high) * value(area, count) - low * high
  }

  /// Squares lie above their tangent at any one number, so that their sum is at least what the total leaves of the tangents.
  private var leastByTangent: Double {
    let hidden = known.filter { shown[$0].count > 1 }
    guard !hidden.isEmpty else { return 0 }
    let at = hidden.reduce(0) { $0 + value($1) } / Double(hidden.count)
    let counts = filled { 2 * at * (factors[$0] ?? 0) }
    return known.reduce(0) { sum, area in
      let own = value(area, counts[area])
      return sum + (shown[area].count > 1 ? 2 * at * own - at * at : own * own)
    }
  }

  /// The smallest square that a count allows; the total, which would raise it, is left out.
  private func smallestSquare(_ area: Int) -> Double {
    let (low, high) = (value(area, shown[area].lowerBound), value(area, shown[area].upperBound))
    return low <= 0 && high >= 0 ? 0 : min(low * low, high * high)
  }

  /// The counts that have the total and, of what is left after the lower ends, give most to those of lowest cost.
  private func filled(_ cost: (Int) -> Double) -> [Int] {
    var counts = shown.map(\.lowerBound)
    let costs = shown.indices.map(cost)
    let least = counts.reduce(0, +)
    // Where the total is not known, as much is given as lowers the cost.
    let (low, high) = (total.lowerBound - least, total.upperBound - least)
    var given = 0
    for area in shown.indices.filter({ shown[$0].count > 1 }).sorted(by: { (costs[$0], $0) < (costs[$1], $1) }) {
      let wanted = costs[area] < 0 ? high : low
      let part = max(0, min(shown[area].count - 1, wanted - given))
      counts[area] += part
      given += part
    }
    return counts
  }
}

extension LocalClass {
  /// What the class says of the neighbours' sum; `nil` where there is none.
  var side: ClassStatements.Side? {
    switch self {
    case .hot, .highHigh, .lowHigh: .high
    case .cold, .lowLow, .highLow: .low
    case .notSignificant: .neither
    default: nil
    }
  }
}
