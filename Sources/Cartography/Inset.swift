public import WardlightGeometry

/// A small map beside the main one, with a title and a scale of its own; it never lies over data.
public struct Inset: Sendable {
  /// What the inset is called: `London`.
  public let title: String
  /// What it shows.
  public let subject: Subject

  /// What an inset shows.
  public enum Subject: Sendable {
    /// Where the map lies: a wider layer in grey, of which these areas are marked, or the map's own ground where there are none.
    case locator(MultiPolygons, marked: [Int])
    /// Areas beyond the map, of which those with a number are shaded and bear it: the key to places that the map names by their numbers.
    case numbered(MultiPolygons, numbers: [String])
    /// A part of the map itself, drawn larger; a rectangle with a letter marks it on the map.
    case zoom(Box)
  }

  /// A small map of a wider layer, such as London's boroughs, on which the place of the map is marked.
  ///
  /// - Parameters:
  ///   - layer: The wider layer, in the plane of the map.
  ///   - marked: Which areas of the layer the map shows; without any a rectangle marks its ground.
  ///   - title: What the layer is called.
  /// - Precondition: The layer has the marked areas.
  public static func locator(_ layer: MultiPolygons, marked: [Int] = [], title: String) -> Inset {
    precondition(marked.allSatisfy { 0..<layer.count ~= $0 }, "areas \(marked) marked in a layer of \(layer.count)")
    return Inset(title: title, subject: .locator(layer, marked: marked))
  }

  /// Areas that lie beyond the map, such as the boroughs in which its flows begin, numbered as on the map.
  ///
  /// - Parameters:
  ///   - layer: The areas, in the plane of the map.
  ///   - numbers: The number of each area, empty for those that have none.
  ///   - title: What the layer is called.
  /// - Precondition: There is one number an area.
  public static func numbered(_ layer: MultiPolygons, numbers: [String], title: String) -> Inset {
    precondition(numbers.count == layer.count, "\(numbers.count) numbers for \(layer.count) areas")
    return Inset(title: title, subject: .numbered(layer, numbers: numbers))
  }

  /// A part of the map drawn larger, such as London on a map of England and Wales.
  ///
  /// - Parameters:
  ///   - part: The part, in the plane of the map.
  ///   - title: What the part is called.
  public static func zoom(_ part: Box, title: String) -> Inset { Inset(title: title, subject: .zoom(part)) }

  /// What of the plane the inset shows.
  func ground() throws(CartographyError) -> Box {
    let ground: Box? =
      switch subject {
      case .locator(let layer, _), .numbered(let layer, _): layer.box
      case .zoom(let part): part
      }
    guard let ground, ground.width > 0, ground.height > 0 else { throw .emptyInset(title: title) }
    return ground
  }

  /// Whether it needs room for numbers.
  var isNumbered: Bool { if case .numbered = subject { true } else { false } }

  var isZoom: Bool { if case .zoom = subject { true } else { false } }
}
