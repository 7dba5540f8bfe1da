/// A drawing whose lines are as wide as flows are large, so that several can share one scale.
public protocol FlowWidths: Sendable {
  /// The largest flow of known size that it draws as one line; 0 where there is none.
  ///
  /// - Throws: What drawing it throws for links that cannot be read.
  func largestFlow() throws(CartographyError) -> Double
}

/// How wide a flow is drawn: one millimetre for so many persons.
///
/// width = persons / personsPerMillimetre, exactly, but never below ``thinnest``, which the legend says.
public struct FlowScale: Hashable, Sendable {
  /// How many persons one millimetre of width stands for.
  public let personsPerMillimetre: Double

  /// No line is thinner, in millimetres.
  public static let thinnest = 0.4
  /// How wide the largest flow is at most where the scale is computed, in millimetres.
  public static let widest = 5.0

  /// A scale for maps that are to be compared with each other.
  ///
  /// - Throws: ``CartographyError/widthScale(_:)`` where the number is not positive or not finite.
  public init(personsPerMillimetre: Double) throws(CartographyError) {
    guard personsPerMillimetre > 0, personsPerMillimetre.isFinite else { throw .widthScale(personsPerMillimetre) }
    self.personsPerMillimetre = personsPerMillimetre
  }

  /// The round scale at which a flow of this size is at most ``widest``.
  init(largest: Double) {
    personsPerMillimetre = RoundNumber.smallest(notBelow: max(largest, 1e-3) / Self.widest)
  }

  /// The one round scale at which the largest flow of all these maps is at most ``widest``.
  ///
  /// - Parameter maps: Maps that will lie side by side, of one kind or of several; draw each with ``FlowMap/drawn(at:)`` or
  ///   ``InflowMap/drawn(at:)``.
  /// - Throws: What drawing them throws for links that cannot be read.
  public static func shared(over maps: [any FlowWidths]) throws(CartographyError) -> FlowScale {
    var largest = 0.0
    for map in maps { largest = max(largest, try map.largestFlow()) }
    return FlowScale(largest: largest > 0 ? largest : widest)
  }

  /// The width of a flow in millimetres.
  public func width(of persons: Double) -> Double { max(Self.thinnest, persons / personsPerMillimetre) }

  /// The number of persons below which a line is drawn wider than the scale says.
  var thinnestExact: Double { Self.thinnest * personsPerMillimetre }
}
