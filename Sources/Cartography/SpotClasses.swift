extension MapCategory {
  /// The looks of the words for rates held against another: `higher`, `lower`, `not different`, `not enough`, `undefined`.
  public static let rateClasses = [
    MapCategory(value: "higher", label: "Higher", fill: Palette.hotCold.ends.first, hatch: Hatch(.rising, Colour(0x67001F))),
    MapCategory(value: "lower", label: "Lower", fill: Palette.hotCold.ends.last, hatch: Hatch(.dots, Colour(0x053061))),
    MapCategory(value: "not different", label: "Not different", fill: Colour(0xEFEAE2)),
    MapCategory(value: "not enough", label: "Not enough cases", fill: Ink.white, hatch: Hatch(.falling, Ink.hatch)),
    MapCategory(value: "undefined", label: "No rate", fill: Ink.noData, hatch: Hatch(.crossed, Ink.hatch)),
  ]

  /// The looks of the classes of hot and cold spots over time, in the order of a legend: what is new or grows is darker and hatched, what
  /// fades is paler.
  public static let emergingClasses = hotOverTime + coldOverTime + noSpotOverTime

  private static let hotOverTime = [
    overTime("new hot spot", 0x67001F, nil), overTime("consecutive hot spot", 0xB2182B, nil),
    overTime("intensifying hot spot", 0xB2182B, Hatch(.rising, Colour(0x3F0012))), overTime("persistent hot spot", 0xD6604D, nil),
    overTime("diminishing hot spot", 0xD6604D, Hatch(.falling, Colour(0x67001F))), overTime("sporadic hot spot", 0xF4A582, nil),
    overTime("oscillating hot spot", 0xF4A582, Hatch(.dots, Colour(0x053061))), overTime("historical hot spot", 0xFDDBC7, nil),
  ]

  private static let coldOverTime = [
    overTime("new cold spot", 0x053061, nil), overTime("consecutive cold spot", 0x2166AC, nil),
    overTime("intensifying cold spot", 0x2166AC, Hatch(.rising, Colour(0x021B38))), overTime("persistent cold spot", 0x4393C3, nil),
    overTime("diminishing cold spot", 0x4393C3, Hatch(.falling, Colour(0x053061))), overTime("sporadic cold spot", 0x92C5DE, nil),
    overTime("oscillating cold spot", 0x92C5DE, Hatch(.dots, Colour(0x67001F))), overTime("historical cold spot", 0xD1E5F0, nil),
  ]

  private static let noSpotOverTime = [
    MapCategory(value: "no pattern", label: "No pattern", fill: Colour(0xEFEAE2)),
    MapCategory(value: "undefined", label: "No result", fill: Ink.noData, hatch: Hatch(.crossed, Ink.hatch)),
  ]

  private static func overTime(_ value: String, _ colour: UInt32, _ hatch: Hatch?) -> MapCategory {
    MapCategory(value: value, label: value.prefix(1).uppercased() + value.dropFirst(), fill: Colour(colour), hatch: hatch)
  }
}
