/// The statistic of one area and what chance makes of it.
struct LocalScore: Hashable, Sendable {
  var statistic = Double.nan
  var expected = Double.nan
  var variance = Double.nan
  var z = Double.nan
  /// Why there is none of them; `nil` where there is.
  var degeneracy: Degeneracy?
}

/// Why an area has no result.
enum Degeneracy: String, Hashable, Sendable {
  case missing = "no value"
  case infinite = "the value is infinite"
  case noPopulation = "no population"
  case noCases = "no cases anywhere"
  case island = "no neighbours with a value"
  case allNeighbours = "every other area is a neighbour"
  case noVariance = "the values do not vary"
  case atTheMean = "at the mean"
  case equalDifferences = "all others differ from it equally"
  case notMarked = "the value is 0"
  case bothMarked = "both values are 1"
  case notBothMarked = "not both values are 1"
  case noJoin = "no neighbour counts"
}

extension LocalStatistics {
  /// The columns of all areas from those of the pool.
  ///
  /// - Parameters:
  ///   - x: The values of all areas as they came in.
  ///   - pool: The areas that have what the statistic needs.
  ///   - scores: Aligned with the pool, as what was judged of them.
  ///   - elsewhere: Why an area is not in the pool.
  init(
    _ x: [Double], _ pool: ValuePool, _ scores: [LocalScore], _ judged: Inference.Judgement, _ options: InferenceOptions,
    elsewhere: (_ area: Int) -> Degeneracy? = { _ in nil }
  ) {
    let spread = Spread(areas: pool.areas, count: x.count)
    let reasons = spread.column(scores) {
      $0.degeneracy
    } elsewhere: {
      elsewhere($0) ?? (x[$0].isInfinite ? .infinite : .missing)
    }
    self.init(
      value: x, neighbourCounts: spread.column(pool.neighbours.counts, elsewhere: 0),
      statistic: spread.column(scores) {
        $0.statistic
      } elsewhere: { _ in
        .nan
      },
      expected: spread.column(scores) {
        $0.expected
      } elsewhere: { _ in
        .nan
      },
      variance: spread.column(scores) {
        $0.variance
      } elsewhere: { _ in
        .nan
      },
      z: spread.column(scores) {
        $0.z
      } elsewhere: { _ in
        .nan
      }, pNormal: spread.column(judged.pNormal, elsewhere: .nan),
      pPermutation: spread.column(judged.pPermutation, elsewhere: .nan), q: spread.column(judged.q, elsewhere: .nan),
      classes: spread.column(judged.classes, elsewhere: .undefined), degeneracies: reasons, permutations: judged.permutations,
      seed: options.seed, alternative: options.alternative, correction: options.correction, alpha: options.alpha, tests: judged.tests,
      warnings: judged.warnings)
  }
}

/// Puts what is known of some areas into columns of all.
private struct Spread {
  /// The areas something is known of, ascending.
  let areas: [Int]
  /// The number of all areas.
  let count: Int

  /// A column of all areas; where all are known, the same column.
  func column<Value>(_ known: [Value], elsewhere: Value) -> [Value] {
    guard areas.count < count else { return known }
    var all = [Value](repeating: elsewhere, count: count)
    for (place, area) in areas.enumerated() { all[area] = known[place] }
    return all
  }

  /// A column of one part of what is known.
  @inline(__always)
  func column<Whole, Value>(_ known: [Whole], _ part: (Whole) -> Value, elsewhere: (Int) -> Value) -> [Value] {
    guard areas.count < count else { return known.map(part) }
    var next = 0
    return (0..<count).map { area in
      guard next < areas.count, areas[next] == area else { return elsewhere(area) }
      next += 1
      return part(known[next - 1])
    }
  }
}
