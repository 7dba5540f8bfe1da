/// The looks of classes of numbers, from low to high.
struct ClassColours {
  let fills: [Colour]
  /// What lies over the colours. Protected classes have dots; below the middle of a diverging palette there are lines, because its two sides are
  /// alike in grey.
  let hatches: [Hatch?]

  /// - Parameters:
  ///   - kinds: The protected intervals and the ranges, from low to high.
  ///   - middle: The middle of the palette in units of the last printed decimal, if it has one.
  ///   - zeros: Whether there is a class of zero, too.
  /// - Throws: ``CartographyError/tooFewColours(palette:colours:classes:)``.
  init(_ palette: Palette, kinds: [MapClass.Kind], middle: Double?, zeros: Bool) throws(CartographyError) {
    let dots = try Self.dots(palette)
    let sides = middle.map { middle in kinds.map { $0.side(of: middle) } } ?? Self.sides(kinds.count)
    switch palette.kind {
    case .sequential: fills = try palette.shades(kinds.count, besidesZero: zeros, firstHasDots: kinds.first?.isProtected ?? false)
    case .diverging where middle != nil: fills = try Self.centred(palette, sides)
    case .diverging, .qualitative: fills = try palette.colours(kinds.count)
    }
    hatches = zip(kinds, zip(sides, fills)).map { kind, look in
      if kind.isProtected { return Hatch(.dots, dots) }
      return palette.isDiverging && look.0 == .below ? Hatch(.rising, look.1.ofLines) : nil
    }
  }

  /// Where a class lies.
  fileprivate enum Side {
    case below
    case holding
    case above
  }

  private static func sides(_ count: Int) -> [Side] {
    (0..<count).map { 2 * $0 + 1 < count ? .below : 2 * $0 + 1 == count ? .holding : .above }
  }

  /// As many steps of colour for a class below the middle as for one above it; no lightest colour where no class holds the middle.
  private static func centred(_ palette: Palette, _ sides: [Side]) throws(CartographyError) -> [Colour] {
    let below = sides.count { $0 == .below }
    let holding = sides.count { $0 == .holding }
    let arm = max(below, sides.count - below - holding)
    let colours = try palette.colours(2 * arm + holding)
    return Array(colours[(arm - below)..<(arm - below + sides.count)])
  }

  /// The colour that is the furthest from the lightest.
  private static func dots(_ palette: Palette) throws(CartographyError) -> Colour {
    try palette.colours(min(4, palette.largestCount)).min { $0.luminance < $1.luminance } ?? Ink.hatch
  }
}

extension MapClass.Kind {
  fileprivate func side(of middle: Double) -> ClassColours.Side {
    switch self {
    case .range(let lower, let upper), .protected(let lower, let upper):
      Double(upper) < middle ? .below : Double(lower) > middle ? .above : .holding
    case .zero, .word, .missing, .withheld, .suppressed: .holding
    }
  }
}

extension Palette {
  /// Colours of a sequential palette that stay apart from the paper, and from zero where that is a class.
  ///
  /// The lightest colour is left out where there are enough others and it is nearly that of zero.
  ///
  /// - Parameter firstHasDots: Whether dots set the lowest class apart, so that it may have the lightest colour.
  func shades(_ count: Int, besidesZero zeros: Bool, firstHasDots: Bool = false) throws(CartographyError) -> [Colour] {
    guard count > 1, count < largestCount else { return try colours(count) }
    let more = try colours(count + 1)
    guard let first = more.first, let last = more.last else { return more }
    let isDescending = first.luminance > last.luminance
    let lightest = isDescending ? first : last
    let isPlain = !(firstHasDots && isDescending)
    guard isPlain, lightest.isNearlyZero(inGreyToo: zeros) else { return try colours(count) }
    return Array(isDescending ? more.dropFirst() : more.dropLast())
  }
}

extension Palette {
  /// Colours for lines on paper, on which the two lightest cannot be seen: they are left out where there are enough others.
  func ofLines(_ count: Int) throws(CartographyError) -> [Colour] {
    let more = try colours(max(count, min(count + 2, largestCount)))
    guard let first = more.first, let last = more.last else { return more }
    return Array(first.luminance > last.luminance ? more.suffix(count) : more.prefix(count))
  }
}

extension Colour {
  /// Whether a reader may take the colour for that of zero or of the paper.
  fileprivate func isNearlyZero(inGreyToo: Bool) -> Bool {
    if LabColour(self).difference(to: LabColour(Ink.zero)) < 20 { return true }
    return inGreyToo && ColourSeparation.leastDifference(self, Ink.zero) < ColourSeparation.leastDifference
  }

  /// The colour of lines over this one: darker, or lighter on a dark colour.
  var ofLines: Colour {
    luminance > 0.18 ? multiplied(by: Colour(0x9C9C9C)) : mixed(with: Ink.white, share: 0.45)
  }

  /// The colour on the straight way to another one.
  func mixed(with other: Colour, share: Double) -> Colour {
    let channels = [UInt32(16), 8, 0].map { shift -> UInt32 in
      let (from, to) = (Double((hex >> shift) & 0xFF), Double((other.hex >> shift) & 0xFF))
      return UInt32((from + (to - from) * share).rounded()) << shift
    }
    return Colour(channels.reduce(0, |))
  }
}
