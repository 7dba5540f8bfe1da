public import WardlightGeometry

/// The paper of a map.
public enum Page: String, Hashable, Sendable, CaseIterable {
  /// A4, the long side across: 297 × 210 mm.
  case a4Landscape
  /// A4, the long side upright: 210 × 297 mm.
  case a4Portrait

  /// Millimetres from left to right.
  public var width: Double {
    switch self {
    case .a4Landscape: 297
    case .a4Portrait: 210
    }
  }

  /// Millimetres from top to bottom.
  public var height: Double {
    switch self {
    case .a4Landscape: 210
    case .a4Portrait: 297
    }
  }

  /// No paper is longer on any side, in millimetres.
  static let longestSide = 297.0

  var isUpright: Bool { height > width }

  /// The paper on which something of this shape is drawn largest, the legend beside or below it; the landscape one where both do as well.
  public static func fitting(_ box: Box) -> Page {
    func scale(_ width: Double, _ height: Double) -> Double { min(width / max(box.width, 1), height / max(box.height, 1)) }
    return scale(184, 182) > scale(208, 148) * 1.05 ? .a4Portrait : .a4Landscape
  }
}
