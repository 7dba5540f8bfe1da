internal import WardlightGeometry

/// The postcodes in use, by squares of about a kilometre, for asking which of them lie near a place.
struct PostcodeGrid: Sendable {
  private let places: [Coordinate]
  private let starts: [Int32]
  private let corner: Coordinate
  private let columns: Int
  private let rows: Int
  private let size: Double

  /// - Complexity: O(postcodes).
  init(_ directory: PostcodeDirectory) {
    let unordered = directory.placesInUse
    let box = Box(around: unordered) ?? Box(lower: Coordinate(easting: 0, northing: 0), upper: Coordinate(easting: 0, northing: 0))
    let side = max(1_000, (box.width * box.height / 1_048_576).squareRoot())
    let columns = Int(box.width / side) + 1
    corner = box.lower
    size = side
    self.columns = columns
    rows = Int(box.height / side) + 1
    let cells = unordered.map { Int(($0.northing - box.lower.northing) / side) * columns + Int(($0.easting - box.lower.easting) / side) }
    (starts, places) = Self.sorted(unordered, cells, count: columns * rows)
  }

  private static func sorted(_ unordered: [Coordinate], _ cells: [Int], count: Int) -> ([Int32], [Coordinate]) {
    var starts = [Int32](repeating: 0, count: count + 1)
    for cell in cells { starts[cell + 1] += 1 }
    for cell in 0..<count { starts[cell + 1] += starts[cell] }
    var next = starts
    var places = unordered
    for (place, cell) in zip(unordered, cells) {
      places[Int(next[cell])] = place
      next[cell] += 1
    }
    return (starts, places)
  }

  /// The places within a distance of a middle, that distance included.
  func places(within metres: Double, of middle: Coordinate) -> [Coordinate] {
    guard metres >= 0, middle.easting.isFinite, middle.northing.isFinite else { return [] }
    let across = cells(middle.easting - corner.easting, metres, columns)
    var found: [Coordinate] = []
    for row in cells(middle.northing - corner.northing, metres, rows) where !across.isEmpty {
      let range = Int(starts[row * columns + across.lowerBound])..<Int(starts[row * columns + across.upperBound])
      found.append(contentsOf: places[range].lazy.filter { $0.squaredDistance(to: middle) <= metres * metres })
    }
    return found
  }

  /// The columns, or rows, that lie within a distance.
  private func cells(_ offset: Double, _ metres: Double, _ count: Int) -> Range<Int> {
    let low = max(0, ((offset - metres) / size).rounded(.down))
    let high = min(Double(count - 1), ((offset + metres) / size).rounded(.down))
    return low <= high ? Int(low)..<Int(high) + 1 : 0..<0
  }
}
