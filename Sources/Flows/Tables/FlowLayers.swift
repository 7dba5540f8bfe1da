public import WardlightCounting

/// The codes, names and points of the wards, boroughs and forces that links may name.
public struct FlowLayers: Sendable {
  /// The wards, in the order of ``ReferralWards/codes``; `nil` without any.
  public let wards: FlowEnds?
  /// The boroughs, in the order of the index that ``PlacedLinks`` was made with.
  public let boroughs: FlowEnds
  /// The forces, in the order of the index that ``PlacedLinks`` was made with.
  public let forces: FlowEnds

  /// Layers by their places.
  public init(wards: FlowEnds? = nil, boroughs: FlowEnds, forces: FlowEnds) {
    self.wards = wards
    self.boroughs = boroughs
    self.forces = forces
  }

  /// The boroughs and forces that links know by name; their codes are their names, and where they are nobody knows.
  public init(namedBy links: PlacedLinks) {
    func ends(_ kind: String, _ directory: NameDirectory) -> FlowEnds {
      let names = Array(directory.names.prefix(directory.knownCount))
      return FlowEnds(kind: kind, codes: names, names: names, points: names.map { _ in nil })
    }
    self.init(boroughs: ends("borough", links.boroughs), forces: ends("county force", links.forces))
  }
}
