/// A colour as amounts of light: red, green and blue of sRGB without its transfer curve, each from 0 to 1.
struct LinearColour {
  var red: Double
  var green: Double
  var blue: Double

  init(red: Double, green: Double, blue: Double) {
    (self.red, self.green, self.blue) = (red, green, blue)
  }

  init(_ colour: Colour) {
    (red, green, blue) = (Self.light(colour.hex >> 16), Self.light(colour.hex >> 8), Self.light(colour.hex))
  }

  /// The relative luminance, from 0 for black to 1 for white.
  var luminance: Double { 0.2126 * red + 0.7152 * green + 0.0722 * blue }

  /// The colour with each amount held between 0 and 1.
  var inGamut: LinearColour {
    LinearColour(red: min(max(red, 0), 1), green: min(max(green, 0), 1), blue: min(max(blue, 0), 1))
  }

  private static func light(_ bits: UInt32) -> Double {
    let share = Double(bits & 0xFF) / 255
    return share <= 0.04045 ? share / 12.92 : power((share + 0.055) / 1.055, 2.4)
  }
}
