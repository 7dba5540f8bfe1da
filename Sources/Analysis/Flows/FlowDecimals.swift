import WardlightCounting
import WardlightDisclosure
import WardlightEssentials

/// With how many decimals figures of flows leave. Where counts are protected they come from the flows as these are seen, so that fewer are enough.
struct FlowDecimals {
  private let isProtected: Bool

  init(_ policy: Policy) { isProtected = policy.threshold != nil }

  /// What is expected of a pair.
  func expected(_ key: String, _ title: String, _ values: [Double]) -> RawColumn {
    RawColumn(key, title, .computed(values, decimals: isProtected ? 1 : 6, from: .noCounts))
  }

  /// A ratio or residual of a pair, where its count leaves as it is.
  func ratio(_ key: String, _ title: String, _ values: [Double]) -> RawColumn {
    RawColumn(
      key, title, .computed(values.map { $0.isFinite ? $0 : .nan }, decimals: isProtected ? 1 : 6, from: .sameRow(["count"])))
  }

  /// A p-value of a pair, where its count leaves as it is.
  func probability(_ key: String, _ title: String, _ values: [Double]) -> RawColumn {
    guard !isProtected else { return RawColumn(key, title, .computed(values, decimals: 4, from: .sameRow(["count"]))) }
    let rounded = values.map { $0.isNaN ? $0 : Double(SignificantDecimal.rounded(max($0, .leastNormalMagnitude), digits: 6)) ?? $0 }
    return RawColumn(key, title, .measures(rounded, from: .sameRow(["count"])))
  }
}
