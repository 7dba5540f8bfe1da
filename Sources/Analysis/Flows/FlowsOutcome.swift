public import WardlightDisclosure

/// What was found of links without a configuration; its tables have passed the door.
public final class FlowsOutcome: Sendable {
  /// All links, or those into the force that was asked for.
  public let findings: FlowFindings
  /// What became of each record, or of each row of a table of counts.
  public let account: Released<Table>
  /// Rows that were not used, or whose names were not simply found; no value of a row stands in them.
  public let rejected: [RejectedRow]
  /// How it was done, in sentences.
  public let notes: [String]
  /// What should be known of places, names and counts.
  public let notices: [String]
  /// How the counts are cut down, and how their members lie in each other.
  public let dimensions: [Dimension]
  /// What the counts count.
  public let measures: [Measure]

  init(
    findings: FlowFindings, account: Released<Table>, rejected: [RejectedRow], notes: [String], notices: [String],
    dimensions: [Dimension], measures: [Measure]
  ) {
    self.findings = findings
    self.account = account
    self.rejected = rejected
    self.notes = notes
    self.notices = notices
    self.dimensions = dimensions
    self.measures = measures
  }
}
