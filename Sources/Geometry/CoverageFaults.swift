public import WardlightEssentials

/// Where areas that should tile a plane lie over each other or leave gaps.
///
/// Overlaps and gaps that are nowhere wider than a hundredth of a millimetre come from rounding and are left out.
public struct CoverageFaults: Hashable, Sendable {
  /// The pairs of areas that lie over each other, ascending.
  public let overlaps: [Overlap]
  /// The gaps that areas enclose, in order of their first neighbour, the larger first; what is open to the outside is none.
  public let gaps: [Gap]

  /// Two areas that lie over each other.
  public struct Overlap: Hashable, Sendable {
    /// The smaller number of the two.
    public let area: Int
    /// The larger number.
    public let other: Int
    /// How much lies in both, in square metres.
    public let size: Double
    /// How wide its widest piece is, in metres: the diameter of the largest circle in it, which may be a little larger in bent pieces.
    public let width: Double
  }

  /// A gap that areas enclose.
  public struct Gap: Hashable, Sendable {
    /// The areas beside it, ascending.
    public let neighbours: [Int]
    /// Its size in square metres, less that of areas that stand in it.
    public let size: Double
    /// How wide it is, in metres, as that of an overlap.
    public let width: Double
  }

  /// The faults of a layer of areas, each of them valid in itself.
  ///
  /// Only borders that are not shared by exactly two areas are looked at, so that a clean layer costs little. Sizes follow from the pieces of
  /// border around an overlap or a gap, as that of a ring does.
  ///
  /// - Parameters:
  ///   - shapes: The areas, with finite coordinates.
  ///   - parallel: How many threads; the result does not depend on it.
  /// - Complexity: O(vertices + unshared edges · vertices of the areas around them).
  public init(_ shapes: MultiPolygons, parallel: Parallel = Parallel()) {
    let pieces = BorderPieces(shapes)
    let boxes = AreaBoxes(shapes)
    let covers = parallel.mapRanges(pieces.all.count, size: 1_024) { range in
      range.map { boxes.areas(around: pieces.middle(of: $0), except: pieces.all[$0].owners) }
    }.flatMap { $0 }
    overlaps = OverlapSearch(shapes, boxes, pieces, covers).overlaps(parallel)
    gaps = GapTracing(pieces, covers).gaps()
  }

  /// What is nowhere wider than this many metres is rounding.
  static let noise = 1e-5
  /// Places at most this many metres apart are one.
  static let nodeTolerance = 1e-6
}
