public import WardlightEssentials
public import WardlightGeometry
public import WardlightRecords

/// Finds the area in which a record is.
public struct Locator: Sendable {
  private let index: PointInAreaIndex
  private let postcodes: PostcodeDirectory?
  private let tolerance: Double

  /// A locator for one layer of areas.
  ///
  /// - Parameters:
  ///   - index: The areas; locations carry their places in it.
  ///   - postcodes: The directory; without one a postcode is no location.
  ///   - metres: How far outside all areas a place may lie and still belong to the nearest; 0 for not at all.
  public init(index: PointInAreaIndex, postcodes: PostcodeDirectory?, nearestWithin metres: Double) {
    self.index = index
    self.postcodes = postcodes
    self.tolerance = metres
  }

  /// Where the records are, aligned with `places`.
  ///
  /// A cell of several postcodes counts where they all lie in one area, and is ambiguous where they do not.
  ///
  /// - Complexity: O(places) for coordinates, and a binary search for each postcode.
  public func locate(_ places: [StatedPlace], parallel: Parallel = Parallel()) -> [Location] {
    locate(count: places.count, parallel) { places[$0] }
  }

  /// Where the persons referred live, aligned with `referrals`; as ``locate(_:parallel:)-([StatedPlace],_)``, without a copy of the places.
  public func locate(_ referrals: [Referral], parallel: Parallel = Parallel()) -> [Location] {
    locate(count: referrals.count, parallel) { referrals[$0].place }
  }

  private func locate(count: Int, _ parallel: Parallel, _ place: @Sendable (Int) -> StatedPlace) -> [Location] {
    let pieces = parallel.mapRanges(count, size: 8_192) { range in range.map { location(place($0)) } }
    var locations: [Location] = []
    locations.reserveCapacity(count)
    for piece in pieces { locations.append(contentsOf: piece) }
    return locations
  }

  private func location(_ place: StatedPlace) -> Location {
    let found = candidate(place)
    return found.alternatives.isEmpty ? location(found) : location(ofAll: found.alternatives)
  }

  /// A place to look up, or why there is none.
  private struct Candidate {
    var method = Location.Method.none
    var place: Coordinate?
    var uncertainty = Double.nan
    var reason: NoLocation?
    var alternatives: [Postcode] = []
  }

  private func candidate(_ place: StatedPlace) -> Candidate {
    switch place {
    case .grid(let coordinate): return Candidate(method: .coordinates, place: coordinate)
    case .none: return Candidate(reason: .noPlace)
    case .postcode(let text):
      switch PostcodeReading(text) {
      case .postcode(let postcode): return candidate(postcode)
      case .several(let postcodes): return Candidate(alternatives: postcodes)
      case .none(let reason): return Candidate(reason: reason)
      }
    }
  }

  private func candidate(_ postcode: Postcode) -> Candidate {
    guard let postcodes else { return Candidate(reason: .noDirectory) }
    switch postcodes.place(of: postcode) {
    case .at(let place, let quality):
      return Candidate(method: postcode.isRepaired ? .repairedPostcode : .postcode, place: place, uncertainty: quality.metres)
    case .withoutLocation: return Candidate(reason: .postcodeWithoutLocation)
    case .unknown: return Candidate(reason: .unknownPostcode)
    }
  }

  private func location(_ candidate: Candidate) -> Location {
    guard let place = candidate.place else { return Location(method: .none, outcome: .noLocation(candidate.reason ?? .noPlace)) }
    return Location(method: candidate.method, outcome: outcome(place), uncertainty: candidate.uncertainty)
  }

  private func outcome(_ place: Coordinate) -> Location.Outcome {
    if let area = index.area(at: place) { return .inside(area: area) }
    guard tolerance > 0, let nearest = index.nearestArea(to: place, within: tolerance) else { return .outside }
    return .nearest(area: nearest.area, metres: nearest.distance)
  }

  /// The one location of several postcodes, where they have one.
  private func location(ofAll postcodes: [Postcode]) -> Location {
    let locations = postcodes.map { location(candidate($0)) }
    let areas = Set(locations.map(\.area))
    guard areas.count == 1, let first = locations.first else { return Location(method: .none, outcome: .ambiguous) }
    return first
  }
}
