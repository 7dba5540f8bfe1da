public import WardlightEssentials
import WardlightGazetteer
import WardlightGeometry
public import WardlightLoading

/// A layer of areas and, where figures do not stand in the layer itself, a table of them: what every verb on areas reads.
///
/// Shapes stay in the layer's own plane where it is projected or bare; longitude and latitude go to the British National Grid.
public struct FigureLayer: Hashable, Sendable {
  /// Where the areas are.
  public var layer: LayerSource
  /// The field of the areas' codes, which the table has too, by this name or as `code`.
  public var code: String
  /// The field of the areas' names; `nil` takes the codes.
  public var name: String?
  /// A table of figures by code: CSV, or another table that GDAL opens.
  public var counts: String?
  /// What the areas are called.
  public var kind: String
  /// The year whose boundaries the codes belong to; empty leaves that to recognition.
  public var vintage: String

  /// A layer of all its parts.
  public init(layer: LayerSource, code: String, name: String? = nil, counts: String? = nil, kind: String = "areas", vintage: String = "") {
    self.layer = layer
    self.code = code
    self.name = name
    self.counts = counts
    self.kind = kind
    self.vintage = vintage
  }

  /// The areas with figures of these fields.
  ///
  /// A field may stand in the table or in the layer; where both have it, the table's counts and a notice says so.
  ///
  /// - Parameters:
  ///   - fields: The fields with figures, in any order; one that is named twice is read once.
  ///   - texts: Fields of the layer taken as text, such as a borough's code.
  ///   - parallel: Changes the time only.
  /// - Throws: ``AnalysisError``: for files that cannot be read, unknown fields, a cell that is no number, repeated codes, codes of a vintage that
  ///   the layer does not have, a table of which no code stands in the layer.
  /// - Complexity: O(vertices + rows · fields).
  public func figures(of fields: [String], texts: [String] = [], parallel: Parallel = Parallel()) throws(AnalysisError) -> AreaFigures {
    try analysing { try FigureReading(self, fields, texts, parallel).figures() }
  }
}
