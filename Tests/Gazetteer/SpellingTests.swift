import Testing
import WardlightEssentials

@testable import WardlightGazetteer

@Suite("Typing errors")
struct SpellingTests {
  private func distance(_ a: String, _ b: String, atMost limit: Int = 9) -> Int? {
    SpellingDistance.between(a.unicodeScalars.map(\.value)[...], b.unicodeScalars.map(\.value)[...], atMost: limit)
  }

  /// The distances of the literature: kitten and sitting (Levenshtein), CA and ABC, which tells optimal string alignment (3) from the unrestricted distance (2).
  @Test(
    "Letters left out, put in, exchanged and swapped count one each",
    arguments: [
      ("kitten", "sitting", 3), ("ca", "abc", 3), ("ipswich", "ipswhich", 1), ("ipswich", "ipwsich", 1), ("ipswich", "ipswic", 1),
      ("ipswich", "", 7), ("", "", 0), ("kent", "kent", 0), ("ab", "ba", 1), ("aab", "aba", 1), ("abba", "baab", 2),
    ])
  func known(a: String, b: String, errors: Int) {
    #expect(distance(a, b) == errors && distance(b, a) == errors)
    #expect(distance(a, b, atMost: errors) == errors && (errors == 0 || distance(a, b, atMost: errors - 1) == nil))
  }

  @Test("The distance is that of its recursive definition", arguments: 0..<5)
  func definition(seed: UInt64) {
    var random = KeyedRandom(seed: seed, purpose: "spelling distance")
    for _ in 0..<200 {
      let (a, b) = (word(6, &random), word(6, &random))
      #expect(distance(a, b) == recursive(Array(a), Array(b), a.count, b.count), "seed \(seed): \(a) \(b)")
    }
  }

  @Test("The index finds what going through all spellings finds", arguments: 0..<5)
  func index(seed: UInt64) {
    var random = KeyedRandom(seed: seed, purpose: "spelling index")
    let spellings = (0..<400).map { _ in word(14, &random) } + ["", "é", "żółw"]
    let index = SpellingIndex(spellings)
    for _ in 0..<100 {
      let wanted = word(15, &random)
      let even: (Int) -> Bool = { $0 % 2 == 0 }
      let limit = SpellingDistance.limit(letters: wanted.count)
      let all = spellings.indices.filter(even).compactMap { place in distance(wanted, spellings[place], atMost: limit).map { ($0, place) } }
      let least = all.map(\.0).min()
      #expect(index.nearest(to: wanted, where: even) == all.filter { $0.0 == least }.map(\.1), "seed \(seed): \(wanted)")
      #expect(index.near(wanted, atMost: limit, where: even) == all.sorted { $0 < $1 }.map(\.1), "seed \(seed): \(wanted)")
    }
    #expect(SpellingIndex([]).nearest(to: "ipswich") { _ in true }.isEmpty)
  }

  private func word(_ longest: Int, _ random: inout KeyedRandom) -> String {
    String((0..<random.below(longest + 1)).map { _ in "abc".randomElement(using: &random) ?? "a" })
  }

  private func recursive(_ a: [Character], _ b: [Character], _ i: Int, _ j: Int) -> Int {
    if i == 0 || j == 0 { return max(i, j) }
    var least = recursive(a, b, i - 1, j - 1) + (a[i - 1] == b[j - 1] ? 0 : 1)
    least = min(least, recursive(a, b, i - 1, j) + 1, recursive(a, b, i, j - 1) + 1)
    if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { least = min(least, recursive(a, b, i - 2, j - 2) + 1) }
    return least
  }
}
