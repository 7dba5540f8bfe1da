/// Nine colours for two numbers at once: one ramp of three from left to right, another from bottom to top, multiplied.
///
/// Multiplication is what two transparent inks do on white paper: where both numbers are low the colour is pale, where one is high it is that
/// one's ink, and where both are high it is the darkest of all. In CIELAB any two of the nine colours lie at least 11 apart, for readers with
/// any of the three kinds of colour blindness as well. (The pink and blue that is often used comes down to 4.5 for protanopes.)
///
/// The ramps are those of ColorBrewer 2.0, see ``Palette``: this product includes color specifications and designs developed by Cynthia
/// Brewer (http://colorbrewer.org/), licensed under the Apache License, version 2.0.
///
/// - SeeAlso: Trumbo (1981), A theory for coloring bivariate statistical maps, The American Statistician 35(4),
///   https://doi.org/10.1080/00031305.1981.10479360; Stevens (2015), Bivariate choropleth maps: a how-to guide.
public struct BivariatePalette: Hashable, Sendable {
  /// What the palette is called on the command line.
  public let name: String
  private let across: [UInt32]
  private let up: [UInt32]

  /// The colour of a class, each place from 0 for low to 2 for high.
  ///
  /// - Parameters:
  ///   - across: The class of the number that grows from left to right.
  ///   - up: The class of the number that grows from bottom to top.
  /// - Precondition: Both places are 0, 1 or 2.
  public func colour(across: Int, up: Int) -> Colour {
    precondition((0...2).contains(across) && (0...2).contains(up), "there is no class \(across), \(up) in a square of three by three")
    return Colour(self.across[across]).multiplied(by: Colour(self.up[up]))
  }

  /// All palettes, in the order in which a reader is told of them.
  public static let all: [BivariatePalette] = [orangeBlue, pinkGreen, goldPurple]

  /// The palette of that name, or `nil`.
  public static func named(_ name: String) -> BivariatePalette? { all.first { $0.name == name } }

  /// Oranges by PuBu, both of three classes.
  public static let orangeBlue = BivariatePalette(
    name: "orange-blue", across: [0xFEE6CE, 0xFDAE6B, 0xE6550D], up: [0xECE7F2, 0xA6BDDB, 0x2B8CBE])

  /// PuRd by BuGn, both of three classes.
  public static let pinkGreen = BivariatePalette(
    name: "pink-green", across: [0xE7E1EF, 0xC994C7, 0xDD1C77], up: [0xE5F5F9, 0x99D8C9, 0x2CA25F])

  /// YlOrBr by Purples, both of three classes.
  public static let goldPurple = BivariatePalette(
    name: "gold-purple", across: [0xFFF7BC, 0xFEC44F, 0xD95F0E], up: [0xEFEDF5, 0xBCBDDC, 0x756BB1])
}

extension Colour {
  /// The colour of two inks over each other: each channel is the product of both, as shares of 255.
  func multiplied(by other: Colour) -> Colour {
    let channels = [UInt32(16), 8, 0].map { shift -> UInt32 in
      let product = ((hex >> shift) & 0xFF) * ((other.hex >> shift) & 0xFF)
      return ((product + 127) / 255) << shift
    }
    return Colour(channels.reduce(0, |))
  }
}
