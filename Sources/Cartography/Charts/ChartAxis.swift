/// A scale of a chart in words: what is measured, and which end of it is more of it.
public struct ChartAxis: Hashable, Sendable {
  /// What is measured, with its unit: `IMD average score`.
  public let title: String
  /// What more of it is, for the arrow at the far end: `more deprived`; may be empty.
  public let more: String
  /// Which numbers are more of it.
  public let order: Order

  /// Which numbers are more of what a scale measures. More always lies at the right and at the top.
  public enum Order: Hashable, Sendable {
    /// The larger ones, as of counts and scores.
    case rising
    /// The smaller ones, as of ranks of which 1 is the most deprived.
    case falling
  }

  /// A scale of this title.
  public init(_ title: String, more: String = "", order: Order = .rising) {
    self.title = title
    self.more = more
    self.order = order
  }

  /// The number that grows to the right and to the top.
  func growing(_ number: Double) -> Double { order == .rising ? number : 0 - number }
}
