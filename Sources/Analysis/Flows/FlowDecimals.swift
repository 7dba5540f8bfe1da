import WardlightCounting
import WardlightDisclosure
import WardlightEssentials

/// With how many decimals figures of flows leave: where counts are protected, with so few that no count can be solved from them.
struct FlowDecimals {
  private let isProtected: Bool

  init(_ policy: Policy) { isProtected = policy.threshold != nil }

  /// A column of shares of one whole: in whole per cent where counts are protected.
  func share(_ key: String, _ title: String, _ counts: [Int], of whole: Int, from origin: String) -> RawColumn {
    RawColumn(
      key, title, .computed(counts.map { Rate.percent($0, of: whole) }, decimals: isProtected ? 0 : 1, from: .sameRow([origin])))
  }

  /// What is expected of a pair: in whole numbers where counts are protected, since an exact one would tell the margins of which it is the product.
  func expected(_ key: String, _ title: String, _ values: [Double], from origins: [String]) -> RawColumn {
    RawColumn(key, title, .computed(values, decimals: isProtected ? 0 : 6, from: .sameRow(origins)))
  }

  /// A ratio or residual of a pair.
  func ratio(_ key: String, _ title: String, _ values: [Double], from origins: [String]) -> RawColumn {
    RawColumn(
      key, title, .computed(values.map { $0.isFinite ? $0 : .nan }, decimals: isProtected ? 1 : 6, from: .sameRow(origins)))
  }

  /// A p-value of a pair: withheld everywhere where any count is protected, for all p's of a table are tied together by its margins.
  func probability(_ key: String, _ title: String, _ values: [Double], from origin: String) -> RawColumn {
    guard !isProtected else { return RawColumn(key, title, .computed(values, decimals: 4, from: .anyRow([origin]))) }
    let rounded = values.map { $0.isNaN ? $0 : Double(SignificantDecimal.rounded(max($0, .leastNormalMagnitude), digits: 6)) ?? $0 }
    return RawColumn(key, title, .measures(rounded, from: .anyRow([origin])))
  }
}
