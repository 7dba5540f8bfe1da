public import WardlightEssentials

/// What stands around a map. The marking and the policy come from the terms of the values.
public struct MapFurniture: Hashable, Sendable {
  /// The heading.
  public let title: String
  /// The period and the geography.
  public let subtitle: String
  /// The heading of the legend: what is shown, in which unit.
  public let legendTitle: String
  /// Where the data come from, with their attribution, one source a text.
  public let sources: [String]
  /// What a reader must know before drawing conclusions.
  public let caveat: String
  /// The day on which the map was made.
  public let created: CalendarDate
  /// A further remark, such as that hexagons are not boundaries; may be empty.
  public let note: String

  /// Furniture of these texts; any may be long, for they are wrapped.
  public init(
    title: String, subtitle: String, legendTitle: String, sources: [String], caveat: String, created: CalendarDate, note: String = ""
  ) {
    self.title = title
    self.subtitle = subtitle
    self.legendTitle = legendTitle
    self.sources = sources
    self.caveat = caveat
    self.created = created
    self.note = note
  }
}

/// Which names stand on a map.
public enum LabelChoice: Hashable, Sendable {
  /// None.
  case none
  /// The names of the areas, or of the groups where a map has their names. Those that do not fit get a number and a key.
  case names
}
