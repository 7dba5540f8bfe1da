public import WardlightGeometry

/// The places at one end of flows, as columns of one order.
public struct FlowEnds: Hashable, Sendable {
  /// What the places are, in the singular: `borough`, `county force`, `town`. Two places of one kind and one code are the same place.
  public let kind: String
  /// The codes, each once; of places without codes, their names.
  public let codes: [String]
  /// The names.
  public let names: [String]
  /// Where each place is, in metres of the working plane; `nil` where nobody knows.
  public let points: [Coordinate?]
  /// The region of each place, into which small flows can be merged: the force of a town, say. Empty where there are none.
  public let regions: [String]

  /// Places by their columns.
  ///
  /// - Precondition: All columns are equally long, `regions` may be empty, and no code stands twice.
  public init(kind: String, codes: [String], names: [String], points: [Coordinate?], regions: [String] = []) {
    precondition(names.count == codes.count, "\(names.count) names for \(codes.count) codes")
    precondition(points.count == codes.count, "\(points.count) points for \(codes.count) codes")
    precondition(regions.isEmpty || regions.count == codes.count, "\(regions.count) regions for \(codes.count) codes")
    precondition(Set(codes).count == codes.count, "a code of a \(kind) stands twice")
    self.kind = kind
    self.codes = codes
    self.names = names
    self.points = points
    self.regions = regions
  }

  /// How many places there are.
  public var count: Int { codes.count }

  /// Whether flows between these places and others of the same kind can begin and end in one place.
  public func isSame(as other: FlowEnds) -> Bool { kind == other.kind && codes == other.codes }
}
