/// Gives vertices that lie within a tolerance of each other one number.
///
/// The first vertex of a place, in the order of the buffer, lends its coordinates to those that join it.
struct VertexSnapping {
  /// One place for each number.
  private(set) var places: [Coordinate] = []
  /// The number of each vertex of the buffer.
  private(set) var numbers: [Int32] = []

  private let tolerance: Double
  private let cell: Double
  /// An open hash table of cells: the last number that was put into a cell, or −1.
  private var heads: [Int32]
  /// The number that was put into the same slot before, or −1.
  private var earlier: [Int32] = []

  /// - Parameters:
  ///   - vertices: The buffer.
  ///   - tolerance: Metres; 0 joins equal coordinates only.
  /// - Complexity: O(vertices) as long as few places lie within eight tolerances of each other.
  init(_ vertices: [Coordinate], tolerance: Double) {
    precondition(tolerance >= 0, "vertices cannot lie within \(tolerance) m of each other")
    self.tolerance = tolerance
    cell = max(tolerance * 8, 1e-3)
    heads = [Int32](repeating: -1, count: 1 << max(4, Int.bitWidth - (2 * vertices.count).leadingZeroBitCount))
    numbers.reserveCapacity(vertices.count)
    var last: Int32 = 0
    for vertex in vertices {
      last = beside(last, vertex) ?? number(of: vertex)
      numbers.append(last)
    }
    heads = []
    earlier = []
  }

  /// The number before or behind one, where its place is exactly that of a vertex: so a ring that runs along another's border needs no search. No other
  /// number can be within the tolerance then, for numbers lie farther apart.
  private func beside(_ number: Int32, _ vertex: Coordinate) -> Int32? {
    let number = Int(number)
    if number > 0, places[number - 1] == vertex { return Int32(truncatingIfNeeded: number - 1) }
    return number + 1 < places.count && places[number + 1] == vertex ? Int32(truncatingIfNeeded: number + 1) : nil
  }

  private mutating func number(of vertex: Coordinate) -> Int32 {
    let (column, row) = (vertex.easting / cell, vertex.northing / cell)
    let home = slot(column.rounded(.down), row.rounded(.down))
    if let found = nearest(to: vertex, inSlot: home) { return found }
    let reach = tolerance / cell
    for other in [(column - reach).rounded(.down), (column + reach).rounded(.down)] {
      for beside in [(row - reach).rounded(.down), (row + reach).rounded(.down)] {
        let slot = slot(other, beside)
        if slot != home, let found = nearest(to: vertex, inSlot: slot) { return found }
      }
    }
    places.append(vertex)
    earlier.append(heads[home])
    heads[home] = Int32(places.count - 1)
    return heads[home]
  }

  private func nearest(to vertex: Coordinate, inSlot slot: Int) -> Int32? {
    var number = heads[slot]
    while number >= 0 {
      if places[Int(number)].squaredDistance(to: vertex) <= tolerance * tolerance { return number }
      number = earlier[Int(number)]
    }
    return nil
  }

  private func slot(_ column: Double, _ row: Double) -> Int {
    // Adding 0 makes −0 and 0 the same cell.
    var bits = (column + 0).bitPattern &* 0x9E37_79B9_7F4A_7C15 ^ ((row + 0).bitPattern &* 0xC2B2_AE3D_27D4_EB4F)
    bits = (bits ^ (bits >> 29)) &* 0xBF58_476D_1CE4_E5B9
    return Int(truncatingIfNeeded: (bits ^ (bits >> 32)) & UInt64(heads.count - 1))
  }
}
