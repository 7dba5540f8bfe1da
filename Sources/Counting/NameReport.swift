internal import WardlightGazetteer
public import WardlightRecords

/// What became of the names of forces, towns and boroughs that records state.
///
/// No entry has the record's value: it names file, row, column and what became of the name.
public struct NameReport: Hashable, Sendable {
  /// The names that were not simply found, in order of file, row and column. Exact names and aliases are counted only.
  public let entries: [Entry]
  private let counts: [Column: [Outcome: Int]]

  /// A column of names.
  public enum Column: String, CaseIterable, Hashable, Sendable {
    /// The county force.
    case force = "county_force"
    /// The town.
    case town
    /// The borough with responsibility.
    case borough = "responsible_borough"
    /// Where a link begins.
    case origin
  }

  /// What became of a name.
  public enum Outcome: String, CaseIterable, Hashable, Sendable {
    /// The name of the thing itself.
    case exact = "found by its name"
    /// An alias, another name or a short form.
    case alternative = "found by another name"
    /// The single nearest name is a typing error or two away, and is taken.
    case corrected = "a typing error was corrected"
    /// A town that is found, in another force than the record states. The record counts under both as it states them.
    case outsideForce = "the town is not in the stated force"
    /// A police service, or a part of the country, that is no territorial force; it is counted under its own name.
    case notTerritorial = "not a territorial force of England and Wales"
    /// Several things have the name, or are equally near to it; none is chosen.
    case ambiguous = "the name may stand for several"
    /// The name is none that is known; it is counted with the others of which this is so, or as it is spelt where that is wanted.
    case unknown = "the name is not known"

    /// Whether each row is listed, or counted only.
    public var isListed: Bool { self != .exact && self != .alternative }
  }

  /// A row whose name was not simply found.
  public struct Entry: Hashable, Sendable {
    /// File and row.
    public let source: RecordOrigin
    /// The column.
    public let column: Column
    /// What became of the name.
    public let outcome: Outcome
  }

  /// How many rows of a column had this outcome.
  public func count(_ column: Column, _ outcome: Outcome) -> Int { counts[column]?[outcome] ?? 0 }

  /// How many rows state a name in a column.
  public func stated(_ column: Column) -> Int { counts[column, default: [:]].values.reduce(0, +) }

  init(_ tally: NameTally) {
    counts = tally.counts
    entries = tally.entries.sorted {
      ($0.source.file, $0.source.row, $0.column.rawValue) < ($1.source.file, $1.source.row, $1.column.rawValue)
    }
  }
}

/// A report of names as it grows.
struct NameTally {
  private(set) var entries: [NameReport.Entry] = []
  private(set) var counts: [NameReport.Column: [NameReport.Outcome: Int]] = [:]

  mutating func add(_ outcome: NameReport.Outcome, _ column: NameReport.Column, _ source: RecordOrigin) {
    counts[column, default: [:]][outcome, default: 0] += 1
    if outcome.isListed { entries.append(NameReport.Entry(source: source, column: column, outcome: outcome)) }
  }
}

extension NameReport.Outcome {
  init(_ match: NameMatch) {
    switch match {
    case .found(_, let how): self.init(how)
    case .notTerritorial: self = .notTerritorial
    case .ambiguous: self = .ambiguous
    case .unknown: self = .unknown
    }
  }

  init(_ resolution: TownResolution) {
    switch resolution {
    case .found(_, let how): self.init(how)
    case .outsideForce: self = .outsideForce
    case .ambiguous: self = .ambiguous
    case .unknown: self = .unknown
    }
  }

  private init(_ how: MatchMethod) {
    switch how {
    case .exact: self = .exact
    case .alternative: self = .alternative
    case .corrected: self = .corrected
    }
  }
}
