public import WardlightCounting
public import WardlightEssentials

/// How many persons are linked to each destination, now and in the period before.
///
/// Raw: nothing here is protected.
public struct DestinationTable: Hashable, Sendable {
  /// What the destinations are.
  public let kind: Kind
  /// What is counted: different persons where the records name any, else links.
  public let unit: CountingUnit
  /// The period.
  public let current: Period
  /// The period to compare with.
  public let previous: Period?
  /// The destinations, the most frequent first, equally frequent ones in alphabetical order.
  public let rows: [Row]
  /// All of the current period.
  public let currentTotal: Total
  /// All of the previous period; `nil` where there is none.
  public let previousTotal: Total?

  /// What links are counted by.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// County forces, those of the layer with zeros, others where they occur.
    case forces
    /// Towns within forces, where they occur in either period.
    case towns
    /// Boroughs with responsibility, those that are known with zeros, others where they occur.
    case boroughs
  }

  /// One destination.
  public struct Row: Hashable, Sendable {
    /// The name.
    public let name: String
    /// The place of the destination in the directory of its kind.
    public let place: Int
    /// Whether the name is a known one; towns are known where their force is.
    public let isKnown: Bool
    /// The count of the current period.
    public let count: Int
    /// The count of the previous period; `nil` where there is none.
    public let previousCount: Int?
    /// The rank by count: ties share the smallest; `nil` for a count of 0.
    public let rank: Int?
    /// The same in the previous period.
    public let previousRank: Int?

    /// Places gained since the previous period, negative for places lost; `nil` where one of the ranks is.
    public var rankChange: Int? {
      guard let rank, let previousRank else { return nil }
      return previousRank - rank
    }

    /// The change in number and per cent; `nil` where there is no previous period.
    public var change: Change? { previousCount.map { Change(from: $0, to: count) } }
  }

  /// The whole of one period, in the table's unit.
  public struct Total: Hashable, Sendable {
    /// All, with a destination and without.
    public let all: Int
    /// Those for whom at least one destination is known.
    public let withDestination: Int
    /// Those with more than one destination, whom the rows count more than once. Always 0 where links are counted.
    public let withSeveral: Int

    /// Those for whom none is known.
    public var unknown: Int { all - withDestination }
    /// Per cent for whom a destination is known; `NaN` of none.
    public var percentKnown: Double { Rate.percent(withDestination, of: all) }
  }
}
