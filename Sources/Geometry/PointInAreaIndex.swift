public import WardlightEssentials

/// Finds the area in which a place lies.
///
/// **Borders.** A place on a border that areas share belongs to the area just east of it, and, where that border runs due east, to
/// the one just north: each place of a partition is in exactly one area, corners included. A place on the outer border that this rule
/// would leave outside belongs to the area with the lowest number whose border it is on. Orientation is decided exactly, so that no
/// rounding loses or doubles a place.
///
/// **Overlaps.** Where areas overlap, the one with the lowest number has the place; numbers follow the area codes.
///
/// A grid lies over the areas, fine only where borders are. Each cell knows the edges that touch it and which areas have its centre; the areas
/// of a place follow from the crossings on the way to the centre, first along the easting, then along the northing. Most places lie in cells
/// without a border, most others in cells that one chain of edges parts between two areas.
///
/// - Complexity: To build O(vertices), with about six small cells an edge; to ask O(edges in a small cell).
public struct PointInAreaIndex: Sendable {
  let areas: AreaGrid?

  /// An index over areas, whose numbers it answers with.
  ///
  /// - Parameters:
  ///   - shapes: The areas.
  ///   - parallel: How many threads build it; the index does not depend on it.
  public init(_ shapes: MultiPolygons, parallel: Parallel = Parallel()) {
    areas = shapes.box.map { AreaGrid(shapes, over: $0, parallel: parallel) }
  }

  /// The area in which the place lies, by the rules above; `nil` outside all areas and for a place that is not finite.
  public func area(at place: Coordinate) -> Int? {
    let area = areas?.withLookup { $0.area(at: place) } ?? -1
    return area < 0 ? nil : Int(area)
  }

  /// The areas of many places, aligned with them; −1 where ``area(at:)`` gives `nil`. The same on any number of threads.
  public func areas(at places: [Coordinate], parallel: Parallel) -> [Int32] {
    guard let areas else { return Array(repeating: -1, count: places.count) }
    let size = 8_192
    let lengths = stride(from: 0, to: places.count, by: size).map { min(size, places.count - $0) }
    return parallel.fill(lengths) { part, answers in
      areas.withLookup { lookup in
        places.withUnsafeBufferPointer { places in
          lookup.areas(at: UnsafeBufferPointer(rebasing: places[part * size..<part * size + answers.count]), into: answers)
        }
      }
    }
  }
}
