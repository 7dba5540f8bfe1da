internal import WardlightEssentials
internal import WardlightGeometry

/// Where a sector or district is.
enum PartialPlace: Sendable {
  /// Most of its postcodes are counted to this area, or, without an area, lie outside all.
  case found(PartialPostcode.Extent, area: Int?, share: Double, uncertainty: Double)
  /// No area has enough of them.
  case ambiguous(PartialPostcode.Extent, uncertainty: Double)
  /// The directory has none of its postcodes, or none with a location.
  case unknown
}

/// Finds where many sectors and districts are, each once.
struct PartialPlaces {
  let directory: PostcodeDirectory
  let areas: AreaFinder
  let minimumConfidence: Double

  /// Where the parts are, aligned with them.
  ///
  /// Postcodes in use are counted; where there are none, those terminated are.
  func find(_ parts: [PartialPostcode], _ parallel: Parallel) -> [PartialPlace] {
    parallel.map(parts.count) { find(parts[$0]) }
  }

  private func find(_ part: PartialPostcode) -> PartialPlace {
    for reading in part.readings {
      let all = directory.entries(in: reading.keys)
      if all.isEmpty { continue }
      let live = all.filter(directory.isLive)
      let entries = live.isEmpty ? all.filter(directory.hasLocation) : live
      return entries.isEmpty ? .unknown : place(reading.extent, entries.map(directory.place(at:)))
    }
    return .unknown
  }

  private func place(_ extent: PartialPostcode.Extent, _ places: [Coordinate]) -> PartialPlace {
    let uncertainty = Self.reach(of: places)
    guard let most = MostFrequent.of(places.map(areas.number)), most.share > minimumConfidence else {
      return .ambiguous(extent, uncertainty: uncertainty)
    }
    return .found(extent, area: most.value < 0 ? nil : Int(most.value), share: most.share, uncertainty: uncertainty)
  }

  /// The distance from the median easting and northing within which 95 % of the places lie.
  static func reach(of places: [Coordinate]) -> Double {
    let eastings = places.map(\.easting).sorted()
    let northings = places.map(\.northing).sorted()
    let middle = Coordinate(easting: eastings[places.count / 2], northing: northings[places.count / 2])
    let distances = places.map { $0.distance(to: middle) }.sorted()
    return distances[(places.count * 95 + 99) / 100 - 1]
  }
}

/// The value that stands most often in a list.
enum MostFrequent {
  /// The value and its share; `nil` where two stand equally often, or the list is empty.
  static func of(_ values: [Int32]) -> (value: Int32, share: Double)? {
    var best: (value: Int32, count: Int)?
    var isTied = false
    let sorted = values.sorted()
    var start = 0
    for place in sorted.indices where place + 1 == sorted.count || sorted[place + 1] != sorted[place] {
      let count = place + 1 - start
      if count == best?.count { isTied = true }
      if count > best?.count ?? 0 { (best, isTied) = ((sorted[place], count), false) }
      start = place + 1
    }
    guard let best, !isTied else { return nil }
    return (best.value, Double(best.count) / Double(values.count))
  }
}

/// Finds the area that counts a place: the one it lies in, or the nearest within a tolerance.
struct AreaFinder: Sendable {
  let index: PointInAreaIndex
  /// In metres; 0 for no nearest area.
  let tolerance: Double

  func outcome(_ place: Coordinate) -> Location.Outcome {
    if let area = index.area(at: place) { return .inside(area: area) }
    guard tolerance > 0, let nearest = index.nearestArea(to: place, within: tolerance) else { return .outside }
    return .nearest(area: nearest.area, metres: nearest.distance)
  }

  /// The number of the area; −1 for none.
  func number(_ place: Coordinate) -> Int32 {
    if let area = index.area(at: place) { return Int32(area) }
    return tolerance > 0 ? index.nearestArea(to: place, within: tolerance).map { Int32($0.area) } ?? -1 : -1
  }
}
