public import Foundation

/// What the counts of some files count and how they add up: `counts.json` in each pack. No count stands in it.
///
/// With it a reader who has only the files can tell which numbers are one number, and an audit can set up the equations between them.
public struct CountMap: Codable, Hashable, Sendable {
  /// The protective marking of the product, which its file of meanings carries too.
  public let marking: Marking
  /// The policy as the command line spells it.
  public let policy: String
  /// The smallest count that is not protected; `nil` where none is.
  public let threshold: Int?
  /// How many whole values a protected count must keep; `nil` where none is protected.
  public let possible: Int?
  /// How counts are cut down.
  public let dimensions: [Dimension]
  /// What is counted.
  public let measures: [Measure]
  /// The files of tables with counts, in the order of the product.
  public let tables: [Table]

  /// A file and what its counts count.
  public struct Table: Hashable, Sendable {
    /// The file within the product: `tables/wards.csv`.
    public let file: String
    /// What the counts of its rows and columns count.
    public let meaning: CountMeaning

    /// A file by its meaning.
    public init(file: String, meaning: CountMeaning) {
      self.file = file
      self.meaning = meaning
    }

    /// Every count of the file by row, from 0, and column, in order of both.
    ///
    /// - Complexity: O(rows × columns).
    public var keys: [(row: Int, column: String, key: CellKey)] {
      let columns = meaning.columns.keys.sorted()
      return meaning.rows.indices.flatMap { row in
        columns.compactMap { column in meaning.key(row: row, column: column).map { (row, column, $0) } }
      }
    }
  }

  /// A map by its parts.
  public init(
    marking: Marking, policy: String, threshold: Int?, possible: Int?, dimensions: [Dimension], measures: [Measure], tables: [Table]
  ) {
    self.marking = marking
    self.policy = policy
    self.threshold = threshold
    self.possible = possible
    self.dimensions = dimensions
    self.measures = measures
    self.tables = tables
  }

  /// A map of the tables that were released together: of the dimensions what bears on their counts; without columns that a table no longer has, and
  /// without tables none of whose counts has a meaning.
  ///
  /// - Parameters:
  ///   - terms: The terms of the release.
  ///   - dimensions: How counts are cut down, all that the study knows.
  ///   - measures: What is counted.
  ///   - tables: The tables by their files.
  public init(
    _ terms: ReleaseTerms, dimensions: [Dimension], measures: [Measure],
    tables: [(file: String, table: Released<WardlightDisclosure.Table>)]
  ) {
    let tables = tables.compactMap { file, table in table.content.meaningOfColumns.map { Table(file: file, meaning: $0) } }
    let named = Self.named(tables)
    self.init(
      marking: terms.marking, policy: terms.policy.description, threshold: terms.policy.rules?.threshold,
      possible: terms.policy.rules?.possible,
      dimensions: dimensions.compactMap { dimension in named[dimension.name].map { dimension.narrowed(to: $0) } }, measures: measures,
      tables: tables)
  }

  /// The members that rows and columns name, by dimension.
  private static func named(_ tables: [Table]) -> [String: Set<String>] {
    var named: [String: Set<String>] = [:]
    for part in tables.flatMap({ $0.meaning.rows.compactMap(\.self) + $0.meaning.columns.values }) {
      for (dimension, member) in part.members { named[dimension, default: []].insert(member) }
    }
    return named
  }

  /// Reads a file's bytes.
  ///
  /// - Parameters:
  ///   - bytes: The JSON text.
  ///   - file: What the file is called in messages.
  /// - Throws: ``DisclosureFault/unreadableCountMap(file:reason:)``, which says where in the file what is missing or wrong, and what no key may name.
  public init(reading bytes: Data, file: String) throws(DisclosureFault) {
    do { self = try JSONDecoder().decode(CountMap.self, from: bytes) } catch {
      throw .unreadableCountMap(file: file, reason: CountMapFault.reason(error))
    }
    if let reason = undeclared { throw .unreadableCountMap(file: file, reason: reason) }
  }

  /// The file's text, on one line, keys in order of the alphabet: the same map gives the same bytes.
  public var text: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    }
  }

  /// What some table names though nothing declares it.
  private var undeclared: String? {
    let names = (Set(measures.map(\.name)), Set(dimensions.map(\.name)))
    for table in tables {
      for part in table.meaning.rows.compactMap(\.self) + table.meaning.columns.sorted(by: { $0.key < $1.key }).map(\.value) {
        if let measure = part.measure, !names.0.contains(measure) {
          return "\(table.file) has counts of measure “\(measure)”, which it does not declare"
        }
        let unknown = part.members.keys.filter { !names.1.contains($0) }.min()
        if let unknown { return "\(table.file) has counts by dimension “\(unknown)”, which it does not declare" }
      }
    }
    return nil
  }
}

extension Table {
  /// The meaning of the columns that are still there; `nil` where none has one.
  fileprivate var meaningOfColumns: CountMeaning? {
    guard let meaning else { return nil }
    let shown = Set(columns.map(\.key))
    let kept = meaning.columns.filter { shown.contains($0.key) }
    return kept.isEmpty ? nil : CountMeaning(rows: meaning.rows, columns: kept)
  }
}

/// Says in words where a file of JSON is not what it should be.
private enum CountMapFault {
  static func reason(_ error: any Error) -> String {
    guard let error = error as? DecodingError else { return "it is no JSON" }
    switch error {
    case .keyNotFound(let key, let context): return "“\(place(context.codingPath + [key]))” is missing"
    case .valueNotFound(_, let context): return "“\(place(context.codingPath))” is empty"
    case .typeMismatch(_, let context), .dataCorrupted(let context):
      return context.codingPath.isEmpty
        ? "it is no JSON of the form expected" : "“\(place(context.codingPath))” is not what is expected there"
    @unknown default: return "it is no JSON of the form expected"
    }
  }

  private static func place(_ path: [any CodingKey]) -> String {
    path.map { $0.intValue.map { "\($0 + 1)" } ?? $0.stringValue }.joined(separator: ", ")
  }
}
