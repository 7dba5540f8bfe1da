extension SharedBorders {
  /// The areas with fewer vertices, the same on both sides of every border.
  ///
  /// The vertex whose triangle with its two neighbours is smallest goes first, as long as that triangle is smaller than the tolerance's
  /// square and no other vertex lies in it: so borders neither cross nor touch anew. Junctions stay, and every ring keeps at least three
  /// vertices, small islands too.
  ///
  /// - Parameter metres: The tolerance; about the size of a detail that may go. 0 keeps all but vertices on straight lines.
  /// - Complexity: O(v log v) for v distinct vertices.
  /// - SeeAlso: Visvalingam & Whyatt (1993), Line generalisation by repeated elimination of points, doi:10.1179/000870493786962263.
  public func simplified(tolerance metres: Double) -> MultiPolygons {
    precondition(metres >= 0, "a tolerance of \(metres) m is not a size")
    var thinning = ArcThinning(self, largest: metres * metres)
    thinning.run()
    return rebuilt(from: thinning.remaining)
  }

  /// The areas with the arcs replaced.
  func rebuilt(from arcs: RaggedRows) -> MultiPolygons {
    var rebuilt = MultiPolygons()
    for area in 0..<shapes.count {
      rebuilt.append(shapes.polygons(ofArea: area).map { shapes.rings(ofPolygon: $0).map { line(ringArcs[$0], arcs) } })
    }
    return rebuilt
  }

  /// The vertices along arcs that follow each other, each arc without its last.
  func line(_ references: some Sequence<Int32>, _ arcs: RaggedRows) -> [Coordinate] {
    var line: [Coordinate] = []
    for reference in references {
      let arc = arcs[Self.arc(reference)]
      if reference >= 0 {
        for vertex in arc.dropLast() { line.append(places[Int(vertex)]) }
      } else {
        for vertex in arc.dropFirst().reversed() { line.append(places[Int(vertex)]) }
      }
    }
    return line
  }
}

/// Takes vertices out of arcs, the least important first.
private struct ArcThinning {
  private let borders: SharedBorders
  private let largest: Double
  private let grid: CellGrid?
  private let verticesByCell: RaggedRows
  /// Whether a vertex still stands on a border.
  private var isPresent: [Bool]
  /// For each place of the arcs' buffer the place before and behind it, or −1 at an end.
  private var before: [Int32]
  private var behind: [Int32]
  private var arcOfPlace: [Int32]
  /// How many vertices each arc has between its ends.
  private var interior: [Int]
  /// The pairs of junctions between which a straight arc runs.
  private var straight: Set<Pair> = []
  /// The triangle with which each place waits in the queue; a waiting entry of another size is out of date.
  private var waiting: [Double]
  private var queue = Heap<Candidate>()

  private struct Candidate: Comparable {
    let size: Double
    let place: Int32

    static func < (left: Candidate, right: Candidate) -> Bool {
      left.size < right.size || (left.size == right.size && left.place < right.place)
    }
  }

  private struct Pair: Hashable {
    let one: Int32
    let other: Int32
  }

  init(_ borders: SharedBorders, largest: Double) {
    self.borders = borders
    self.largest = largest
    let grid = Box(around: borders.places).map { CellGrid(over: $0, count: borders.places.count) }
    self.grid = grid
    verticesByCell = RaggedRows(rows: grid?.count ?? 0) { add in
      guard let grid else { return }
      for (vertex, place) in borders.places.enumerated() {
        add(grid.cell(grid.column(place.easting), grid.row(place.northing)), Int32(vertex))
      }
    }
    isPresent = [Bool](repeating: false, count: borders.places.count)
    let count = borders.arcs.values.count
    before = [Int32](repeating: -1, count: count)
    behind = before
    arcOfPlace = before
    waiting = [Double](repeating: -1, count: count)
    interior = (0..<borders.arcs.count).map { borders.arcs.range(of: $0).count - 2 }
    for arc in interior.indices { link(arc) }
  }

  /// What is left of each arc.
  var remaining: RaggedRows {
    var arcs = RaggedRows()
    for arc in 0..<borders.arcs.count {
      var vertices: [Int32] = []
      var place = Int32(borders.arcs.range(of: arc).lowerBound)
      while place >= 0 {
        vertices.append(vertex(place))
        place = behind[Int(place)]
      }
      arcs.append(vertices)
    }
    return arcs
  }

  mutating func run() {
    for place in before.indices { enqueue(Int32(place)) }
    while let candidate = queue.pop() {
      guard waiting[Int(candidate.place)] == candidate.size else { continue }
      waiting[Int(candidate.place)] = -1
      if mayGo(candidate.place) { remove(candidate.place) }
    }
  }

  private mutating func link(_ arc: Int) {
    let places = borders.arcs.range(of: arc)
    for place in places {
      arcOfPlace[place] = Int32(arc)
      isPresent[Int(borders.arcs.values[place])] = true
      if place > places.lowerBound { before[place] = Int32(place - 1) }
      if place + 1 < places.upperBound { behind[place] = Int32(place + 1) }
    }
    if interior[arc] == 0 { straight.insert(ends(of: arc)) }
  }

  private mutating func enqueue(_ place: Int32) {
    guard before[Int(place)] >= 0, behind[Int(place)] >= 0 else { return }
    let (a, b, c) = triangle(place)
    let size = abs((b.easting - a.easting) * (c.northing - a.northing) - (c.easting - a.easting) * (b.northing - a.northing)) / 2
    waiting[Int(place)] = size
    if size <= largest { queue.push(Candidate(size: size, place: place)) }
  }

  private mutating func remove(_ place: Int32) {
    let (previous, next) = (before[Int(place)], behind[Int(place)])
    behind[Int(previous)] = next
    before[Int(next)] = previous
    isPresent[Int(vertex(place))] = false
    let arc = Int(arcOfPlace[Int(place)])
    interior[arc] -= 1
    if interior[arc] == 0 { straight.insert(ends(of: arc)) }
    enqueue(previous)
    enqueue(next)
  }

  private func mayGo(_ place: Int32) -> Bool {
    let arc = Int(arcOfPlace[Int(place)])
    let ends = ends(of: arc)
    if ends.one == ends.other, interior[arc] <= 2 { return false }
    if interior[arc] == 1, straight.contains(ends) { return false }
    return isTriangleEmpty(place)
  }

  /// Whether no other vertex stands in the triangle or on its border: then no border crosses the new line.
  private func isTriangleEmpty(_ place: Int32) -> Bool {
    guard let grid else { return true }
    let corners = (vertex(before[Int(place)]), vertex(place), vertex(behind[Int(place)]))
    let (a, b, c) = triangle(place)
    let columns = grid.column(min(a.easting, b.easting, c.easting))...grid.column(max(a.easting, b.easting, c.easting))
    let rows = grid.row(min(a.northing, b.northing, c.northing))...grid.row(max(a.northing, b.northing, c.northing))
    for row in rows {
      for column in columns {
        for other in verticesByCell.range(of: grid.cell(column, row)) {
          let other = verticesByCell.values[other]
          guard isPresent[Int(other)], other != corners.0, other != corners.1, other != corners.2 else { continue }
          if Self.contains(a, b, c, borders.places[Int(other)]) { return false }
        }
      }
    }
    return true
  }

  private static func contains(_ a: Coordinate, _ b: Coordinate, _ c: Coordinate, _ place: Coordinate) -> Bool {
    let sides = (
      Orientation.sign(from: a, to: b, of: place), Orientation.sign(from: b, to: c, of: place), Orientation.sign(from: c, to: a, of: place)
    )
    if sides == (0, 0, 0) { return Orientation.isOn(place, from: a, to: b) || Orientation.isOn(place, from: b, to: c) }
    return (sides.0 >= 0 && sides.1 >= 0 && sides.2 >= 0) || (sides.0 <= 0 && sides.1 <= 0 && sides.2 <= 0)
  }

  private func triangle(_ place: Int32) -> (Coordinate, Coordinate, Coordinate) {
    let vertices = (vertex(before[Int(place)]), vertex(place), vertex(behind[Int(place)]))
    return (borders.places[Int(vertices.0)], borders.places[Int(vertices.1)], borders.places[Int(vertices.2)])
  }

  private func vertex(_ place: Int32) -> Int32 { borders.arcs.values[Int(place)] }

  private func ends(of arc: Int) -> Pair {
    let places = borders.arcs.range(of: arc)
    let (first, last) = (borders.arcs.values[places.lowerBound], borders.arcs.values[places.upperBound - 1])
    return Pair(one: min(first, last), other: max(first, last))
  }
}
