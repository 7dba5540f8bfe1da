internal import WardlightEssentials

/// Numbers as they stand in sentences.
enum WordNumber {
  /// Two decimals and a true minus sign: `−0.21`.
  static func correlation(_ value: Double) -> String { signed(FixedDecimal.text(value, decimals: 2)) }

  /// From one correlation or index to another: `−0.21 to 0.40`.
  static func range(_ lower: Double, _ upper: Double) -> String { "\(correlation(lower)) to \(correlation(upper))" }

  /// Whole hundredths, as printed.
  static func hundredths(_ value: Double) -> Double { (value * 100).rounded(.toNearestOrAwayFromZero) }

  /// Whole per cent: `37 %`.
  static func percent(_ value: Double) -> String { FixedDecimal.text(value, decimals: 0) + " %" }

  /// From one share to another: `11 to 30 %`.
  static func percent(_ range: ClosedRange<Double>) -> String {
    "\(FixedDecimal.text(range.lowerBound, decimals: 0)) to \(percent(range.upperBound))"
  }

  /// How many times: two decimals below 10, one below 100, else none.
  static func times(_ value: Double) -> String {
    guard value < 99_999.5 else { return "more than 100,000" }
    return FixedDecimal.text(value, decimals: value < 9.995 ? 2 : value < 99.95 ? 1 : 0)
  }

  /// What must be said of a ratio whose interval holds 1; empty otherwise.
  static func doubt(_ ratio: DeprivationFacts.Estimate) -> String {
    hundredths(ratio.lower) <= 100 && hundredths(ratio.upper) >= 100 ? "; the interval holds 1, so no difference is shown" : ""
  }

  /// A whole number, as a word where it is small.
  static func count(_ value: Int) -> String {
    let words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    return words.indices.contains(value) ? words[value] : FixedDecimal.grouped(value)
  }

  private static func signed(_ text: String) -> String { text.hasPrefix("-") ? "−" + text.dropFirst() : text }
}
