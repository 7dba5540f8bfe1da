/// Which links are meant: by where they begin, where they lead, and their category.
public struct LinkFilter: Hashable, Sendable {
  /// Where they begin.
  public var origin: OriginFilter
  /// The place of a force in ``PlacedLinks/forces`` that they state; `nil` for all.
  public var force: Int?
  /// The place of a town in ``PlacedLinks/towns``; `nil` for all.
  public var town: Int?
  /// The place of a category in ``PlacedLinks/categories``; `nil` for all.
  public var category: Int?

  /// Where links begin.
  public enum OriginFilter: Hashable, Sendable {
    /// In London, or nobody says where: what London's own tables count.
    case london
    /// In the borough at this place in ``PlacedLinks/boroughs``.
    case borough(Int)
    /// In the ward at this place of the layer.
    case ward(Int)
    /// Outside London, at a stated place.
    case elsewhere
    /// At this origin.
    case at(PlacedLinks.Origin)
    /// Anywhere.
    case everywhere
  }

  /// Links by where they begin, where they lead, and their category; all of London's unless something else is said.
  public init(origin: OriginFilter = .london, force: Int? = nil, town: Int? = nil, category: Int? = nil) {
    self.origin = origin
    self.force = force
    self.town = town
    self.category = category
  }

  /// Whether a link is meant.
  public func admits(_ row: PlacedLinks.Row) -> Bool {
    if let force, row.force != force { return false }
    if let town, row.town != town { return false }
    if let category, row.category != category { return false }
    return origin.admits(row)
  }
}

extension LinkFilter.OriginFilter {
  fileprivate func admits(_ row: PlacedLinks.Row) -> Bool {
    switch self {
    case .london: !row.origin.isElsewhere
    case .borough(let place): row.origin == .borough(place)
    case .ward(let place): row.ward == place && !row.origin.isElsewhere
    case .elsewhere: row.origin.isElsewhere
    case .at(let origin): row.origin == origin
    case .everywhere: true
    }
  }
}
