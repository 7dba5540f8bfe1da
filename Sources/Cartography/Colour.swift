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
  var luminance: Double {
    0.2126 * linear(shift: 16) + 0.7152 * linear(shift: 8) + 0.0722 * linear(shift: 0)
  }

  private func linear(shift: UInt32) -> Double {
    let share = Double((hex >> shift) & 0xFF) / 255
    return share <= 0.04045 ? share / 12.92 : power((share + 0.055) / 1.055, 2.4)
  }
}

/// The colours that do not depend on the data.
enum Ink {
  static let text = Colour(0x1F2328)
  static let quiet = Colour(0x4A5058)
  static let white = Colour(0xFFFFFF)
  static let rule = Colour(0xC9CDD2)
  static let context = Colour(0xF0F1F3)
  static let contextBorder = Colour(0xDDE0E4)
  static let group = Colour(0x3A4048)
  static let zero = Colour(0xFAF8F2)
  static let noData = Colour(0xD5D8DC)
  static let hatch = Colour(0x6A7078)
}
