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
  static func text(_ frame: CountFrame, _ policy: Policy, _ tables: [(file: String, table: Released<Table>)]) throws -> String {
    try CountMap(
      policy: policy.description, threshold: policy.rules?.threshold, possible: policy.rules?.possible, dimensions: frame.dimensions,
      measures: frame.measures,
      tables: tables.compactMap { file, table in table.content.meaningOfCounts.map { CountMap.Table(file: file, meaning: $0) } }
    ).text
  }
}

extension Table {
  /// What the counts of the columns count that are still there; `nil` where none has a meaning.
  fileprivate var meaningOfCounts: CountMeaning? {
    guard let meaning else { return nil }
    let shown = Set(columns.map(\.key))
    let kept = meaning.columns.filter { shown.contains($0.key) }
    return kept.isEmpty ? nil : CountMeaning(rows: meaning.rows, columns: kept)
  }
}
