extension Palette {
  /// All palettes, in the order in which a reader is told of them.
  public static let all: [Palette] = sequential + diverging + qualitative

  /// The palettes for numbers from low to high.
  public static let sequential: [Palette] = [
    oranges, blues, purples, greens, greys, reds, buGn, buPu, gnBu, orRd, puBu, puBuGn, puRd, rdPu, ylGn, ylGnBu, ylOrBr, ylOrRd, viridis,
    magma, plasma, inferno, cividis,
  ]

  /// The palettes for numbers that differ from a middle in two directions.
  public static let diverging: [Palette] = [rdBu, rdYlBu, puOr, prGn, brBG, piYG, rdGy, rdYlGn, spectral]

  /// The palettes for categories without an order.
  public static let qualitative: [Palette] = [set2, dark2, paired, set3, set1, accent, pastel1, pastel2]

  /// Red for hot and blue for cold: ``rdBu``.
  public static let hotCold = rdBu

  /// The palette of that name, in any mixture of capitals, or `nil`; `hot-cold` is another name of `RdBu`.
  public static func named(_ name: String) -> Palette? {
    let sought = name.lowercased()
    return sought == "hot-cold" ? hotCold : all.first { $0.name.lowercased() == sought }
  }

  /// The palette that a text names: `Blues`, or `Blues:reversed` for its colours in the opposite order.
  ///
  /// - Throws: ``CartographyError/unknownPalette(_:known:)``.
  public init(text: String) throws(CartographyError) {
    let isReversed = text.lowercased().hasSuffix(":reversed")
    guard let palette = Palette.named(isReversed ? String(text.dropLast(":reversed".count)) : text) else {
      throw .unknownPalette(text, known: Palette.all.map(\.name))
    }
    self = isReversed ? palette.reversed : palette
  }
}
