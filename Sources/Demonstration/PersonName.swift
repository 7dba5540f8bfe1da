/// Identifiers of persons who do not exist.
enum PersonName {
  /// A letter and a number with leading zeros: `R0042`.
  static func text(_ letter: String, _ number: Int, digits: Int) -> String {
    let text = String(number)
    return letter + String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
  }
}
