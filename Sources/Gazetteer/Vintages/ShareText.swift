internal import WardlightEssentials

/// Shares and lists as text.
enum ShareText {
  /// `95.3 %`; never 100.0 where something is lacking.
  static func percent(_ share: Double) -> String {
    let shown = share < 1 ? min(share, 0.999) : share
    return FixedDecimal.text(100 * shown, decimals: 1) + " %"
  }

  /// Up to five codes, and how many more there are.
  static func some(_ codes: [String]) -> String {
    codes.prefix(5).joined(separator: ", ") + (codes.count > 5 ? " and \(codes.count - 5) more" : "")
  }
}
