/// The looks of the words that statistics give to areas: high is red, low is blue, and hatches set apart what is alike in grey.
enum WordLooks {
  /// The look of a word; a word of no statistic is grey.
  static func look(of word: String) -> MapCategory {
    all.first { $0.value == word } ?? MapCategory(value: word, fill: Ink.noData)
  }

  /// The word with another line in the legend.
  static func look(of word: String, called label: String) -> MapCategory {
    let look = look(of: word)
    return MapCategory(value: word, label: label, fill: look.fill, hatch: look.hatch)
  }

  private static let all = local + rates + hotOverTime + coldOverTime + withoutFinding

  private static let local = [
    hot("hot", "Hot"), cold("cold", "Cold"), hot("high-high", "High among high"), cold("low-low", "Low among low"),
    MapCategory(value: "high-low", label: "High among low", fill: Colour(0xF4A582), hatch: Hatch(.level, Colour(0x67001F))),
    MapCategory(value: "low-high", label: "Low among high", fill: Colour(0x92C5DE), hatch: Hatch(.upright, Colour(0x053061))),
    MapCategory(value: "similar", label: "Like its neighbours", fill: Colour(0x7FBF7B), hatch: Hatch(.dots, Colour(0x1B7837))),
    MapCategory(value: "dissimilar", label: "Unlike its neighbours", fill: Colour(0xAF8DC3), hatch: Hatch(.rising, Colour(0x40004B))),
    hot("together", "Together"),
  ]

  private static let rates = [hot("higher", "Higher"), cold("lower", "Lower")]

  /// What is new or grows is darker, what fades is paler.
  private static let hotOverTime = [
    overTime("new hot spot", 0x67001F, nil), overTime("consecutive hot spot", 0xB2182B, nil),
    overTime("intensifying hot spot", 0xB2182B, .rising), overTime("persistent hot spot", 0xD6604D, nil),
    overTime("diminishing hot spot", 0xD6604D, .falling), overTime("sporadic hot spot", 0xF4A582, nil),
    overTime("oscillating hot spot", 0xF4A582, .dots), overTime("historical hot spot", 0xFDDBC7, .dots),
  ]

  /// Every cold one has lines, since it is as dark in grey as its hot counterpart.
  private static let coldOverTime = [
    overTime("new cold spot", 0x053061, .level), overTime("consecutive cold spot", 0x2166AC, .level),
    overTime("intensifying cold spot", 0x2166AC, .upright), overTime("persistent cold spot", 0x4393C3, .level),
    overTime("diminishing cold spot", 0x4393C3, .crossed), overTime("sporadic cold spot", 0x92C5DE, .level),
    overTime("oscillating cold spot", 0x92C5DE, .upright), overTime("historical cold spot", 0xD1E5F0, .level),
  ]

  private static let withoutFinding = [
    MapCategory(value: "no pattern", label: "No pattern", fill: Colour(0xEFEAE2)),
    MapCategory(value: "not significant", label: "Not significant", fill: Colour(0xEFEAE2)),
    MapCategory(value: "not different", label: "Not different", fill: Colour(0xEFEAE2)),
    MapCategory(value: "not enough", label: "Not enough cases", fill: Ink.white, hatch: Hatch(.falling, Ink.hatch)),
    MapCategory(value: "undefined", label: "No result", fill: Ink.noData, hatch: Hatch(.crossed, Ink.hatch)),
  ]

  private static func hot(_ word: String, _ label: String) -> MapCategory {
    MapCategory(value: word, label: label, fill: Palette.hotCold.ends.first, hatch: Hatch(.rising, Colour(0x67001F)))
  }

  private static func cold(_ word: String, _ label: String) -> MapCategory {
    MapCategory(value: word, label: label, fill: Palette.hotCold.ends.last, hatch: Hatch(.dots, Colour(0x053061)))
  }

  private static func overTime(_ word: String, _ hex: UInt32, _ hatch: Hatch.Kind?) -> MapCategory {
    let fill = Colour(hex)
    return MapCategory(
      value: word, label: word.prefix(1).uppercased() + word.dropFirst(), fill: fill, hatch: hatch.map { Hatch($0, fill.ofLines) })
  }
}
