public import WardlightGeometry

/// What any map can be given beside what it shows: what is drawn around and over it, and on which paper.
public struct MapSetting: Sendable {
  /// Areas with heavier outlines, such as boroughs.
  public var groups: MultiPolygons?
  /// The names of the groups; where they are given they are the labels.
  public var groupNames: [String]
  /// Neighbouring areas, drawn in light grey.
  public var context: MultiPolygons?
  /// Which names stand on the map.
  public var labels: LabelChoice
  /// The paper; without one that which the shape of the map fits best.
  public var page: Page?

  /// A setting; without anything the names of the areas on the paper that fits best.
  public init(
    groups: MultiPolygons? = nil, groupNames: [String] = [], context: MultiPolygons? = nil, labels: LabelChoice = .names, page: Page? = nil
  ) {
    self.groups = groups
    self.groupNames = groupNames
    self.context = context
    self.labels = labels
    self.page = page
  }
}
