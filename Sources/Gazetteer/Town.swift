public import WardlightGeometry

/// A place of a gazetteer: a town, a village, or a district that stands for its towns.
public struct Town: Hashable, Sendable {
  /// The name; in Wales often the Welsh one.
  public let name: String
  /// Another name, in Wales often the English one.
  public let otherName: String?
  /// What it is.
  public let kind: Kind
  /// Its centre, EPSG:27700, metres.
  public let place: Coordinate
  /// The place of its force in the index of forces; `nil` where it lies in none of them, or a district in several.
  public let force: Int?
  /// The district; `nil` where the table names none.
  public let district: String?
  /// The county or unitary authority; `nil` where the table names none.
  public let county: String?

  /// A place by its parts.
  public init(
    name: String, otherName: String? = nil, kind: Kind, place: Coordinate, force: Int?, district: String? = nil, county: String? = nil
  ) {
    self.name = name
    self.otherName = otherName
    self.kind = kind
    self.place = place
    self.force = force
    self.district = district
    self.county = county
  }

  /// What a place is, as OS Open Names calls it, and districts.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// A city.
    case city = "City"
    /// A town.
    case town = "Town"
    /// A village.
    case village = "Village"
    /// A part of a town.
    case suburb = "Suburban Area"
    /// A hamlet.
    case hamlet = "Hamlet"
    /// Another settlement.
    case settlement = "Other Settlement"
    /// A district or unitary authority that stands for its towns.
    case district = "District"

    /// Of two places of one name the one of higher rank is meant; where two have the highest rank the name is ambiguous.
    ///
    /// City 5, town 4, village and suburb 3, hamlet 2, other settlement 1, district 0.
    public var rank: Int {
      switch self {
      case .city: 5
      case .town: 4
      case .village, .suburb: 3
      case .hamlet: 2
      case .settlement: 1
      case .district: 0
      }
    }
  }
}

/// What the name of a town stands for.
public enum TownResolution: Hashable, Sendable {
  /// The town at this place in ``TownGazetteer/towns``.
  case found(Int, how: MatchMethod)
  /// The town at this place, which is not in the force that the record states.
  case outsideForce(Int, how: MatchMethod, stated: Int)
  /// Towns that nothing tells apart, ascending.
  case ambiguous([Int])
  /// None that is known; ``TownGazetteer/suggestions(for:inForce:)`` tells the nearest.
  case unknown

  /// The town, in its stated force or not; `nil` where there is not exactly one.
  public var town: Int? {
    switch self {
    case .found(let town, _), .outsideForce(let town, _, _): town
    case .ambiguous, .unknown: nil
    }
  }
}

/// What was read from a table of towns.
public struct TownReport: Hashable, Sendable {
  /// The file.
  public let file: String
  /// Rows that are towns.
  public let towns: Int
  /// Rows of other kinds (roads, stations, …), which are left out.
  public let otherRows: Int
  /// Towns outside all forces that the nearest force within the tolerance has.
  public let nearestForce: Int
  /// Towns in no force that is known: those of Scotland, say.
  public let withoutForce: Int
}
