internal import Foundation

/// What is left of a name when everything is taken away that people write differently.
public enum NameKey {
  /// The words of a name in alphabetical order, without accents, case, punctuation and words that mean nothing.
  ///
  /// Two spellings with the same key are one name: `Avon & Somerset Constabulary` and `Avon and Somerset`.
  public static func full(_ name: String) -> String {
    let all = words(name)
    let telling = all.filter { !fillers.contains($0) }
    return (telling.isEmpty ? all : telling).sorted().joined(separator: " ")
  }

  /// The same without what councils put before their name; `nil` where nothing would be left.
  static func short(_ name: String) -> String? {
    let telling = words(name).filter { !fillers.contains($0) && !styles.contains($0) }
    return telling.isEmpty ? nil : telling.sorted().joined(separator: " ")
  }

  private static func words(_ name: String) -> [String] {
    let plain = name.folding(options: [.diacriticInsensitive], locale: nil).lowercased()
    let joined = plain.filter { $0 != "'" && $0 != "’" && $0 != "." }
    return joined.split { !($0.isLetter || $0.isNumber) }.map(String.init)
  }

  private static let fillers: Set<String> = ["and", "the", "of", "police", "constabulary", "service", "force"]
  private static let styles: Set<String> = ["london", "royal", "borough", "city", "council", "lb", "rb"]
}
