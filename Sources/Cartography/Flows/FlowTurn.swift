import Foundation

/// Directions on the page, in radians from the right towards the foot.
enum FlowTurn {
  static func direction(from place: SheetPoint, to other: SheetPoint) -> Double {
    atan2(other.down - place.down, other.across - place.across)
  }

  /// One millimetre long.
  static func unit(_ direction: Double) -> SheetPoint { SheetPoint(across: cos(direction), down: sin(direction)) }
}
