public import WardlightGeometry

/// The paper or screen of a map.
public enum Page: String, Hashable, Sendable, CaseIterable {
  /// A4, the long side upright: 210 × 297 mm.
  case a4Portrait = "a4"
  /// A4, the long side across: 297 × 210 mm.
  case a4Landscape = "a4-landscape"
  /// A3, the long side upright: 297 × 420 mm.
  case a3Portrait = "a3"
  /// A3, the long side across: 420 × 297 mm.
  case a3Landscape = "a3-landscape"
  /// A slide of 16 to 9: 254 × 142.9 mm.
  case widescreen = "16:9"
  /// A square of 210 mm.
  case square

  /// A page by its name on the command line: `a4`, `a4-landscape`, `a3`, `a3-landscape`, `16:9` or `square`; `nil` for `fitting`, which
  /// leaves the choice to the shape of the map.
  ///
  /// - Throws: ``CartographyError/unknownPage(_:)``.
  public static func named(_ name: String) throws(CartographyError) -> Page? {
    guard name != fittingName else { return nil }
    guard let page = Page(rawValue: name) else { throw .unknownPage(name) }
    return page
  }

  /// The name that leaves the choice of a page to the shape of the map.
  public static let fittingName = "fitting"

  /// All names that ``named(_:)`` knows.
  public static var names: [String] { [fittingName] + allCases.map(\.rawValue) }

  /// Millimetres from left to right.
  public var width: Double { size.width }

  /// Millimetres from top to bottom.
  public var height: Double { size.height }

  private var size: (width: Double, height: Double) {
    switch self {
    case .a4Portrait: (210, 297)
    case .a4Landscape: (297, 210)
    case .a3Portrait: (297, 420)
    case .a3Landscape: (420, 297)
    case .widescreen: (254, 142.9)
    case .square: (210, 210)
    }
  }

  /// No page is longer on any side, in millimetres.
  static let longestSide = 420.0

  var isUpright: Bool { height > width }

  /// The A4 page on which something of this shape is drawn largest, the legend beside or below it; the landscape one where both do as well.
  public static func fitting(_ box: Box) -> Page {
    func scale(_ width: Double, _ height: Double) -> Double { min(width / max(box.width, 1), height / max(box.height, 1)) }
    return scale(184, 182) > scale(208, 148) * 1.05 ? .a4Portrait : .a4Landscape
  }
}
