public import WardlightEssentials
public import WardlightGeometry
public import WardlightRecords

/// Finds the point at which a record is, for statistics of points.
///
/// A postcode is the point of its directory. A sector, a district or the name of a place is as large as many bandwidths, and its middle would make a peak where there is none: such
/// records have no point and count as ambiguous.
public struct PointLocator: Sendable {
  private let postcodes: PostcodeDirectory?
  private let region: Region

  /// Where points count.
  public enum Region: Sendable {
    /// In these areas.
    case areas(PointInAreaIndex)
    /// On the British National Grid: from 0 to 700 km and 0 to 1,300 km, but for its very corner.
    case britishGrid
    /// Anywhere.
    case anywhere
  }

  /// A locator.
  ///
  /// - Parameters:
  ///   - postcodes: The directory; without one a postcode is no location.
  ///   - region: Where points count; others are outside.
  public init(postcodes: PostcodeDirectory?, region: Region) {
    self.postcodes = postcodes
    self.region = region
  }

  /// The points of some records, aligned with them; the same on any number of threads.
  ///
  /// - Complexity: O(records).
  public func locate(_ referrals: [Referral], parallel: Parallel = Parallel()) -> [PointLocation] {
    Array(parallel.mapRanges(referrals.count, size: 8_192) { range in range.map { location(of: referrals[$0].place) } }.joined())
  }

  private func location(of place: StatedPlace) -> PointLocation {
    switch place {
    case .grid(let coordinate): point(coordinate, .coordinates)
    case .none: nowhere(.noPlace)
    case .named: PointLocation(nil, Location(method: .none, outcome: .ambiguous))
    case .postcode(let text): location(of: PostcodeReading(text))
    }
  }

  private func location(of reading: PostcodeReading) -> PointLocation {
    switch reading {
    case .postcode(let postcode): return location(of: postcode)
    case .several(let postcodes):
      let found = postcodes.map(location)
      return Set(found.map(\.coordinate)).count == 1 ? found[0] : PointLocation(nil, Location(method: .none, outcome: .ambiguous))
    case .none(let reason): return nowhere(reason)
    case .partial: return PointLocation(nil, Location(method: .none, outcome: .ambiguous))
    }
  }

  private func location(of postcode: Postcode) -> PointLocation {
    guard let postcodes else { return nowhere(.noDirectory) }
    switch postcodes.place(of: postcode) {
    case .at(let place, let quality): return point(place, postcode.isRepaired ? .repairedPostcode : .postcode, quality)
    case .formerlyAt(let place, let quality): return point(place, .terminatedPostcode, quality)
    case .withoutLocation: return nowhere(postcode, .postcodeWithoutLocation)
    case .unknown: return nowhere(postcode, .unknownPostcode)
    }
  }

  /// A directory's worst references are the middles of sectors.
  private func point(_ place: Coordinate, _ method: Location.Method, _ quality: PositionalQuality) -> PointLocation {
    guard quality.metres < 1_000 else { return PointLocation(nil, Location(method: .none, outcome: .ambiguous)) }
    return point(place, method, uncertainty: quality.metres)
  }

  private func point(_ place: Coordinate, _ method: Location.Method, uncertainty: Double = .nan) -> PointLocation {
    guard let area = area(of: place) else {
      return PointLocation(nil, Location(method: method, outcome: .outside, uncertainty: uncertainty))
    }
    return PointLocation(place, Location(method: method, outcome: .inside(area: area), uncertainty: uncertainty))
  }

  private func area(of place: Coordinate) -> Int? {
    guard place.easting.isFinite, place.northing.isFinite else { return nil }
    switch region {
    case .areas(let index): return index.area(at: place)
    case .anywhere: return 0
    case .britishGrid:
      let isOnGrid = (0...700_000).contains(place.easting) && (0...1_300_000).contains(place.northing)
      return isOnGrid && (place.easting > 1_000 || place.northing > 1_000) ? 0 : nil
    }
  }

  private func nowhere(_ reason: NoLocation) -> PointLocation {
    PointLocation(nil, Location(method: .none, outcome: .noLocation(reason)))
  }

  private func nowhere(_ postcode: Postcode, _ reason: NoLocation) -> PointLocation {
    nowhere(PostcodeArea(ofKey: postcode.packed) == .greatBritain ? reason : .outsideGreatBritain)
  }
}

/// The point of a record, or why there is none.
public struct PointLocation: Hashable, Sendable {
  /// The point; `nil` where the record has none that counts.
  public let coordinate: Coordinate?
  /// How it was found, and what became of it.
  public let location: Location

  init(_ coordinate: Coordinate?, _ location: Location) {
    self.coordinate = coordinate
    self.location = location
  }
}
