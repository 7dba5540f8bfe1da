import WardlightDisclosure
import WardlightEssentials

/// With how many decimals a figure over many areas leaves: where counts are protected an exact one would be an equation in them.
struct ReleaseDecimals {
  private let isProtected: Bool

  init(_ policy: Policy) { isProtected = policy.threshold != nil }

  /// Of correlations, indices, ratios and dispersions.
  var figure: Int { isProtected ? 2 : 6 }

  /// A column of p-values: with four decimals where counts are protected, else with six significant digits, as the smallest ones need.
  ///
  /// One that is too small for a number leaves as the smallest there is, which it does not exceed: no test gives 0.
  ///
  /// - Parameter values: `nil` where it may not leave.
  func probabilities(_ key: String, _ title: String, _ values: [Double?]) -> RawColumn {
    guard !isProtected else {
      return RawColumn(key, title, .tabled(values.map { $0.map { .number($0) } ?? .withheld }, decimals: 4, from: .coarse))
    }
    let rounded = values.map { $0 ?? .nan }.map {
      $0.isNaN ? $0 : Double(SignificantDecimal.rounded(max($0, .leastNormalMagnitude), digits: 6)) ?? $0
    }
    return RawColumn(key, title, .measures(rounded, from: .coarse))
  }

  /// Of what is large, as a likelihood is.
  var large: Int { isProtected ? 0 : 6 }
}
