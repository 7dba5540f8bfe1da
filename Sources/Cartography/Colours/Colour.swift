/// A colour of the sRGB space.
public struct Colour: Hashable, Sendable {
  /// Red, green and blue, eight bits each.
  public let hex: UInt32

  /// A colour as in `0xFDAE6B`.
  public init(_ hex: UInt32) { self.hex = hex & 0xFFFFFF }

  /// The colour as CSS writes it: `#fdae6b`.
  public var css: String {
    let digits = String(hex, radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.utf8.count) + digits
  }

  /// The contrast between two colours, from 1 to 21; text needs 4.5.
  ///
  /// (L₁ + 0.05) / (L₂ + 0.05) with the relative luminances L₁ ≥ L₂.
  ///
  /// - SeeAlso: W3C (2018), Web Content Accessibility Guidelines 2.1, success criterion 1.4.3.
  public func contrast(to other: Colour) -> Double {
    let (light, dark) = (max(luminance, other.luminance), min(luminance, other.luminance))
    return (light + 0.05) / (dark + 0.05)
  }

  /// The relative luminance of WCAG 2.1, from 0 for black to 1 for white.
  var luminance: Double { LinearColour(self).luminance }
}

/// The colours that do not depend on the data.
enum Ink {
  static let text = Colour(0x1F2328)
  static let black = Colour(0x000000)
  static let quiet = Colour(0x4A5058)
  static let white = Colour(0xFFFFFF)
  static let rule = Colour(0xC9CDD2)
  static let context = Colour(0xF0F1F3)
  static let contextBorder = Colour(0xDDE0E4)
  static let land = Colour(0xE4E6E9)
  static let landBorder = Colour(0xCDD1D6)
  static let sea = Colour(0xE6F0F5)
  static let water = Colour(0xC9E1ED)
  static let bank = Colour(0x93BAD0)
  static let group = Colour(0x3A4048)
  static let zero = Colour(0xFAF8F2)
  static let noData = Colour(0xD5D8DC)
  static let hatch = Colour(0x6A7078)
}
