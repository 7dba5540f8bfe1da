/// What a number of permutations can and cannot show.
struct Resolution: Sendable {
  let options: InferenceOptions
  /// How many areas are tested.
  let tests: Int
  /// What is tested, in the singular.
  let noun: String

  init(_ options: InferenceOptions, tests: Int, of noun: String = "area") {
    self.options = options
    self.tests = tests
    self.noun = noun
  }

  /// Sentences about what the options cannot show; none where all is well.
  var warnings: [String] {
    guard options.permutations > 0, tests > 0 else { return [] }
    return [tooFew, uneven, coarse].compactMap { $0 }
  }

  /// Sentences for a statistic of the whole map, which is one test with draws of its own.
  var warningsForOneTest: [String] { options.permutations > 0 ? [uneven].compactMap { $0 } : [] }

  private var denominator: Int { options.permutations + 1 }

  /// All areas share the same draws, so that few draws shift the whole map.
  private var tooFew: String? {
    guard options.permutations < 9_999 else { return nil }
    return
      "\(options.permutations) permutations are few: all \(noun)s share their draws, so the number of significant \(noun)s varies with the seed; 9999 or more are advised."
  }

  private var uneven: String? {
    let step = Self.unit * options.alternative.tails / Self.greatestDivisor(level, Self.unit * options.alternative.tails)
    guard !denominator.isMultiple(of: step) else { return nil }
    let better = (denominator / step + 1) * step - 1
    return "With \(options.permutations) permutations no p-value is exactly \(options.alpha); \(better) permutations have one."
  }

  /// The smallest p-value there can be, corrected, against the level.
  private var coarse: String? {
    let needed = smallestFind
    guard needed > 1 else { return nil }
    let alone = "One \(noun) alone needs \(permutationsForOneArea) permutations."
    switch options.correction {
    case .none: return "With \(options.permutations) permutations no \(noun) can be significant at \(options.alpha). \(alone)"
    case .bonferroni:
      return
        "With \(options.permutations) permutations no \(noun) can be significant at \(options.alpha) after Bonferroni's correction for \(tests) \(noun)s. \(alone)"
    case .falseDiscoveryRate:
      return needed > tests
        ? "With \(options.permutations) permutations no \(noun) can be significant at \(options.alpha) among \(tests). \(alone)"
        : "With \(options.permutations) permutations at least \(needed) of \(tests) \(noun)s must be significant together at \(options.alpha). \(alone)"
    }
  }

  /// The number of tests that one p-value is held against.
  private var factor: Int { options.correction == .none ? 1 : tests }

  /// ⌈m · least p / α⌉: under the false discovery rate no fewer areas can be significant.
  private var smallestFind: Int { Self.ceiling(Int128(factor * options.alternative.tails), Int128(level) * Int128(denominator)) }

  /// The least R for which (least p) · m ≤ α.
  private var permutationsForOneArea: Int { Self.ceiling(Int128(factor * options.alternative.tails), Int128(level)) - 1 }

  /// The level in units of 10⁻⁹, as ``MultipleTesting`` takes it.
  private var level: Int { max(1, Int((options.alpha * Double(Self.unit)).rounded())) }

  private static let unit = 1_000_000_000

  /// A quotient of a number and a level, rounded up.
  private static func ceiling(_ number: Int128, _ level: Int128) -> Int { Int((number * Int128(unit) + level - 1) / level) }

  private static func greatestDivisor(_ one: Int, _ other: Int) -> Int { other == 0 ? one : greatestDivisor(other, one % other) }
}
