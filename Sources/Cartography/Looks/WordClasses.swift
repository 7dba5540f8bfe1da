extension MapCategory {
  /// The looks of the words of a column: those that local statistics, rates and hot spots over time are known by, or colours of a palette.
  ///
  /// Where all words are known ones, they come in the order of their legend, and the classes that belong together are all there, also without
  /// an area. Others come in alphabetical order, in the colours of the palette; words for areas without a result keep their own look.
  ///
  /// - Parameters:
  ///   - words: The words that occur, in any order.
  ///   - palette: Colours for words that are not known; without one as ``typology(_:palette:)`` has.
  /// - Throws: ``CartographyError/tooFewColours(palette:colours:classes:)``.
  public static func classes(of words: [String], palette: Palette? = nil) throws(CartographyError) -> [MapCategory] {
    if let known = known(words) { return known }
    let wanted = Set(words).sorted()
    let plain = wanted.filter { !withoutResult.contains($0) }
    return try typology(plain, palette: palette) + localClasses(wanted.filter(withoutResult.contains))
  }

  /// Whether all of these words are ones that a statistic of this project gives.
  public static func areKnown(_ words: [String]) -> Bool { known(words) != nil }

  private static func known(_ words: [String]) -> [MapCategory]? {
    let words = Set(words)
    guard !words.isEmpty else { return nil }
    for family in families {
      let classes = localClasses(family + withoutResult)
      if words.isSubset(of: classes.map(\.value)) { return shown(classes, words, always: words.isDisjoint(with: family) ? [] : family) }
    }
    for classes in [rateClasses, emergingClasses] where words.isSubset(of: classes.map(\.value)) {
      return shown(classes, words, always: classes == rateClasses ? ["higher", "lower", "not different"] : [])
    }
    return nil
  }

  private static func shown(_ classes: [MapCategory], _ words: Set<String>, always: [String]) -> [MapCategory] {
    classes.filter { words.contains($0.value) || always.contains($0.value) }
  }

  private static let families = [
    ["hot", "cold"], ["high-high", "low-low", "high-low", "low-high"], ["similar", "dissimilar"], ["together"],
  ]
  private static let withoutResult = ["not significant", "not enough", "undefined"]
}
