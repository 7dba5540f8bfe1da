/// A colour of CIELAB 1976 with white point D65, in which distances are nearly what an eye sees.
public struct LabColour: Hashable, Sendable {
  /// L*, from 0 for black to 100 for white.
  public let lightness: Double
  /// a*, from green to red.
  public let greenRed: Double
  /// b*, from blue to yellow.
  public let blueYellow: Double

  /// The colour with these three numbers: L*, a* and b*.
  public init(lightness: Double, greenRed: Double, blueYellow: Double) {
    self.lightness = lightness
    self.greenRed = greenRed
    self.blueYellow = blueYellow
  }

  /// A colour of sRGB.
  public init(_ colour: Colour) { self.init(LinearColour(colour)) }

  /// - SeeAlso: IEC 61966-2-1 for the matrix from sRGB, ISO/CIE 11664-4 for CIELAB.
  init(_ light: LinearColour) {
    let first = 0.4124564 * light.red + 0.3575761 * light.green + 0.1804375 * light.blue
    let second = 0.2126729 * light.red + 0.7151522 * light.green + 0.0721750 * light.blue
    let third = 0.0193339 * light.red + 0.1191920 * light.green + 0.9503041 * light.blue
    let (across, up, along) = (Self.root(first / 0.95047), Self.root(second), Self.root(third / 1.08883))
    self.init(lightness: 116 * up - 16, greenRed: 500 * (across - up), blueYellow: 200 * (up - along))
  }

  private static func root(_ share: Double) -> Double {
    share > 216.0 / 24389 ? power(share, 1.0 / 3) : (24389.0 / 27 * share + 16) / 116
  }
}
