internal import WardlightEssentials
internal import WardlightGeometry

/// A spot with the weight of all points on it.
struct DensityPlace {
  var easting: Double
  var northing: Double
  var weight: Double
  /// In metres.
  var bandwidth: Double
  /// How many points lie there.
  var count: Int32 = 1
}

/// The different spots of some points, in bands from south to north and within a band from west to east.
///
/// The order follows from the spots alone, so that sums over them do not depend on the order of the rows.
struct DensityPlaces {
  var places: [DensityPlace]
  /// `starts[b] ..< starts[b + 1]` are the places of band `b`.
  let starts: [Int]
  private let south: Double
  private let band: Double

  /// - Parameters:
  ///   - points: Finite and at least one.
  ///   - weights: Aligned with the points; `nil` gives each the weight 1.
  ///   - bandwidth: For every place; bands are a quarter of it high, or as high as 65,536 of them must be.
  init(_ points: [Coordinate], weights: [Double]?, bandwidth: Double, _ parallel: Parallel) {
    var (low, high) = (Double.infinity, -Double.infinity)
    for point in points { (low, high) = (min(low, point.northing), max(high, point.northing)) }
    let height = max(bandwidth / 4, (high - low) / 65_535, .leastNormalMagnitude)
    let count = Int((high - low) / height) + 1
    let (sorted, bands) = Self.inBands(points, weights, bandwidth, count) { Int(($0 - low) / height) }
    let size = 16
    let merged = parallel.mapRanges(count, size: size) { range in
      range.map { Self.merged(sorted[bands[$0]..<bands[$0 + 1]]) }
    }
    var places: [DensityPlace] = []
    var starts = [0]
    places.reserveCapacity(points.count)
    for some in merged.joined() {
      places.append(contentsOf: some)
      starts.append(places.count)
    }
    (self.places, self.starts, south, band) = (places, starts, low, height)
  }

  /// The bands that have places from one northing to another.
  func bands(from low: Double, to high: Double) -> Range<Int> {
    let last = starts.count - 2
    // One band more on each side, for a place may have been rounded into its neighbour.
    let first = min(max(((low - south) / band).rounded(.down) - 1, 0), Double(last))
    let end = min(max(((high - south) / band).rounded(.down) + 1, 0), Double(last))
    return Int(first)..<Int(end) + 1
  }

  /// The places of some bands.
  func places(inBands bands: Range<Int>) -> Range<Int> { starts[bands.lowerBound]..<starts[bands.upperBound] }

  /// The first place of a range that does not lie west of an easting, or the range's end.
  func first(in range: Range<Int>, eastOf easting: Double) -> Int {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if places[middle].easting < easting { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func inBands(
    _ points: [Coordinate], _ weights: [Double]?, _ bandwidth: Double, _ count: Int, _ band: (Double) -> Int
  ) -> ([DensityPlace], [Int]) {
    var starts = [Int](repeating: 0, count: count + 1)
    for point in points { starts[band(point.northing) + 1] += 1 }
    for place in 0..<count { starts[place + 1] += starts[place] }
    var next = starts
    let places = [DensityPlace](unsafeUninitializedCapacity: points.count) { buffer, initialized in
      for (number, point) in points.enumerated() {
        let band = band(point.northing)
        let place = DensityPlace(easting: point.easting, northing: point.northing, weight: weights?[number] ?? 1, bandwidth: bandwidth)
        buffer.initializeElement(at: next[band], to: place)
        next[band] += 1
      }
      initialized = points.count
    }
    return (places, starts)
  }

  /// The places of one band in order, those on one spot added up.
  private static func merged(_ band: ArraySlice<DensityPlace>) -> [DensityPlace] {
    var sorted: [DensityPlace] = []
    sorted.reserveCapacity(band.count)
    for place in band.sorted(by: precedes) {
      if let last = sorted.last, last.easting == place.easting, last.northing == place.northing {
        sorted[sorted.count - 1].weight += place.weight
        sorted[sorted.count - 1].count += 1
      } else {
        sorted.append(place)
      }
    }
    return sorted
  }

  private static func precedes(_ one: DensityPlace, _ other: DensityPlace) -> Bool {
    if one.easting != other.easting { return one.easting < other.easting }
    if one.northing != other.northing { return one.northing < other.northing }
    return one.weight < other.weight
  }
}
