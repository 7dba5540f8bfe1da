/// Colours for classes.
///
/// The values are those of ColorBrewer 2.0: this product includes color specifications and designs developed by Cynthia Brewer
/// (http://colorbrewer.org/). Copyright © 2002 Cynthia Brewer, Mark Harrower and The Pennsylvania State University, licensed under the
/// Apache License, version 2.0.
///
/// - SeeAlso: Harrower and Brewer (2003), ColorBrewer.org, The Cartographic Journal 40(1), https://doi.org/10.1179/000870403235002042.
public struct Palette: Hashable, Sendable {
  /// What the palette is called on the command line.
  public let name: String
  /// Whether the middle colour is the lightest, for values that differ from a middle in two directions.
  public let isDiverging: Bool
  /// For each number of classes from three its colours, from low to high.
  private let tables: [[UInt32]]

  private init(name: String, isDiverging: Bool = false, tables: [[UInt32]]) {
    self.name = name
    self.isDiverging = isDiverging
    self.tables = tables
  }

  /// The largest number of classes that it has colours for.
  public var largestCount: Int { tables.last?.count ?? 0 }

  /// Colours for so many classes, from low to high; one class has the middle of three colours, two have the outer ones.
  ///
  /// - Throws: ``CartographyError/tooFewColours(palette:colours:classes:)``.
  public func colours(_ count: Int) throws(CartographyError) -> [Colour] {
    guard count > 0 else { return [] }
    guard count <= largestCount else { throw .tooFewColours(palette: name, colours: largestCount, classes: count) }
    let three = tables[0].map(Colour.init)
    switch count {
    case 1: return [three[1]]
    case 2: return [three[0], three[2]]
    default: return tables[count - 3].map(Colour.init)
    }
  }

  /// The strongest colours of both ends, of a diverging palette the hot one first.
  var ends: (first: Colour, last: Colour) {
    let colours = tables[min(3, tables.count - 1)].map(Colour.init)
    return (colours[0], colours[colours.count - 1])
  }
}

extension Palette {
  /// All palettes, in the order in which a reader is told of them.
  public static let all: [Palette] = [oranges, blues, purples, greens, hotCold]

  /// The palette of that name, or `nil`.
  public static func named(_ name: String) -> Palette? { all.first { $0.name == name } }

  /// Oranges, sequential, three to nine classes.
  public static let oranges = Palette(
    name: "oranges",
    tables: [
      [0xFEE6CE, 0xFDAE6B, 0xE6550D],
      [0xFEEDDE, 0xFDBE85, 0xFD8D3C, 0xD94701],
      [0xFEEDDE, 0xFDBE85, 0xFD8D3C, 0xE6550D, 0xA63603],
      [0xFEEDDE, 0xFDD0A2, 0xFDAE6B, 0xFD8D3C, 0xE6550D, 0xA63603],
      [0xFEEDDE, 0xFDD0A2, 0xFDAE6B, 0xFD8D3C, 0xF16913, 0xD94801, 0x8C2D04],
      [0xFFF5EB, 0xFEE6CE, 0xFDD0A2, 0xFDAE6B, 0xFD8D3C, 0xF16913, 0xD94801, 0x8C2D04],
      [0xFFF5EB, 0xFEE6CE, 0xFDD0A2, 0xFDAE6B, 0xFD8D3C, 0xF16913, 0xD94801, 0xA63603, 0x7F2704],
    ])

  /// Blues, sequential, three to nine classes.
  public static let blues = Palette(
    name: "blues",
    tables: [
      [0xDEEBF7, 0x9ECAE1, 0x3182BD],
      [0xEFF3FF, 0xBDD7E7, 0x6BAED6, 0x2171B5],
      [0xEFF3FF, 0xBDD7E7, 0x6BAED6, 0x3182BD, 0x08519C],
      [0xEFF3FF, 0xC6DBEF, 0x9ECAE1, 0x6BAED6, 0x3182BD, 0x08519C],
      [0xEFF3FF, 0xC6DBEF, 0x9ECAE1, 0x6BAED6, 0x4292C6, 0x2171B5, 0x084594],
      [0xF7FBFF, 0xDEEBF7, 0xC6DBEF, 0x9ECAE1, 0x6BAED6, 0x4292C6, 0x2171B5, 0x084594],
      [0xF7FBFF, 0xDEEBF7, 0xC6DBEF, 0x9ECAE1, 0x6BAED6, 0x4292C6, 0x2171B5, 0x08519C, 0x08306B],
    ])

  /// Purples, sequential, three to nine classes.
  public static let purples = Palette(
    name: "purples",
    tables: [
      [0xEFEDF5, 0xBCBDDC, 0x756BB1],
      [0xF2F0F7, 0xCBC9E2, 0x9E9AC8, 0x6A51A3],
      [0xF2F0F7, 0xCBC9E2, 0x9E9AC8, 0x756BB1, 0x54278F],
      [0xF2F0F7, 0xDADAEB, 0xBCBDDC, 0x9E9AC8, 0x756BB1, 0x54278F],
      [0xF2F0F7, 0xDADAEB, 0xBCBDDC, 0x9E9AC8, 0x807DBA, 0x6A51A3, 0x4A1486],
      [0xFCFBFD, 0xEFEDF5, 0xDADAEB, 0xBCBDDC, 0x9E9AC8, 0x807DBA, 0x6A51A3, 0x4A1486],
      [0xFCFBFD, 0xEFEDF5, 0xDADAEB, 0xBCBDDC, 0x9E9AC8, 0x807DBA, 0x6A51A3, 0x54278F, 0x3F007D],
    ])

  /// Greens, sequential, three to nine classes.
  public static let greens = Palette(
    name: "greens",
    tables: [
      [0xE5F5E0, 0xA1D99B, 0x31A354],
      [0xEDF8E9, 0xBAE4B3, 0x74C476, 0x238B45],
      [0xEDF8E9, 0xBAE4B3, 0x74C476, 0x31A354, 0x006D2C],
      [0xEDF8E9, 0xC7E9C0, 0xA1D99B, 0x74C476, 0x31A354, 0x006D2C],
      [0xEDF8E9, 0xC7E9C0, 0xA1D99B, 0x74C476, 0x41AB5D, 0x238B45, 0x005A32],
      [0xF7FCF5, 0xE5F5E0, 0xC7E9C0, 0xA1D99B, 0x74C476, 0x41AB5D, 0x238B45, 0x005A32],
      [0xF7FCF5, 0xE5F5E0, 0xC7E9C0, 0xA1D99B, 0x74C476, 0x41AB5D, 0x238B45, 0x006D2C, 0x00441B],
    ])

  /// RdBu, diverging from red through white to blue, three to six classes.
  public static let hotCold = Palette(
    name: "hot-cold",
    isDiverging: true,
    tables: [
      [0xEF8A62, 0xF7F7F7, 0x67A9CF],
      [0xCA0020, 0xF4A582, 0x92C5DE, 0x0571B0],
      [0xCA0020, 0xF4A582, 0xF7F7F7, 0x92C5DE, 0x0571B0],
      [0xB2182B, 0xEF8A62, 0xFDDBC7, 0xD1E5F0, 0x67A9CF, 0x2166AC],
    ])
}
