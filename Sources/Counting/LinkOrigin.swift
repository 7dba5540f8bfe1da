extension PlacedLinks {
  /// Where a link begins.
  public enum Origin: Hashable, Sendable {
    /// The borough at this place in ``PlacedLinks/boroughs``; also a name that its column gives as a borough and that is not known.
    case borough(Int)
    /// London, and nobody says in which borough.
    case london
    /// The town outside London at this place in ``PlacedLinks/towns``.
    case town(Int)
    /// The area of the force outside London at this place in ``PlacedLinks/forces``.
    case force(Int)
    /// A name that is neither, at this place in ``PlacedLinks/elsewhere``; outside London.
    case elsewhere(Int)
    /// Not stated.
    case unknown

    /// Whether it is stated and lies outside London.
    public var isElsewhere: Bool {
      switch self {
      case .town, .force, .elsewhere: true
      case .borough, .london, .unknown: false
      }
    }
  }
}
