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
/// A grid lies over the areas. Each cell knows the edges that touch it and which areas have its centre; the areas of a place follow
/// from the crossings on the way from the centre, first along the northing, then along the easting.
///
/// - Complexity: To build O(vertices + cells), with about one cell a vertex; to ask O(edges in a cell).
public struct PointInAreaIndex: Sendable {
  let shapes: MultiPolygons
  let grid: CellGrid?
  /// The vertex at which the edge that begins at a vertex ends.
  let edgeEnds: [Int32]
  /// The area of the edge that begins at a vertex.
  let edgeAreas: [Int32]
  /// The edges that touch a cell, in order of area.
  let cellEdges: RaggedRows
  /// The areas that have the cell's centre, ascending.
  let cellOwners: RaggedRows

  /// An index over areas, whose numbers it answers with.
  public init(_ shapes: MultiPolygons) {
    self.shapes = shapes
    (edgeEnds, edgeAreas) = Self.edges(of: shapes)
    guard let box = shapes.box else {
      (grid, cellEdges, cellOwners) = (nil, RaggedRows(), RaggedRows())
      return
    }
    let grid = CellGrid(over: box, count: shapes.vertices.count)
    self.grid = grid
    cellEdges = Self.edgesByCell(shapes.vertices, edgeEnds, grid)
    cellOwners = Self.ownersByCell(shapes.vertices, edgeEnds, edgeAreas, grid)
  }

  /// The area in which the place lies, by the rules above; `nil` outside all areas and for a place that is not finite.
  public func area(at place: Coordinate) -> Int? {
    let area = number(at: place)
    return area < 0 ? nil : Int(area)
  }

  /// The areas of many places, aligned with them; −1 where ``area(at:)`` gives `nil`. The same on any number of threads.
  public func areas(at places: [Coordinate], parallel: Parallel) -> [Int32] {
    parallel.mapRanges(places.count, size: 4_096) { range in range.map { number(at: places[$0]) } }.flatMap { $0 }
  }

  private func number(at place: Coordinate) -> Int32 {
    guard let grid, grid.box.contains(place) else { return -1 }
    let column = grid.column(place.easting)
    let row = grid.row(place.northing)
    let cell = grid.cell(column, row)
    let edges = cellEdges.range(of: cell)
    if edges.isEmpty { return cellOwners[cell].first ?? -1 }
    return number(at: place, centre: grid.centre(column, row), edges: edges, owners: cellOwners.range(of: cell))
  }

  /// Walks through the areas of a cell in ascending order, those around its centre and those with an edge in it, to the first
  /// that has the place.
  private func number(at place: Coordinate, centre: Coordinate, edges: Range<Int>, owners: Range<Int>) -> Int32 {
    let path = CellPath(place: place, centre: centre)
    var owner = owners.lowerBound
    var entry = edges.lowerBound
    var border: Int32 = -1
    while entry < edges.upperBound {
      let area = edgeAreas[Int(cellEdges.values[entry])]
      if owner < owners.upperBound, cellOwners.values[owner] < area { return cellOwners.values[owner] }
      var isInside = owner < owners.upperBound && cellOwners.values[owner] == area
      if isInside { owner += 1 }
      while entry < edges.upperBound, edgeAreas[Int(cellEdges.values[entry])] == area {
        let edge = Int(cellEdges.values[entry])
        let (start, end) = (shapes.vertices[edge], shapes.vertices[Int(edgeEnds[edge])])
        if path.isCrossed(from: start, to: end) { isInside.toggle() }
        if border < 0, Orientation.isOn(place, from: start, to: end) { border = area }
        entry += 1
      }
      if isInside { return area }
    }
    return owner < owners.upperBound ? cellOwners.values[owner] : border
  }
}

/// The way from a place along its northing to below or above the cell's centre, and from there to the centre.
private struct CellPath {
  let place: Coordinate
  let corner: Coordinate
  let centre: Coordinate

  @inline(__always)
  init(place: Coordinate, centre: Coordinate) {
    self.place = place
    self.centre = centre
    corner = Coordinate(easting: centre.easting, northing: place.northing)
  }

  /// Whether the edge crosses the way an odd number of times.
  @inline(__always)
  func isCrossed(from start: Coordinate, to end: Coordinate) -> Bool {
    var crossed = false
    if (start.northing > place.northing) != (end.northing > place.northing) {
      crossed = Orientation.isLeft(place, from: start, to: end) != Orientation.isLeft(corner, from: start, to: end)
    }
    if (start.easting > centre.easting) != (end.easting > centre.easting),
      Orientation.isLeft(corner, from: start, to: end) != Orientation.isLeft(centre, from: start, to: end)
    {
      crossed.toggle()
    }
    return crossed
  }
}
