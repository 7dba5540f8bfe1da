public import WardlightEssentials

/// Polygons of equal value on a grid (marching squares).
///
/// A value belongs to the middle of its cell; between middles it changes in a straight line along the grid, and beyond the outermost middles, half a cell
/// on, there is nothing. A polygon of a level encloses the middles whose value is at least the level.
public enum IsoPolygons {
  /// How values end where there are none any more.
  public enum Ending: Hashable, Sendable {
    /// They fall to the floor in a straight line: as numbers do that are nothing elsewhere.
    case falling
    /// They go on to the border of their cell and stop there: as numbers do that are not known elsewhere, so that no level is drawn along the edge.
    case abrupt
  }

  /// The parts of the plane where the values are at least each level.
  ///
  /// Where all four middles around a crossing alternate between low and high, the mean of the four decides whether the high ones are joined. Vertices keep a
  /// thousandth of a cell away from the middles, so that rings never touch: every ring is closed and simple, holes lie within the outside of
  /// their polygon, and the area of a level contains that of every higher one.
  ///
  /// - Parameters:
  ///   - values: One for each cell of the grid; `NaN` counts as below every level.
  ///   - grid: The grid.
  ///   - levels: Finite numbers, in any order.
  ///   - floor: The value of cells that are `NaN` and of what lies around the grid; below every level.
  ///   - ending: How values end at cells that are `NaN` and at the border of the grid.
  ///   - parallel: How many levels are traced at once; the result does not depend on it.
  /// - Returns: One area for each level, in the order of the levels; without polygons where no value reaches the level.
  /// - Precondition: As many values as cells; every level is above `floor`.
  /// - Complexity: O(cells) for each level.
  /// - SeeAlso: Lorensen & Cline (1987), Marching cubes, doi:10.1145/37402.37422, for the plane.
  public static func polygons(
    _ values: [Double], on grid: RasterGrid, atLeast levels: [Double], floor: Double = 0, ending: Ending = .falling,
    parallel: Parallel = Parallel()
  ) -> MultiPolygons {
    precondition(values.count == grid.count, "\(values.count) values for \(grid.count) cells")
    precondition(levels.allSatisfy { $0 > floor && $0.isFinite }, "a level is not above \(floor)")
    let areas = parallel.map(levels.count) { IsoTracing(values, grid, level: levels[$0], floor: floor, ending).polygons() }
    var shapes = MultiPolygons()
    for polygons in areas { shapes.append(polygons) }
    return shapes
  }
}

/// The rings of one level.
///
/// The lattice of middles gets a border of nodes at `floor` all around, so that every ring closes. Each edge between two nodes of which one is high is
/// crossed by exactly one ring.
private struct IsoTracing {
  /// Nodes from west to east, and from south to north, the border included.
  let width: Int
  let height: Int
  let grid: RasterGrid
  let level: Double
  let nodes: [Double]

  /// Nodes without a value are at the floor, or infinitely below where values end abruptly.
  init(_ values: [Double], _ grid: RasterGrid, level: Double, floor: Double, _ ending: IsoPolygons.Ending) {
    (width, height) = (grid.columns + 2, grid.rows + 2)
    (self.grid, self.level) = (grid, level)
    let nothing = ending == .falling ? floor : -Double.infinity
    var nodes = [Double](repeating: nothing, count: width * height)
    for row in 0..<grid.rows {
      let from = row * grid.columns
      let to = (row + 1) * width + 1
      for column in 0..<grid.columns {
        let value = values[from + column]
        nodes[to + column] = value.isNaN ? nothing : value
      }
    }
    self.nodes = nodes
  }

  private func isHigh(_ node: Int) -> Bool { nodes[node] >= level }

  /// Whether the high middles of a square whose corners alternate are joined across it.
  private func joins(_ square: Int) -> Bool {
    (nodes[square] + nodes[square + 1] + nodes[square + width] + nodes[square + width + 1]) / 4 >= level
  }

  /// Which corners of the square north-east of a node are high: 1 south-west, 2 south-east, 4 north-east, 8 north-west.
  private func corners(_ square: Int) -> Int {
    (isHigh(square) ? 1 : 0) | (isHigh(square + 1) ? 2 : 0) | (isHigh(square + width + 1) ? 4 : 0) | (isHigh(square + width) ? 8 : 0)
  }

  /// Joins the high nodes into parts, then follows each ring once and gathers the rings of each part.
  func polygons() -> [[[Coordinate]]] {
    var joined = NodeParts(count: nodes.count)
    forEachSquare { square in join(square, &joined) }
    var walked = [Bool](repeating: false, count: nodes.count)
    var places: [Int: Int] = [:]
    var polygons: [[[Coordinate]]] = []
    forEachSquare { square in
      // Each ring crosses some edge between a node and its eastern neighbour with the high side in the west, or encloses such a one.
      guard isHigh(square), !isHigh(square + 1), !walked[square] else { return }
      let ring = ring(from: square, &walked)
      let part = joined.root(of: square)
      if let place = places[part] {
        polygons[place].append(ring)
      } else {
        places[part] = polygons.count
        polygons.append([ring])
      }
    }
    return polygons.map(Self.outsideFirst)
  }

  /// The one ring of a part that runs counter-clockwise is its outside.
  private static func outsideFirst(_ rings: [[Coordinate]]) -> [[Coordinate]] {
    guard let outside = rings.firstIndex(where: { RingMeasure.signedArea($0[...]) > 0 }), outside > 0 else { return rings }
    return [rings[outside]] + rings[..<outside] + rings[(outside + 1)...]
  }

  private func forEachSquare(_ body: (Int) -> Void) {
    for row in 0..<height - 1 {
      for square in row * width..<(row + 1) * width - 1 { body(square) }
    }
  }

  private func join(_ square: Int, _ joined: inout NodeParts) {
    let corners = corners(square)
    if corners & 3 == 3 { joined.join(square, square + 1) }
    if corners & 9 == 9 { joined.join(square, square + width) }
    if corners == 5, joins(square) { joined.join(square, square + width + 1) }
    if corners == 10, joins(square) { joined.join(square + 1, square + width) }
  }

  /// The sides of a square.
  private enum Side { case south, east, north, west }

  /// Follows the ring that crosses the edge east of a high node, high values on its left, back to where it began.
  private func ring(from start: Int, _ walked: inout [Bool]) -> [Coordinate] {
    var ring: [Coordinate] = []
    // The ring runs north across an edge whose western node is high, into the square whose southern side that edge is.
    var (square, side) = (start, Side.south)
    repeat {
      if side == .south { walked[square] = true }
      ring.append(crossing(square, side))
      (square, side) = next(square, entering: side)
    } while !(square == start && side == .south)
    return ring
  }

  /// The square that follows, and the side by which the ring comes into it.
  private func next(_ square: Int, entering side: Side) -> (Int, Side) {
    switch exit(square, entering: side) {
    case .south: (square - width, .north)
    case .east: (square + 1, .west)
    case .north: (square + width, .south)
    case .west: (square - 1, .east)
    }
  }

  /// The side by which a ring leaves that comes into a square by another, its high side always on the left.
  private func exit(_ square: Int, entering side: Side) -> Side {
    let corners = corners(square)
    switch corners {
    case 1, 3, 7: return .west
    case 2, 6, 14: return .south
    case 4, 12, 13: return .east
    case 8, 9, 11: return .north
    case 5: return joins(square) == (side == .south) ? .east : .west
    default: return joins(square) == (side == .east) ? .north : .south
    }
  }

  /// Where the level is crossed on one side of a square.
  private func crossing(_ square: Int, _ side: Side) -> Coordinate {
    switch side {
    case .south: between(square, square + 1)
    case .east: between(square + 1, square + width + 1)
    case .north: between(square + width, square + width + 1)
    case .west: between(square, square + width)
    }
  }

  private func between(_ first: Int, _ second: Int) -> Coordinate {
    let (low, high) = isHigh(first) ? (second, first) : (first, second)
    let share = nodes[low].isInfinite ? shareToBorder(low) : (nodes[high] - level) / (nodes[high] - nodes[low])
    let kept = min(max(share, 0.001), 0.999)
    let (from, to) = (place(high), place(low))
    return Coordinate(
      easting: from.easting + kept * (to.easting - from.easting), northing: from.northing + kept * (to.northing - from.northing))
  }

  /// The border of a cell lies half-way to the next middle; nodes around the grid lie on it.
  private func shareToBorder(_ node: Int) -> Double {
    let (row, column) = node.quotientAndRemainder(dividingBy: width)
    return row == 0 || column == 0 || row == height - 1 || column == width - 1 ? 1 : 0.5
  }

  /// The border of nodes lies half a cell beyond the outermost middles, which is the border of the grid.
  private func place(_ node: Int) -> Coordinate {
    let (column, row) = (Double(node % width) - 0.5, Double(node / width) - 0.5)
    return Coordinate(
      easting: grid.origin.easting + min(max(column, 0), Double(grid.columns)) * grid.cell,
      northing: grid.origin.northing + min(max(row, 0), Double(grid.rows)) * grid.cell)
  }
}

/// Sets of nodes that hang together.
private struct NodeParts {
  private var parents: [Int32]

  init(count: Int) { parents = (0..<Int32(count)).map { $0 } }

  mutating func root(of node: Int) -> Int {
    var place = Int32(node)
    while parents[Int(place)] != place {
      parents[Int(place)] = parents[Int(parents[Int(place)])]
      place = parents[Int(place)]
    }
    return Int(place)
  }

  mutating func join(_ first: Int, _ second: Int) {
    let (one, other) = (root(of: first), root(of: second))
    guard one != other else { return }
    parents[max(one, other)] = Int32(min(one, other))
  }
}
