import Wardlight

/// What the protection of small counts came to, in a sentence.
enum ProtectionText {
  /// One line on all counts of London, of which each pack takes its part; none where nothing is protected.
  static func lines(of study: Study) -> [String] {
    guard let suppression = study.suppression else { return [] }
    return [
      "Protected all over London: \(counts(suppression.primary.count, "small count")), and for their sake "
        + "\(counts(suppression.secondary.count, "other")). \(percent(suppression.keptCells)) of all counts are shown exactly."
    ]
  }

  private static func counts(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

  /// Not all is never rounded to all, nor something to nothing.
  private static func percent(_ share: Double) -> String {
    let percent = (100 * share).rounded()
    return "\(Int(share < 1 ? min(max(percent, share > 0 ? 1 : 0), 99) : percent)) %"
  }
}
