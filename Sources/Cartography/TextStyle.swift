/// How a line of text is set, in Liberation Sans or Arial, which are of the same widths.
public struct TextStyle: Hashable, Sendable {
  /// The size of the type in millimetres.
  public var size: Double
  /// Whether the type is bold.
  public var isBold: Bool
  /// The colour.
  public var colour: Colour
  /// The colour of a halo around the letters, if there is one.
  public var halo: Colour?

  init(_ size: Double, bold: Bool = false, colour: Colour = Ink.text, halo: Colour? = nil) {
    self.size = size
    isBold = bold
    self.colour = colour
    self.halo = halo
  }

  /// A label on a colour: dark, white or black as the contrast is enough, with a halo of that colour. Black or white is on every colour.
  static func label(_ size: Double, bold: Bool, on ground: Colour) -> TextStyle {
    let colour = [Ink.text, Ink.white].first { $0.contrast(to: ground) >= 4.5 }
    return TextStyle(size, bold: bold, colour: colour ?? Ink.black, halo: ground)
  }

  /// From the baseline to the top of accented capitals.
  var ascent: Double { size * 0.80 }
  /// From the baseline to the foot of tails.
  var descent: Double { size * 0.22 }
  /// From baseline to baseline.
  var leading: Double { size * 1.22 }

  /// The width of a line of text in millimetres.
  ///
  /// Letters that Liberation Sans has no measured width for count as one em, which is wider than nearly all letters are.
  ///
  /// - Complexity: O(letters).
  public func width(of text: String) -> Double {
    let table = isBold ? AdvanceTable.bold : AdvanceTable.regular
    return size * Double(text.unicodeScalars.reduce(0) { $0 + table.advance(of: $1) }) / 2048
  }

  func at(_ size: Double) -> TextStyle {
    var style = self
    style.size = size
    return style
  }
}

/// Advance widths by code point.
struct AdvanceTable: Sendable {
  static let regular = AdvanceTable(LiberationSans.regular)
  static let bold = AdvanceTable(LiberationSans.bold)

  private let runs: [AdvanceRun]

  private init(_ runs: [AdvanceRun]) { self.runs = runs }

  func advance(of scalar: Unicode.Scalar) -> Int {
    for run in runs where scalar.value >= run.first && scalar.value < run.first + UInt32(run.advances.count) {
      return Int(run.advances[Int(scalar.value - run.first)])
    }
    return scalar.properties.canonicalCombiningClass == .notReordered ? 2048 : 0
  }
}
