/// Vertices by the squares of a grid, their places beside them, so that a search runs along memory.
struct VertexCells: Sendable {
  private let grid: CellGrid
  private let starts: [Int32]
  private let vertices: [Int32]
  private let places: [Coordinate]

  /// - Returns: `nil` where there are no vertices.
  /// - Complexity: O(vertices).
  init?(_ places: [Coordinate]) {
    guard let box = Box(around: places) else { return nil }
    // Vertices stand along lines, so that most squares are empty and the others still hold several.
    let grid = CellGrid(over: box, count: 4 * places.count, most: 1 << 24)
    let rows = RaggedRows(rows: grid.count) { add in
      for (vertex, place) in places.enumerated() {
        add(grid.cell(grid.column(place.easting), grid.row(place.northing)), Int32(truncatingIfNeeded: vertex))
      }
    }
    self.grid = grid
    starts = rows.starts
    vertices = rows.values
    self.places = rows.values.map { places[Int($0)] }
  }

  func withView(_ body: (View) -> Void) {
    starts.withUnsafeBufferPointer { starts in
      vertices.withUnsafeBufferPointer { vertices in
        places.withUnsafeBufferPointer { body(View(grid: grid, starts: starts, vertices: vertices, places: $0)) }
      }
    }
  }

  /// The cells while a search is under way.
  struct View {
    fileprivate let grid: CellGrid
    fileprivate let starts: UnsafeBufferPointer<Int32>
    fileprivate let vertices: UnsafeBufferPointer<Int32>
    fileprivate let places: UnsafeBufferPointer<Coordinate>

    /// Whether `test` says so of any vertex in a box.
    @inline(__always)
    func contains(in box: Box, where test: (_ vertex: Int32, _ place: Coordinate) -> Bool) -> Bool {
      let (west, east) = (grid.column(box.lower.easting), grid.column(box.upper.easting))
      for row in grid.row(box.lower.northing)...grid.row(box.upper.northing) {
        for number in Int(starts[grid.cell(west, row)])..<Int(starts[grid.cell(east, row) + 1]) {
          let place = places[number]
          guard box.lower.easting <= place.easting, place.easting <= box.upper.easting else { continue }
          guard box.lower.northing <= place.northing, place.northing <= box.upper.northing else { continue }
          if test(vertices[number], place) { return true }
        }
      }
      return false
    }
  }
}

/// The vertices that may stand in a line's way.
struct OtherVertices {
  private let cells: VertexCells.View
  private let placeOfVertex: UnsafeBufferPointer<Int32>
  /// For each place of the arcs' buffer whether it went in an earlier round.
  private let isGone: UnsafeBufferPointer<Bool>

  init(_ cells: VertexCells.View, placeOfVertex: UnsafeBufferPointer<Int32>, isGone: UnsafeBufferPointer<Bool>) {
    self.cells = cells
    self.placeOfVertex = placeOfVertex
    self.isGone = isGone
  }

  /// Who stands in a triangle.
  enum Finding {
    case nobody
    /// A vertex of the line itself.
    case own
    /// A vertex of another one, which may go in its turn.
    case other
  }

  /// Who stands in the triangle of a node and its neighbours, or on its border: if nobody does, no border crosses the new line.
  @inline(__always)
  func finding(_ a: ThinningNode, _ b: ThinningNode, _ c: ThinningNode, own: Range<Int>, isOwnGone: (Int) -> Bool) -> Finding {
    let box = Box(
      lower: Coordinate(
        easting: min(a.place.easting, b.place.easting, c.place.easting), northing: min(a.place.northing, b.place.northing, c.place.northing)
      ),
      upper: Coordinate(
        easting: max(a.place.easting, b.place.easting, c.place.easting), northing: max(a.place.northing, b.place.northing, c.place.northing)
      ))
    var finding = Finding.nobody
    _ = cells.contains(in: box) { vertex, place in
      guard vertex != a.vertex, vertex != b.vertex, vertex != c.vertex else { return false }
      let position = Int(placeOfVertex[Int(vertex)])
      let isOwn = own.contains(position)
      guard isOwn ? !isOwnGone(position - own.lowerBound) : !isGone[position] else { return false }
      guard Self.contains(a.place, b.place, c.place, place) else { return false }
      finding = isOwn ? .own : .other
      return true
    }
    return finding
  }

  private static func contains(_ a: Coordinate, _ b: Coordinate, _ c: Coordinate, _ place: Coordinate) -> Bool {
    let sides = (
      Orientation.sign(from: a, to: b, of: place), Orientation.sign(from: b, to: c, of: place), Orientation.sign(from: c, to: a, of: place)
    )
    if sides == (0, 0, 0) { return Orientation.isOn(place, from: a, to: b) || Orientation.isOn(place, from: b, to: c) }
    return (sides.0 >= 0 && sides.1 >= 0 && sides.2 >= 0) || (sides.0 <= 0 && sides.1 <= 0 && sides.2 <= 0)
  }
}
