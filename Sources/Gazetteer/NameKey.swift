internal import Foundation

/// What is left of a name when everything is taken away that people write differently.
public enum NameKey {
  /// The words of a name in alphabetical order, without accents, case, punctuation and words that mean nothing.
  ///
  /// Two spellings with the same key are one name: `Avon & Somerset Constabulary` and `Avon and Somerset`.
  public static func full(_ name: String) -> String { telling(name).sorted().joined(separator: " ") }

  /// The same without what councils put before their name; `nil` where nothing would be left.
  static func short(_ name: String) -> String? {
    let telling = words(name).filter { !fillers.contains($0) && !styles.contains($0) }
    return telling.isEmpty ? nil : telling.sorted().joined(separator: " ")
  }

  /// The letters of a name in the order in which they are written, without words that mean nothing: what typing errors are counted in.
  static func letters(_ name: String) -> String { telling(name).joined() }

  /// The words of a name in their order, without accents, case and punctuation.
  static func words(_ name: String) -> [String] {
    let isPlain = name.utf8.allSatisfy { $0 < 128 }
    let plain = (isPlain ? name : name.folding(options: [.diacriticInsensitive], locale: nil)).lowercased()
    let joined = plain.filter { $0 != "'" && $0 != "’" && $0 != "." }
    return joined.split { !($0.isLetter || $0.isNumber) }.map(String.init)
  }

  private static func telling(_ name: String) -> [String] {
    let all = words(name)
    let telling = all.filter { !fillers.contains($0) }
    return telling.isEmpty ? all : telling
  }

  private static let fillers: Set<String> = ["and", "the", "of", "police", "constabulary", "service", "force"]
  private static let styles: Set<String> = ["london", "royal", "borough", "city", "council", "lb", "rb"]
}
