public import WardlightGeometry

/// A place that was found by its name: a town, a suburb.
public struct NamedPlace: Hashable, Sendable {
  /// Its middle.
  public let coordinate: Coordinate
  /// About how many metres what is meant may lie from its middle.
  public let uncertainty: Double

  /// A place.
  public init(coordinate: Coordinate, uncertainty: Double) {
    self.coordinate = coordinate
    self.uncertainty = uncertainty
  }
}

extension NamedPlace {
  /// A town at its middle. What is meant may lie anywhere in it, and a table of towns says how large one is only by its kind.
  init(_ town: Town) { self.init(coordinate: town.place, uncertainty: town.kind.usualRadius) }
}

extension Town.Kind {
  /// About how far a place of this kind reaches from its middle, in metres.
  fileprivate var usualRadius: Double {
    switch self {
    case .district: 10_000
    case .city: 5_000
    case .town: 2_000
    case .suburb, .village: 800
    case .hamlet, .settlement: 400
    }
  }
}
