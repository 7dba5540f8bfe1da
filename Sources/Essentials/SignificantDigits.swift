import Foundation

/// Numbers as text with a bounded number of significant digits, so that the last bits of different libraries do not show.
public enum SignificantDigits {
  /// The shortest text of `value` rounded to at most `digits` significant digits.
  ///
  /// - Parameters:
  ///   - value: Any number; `NaN` gives an empty text.
  ///   - digits: 1 to 17, by default 12.
  /// - Returns: For example `0.333333333333`, `42`, `1e-20`; never `-0`.
  public static func text(_ value: Double, digits: Int = 12) -> String {
    guard !value.isNaN else { return "" }
    let text = String(format: "%.\(digits)g", value)
    return text == "-0" ? "0" : text
  }
}
