extension MapCategory {
  /// The looks of the words by which local statistics name their classes, in the order given; a word of no statistic is grey.
  ///
  /// High ones are red and low ones blue; unlike neighbours have the lighter colours. Classes differ by hatch, too, for black-and-white print.
  ///
  /// - Parameter words: For example `hot`, `cold`, `not significant`, `not enough`, `undefined`.
  public static func localClasses(_ words: [String]) -> [MapCategory] {
    words.map { word in localClasses.first { $0.value == word } ?? MapCategory(value: word, fill: Ink.noData) }
  }

  private static let localClasses = [
    MapCategory(value: "hot", label: "Hot", fill: Palette.hotCold.ends.first, hatch: Hatch(.rising, Colour(0x67001F))),
    MapCategory(value: "cold", label: "Cold", fill: Palette.hotCold.ends.last, hatch: Hatch(.dots, Colour(0x053061))),
    MapCategory(value: "high-high", label: "High among high", fill: Palette.hotCold.ends.first, hatch: Hatch(.rising, Colour(0x67001F))),
    MapCategory(value: "low-low", label: "Low among low", fill: Palette.hotCold.ends.last, hatch: Hatch(.dots, Colour(0x053061))),
    MapCategory(value: "high-low", label: "High among low", fill: Colour(0xF4A582), hatch: Hatch(.falling, Colour(0x67001F))),
    MapCategory(value: "low-high", label: "Low among high", fill: Colour(0x92C5DE), hatch: Hatch(.falling, Colour(0x053061))),
    MapCategory(value: "similar", label: "Like its neighbours", fill: Colour(0x7FBF7B), hatch: Hatch(.dots, Colour(0x1B7837))),
    MapCategory(value: "dissimilar", label: "Unlike its neighbours", fill: Colour(0xAF8DC3), hatch: Hatch(.rising, Colour(0x40004B))),
    MapCategory(value: "together", label: "Together", fill: Palette.hotCold.ends.first, hatch: Hatch(.rising, Colour(0x67001F))),
    MapCategory(value: "not significant", label: "Not significant", fill: Colour(0xEFEAE2)),
    MapCategory(value: "not enough", label: "Not enough cases", fill: Ink.white, hatch: Hatch(.falling, Ink.hatch)),
    MapCategory(value: "undefined", label: "No result", fill: Ink.noData, hatch: Hatch(.crossed, Ink.hatch)),
  ]
}
