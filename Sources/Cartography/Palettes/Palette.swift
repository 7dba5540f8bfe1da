/// Colours for classes.
public struct Palette: Hashable, Sendable {
  /// What the palette is called on the command line, as its authors write it.
  public let name: String
  /// What the palette is made for.
  public let kind: Kind
  /// Who made it and under which licence it may be used.
  public let source: Source
  /// The number that the lightest colour of a diverging palette stands for, where one is given.
  public private(set) var middle: Double?
  /// Whether low classes have the colours that the authors gave to high ones.
  public private(set) var isReversed = false
  /// For each number of classes from three its colours, from low to high.
  private let tables: [[UInt32]]

  /// What a palette is made for.
  public enum Kind: String, Hashable, Sendable {
    /// Numbers from low to high.
    case sequential
    /// Numbers that differ from a middle in two directions; the middle colour is the lightest.
    case diverging
    /// Categories without an order.
    case qualitative
  }

  init(_ name: String, _ kind: Kind, _ source: Source = .colorBrewer, tables: [[UInt32]]) {
    self.name = name
    self.kind = kind
    self.source = source
    self.tables = tables
  }

  /// A qualitative palette, in which fewer classes have the first of the colours.
  init(_ name: String, nested colours: [UInt32]) {
    self.init(name, .qualitative, tables: (3...colours.count).map { Array(colours.prefix($0)) })
  }

  /// Whether the middle colour is the lightest, for values that differ from a middle in two directions.
  public var isDiverging: Bool { kind == .diverging }

  /// The largest number of classes that it has colours for.
  public var largestCount: Int { tables.last?.count ?? 0 }

  /// The palette with its colours in the opposite order.
  public var reversed: Palette {
    var other = self
    other.isReversed.toggle()
    return other
  }

  /// The palette whose lightest colour goes to the class that holds `middle`, with as many steps of colour to a class below as to one above.
  ///
  /// - Parameter middle: For example 0 for changes, or the rate of London.
  /// - Throws: ``CartographyError/paletteWithoutMiddle(palette:)`` where the palette is not diverging,
  ///   ``CartographyError/middleIsNoNumber`` for infinity and NaN.
  public func centred(on middle: Double) throws(CartographyError) -> Palette {
    guard isDiverging else { throw .paletteWithoutMiddle(palette: name) }
    guard middle.isFinite else { throw .middleIsNoNumber }
    var other = self
    other.middle = middle
    return other
  }

  /// Colours for so many classes, from low to high; one class has the middle of three colours, two have the outer ones.
  ///
  /// - Throws: ``CartographyError/tooFewColours(palette:colours:classes:)``.
  public func colours(_ count: Int) throws(CartographyError) -> [Colour] {
    guard count > 0 else { return [] }
    guard count <= largestCount else { throw .tooFewColours(palette: name, colours: largestCount, classes: count) }
    let three = ordered(tables[0])
    if kind == .qualitative { return Array(ordered(tables[max(count, 3) - 3]).prefix(count)) }
    switch count {
    case 1: return [three[1]]
    case 2: return [three[0], three[2]]
    default: return ordered(tables[count - 3])
    }
  }

  private func ordered(_ table: [UInt32]) -> [Colour] {
    let colours = table.map(Colour.init)
    return isReversed ? colours.reversed() : colours
  }

  /// The strongest colours of both ends, of red and blue the red one first.
  var ends: (first: Colour, last: Colour) {
    let colours = ordered(tables[min(3, tables.count - 1)])
    return (colours[0], colours[colours.count - 1])
  }
}
