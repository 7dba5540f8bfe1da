public import WardlightGeometry

/// A place in a network of flows whose places are of several kinds: boroughs, towns, forces, London as one.
///
/// Two places are the same where kind and code are; a name may be spelt in two ways.
public struct FlowPlace: Hashable, Sendable {
  /// What it is, in the singular, as in ``FlowEnds/kind``.
  public let kind: String
  /// The code, or the name of a place without one.
  public let code: String
  /// The name.
  public let name: String
  /// Where it is, in metres of the working plane; `nil` where nobody knows.
  public let point: Coordinate?
  /// The region it lies in, as in ``FlowEnds/regions``; empty where none is known.
  public let region: String

  /// One place.
  public init(kind: String, code: String, name: String, point: Coordinate? = nil, region: String = "") {
    self.kind = kind
    self.code = code
    self.name = name
    self.point = point
    self.region = region
  }
}

/// Places that a network takes for one, as all boroughs are London.
public struct FlowGathering: Hashable, Sendable {
  /// The kind of the places that are gathered.
  public let kind: String
  /// Their codes; `nil` for all of the kind.
  public let codes: Set<String>?
  /// The place they become.
  public let place: FlowPlace

  /// Gathers the places of one kind, or those of them that have one of these codes.
  public init(kind: String, codes: Set<String>? = nil, into place: FlowPlace) {
    self.kind = kind
    self.codes = codes
    self.place = place
  }

  func gathers(_ other: FlowPlace) -> Bool { other.kind == kind && (codes?.contains(other.code) ?? true) }
}

extension FlowEnds {
  /// One of the places with its kind.
  public func place(_ number: Int) -> FlowPlace {
    FlowPlace(
      kind: kind, code: codes[number], name: names[number], point: points[number], region: regions.isEmpty ? "" : regions[number])
  }
}
