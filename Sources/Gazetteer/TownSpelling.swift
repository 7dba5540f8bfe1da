/// A town's name as people write it: the key under which it is found, and the looser keys that are tried after it.
///
/// The words keep their order, so that two towns are not made one by it; `Saint` is `St`, `upon` is `on`, `Gt` is `Great`, and `the` and `and` do not matter.
struct TownSpelling: Hashable {
  private let words: [String]

  init(_ name: String) {
    let plain = NameKey.words(name).map { Self.same[$0] ?? $0 }
    let telling = plain.filter { !Self.fillers.contains($0) }
    words = telling.isEmpty ? plain : telling
  }

  /// Two names with one key are spelt alike; empty where the name has no letter and no digit.
  var key: String { words.joined(separator: " ") }

  /// The name without spaces, which typing errors are counted in.
  var letters: String { words.joined() }

  /// What a record may write for the town: its letters, the same without `Royal`, and either cut before `-on-Sea`, `-le-`, `St` and the like.
  var shortForms: Set<String> {
    let plain = withoutRoyal
    var forms: Set<String> = [letters, plain.joined()]
    if let end = plain.indices.dropFirst().first(where: { Self.connectors.contains(plain[$0]) }) {
      let short = plain[..<end].joined()
      if short.count >= Self.shortest { forms.insert(short) }
    }
    return forms
  }

  /// What the name may be a longer form of: its letters, the same without `Royal`, `City of`, and without `town centre` and the like behind it.
  var longForms: Set<String> {
    var rest = withoutRoyal[...]
    if rest.count > 2, Self.styles.contains(rest[0]), rest[1] == "of" { rest = rest.dropFirst(2) }
    while rest.count > 1, let last = rest.last, Self.tails.contains(last) { rest = rest.dropLast() }
    return [letters, withoutRoyal.joined(), rest.joined()]
  }

  private var withoutRoyal: [String] { words.count > 1 && words[0] == "royal" ? Array(words.dropFirst()) : words }

  private static let shortest = 3
  private static let same = ["saint": "st", "upon": "on", "gt": "great"]
  private static let fillers: Set<String> = ["and", "the"]
  private static let styles: Set<String> = ["city", "county", "borough", "town", "district"]
  private static let tails: Set<String> = ["city", "town", "centre", "center", "area", "district", "borough"]
  private static let connectors: Set<String> = [
    "on", "in", "by", "le", "la", "en", "de", "under", "super", "over", "next", "st", "with", "cum", "ar", "sub",
  ]
}
