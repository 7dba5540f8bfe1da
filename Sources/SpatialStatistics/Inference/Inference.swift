import WardlightEssentials
import WardlightGeometry

/// Turns local scores into p-values, corrected ones and classes.
struct Inference: Sendable {
  let options: InferenceOptions

  init(_ options: InferenceOptions) { self.options = options }

  /// What inference makes of the areas that have a score, aligned with the pool.
  struct Judgement: Sendable {
    var pNormal: [Double]
    var pPermutation: [Double]
    var q: [Double]
    var classes: [LocalClass]
    var tests: Int
    var warnings: [String]
  }

  func judge(_ pool: ValuePool, _ scores: [LocalScore], _ parallel: Parallel) -> Judgement {
    let tested = scores.indices.filter { scores[$0].degeneracy == nil }
    var judgement = Judgement(
      pNormal: scores.map { NormalDistribution.p($0.z, options.alternative) },
      pPermutation: [Double](repeating: .nan, count: scores.count), q: [Double](repeating: .nan, count: scores.count),
      classes: [LocalClass](repeating: .undefined, count: scores.count), tests: tested.count,
      warnings: Resolution(options, tests: tested.count).warnings)
    guard !tested.isEmpty else { return judgement }
    if options.permutations > 0 {
      permute(pool, tested, &judgement, parallel)
    } else {
      approximate(scores, tested, &judgement)
    }
    return judgement
  }

  private func permute(_ pool: ValuePool, _ tested: [Int], _ judgement: inout Judgement, _ parallel: Parallel) {
    let tails = tails(pool, tested, parallel)
    let units = tails.map { $0.units(options.alternative, permutations: options.permutations) }
    let corrected = MultipleTesting(
      units: units, denominator: options.permutations + 1, correction: options.correction, level: options.alpha)
    for (place, position) in tested.enumerated() {
      judgement.pPermutation[position] = Double(units[place]) / Double(options.permutations + 1)
      judgement.q[position] = corrected.q[place]
      let isHigh = tails[place].greater < tails[place].lesser
      judgement.classes[position] = hotSpotClass(corrected.isSignificant[place], isHigh: isHigh)
    }
  }

  private func tails(_ pool: ValuePool, _ tested: [Int], _ parallel: Parallel) -> [TailCounts] {
    let counts = Set(tested.map { pool.neighbours[$0].count })
    let length = (counts.max() ?? 0) + 1
    let values = ExactValues(pool.values, terms: length).units
    let sequences = SharedSequences(
      count: options.permutations, length: length, pool: pool.count, seed: options.seed, parallel: parallel)
    let reference = ConditionalPermutation(values, sequences, neighbourCounts: counts, parallel: parallel)
    let blocks = parallel.mapRanges(tested.count, size: 2_048) { block in
      block.map { place in
        let row = pool.neighbours[tested[place]]
        let observed = row.reduce(into: Int64(0)) { $0 += values[Int($1)] }
        return reference.tails(at: tested[place], neighbours: row.count, observed: observed)
      }
    }
    return blocks.flatMap { $0 }
  }

  private func approximate(_ scores: [LocalScore], _ tested: [Int], _ judgement: inout Judgement) {
    let p = tested.map { judgement.pNormal[$0] }
    let corrected = MultipleTesting(p, correction: options.correction, level: options.alpha)
    for (place, position) in tested.enumerated() {
      judgement.q[position] = corrected.q[place]
      judgement.classes[position] = hotSpotClass(corrected.isSignificant[place], isHigh: scores[position].z > 0)
    }
  }

  private func hotSpotClass(_ isSignificant: Bool, isHigh: Bool) -> LocalClass {
    guard isSignificant else { return .notSignificant }
    switch options.alternative {
    case .twoSided: return isHigh ? .hot : .cold
    case .greater: return .hot
    case .less: return .cold
    }
  }
}

extension LocalStatistics {
  /// The columns of all areas from those of the pool.
  init(_ x: [Double], _ pool: ValuePool, _ scores: [LocalScore], _ judged: Inference.Judgement, _ options: InferenceOptions) {
    func spread<Value>(_ column: [Value], elsewhere: Value) -> [Value] {
      var all = [Value](repeating: elsewhere, count: x.count)
      for (position, area) in pool.areas.enumerated() { all[area] = column[position] }
      return all
    }
    self.init(
      value: x, neighbourCounts: spread((0..<pool.count).map { pool.neighbours[$0].count }, elsewhere: 0),
      statistic: spread(scores.map(\.statistic), elsewhere: .nan), expected: spread(scores.map(\.expected), elsewhere: .nan),
      variance: spread(scores.map(\.variance), elsewhere: .nan), z: spread(scores.map(\.z), elsewhere: .nan),
      pNormal: spread(judged.pNormal, elsewhere: .nan), pPermutation: spread(judged.pPermutation, elsewhere: .nan),
      q: spread(judged.q, elsewhere: .nan), classes: spread(judged.classes, elsewhere: .undefined),
      reasons: spread(scores.map { $0.degeneracy?.rawValue }, elsewhere: Degeneracy.missing.rawValue),
      permutations: options.permutations, seed: options.seed, alternative: options.alternative, correction: options.correction,
      alpha: options.alpha, tests: judged.tests, warnings: judged.warnings)
  }
}
