import WardlightDisclosure
import WardlightGeometry
import WardlightSpatialStatistics

/// The neighbours of one area with what they weigh and what their figures are, of which the door has let pass what may be seen.
struct NeighbourTable {
  let areas: Areas
  let weights: Weights
  let request: HotSpotRequest
  /// The figures that were tested; `NaN` where an area has none and is nobody's neighbour.
  let tested: [Double]

  /// The rows: the area itself first where the statistic counts it in.
  func rows(of area: Int) -> [Row] {
    let neighbours = zip(weights.neighbours(of: area), weights.weights(of: area)).map { Row(area: Int($0), weight: $1) }
    let itself = request.statistic.countsItself ? [Row(area: area, weight: selfWeight(neighbours))] : []
    let counted = itself + neighbours.filter { tested[$0.area].isFinite }
    let sum = request.standardization == .row ? counted.reduce(0) { $0 + ($1.weight ?? 0) } : 1
    return counted.map { row in Row(area: row.area, weight: row.weight.map { $0 / sum }) }
      + neighbours.filter { !tested[$0.area].isFinite }.map { Row(area: $0.area, weight: nil) }
  }

  /// A neighbour and what it weighs; `nil` where it has no figure.
  struct Row {
    let area: Int
    let weight: Double?
  }

  private func selfWeight(_ neighbours: [Row]) -> Double {
    switch weights.selfWeight {
    case .one: 1
    case .fixed(let weight): weight
    case .rowMaximum: neighbours.compactMap(\.weight).max() ?? 1
    }
  }
}
