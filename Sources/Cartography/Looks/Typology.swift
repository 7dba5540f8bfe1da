extension MapCategory {
  /// Looks for any words, such as types of ward, in the order given, in the colours of a qualitative palette.
  ///
  /// Every second category is hatched and every third has another hatch, so that neighbours in the legend differ in black and white, too.
  ///
  /// - Parameters:
  ///   - words: The words, each once.
  ///   - palette: Without one the ColorBrewer palette Set2, or Paired from nine words.
  /// - Throws: ``CartographyError/tooFewColours(palette:colours:classes:)``.
  public static func typology(_ words: [String], palette: Palette? = nil) throws(CartographyError) -> [MapCategory] {
    let chosen = palette ?? (words.count <= Palette.set2.largestCount ? .set2 : .paired)
    let colours = try chosen.colours(words.count)
    return zip(words, colours).enumerated().map { place, pair in
      MapCategory(value: pair.0, fill: pair.1, hatch: hatch(place, on: pair.1))
    }
  }

  /// The hatches of withheld and missing areas are not among these.
  private static func hatch(_ place: Int, on fill: Colour) -> Hatch? {
    let kinds: [Hatch.Kind?] = [nil, .rising, .dots, .level, .upright]
    return kinds[place % kinds.count].map { Hatch($0, fill.multiplied(by: Colour(0x8C8C8C))) }
  }
}
