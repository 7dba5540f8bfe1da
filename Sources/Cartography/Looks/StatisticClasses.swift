extension MapCategory {
  /// The looks of the words by which local statistics name their classes, in the order given; a word of no statistic is grey.
  ///
  /// High ones are red and low ones blue; unlike neighbours have the lighter colours. Classes differ by hatch, too, for black-and-white print.
  ///
  /// - Parameter words: For example `hot`, `cold`, `not significant`, `not enough`, `undefined`.
  public static func localClasses(_ words: [String]) -> [MapCategory] { words.map(WordLooks.look) }

  /// The looks of the words for rates held against another: `higher`, `lower`, `not different`, `not enough`, `undefined`.
  public static let rateClasses =
    ["higher", "lower", "not different", "not enough"].map(WordLooks.look) + [WordLooks.look(of: "undefined", called: "No rate")]

  /// The looks of the classes of hot and cold spots over time, in the order of a legend: what is new or grows is darker, what fades is paler.
  public static let emergingClasses =
    ["hot", "cold"].flatMap { side in
      ["new", "consecutive", "intensifying", "persistent", "diminishing", "sporadic", "oscillating", "historical"].map { course in
        WordLooks.look(of: "\(course) \(side) spot")
      }
    } + ["no pattern", "undefined"].map(WordLooks.look)

  /// The four classes of a hot-spot statistic, hot in red and cold in blue, both hatched for black-and-white print.
  ///
  /// - Parameters:
  ///   - hot: The word in the column for a hot spot, and in the same way the others.
  ///   - confidence: What stands behind the words in the legend: `95 %`.
  public static func hotSpots(hot: String, cold: String, notSignificant: String, undefined: String, confidence: String) -> [MapCategory] {
    [
      (hot, "Hot spot (\(confidence))", "hot"), (cold, "Cold spot (\(confidence))", "cold"),
      (notSignificant, "Not significant", "not significant"), (undefined, "Not defined here", "undefined"),
    ].map { value, label, word in
      let look = WordLooks.look(of: word)
      return MapCategory(value: value, label: label, fill: look.fill, hatch: look.hatch)
    }
  }
}
