public import WardlightCounting
public import WardlightEssentials

/// Which flows are counted, and as what.
public struct FlowSelection: Hashable, Sendable {
  /// The period; both ends belong to it.
  public var period: Period
  /// The place of one category in ``PlacedLinks/categories``; `nil` for all.
  public var category: Int?
  /// Where flows begin.
  public var origins: OriginKind
  /// Where flows end.
  public var destinations: DestinationKind
  /// Whether a person counts once in each cell. Where no link names a person, links are counted.
  public var unit: CountingUnit

  /// Where flows begin.
  public enum OriginKind: String, CaseIterable, Hashable, Sendable {
    /// In the wards of the layer.
    case wards
    /// In boroughs.
    case boroughs
    /// In London as one place, the links that state no origin too.
    case london
    /// In boroughs, and in the places elsewhere that links state.
    case all
    /// In London as one place, the links that state no origin too, and in the places elsewhere.
    case londonAndElsewhere = "London and elsewhere"
  }

  /// Where flows end.
  public enum DestinationKind: String, CaseIterable, Hashable, Sendable {
    /// In county forces.
    case forces
    /// In towns outside London.
    case towns
    /// In the places that are origins too, all in one list, so that the matrix is square where origins are ``OriginKind/all`` or ``OriginKind/londonAndElsewhere``:
    /// towns and, for links that state no town, forces.
    case places
  }

  /// Flows of a period, from boroughs to forces unless something else is said.
  public init(
    period: Period, category: Int? = nil, origins: OriginKind = .boroughs, destinations: DestinationKind = .forces,
    unit: CountingUnit = .persons
  ) {
    self.period = period
    self.category = category
    self.origins = origins
    self.destinations = destinations
    self.unit = unit
  }
}
