import WardlightGeometry

/// The areas that have a value, and their neighbours among themselves.
///
/// An area without a value leaves the pool, the number of areas and everybody's neighbours.
struct ValuePool: Sendable {
  /// The areas in the pool, ascending.
  let areas: [Int]
  /// Their values.
  let values: [Double]
  /// Their values less the mean of all.
  let centred: [Double]
  /// The neighbours of each, itself left out, as positions in the pool.
  let neighbours: RaggedRows

  init(_ x: [Double], _ weights: Weights) {
    precondition(x.count == weights.count, "\(x.count) values do not align with \(weights.count) rows of weights")
    let areas = x.indices.filter { x[$0].isFinite }
    var position = [Int32](repeating: -1, count: x.count)
    for (place, area) in areas.enumerated() { position[area] = Int32(place) }
    let values = areas.map { x[$0] }
    let mean = values.reduce(0, +) / Double(max(values.count, 1))
    self.areas = areas
    self.values = values
    centred = values.map { $0 - mean }
    neighbours = Self.neighbours(weights.rows, areas, position)
  }

  private static func neighbours(_ rows: RaggedRows, _ areas: [Int], _ position: [Int32]) -> RaggedRows {
    var starts: [Int32] = [0]
    var values: [Int32] = []
    values.reserveCapacity(rows.values.count)
    for area in areas {
      for place in rows.range(of: area) {
        let neighbour = Int(rows.values[place])
        if neighbour != area, position[neighbour] >= 0 { values.append(position[neighbour]) }
      }
      starts.append(Int32(values.count))
    }
    return RaggedRows(starts: starts, values: values)
  }

  var count: Int { areas.count }
}
