import WardlightEssentials

/// Turns local scores and the evidence for them into p-values, corrected ones and classes, the same way for every statistic.
///
/// Areas without a score are no tests: they keep `NaN`, the class ``LocalClass/undefined`` and their reason.
struct Inference: Sendable {
  let options: InferenceOptions

  init(_ options: InferenceOptions) { self.options = options }

  /// What inference makes of the areas that have a score; columns align with the scores.
  struct Judgement: Sendable {
    var pNormal: [Double]
    var pPermutation: [Double]
    var q: [Double]
    var classes: [LocalClass]
    /// How many areas are tested: m of the correction.
    var tests: Int
    /// How many permutations were drawn.
    var permutations: Int
    var warnings: [String]
  }

  /// The scores that stand for a test, ascending.
  static func tested(_ scores: [LocalScore]) -> [Int] { scores.indices.filter { scores[$0].degeneracy == nil } }

  /// Judges the areas of a map.
  ///
  /// - Parameters:
  ///   - scores: The areas with a value, in order of code.
  ///   - tested: Which of them are tested, as ``tested(_:)`` gives them.
  ///   - evidence: Where p-values come from, aligned with `tested`.
  ///   - name: The class of an area that is significant, from its place among the scores and the side on which it lies: the asked one where
  ///     one was asked for, else that of the smaller tail, or of z where there are no permutations.
  func judge(
    _ scores: [LocalScore], tested: [Int], _ evidence: Evidence, _ parallel: Parallel,
    class name: (_ position: Int, _ direction: Direction) -> LocalClass
  ) -> Judgement {
    var judgement = empty(scores, tests: tested.count, parallel)
    let verdicts = Verdicts(options, scores, tested: tested, evidence, pNormal: judgement.pNormal)
    for (place, position) in tested.enumerated() {
      judgement.q[position] = verdicts.corrected.q[place]
      if let p = verdicts.p { judgement.pPermutation[position] = p[place] }
      judgement.classes[position] =
        verdicts.corrected.isSignificant[place] ? name(position, side(verdicts.directions[place])) : .notSignificant
    }
    if case .tails = evidence {
      judgement.permutations = options.permutations
      judgement.warnings = Resolution(options, tests: tested.count).warnings
    }
    return judgement
  }

  private func empty(_ scores: [LocalScore], tests: Int, _ parallel: Parallel) -> Judgement {
    let nothing = [Double](repeating: .nan, count: scores.count)
    return Judgement(
      pNormal: pNormal(scores, parallel), pPermutation: nothing, q: nothing,
      classes: [LocalClass](repeating: .undefined, count: scores.count), tests: tests, permutations: 0, warnings: [])
  }

  private func pNormal(_ scores: [LocalScore], _ parallel: Parallel) -> [Double] {
    let blocks = parallel.mapRanges(scores.count, size: 4_096) { [alternative = options.alternative] block in
      block.map { NormalDistribution.p(scores[$0].z, alternative) }
    }
    return Array(blocks.joined())
  }

  /// The side that was asked for, where one was.
  private func side(_ direction: Direction) -> Direction {
    switch options.alternative {
    case .twoSided: direction
    case .greater: .high
    case .less: .low
    }
  }
}

/// p-values, corrected ones and sides of the tested areas, aligned with them.
private struct Verdicts {
  /// Permutation or exact p-values, where there are any.
  let p: [Double]?
  let corrected: MultipleTesting
  let directions: [Direction]

  init(_ options: InferenceOptions, _ scores: [LocalScore], tested: [Int], _ evidence: Evidence, pNormal: [Double]) {
    switch evidence {
    case .normal:
      p = nil
      corrected = MultipleTesting(tested.map { pNormal[$0] }, correction: options.correction, level: options.alpha)
      directions = tested.map { scores[$0].z > 0 ? Direction.high : .low }
    case .tails(let tails):
      precondition(tails.count == tested.count, "\(tails.count) tails do not align with \(tested.count) tested areas")
      let denominator = options.permutations + 1
      let units = tails.map { $0.units(options.alternative, permutations: options.permutations) }
      p = units.map { Double($0) / Double(denominator) }
      corrected = MultipleTesting(units: units, denominator: denominator, correction: options.correction, level: options.alpha)
      directions = tails.map { Direction($0) }
    case .exact(let exact):
      precondition(exact.count == tested.count, "\(exact.count) p-values do not align with \(tested.count) tested areas")
      p = exact
      corrected = MultipleTesting(exact, correction: options.correction, level: options.alpha)
      directions = [Direction](repeating: .high, count: exact.count)
    }
  }
}
