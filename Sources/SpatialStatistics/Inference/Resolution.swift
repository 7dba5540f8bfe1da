/// What a number of permutations can and cannot show.
struct Resolution: Sendable {
  let options: InferenceOptions
  /// How many areas are tested.
  let tests: Int

  init(_ options: InferenceOptions, tests: Int) {
    self.options = options
    self.tests = tests
  }

  /// Sentences about what the options cannot show; none where all is well.
  var warnings: [String] {
    guard options.permutations > 0, tests > 0 else { return [] }
    return [tooFew, uneven, coarse].compactMap { $0 }
  }

  private var denominator: Int { options.permutations + 1 }

  /// All areas share the same draws, so that few draws shift the whole map.
  private var tooFew: String? {
    guard options.permutations < 9_999 else { return nil }
    return
      "\(options.permutations) permutations are few: all areas share their draws, so the number of significant areas varies with the seed; 9999 or more are advised."
  }

  private var uneven: String? {
    let steps = (Double(options.alternative.tails) / options.alpha).rounded(.up)
    guard !Self.isWhole(Double(denominator) * options.alpha / Double(options.alternative.tails)) else { return nil }
    let better = Int((Double(denominator) / steps).rounded(.up) * steps) - 1
    return "With \(options.permutations) permutations no p-value is exactly \(options.alpha); \(better) permutations have one."
  }

  /// The smallest p-value there can be, corrected, against the level.
  private var coarse: String? {
    let needed = smallestFind
    guard needed > 1 else { return nil }
    let alone = "One area alone needs \(permutationsForOneArea) permutations."
    switch options.correction {
    case .none: return "With \(options.permutations) permutations no area can be significant at \(options.alpha). \(alone)"
    case .bonferroni:
      return
        "With \(options.permutations) permutations no area can be significant at \(options.alpha) after Bonferroni's correction for \(tests) areas. \(alone)"
    case .falseDiscoveryRate:
      return needed > tests
        ? "With \(options.permutations) permutations no area can be significant at \(options.alpha) among \(tests). \(alone)"
        : "With \(options.permutations) permutations at least \(needed) of \(tests) areas must be significant together at \(options.alpha). \(alone)"
    }
  }

  /// The number of tests that one p-value is held against.
  private var factor: Int { options.correction == .none ? 1 : tests }

  /// ⌈m · least p / α⌉: under the false discovery rate no fewer areas can be significant.
  private var smallestFind: Int { Self.ceiling(Double(factor * options.alternative.tails), over: options.alpha * Double(denominator)) }

  /// The least R for which (least p) · m ≤ α.
  private var permutationsForOneArea: Int { Self.ceiling(Double(factor * options.alternative.tails), over: options.alpha) - 1 }

  /// A quotient rounded up, where a remainder of rounding error does not count.
  private static func ceiling(_ number: Double, over divisor: Double) -> Int {
    let quotient = number / divisor
    return isWhole(quotient) ? Int(quotient.rounded()) : Int(quotient.rounded(.up))
  }

  private static func isWhole(_ number: Double) -> Bool { abs(number - number.rounded()) <= 1e-9 * max(1, number.magnitude) }
}
