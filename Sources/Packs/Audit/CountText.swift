public import WardlightDisclosure

/// What a text in a pack says of a count, under the policy of the pack.
struct CountText {
  private let rules: ProtectionRules?

  init(_ policy: Policy) { rules = policy.rules }

  /// The numbers that a count can be.
  struct Bounds: Hashable {
    let lower: Int
    let upper: Int
    /// Whether it is hidden because it is small.
    let isProtected: Bool

    var range: ClosedRange<Int> { lower...upper }
    var isExact: Bool { lower == upper }
  }

  /// The bounds that a text states: of `11` the number, or under rounding those that are rounded to it; of `1–4` both ends.
  ///
  /// - Returns: `nil` for what is no count: `withheld`, an empty cell, a dash, a number with decimals.
  func bounds(_ text: String) -> Bounds? {
    if let number = Self.number(text) { return released(number) }
    guard let range = Self.range(text) else { return nil }
    return Bounds(lower: range.lowerBound, upper: range.upperBound, isProtected: isPrimary(range))
  }

  /// The bounds of a number that stands alone.
  func released(_ number: Int) -> Bounds {
    guard case .to(let base)? = rules?.rounding, let threshold = rules?.threshold, number > 0 else {
      return Bounds(lower: number, upper: number, isProtected: false)
    }
    let lower = max(number - base / 2, threshold)
    return Bounds(lower: lower, upper: max(lower, number - base / 2 + base - 1), isProtected: false)
  }

  private func isPrimary(_ range: ClosedRange<Int>) -> Bool {
    rules.map { range.lowerBound >= $0.primary.lowerBound && range.upperBound <= $0.primary.upperBound } ?? false
  }

  /// A whole number from 0, thousands perhaps apart: `1,454`.
  static func number(_ text: some StringProtocol) -> Int? {
    guard let first = text.utf8.first, (48...57).contains(first) else { return nil }
    let groups = text.split(separator: ",", omittingEmptySubsequences: false)
    guard groups.count > 1 else { return Int(text) }
    return groups[0].count <= 3 && groups.dropFirst().allSatisfy { $0.count == 3 } ? Int(groups.joined()) : nil
  }

  /// Two whole numbers with a dash or a word between them: `1–4`, `1 TO 4`.
  static func range(_ text: String) -> ClosedRange<Int>? {
    for between in ["–", " TO ", " to "] {
      guard let place = text.firstRange(of: between) else { continue }
      guard let low = number(text[..<place.lowerBound]), let high = number(text[place.upperBound...]), low <= high else { return nil }
      return low...high
    }
    return nil
  }
}

extension ReleasedCell {
  /// Whether a cell of a table says under a policy just what this says.
  public func isShown(as cell: Cell, under policy: Policy) -> Bool {
    guard let bounds = CountText(policy).bounds(cell.text) else { return false }
    return bounds.lower == lower && bounds.upper == upper && bounds.isProtected == isProtected
  }
}
