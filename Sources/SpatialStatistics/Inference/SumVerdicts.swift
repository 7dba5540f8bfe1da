public import WardlightEssentials

/// What chance makes of sums over neighbours that weigh the same, for statistics whose places are not areas: flows between them, say.
///
/// The value of a place is held, and its k neighbours are drawn from all other places without replacement, as ``GetisOrd`` does: the places share
/// their draws, equal sums count in both tails, and p-values are corrected in whole numbers.
///
/// Columns align with what was tested.
///
/// - Complexity: O(R · k + n + m log m) for R permutations, m tests and n places.
public struct SumVerdicts: Hashable, Sendable {
  /// The p-value: by permutation, or that of z under the normal distribution where none are drawn.
  public let p: [Double]
  /// The p-value corrected for the number of tests.
  public let q: [Double]
  /// The class: ``ExcessClass/more`` where the sum is higher than chance explains.
  public let classes: [ExcessClass]
  /// Sentences about what these options cannot show.
  public let warnings: [String]

  /// One sum that is tested.
  public struct Test: Hashable, Sendable {
    /// The place whose neighbours are summed, among all places.
    public let place: Int
    /// How many neighbours it has, itself not counted: at least 1, and fewer than there are other places.
    public let neighbours: Int
    /// The sum of their values, its own left out.
    public let sum: Int
    /// The z-value, which decides where there are no permutations.
    public let z: Double

    /// One sum.
    public init(place: Int, neighbours: Int, sum: Int, z: Double) {
      self.place = place
      self.neighbours = neighbours
      self.sum = sum
      self.z = z
    }
  }

  /// Judges sums.
  ///
  /// - Parameters:
  ///   - tests: The sums, each of another place.
  ///   - values: Whole values of all places in a fixed order; their sum must not exceed what `Int64` holds.
  ///   - noun: What a place is, in the singular, for the warnings.
  ///   - options: How significance is decided.
  ///   - parallel: Changes the time only.
  public static func of(
    _ tests: [Test], values: [Int64], noun: String, options: InferenceOptions, parallel: Parallel
  ) -> SumVerdicts {
    guard options.permutations > 0 else { return normal(tests, options) }
    let tails = tails(tests, values, options, parallel)
    let units = tails.map { $0.units(options.alternative, permutations: options.permutations) }
    let denominator = options.permutations + 1
    let corrected = MultipleTesting(units: units, denominator: denominator, correction: options.correction, level: options.alpha)
    return SumVerdicts(
      p: units.map { Double($0) / Double(denominator) }, q: corrected.q,
      classes: classes(corrected, tails.map { Direction($0) }, options.alternative),
      warnings: Resolution(options, tests: tests.count, of: noun).warnings)
  }

  private static func normal(_ tests: [Test], _ options: InferenceOptions) -> SumVerdicts {
    let p = tests.map { NormalDistribution.p($0.z, options.alternative) }
    let corrected = MultipleTesting(p, correction: options.correction, level: options.alpha)
    let directions = tests.map { $0.z > 0 ? Direction.high : .low }
    return SumVerdicts(p: p, q: corrected.q, classes: classes(corrected, directions, options.alternative), warnings: [])
  }

  private static func tails(_ tests: [Test], _ values: [Int64], _ options: InferenceOptions, _ parallel: Parallel) -> [TailCounts] {
    guard let most = tests.lazy.map(\.neighbours).max() else { return [] }
    let sequences = SequenceBlocks(
      count: options.permutations, length: min(most + 1, values.count), pool: values.count, seed: options.seed)
    let sums = tests.map { SharedTails.Observed(position: $0.place, neighbours: $0.neighbours, sum: Int64($0.sum)) }
    return SharedTails(values, sums, sequences).tails(tests.map(\.place), parallel)
  }

  private static func classes(_ corrected: MultipleTesting, _ directions: [Direction], _ alternative: Alternative) -> [ExcessClass] {
    zip(corrected.isSignificant, directions).map { isSignificant, direction in
      guard isSignificant else { return .notDifferent }
      switch alternative {
      case .twoSided: return direction == .high ? .more : .fewer
      case .greater: return .more
      case .less: return .fewer
      }
    }
  }
}
