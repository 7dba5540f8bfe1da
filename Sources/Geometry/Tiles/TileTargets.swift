/// Where areas would lie if each had the room of one tile: the places that tiles are then laid out for.
///
/// The places x minimise Σ |x(a) − x(b) − u(a, b)|² over pairs of neighbours, where u is the step of one tile from b towards a, plus
/// μ Σ |x(a) − g(a)|², where g is the place on the ground. The first sum gives crowded areas room and keeps the directions, the second keeps pieces of
/// land that have no border in common in their places.
enum TileTargets {
  private static let pull = 0.003
  private static let rounds = 300
  private static let overrelaxation = 1.6

  /// The place of each area, in metres.
  ///
  /// - Complexity: O(pairs of neighbours), by successive over-relaxation in a fixed number of rounds.
  static func places(_ network: TileNetwork, pitch: Double) -> [Coordinate] {
    let ground = network.places.map { Coordinate(easting: $0.easting / pitch, northing: $0.northing / pitch) }
    var places = ground
    for round in 0..<rounds {
      for step in 0..<network.count {
        relax(round.isMultiple(of: 2) ? step : network.count - 1 - step, &places, ground, network)
      }
    }
    return places.map { Coordinate(easting: $0.easting * pitch, northing: $0.northing * pitch) }
  }

  private static func relax(_ area: Int, _ places: inout [Coordinate], _ ground: [Coordinate], _ network: TileNetwork) {
    var sum = Coordinate(easting: pull * ground[area].easting, northing: pull * ground[area].northing)
    let row = network.neighbours.range(of: area)
    for place in row {
      let other = places[Int(network.neighbours.values[place])]
      sum.easting += other.easting - network.steps[place].easting
      sum.northing += other.northing - network.steps[place].northing
    }
    let weight = pull + Double(row.count)
    places[area].easting += overrelaxation * (sum.easting / weight - places[area].easting)
    places[area].northing += overrelaxation * (sum.northing / weight - places[area].northing)
  }
}
