public import WardlightDisclosure
public import WardlightEssentials
public import WardlightLoading

/// Columns of a layer of areas, or of a table of counts by code, that are to be drawn.
public struct MapRequest: Hashable, Sendable {
  /// The areas and where their figures stand.
  public var layer: FigureLayer
  /// The columns, in the order in which a map takes them.
  public var values: [MapColumn]
  /// The part of the layer that is shown, the rest of which lies around it in grey; `nil` shows all of it.
  public var part: AreaPart.Members?
  /// Areas with heavier outlines, such as boroughs.
  public var groups: MapGroups?
  /// A layer that lies around the map in grey.
  public var context: LayerSource?
  /// A layer of water.
  public var water: LayerSource?
  /// Parts of the layer that are drawn larger beside the map, each by the text of a field.
  public var zooms: [MapZoom]
  /// A wider layer on which the place of the map is marked.
  public var locator: LayerSource?
  /// The code of the area from which the values come to the others, in a map of flows.
  public var origin: String?
  /// How counts are protected.
  public var policy: Policy
  /// The marking of what is drawn.
  public var marking: Marking

  /// A request of all its parts.
  public init(
    layer: FigureLayer, values: [MapColumn], part: AreaPart.Members? = nil, groups: MapGroups? = nil, context: LayerSource? = nil,
    water: LayerSource? = nil, zooms: [MapZoom] = [], locator: LayerSource? = nil, origin: String? = nil, policy: Policy = .standard,
    marking: Marking = .official
  ) {
    self.layer = layer
    self.values = values
    self.part = part
    self.groups = groups
    self.context = context
    self.water = water
    self.zooms = zooms
    self.locator = locator
    self.origin = origin
    self.policy = policy
    self.marking = marking
  }

  /// Reads and protects.
  ///
  /// Under a policy that protects counts, a column of whole numbers from 0 is taken for counts, and any other needs the column of counts that it was
  /// computed from. Cells that have passed a door before, `1–4` and `withheld`, stay what they are.
  ///
  /// - Parameter parallel: Changes the time only.
  /// - Throws: ``AnalysisError``: for a layer or a table that cannot be used, an unknown field, a column that is neither numbers nor words, figures
  ///   that are no counts under a policy that protects counts, layers in different planes.
  /// - Complexity: O(vertices + rows · columns).
  public func figures(parallel: Parallel = Parallel()) throws(AnalysisError) -> MapFigures {
    try analysing { try MapRun(self, parallel).figures() }
  }
}

/// A column that is to be drawn.
public struct MapColumn: Hashable, Sendable {
  /// The field, of the table or the layer.
  public var field: String
  /// What the map takes it for.
  public var kind: Kind
  /// The field of the counts that it was computed from; `nil` where it is counts itself, or no policy asks.
  public var origin: String?
  /// With how many decimals its numbers are printed; `nil` leaves that to the numbers.
  public var decimals: Int?

  /// What a column holds.
  public enum Kind: Hashable, Sendable {
    /// Numbers where any cell is one, else words.
    case either
    /// Numbers.
    case numbers
    /// Words, also where they look like numbers.
    case words
  }

  /// A column of all its parts.
  public init(_ field: String, kind: Kind = .either, origin: String? = nil, decimals: Int? = nil) {
    self.field = field
    self.kind = kind
    self.origin = origin
    self.decimals = decimals
  }
}

/// A part of a layer that is drawn larger beside the map.
public struct MapZoom: Hashable, Sendable {
  /// The field of the layer.
  public var field: String
  /// The text that the areas of the part have in it.
  public var value: String

  /// The areas with this text in a field.
  public init(field: String, value: String) {
    self.field = field
    self.value = value
  }
}

/// Areas that are drawn with heavier outlines.
public enum MapGroups: Hashable, Sendable {
  /// Those that share the text of a field of the layer, named by another field or by the same one.
  case field(String, name: String?)
  /// Those of another layer, named by a field of it; without one they have no names.
  case layer(LayerSource, code: String, name: String?)
}
