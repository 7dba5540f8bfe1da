public import WardlightDisclosure
public import WardlightEssentials

/// The state of the inputs before a run.
///
/// Its tables have passed the door. It names rows by their numbers, so that it is for the eyes of those who hold the records.
public final class InputReport: Sendable {
  /// The title of the product that the configuration is for.
  public let title: String
  /// The configuration's name.
  public let configuration: String
  /// When the report was made.
  public let created: CalendarDate
  /// What would stop a run, in sentences; empty where a run would go through.
  public let stops: [String]
  /// What a run would do and its user should know, in sentences.
  public let warnings: [String]
  /// What was looked at.
  public let sections: [Section]
  /// The rows that a run would not use or not map, in the order of the files.
  public let rejected: [RejectedRow]
  /// On which terms the report's counts leave; its marking is OFFICIAL-SENSITIVE.
  public let terms: ReleaseTerms

  /// One thing that was looked at.
  public struct Section: Sendable {
    /// Its heading: `Boundaries`.
    public let title: String
    /// What was found, in sentences.
    public let sentences: [String]
    /// Counts, protected.
    public let tables: [Released<Table>]
    /// Rows of text that are not counts of records; `nil` where there are none.
    public let listing: ProductStatement.Listing?

    init(title: String, sentences: [String], tables: [Released<Table>] = [], listing: ProductStatement.Listing? = nil) {
      self.title = title
      self.sentences = sentences
      self.tables = tables
      self.listing = listing
    }

    /// Rows that a run would not use or not map.
    public init(rejected rows: [RejectedRow]) {
      self.init(
        title: "Rows that a run would not use or not map",
        sentences: ["Rows are numbered as a spreadsheet does; no value of a row is shown."],
        listing: ProductStatement.Listing(headings: RejectedRow.header.map(\.capitalizedFirst), rows: rows.map(\.cells)))
    }
  }

  init(
    title: String, configuration: String, created: CalendarDate, stops: [String], warnings: [String], sections: [Section],
    rejected: [RejectedRow], terms: ReleaseTerms
  ) {
    self.title = title
    self.configuration = configuration
    self.created = created
    self.stops = stops
    self.warnings = warnings
    self.sections = sections
    self.rejected = rejected
    self.terms = terms
  }

  /// Whether a run would go through.
  public var isReady: Bool { stops.isEmpty }

  /// The verdict in one sentence.
  public var verdict: String {
    switch (stops.count, warnings.count) {
    case (0, 0): "The inputs are ready."
    case (0, 1): "The inputs are ready; one thing should be known."
    case (0, let count): "The inputs are ready; \(count) things should be known."
    case (1, _): "One thing would stop a run."
    case (let count, _): "\(count) things would stop a run."
    }
  }
}
