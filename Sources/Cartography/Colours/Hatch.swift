/// A hatch over a colour, so that states differ without colour too.
public struct Hatch: Hashable, Sendable {
  /// The drawing.
  public let kind: Kind
  /// Its colour.
  public let colour: Colour

  /// What is drawn.
  public enum Kind: String, Hashable, Sendable {
    /// Lines that rise to the right.
    case rising
    /// Lines that fall to the right.
    case falling
    /// Lines in both directions.
    case crossed
    /// Lines from left to right.
    case level
    /// Lines from bottom to top.
    case upright
    /// Dots.
    case dots
  }

  /// A hatch of one colour.
  public init(_ kind: Kind, _ colour: Colour) {
    self.kind = kind
    self.colour = colour
  }

  /// What stands in identifiers: `rising-6a7078`.
  var name: String { kind.rawValue + "-" + colour.css.dropFirst() }
}
