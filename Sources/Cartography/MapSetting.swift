public import WardlightGeometry

/// What any map can be given beside what it shows: what is drawn around and over it, and on which paper.
public struct MapSetting: Sendable {
  /// Areas with heavier outlines, such as boroughs.
  public var groups: MultiPolygons?
  /// The names of the groups; where they are given they are the labels.
  public var groupNames: [String]
  /// Neighbouring areas, drawn in light grey.
  public var context: MultiPolygons?
  /// Rivers and lakes, drawn in light blue.
  public var water: Water?
  /// What lies beyond all areas.
  public var beyond: Beyond
  /// Small maps beside the map.
  public var insets: [Inset]
  /// Which names stand on the map.
  public var labels: LabelChoice
  /// The paper; without one that which the shape of the map fits best.
  public var page: Page?

  /// A setting; without anything the names of the areas on the paper that fits best.
  public init(
    groups: MultiPolygons? = nil, groupNames: [String] = [], context: MultiPolygons? = nil, water: Water? = nil, beyond: Beyond = .paper,
    insets: [Inset] = [], labels: LabelChoice = .names, page: Page? = nil
  ) {
    self.groups = groups
    self.groupNames = groupNames
    self.context = context
    self.water = water
    self.beyond = beyond
    self.insets = insets
    self.labels = labels
    self.page = page
  }
}

/// Rivers and lakes on a map.
public struct Water: Sendable {
  /// Their shapes.
  public let shapes: MultiPolygons
  /// Whether they lie over the areas, whose borders then vanish in them, or under them.
  public let order: Order

  /// Where water lies among the layers of a map.
  public enum Order: Hashable, Sendable {
    /// Over areas that reach to the middle of a river.
    case overAreas
    /// Under areas that end at the bank.
    case underAreas
  }

  /// Water of these shapes.
  public init(_ shapes: MultiPolygons, _ order: Order = .overAreas) {
    self.shapes = shapes
    self.order = order
  }
}

/// What lies around the areas and the context of a map.
public enum Beyond: Hashable, Sendable {
  /// Bare paper.
  case paper
  /// The sea, in pale blue: for maps that reach the coast, whose context then is the land.
  case sea
}
