public import WardlightEssentials
public import WardlightGeometry
public import WardlightRecords

/// Finds the area in which a record is.
public struct Locator: Sendable {
  let areas: AreaFinder
  let postcodes: PostcodeDirectory?
  private let towns: TownGazetteer?
  private let grid: PostcodeGrid?
  private let minimumConfidence: Double

  /// A locator for one layer of areas.
  ///
  /// - Parameters:
  ///   - index: The areas; locations carry their places in it.
  ///   - postcodes: The directory; without one a postcode is no location.
  ///   - towns: The towns; without them a name is no location.
  ///   - metres: How far outside all areas a place may lie and still belong to the nearest; 0 for not at all.
  ///   - minimumConfidence: A sector, district or named place belongs to the area that has most of its postcodes where that is a larger share than this; else it
  ///     is ambiguous. At 0.5 it is likelier there than anywhere else together.
  public init(
    index: PointInAreaIndex, postcodes: PostcodeDirectory?, towns: TownGazetteer? = nil, nearestWithin metres: Double,
    minimumConfidence: Double = 0.5
  ) {
    areas = AreaFinder(index: index, tolerance: metres)
    self.postcodes = postcodes
    self.towns = towns
    grid = towns == nil ? nil : postcodes.map(PostcodeGrid.init)
    self.minimumConfidence = minimumConfidence
  }

  /// Where the records are, aligned with `places`; the same on any number of threads.
  ///
  /// A cell of several postcodes counts where they all lie in one area, and is ambiguous where they do not. A sector or district lies where most of its postcodes
  /// in use do (of one that has none, where those terminated do); equal shares are ambiguous.
  ///
  /// - Complexity: O(places) for coordinates, and two short binary searches for each postcode; each sector and district is looked at once.
  public func locate(_ places: [StatedPlace], parallel: Parallel = Parallel()) -> [Location] {
    locate(count: places.count, parallel) { places[$0] }
  }

  /// Where the persons referred live, aligned with `referrals`; as ``locate(_:parallel:)-([StatedPlace],_)``, without a copy of the places.
  public func locate(_ referrals: [Referral], parallel: Parallel = Parallel()) -> [Location] {
    locate(count: referrals.count, parallel) { referrals[$0].place }
  }

  /// Where named places are, aligned with them; `nil` is no place.
  ///
  /// A place lies in the area of its middle. Its confidence is the share of the postcodes in use within its uncertainty that are counted to that area; up to the
  /// minimum it is ambiguous. Without a directory, or without a postcode so near, the confidence is `NaN` and the area stands.
  ///
  /// - Complexity: O(postcodes) once, and O(postcodes near) for each different place.
  public func locate(_ places: [NamedPlace?], parallel: Parallel = Parallel()) -> [Location] {
    let distinct = Numbered(places.compactMap { $0 })
    let grid = distinct.values.isEmpty ? nil : grid ?? postcodes.map(PostcodeGrid.init)
    let found = parallel.map(distinct.values.count) { location(of: distinct.values[$0], grid) }
    return places.map { place in
      place.flatMap { distinct.number(of: $0) }.map { found[$0] } ?? Location(method: .none, outcome: .noLocation(.noPlace))
    }
  }

  private func locate(count: Int, _ parallel: Parallel, _ place: @Sendable (Int) -> StatedPlace) -> [Location] {
    let pieces = parallel.mapRanges(count, size: 8_192) { range in piece(range, place) }
    var locations: [Location] = []
    locations.reserveCapacity(count)
    for piece in pieces { locations.append(contentsOf: piece.locations) }
    settle(pieces.flatMap(\.partial), in: &locations, parallel)
    settle(pieces.flatMap(\.named), in: &locations, parallel)
    return locations
  }

  /// The locations of some records; those in sectors and districts, or known by a name, wait for the whole list, so that each is looked at once.
  private struct Piece {
    var locations: [Location] = []
    var partial: [(place: Int, part: PartialPostcode)] = []
    var named: [(place: Int, name: String)] = []
  }

  private func piece(_ range: Range<Int>, _ place: (Int) -> StatedPlace) -> Piece {
    var piece = Piece()
    piece.locations.reserveCapacity(range.count)
    for number in range {
      switch place(number) {
      case .grid(let coordinate): piece.locations.append(Location(method: .coordinates, outcome: areas.outcome(coordinate)))
      case .none: piece.locations.append(Self.nowhere(.noPlace))
      case .named(let name):
        piece.named.append((number, name))
        piece.locations.append(Self.nowhere(.noTowns))
      case .postcode(let text):
        let reading = PostcodeReading(text)
        if case .partial(let part) = reading { piece.partial.append((number, part)) }
        piece.locations.append(location(reading))
      }
    }
    return piece
  }

  private func location(_ reading: PostcodeReading) -> Location {
    switch reading {
    case .postcode(let postcode): location(postcode)
    case .several(let postcodes): location(ofAll: postcodes)
    case .none(let reason): Self.nowhere(reason)
    case .partial: Self.nowhere(postcodes == nil ? .noDirectory : .unknownPart)
    }
  }

  private func location(_ postcode: Postcode) -> Location {
    guard let postcodes else { return Self.nowhere(.noDirectory) }
    switch postcodes.place(of: postcode) {
    case .at(let place, let quality):
      return Location(
        method: postcode.isRepaired ? .repairedPostcode : .postcode, outcome: areas.outcome(place), uncertainty: quality.metres)
    case .formerlyAt(let place, let quality):
      return Location(method: .terminatedPostcode, outcome: areas.outcome(place), uncertainty: quality.metres)
    case .withoutLocation: return Self.nowhere(postcode, .postcodeWithoutLocation)
    case .unknown: return Self.nowhere(postcode, .unknownPostcode)
    }
  }

  private static func nowhere(_ postcode: Postcode, _ reason: NoLocation) -> Location {
    nowhere(PostcodeArea(ofKey: postcode.packed) == .greatBritain ? reason : .outsideGreatBritain)
  }

  /// The one location of several postcodes, where they have one.
  private func location(ofAll postcodes: [Postcode]) -> Location {
    let locations = postcodes.map(location)
    let areas = Set(locations.map(\.area))
    guard areas.count == 1, let first = locations.first else { return Location(method: .none, outcome: .ambiguous) }
    return first
  }

  private static func nowhere(_ reason: NoLocation) -> Location { Location(method: .none, outcome: .noLocation(reason)) }

  /// Puts in the locations of the records that state a sector or a district.
  private func settle(_ waiting: [(place: Int, part: PartialPostcode)], in locations: inout [Location], _ parallel: Parallel) {
    guard let postcodes, !waiting.isEmpty else { return }
    let distinct = Numbered(waiting.map(\.part))
    let places = PartialPlaces(directory: postcodes, areas: areas, minimumConfidence: minimumConfidence).find(distinct.values, parallel)
    let found = places.map(Location.init)
    for (place, part) in waiting {
      if let number = distinct.number(of: part) { locations[place] = found[number] }
    }
  }

  /// Puts in the locations of the records that state the name of a place.
  private func settle(_ waiting: [(place: Int, name: String)], in locations: inout [Location], _ parallel: Parallel) {
    guard let towns, !waiting.isEmpty else { return }
    let distinct = Numbered(waiting.map(\.name))
    let found = parallel.map(distinct.values.count) { location(named: distinct.values[$0], towns) }
    for (place, name) in waiting {
      if let number = distinct.number(of: name) { locations[place] = found[number] }
    }
  }

  private func location(named name: String, _ towns: TownGazetteer) -> Location {
    switch towns.resolve(name, inForce: nil) {
    case .found(let town, _), .outsideForce(let town, _, _): location(of: NamedPlace(towns.towns[town]), grid)
    case .ambiguous: Location(method: .none, outcome: .ambiguous)
    case .unknown: Self.nowhere(.unknownName)
    }
  }

  private func location(of place: NamedPlace, _ grid: PostcodeGrid?) -> Location {
    let outcome = areas.outcome(place.coordinate)
    let near = grid?.places(within: place.uncertainty, of: place.coordinate) ?? []
    let location = Location(
      method: .place, outcome: outcome, uncertainty: place.uncertainty, confidence: share(of: areas.number(place.coordinate), among: near))
    guard location.confidence <= minimumConfidence else { return location }
    return Location(method: .place, outcome: .ambiguous, uncertainty: place.uncertainty)
  }

  private func share(of area: Int32, among places: [Coordinate]) -> Double {
    places.isEmpty ? .nan : Double(places.count { areas.number($0) == area }) / Double(places.count)
  }
}

extension Location {
  /// The location of a sector or district.
  init(_ place: PartialPlace) {
    switch place {
    case .found(let extent, let area, let share, let uncertainty):
      self.init(method: Method(extent), outcome: area.map { .inside(area: $0) } ?? .outside, uncertainty: uncertainty, confidence: share)
    case .ambiguous(let extent, let uncertainty): self.init(method: Method(extent), outcome: .ambiguous, uncertainty: uncertainty)
    case .unknown: self.init(method: .none, outcome: .noLocation(.unknownPart))
    }
  }
}

extension Location.Method {
  init(_ extent: PartialPostcode.Extent) {
    switch extent {
    case .district: self = .district
    case .sector: self = .sector
    }
  }
}

/// Different values, each with a number, in the order in which they first come.
private struct Numbered<Value: Hashable & Sendable>: Sendable {
  private(set) var values: [Value] = []
  private var numbers: [Value: Int] = [:]

  init(_ all: [Value]) {
    for value in all where numbers[value] == nil {
      numbers[value] = values.count
      values.append(value)
    }
  }

  func number(of value: Value) -> Int? { numbers[value] }
}
