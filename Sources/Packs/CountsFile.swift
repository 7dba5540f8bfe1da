public import WardlightDisclosure

/// How the counts of a study add up, for the `counts.json` of its products.
public struct CountFrame: Hashable, Sendable {
  /// How counts are cut down.
  public let dimensions: [Dimension]
  /// What is counted.
  public let measures: [Measure]

  /// A frame of these dimensions and measures.
  public init(dimensions: [Dimension], measures: [Measure]) {
    self.dimensions = dimensions
    self.measures = measures
  }
}

/// `counts.json`: what each count of each table counts.
enum CountsFile {
  static let name = "counts.json"

  /// The file's text, keys in order of the alphabet.
  static func text(_ frame: CountFrame, _ terms: ReleaseTerms, _ tables: [(file: String, table: Released<Table>)]) throws -> String {
    try CountMap(terms, dimensions: frame.dimensions, measures: frame.measures, tables: tables).text
  }
}
