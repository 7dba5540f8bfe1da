import Foundation
internal import WardlightEssentials

/// Gives each place a bandwidth of its own.
struct AdaptiveBandwidths {
  let kernel: DensityKernel
  /// No bandwidth is smaller, in metres.
  let least: Double

  init(_ kernel: DensityKernel, least: Double) {
    self.kernel = kernel
    self.least = least
  }

  func widen(_ places: inout DensityPlaces, _ bandwidth: Bandwidth, _ parallel: Parallel) throws(DensityFault) {
    let widths: [Double]
    switch bandwidth {
    case .fixed: return
    case .abramson(let pilot): widths = abramson(places, pilot, parallel)
    case .nearest(let neighbour, let most): widths = try nearest(neighbour, places, most, parallel)
    }
    for (place, width) in widths.enumerated() { places.places[place].bandwidth = width }
  }

  private func abramson(_ places: DensityPlaces, _ pilot: Double, _ parallel: Parallel) -> [Double] {
    let reach = kernel.reach * pilot
    let densities = perPlace(places, parallel) { place in
      var sum = 0.0
      forEachNear(place, within: reach, places) { squared, weight in sum += weight * kernel.value(squared: squared, bandwidth: pilot) }
      return sum
    }
    let weight = places.places.reduce(0) { $0 + $1.weight }
    // A place of weight 0 may stand alone; it counts neither here nor in the density.
    let logarithms = zip(places.places, densities).reduce(0) { $0 + ($1.0.weight > 0 ? $1.0.weight * log($1.1) : 0) }
    let mean = exp(logarithms / weight)
    return densities.map { density in
      density > 0 ? min(max(pilot * (mean / density).squareRoot(), least), Bandwidth.widest * pilot) : pilot
    }
  }

  private func nearest(
    _ neighbour: Int, _ places: DensityPlaces, _ most: Double, _ parallel: Parallel
  ) throws(DensityFault) -> [Double] {
    let points = places.places.reduce(0) { $0 + Int($1.count) }
    guard neighbour >= 1, neighbour < points else { throw .tooFewPoints(points: points, neighbour: neighbour) }
    return perPlace(places, parallel) { place in
      var reach = least
      while true {
        if let distance = distance(from: place, toNeighbour: neighbour, within: reach, places) { return max(distance, least) }
        guard reach < most else { return most }
        reach = min(2 * reach, most)
      }
    }
  }

  /// How far the k-th other point is; `nil` where fewer are so near.
  private func distance(from place: DensityPlace, toNeighbour neighbour: Int, within reach: Double, _ places: DensityPlaces) -> Double? {
    var found: [(squared: Double, count: Int)] = []
    forEachNear(place, within: reach, places) { number, squared in found.append((squared, Int(places.places[number].count))) }
    var seen = -1
    for near in found.sorted(by: { $0.squared < $1.squared }) {
      seen += near.count
      if seen >= neighbour { return near.squared.squareRoot() }
    }
    return nil
  }

  private func perPlace(_ places: DensityPlaces, _ parallel: Parallel, _ body: @Sendable (DensityPlace) -> Double) -> [Double] {
    Array(parallel.mapRanges(places.places.count, size: 256) { $0.map { body(places.places[$0]) } }.joined())
  }

  private func forEachNear(
    _ place: DensityPlace, within reach: Double, _ places: DensityPlaces, _ visit: (_ squared: Double, _ weight: Double) -> Void
  ) {
    forEachNear(place, within: reach, places) { (number: Int, squared: Double) in visit(squared, places.places[number].weight) }
  }

  /// Visits the places up to a distance, band by band and in each from west to east.
  private func forEachNear(
    _ place: DensityPlace, within reach: Double, _ places: DensityPlaces, _ visit: (_ number: Int, _ squared: Double) -> Void
  ) {
    for band in places.bands(from: place.northing - reach, to: place.northing + reach) {
      let range = places.starts[band]..<places.starts[band + 1]
      var number = places.first(in: range, eastOf: place.easting - reach)
      while number < range.upperBound, places.places[number].easting <= place.easting + reach {
        let (across, up) = (places.places[number].easting - place.easting, places.places[number].northing - place.northing)
        let squared = across * across + up * up
        if squared <= reach * reach { visit(number, squared) }
        number += 1
      }
    }
  }
}
