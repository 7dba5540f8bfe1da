import WardlightEssentials
import WardlightGeometry

/// Places sorted into the squares of a grid, row of squares by row, so that what lies near is found without looking at the rest.
///
/// The places of neighbouring squares of a row follow each other, so that each row of a search is one run.
///
/// - Complexity: O(n) to build; a search costs about as much as there are places in the square around it, as long as places are not all in a
///   few spots of a wide plane.
struct PointGrid: Sendable {
  /// The places in order of square.
  let places: [Coordinate]
  /// The number of the area that lies at each of ``places``; within a square they ascend.
  let numbers: [Int32]
  private let starts: [Int32]
  private let columns: Int
  private let rows: Int
  private let corner: Coordinate
  private let size: Double

  /// - Throws: ``StatisticsError/noPlace(area:)`` for coordinates that are not finite.
  init(_ points: [Coordinate]) throws(StatisticsError) {
    if let lost = points.firstIndex(where: { !$0.isFinite }) { throw .noPlace(area: lost) }
    let box = Box(around: points) ?? Box(lower: Coordinate(easting: 0, northing: 0), upper: Coordinate(easting: 0, northing: 0))
    let frame = Frame(box, squares: points.count * Self.squaresPerPlace)
    (columns, rows, corner, size) = (frame.columns, frame.rows, box.lower, frame.size)
    let squares = points.map { Int32(frame.row($0.northing) * frame.columns + frame.column($0.easting)) }
    let sorted = RaggedRows(keys: squares, below: columns * rows)
    starts = sorted.starts
    numbers = sorted.values
    places = numbers.map { points[Int($0)] }
  }

  /// Towns are dense: with a few squares for each place a square of a town has not too many.
  private static let squaresPerPlace = 4

  private var frame: Frame { Frame(corner: corner, columns: columns, rows: rows, size: size) }

  /// The runs of ``places`` that lie in the squares up to `metres` from a place, and no more than a square farther.
  @inline(__always)
  func forEachRun(around place: Coordinate, within metres: Double, _ visit: (Range<Int>) -> Void) {
    let frame = frame
    let west = frame.column(place.easting - metres)
    let east = frame.column(place.easting + metres)
    for row in frame.row(place.northing - metres)...frame.row(place.northing + metres) {
      let run = Int(starts[row * columns + west])..<Int(starts[row * columns + east + 1])
      if !run.isEmpty { visit(run) }
    }
  }

  /// A distance up to which the squares hold at least `wanted` places, the place itself counted; all places where there are no more.
  func reach(around place: Coordinate, toHold wanted: Int) -> Double {
    var metres = size / 2
    while true {
      var found = 0
      forEachRun(around: place, within: metres) { found += $0.count }
      if found >= wanted || found == places.count { return metres }
      metres *= 2
    }
  }
}

/// Where the squares of a grid lie.
private struct Frame {
  let corner: Coordinate
  let columns: Int
  let rows: Int
  let size: Double

  init(corner: Coordinate, columns: Int, rows: Int, size: Double) {
    (self.corner, self.columns, self.rows, self.size) = (corner, columns, rows, size)
  }

  init(_ box: Box, squares: Int) {
    let wanted = Double(min(max(squares, 1), 1 << 22))
    let longer = max(box.width, box.height)
    let side = max((box.width / wanted).squareRoot() * box.height.squareRoot(), longer / wanted)
    let isUsable = side > 0 && longer.isFinite
    corner = box.lower
    size = isUsable ? side : 1
    columns = isUsable ? max(1, Int((box.width / side).rounded(.up))) : 1
    rows = isUsable ? max(1, Int((box.height / side).rounded(.up))) : 1
  }

  @inline(__always)
  func column(_ easting: Double) -> Int { Int(min(max((easting - corner.easting) / size, 0), Double(columns - 1))) }

  @inline(__always)
  func row(_ northing: Double) -> Int { Int(min(max((northing - corner.northing) / size, 0), Double(rows - 1))) }
}

extension RaggedRows {
  /// The places of numbers by number: row `k` holds, ascending, where `k` stands among the keys.
  ///
  /// - Complexity: O(keys + below).
  init(keys: [Int32], below: Int) {
    var starts = [Int32](repeating: 0, count: below + 1)
    for key in keys { starts[Int(key) + 1] += 1 }
    for row in 0..<below { starts[row + 1] += starts[row] }
    var next = starts
    var values = [Int32](repeating: 0, count: keys.count)
    for (place, key) in keys.enumerated() {
      values[Int(next[Int(key)])] = Int32(place)
      next[Int(key)] += 1
    }
    self.init(starts: starts, values: values)
  }
}
