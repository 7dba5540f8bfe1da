public import WardlightCounting
public import WardlightEssentials

/// How many persons are linked to each place at one end of flows, now and in the period before, ranked.
///
/// Raw: nothing here is protected.
public struct FlowRanking: Hashable, Sendable {
  /// What the places are.
  public let end: End
  /// What is counted: different persons where the links name any, else links.
  public let unit: CountingUnit
  /// Which links are counted.
  public let filter: LinkFilter
  /// The period.
  public let current: Period
  /// The period to compare with.
  public let previous: Period?
  /// The places, the most frequent first, equally frequent ones in alphabetical order.
  public let rows: [Row]
  /// All of the current period.
  public let currentTotal: Total
  /// All of the previous period; `nil` where there is none.
  public let previousTotal: Total?
  /// Persons who have a link in both periods; where there are any, ``ChangeInterval/sharedPersonsCaveat`` must be said.
  public let personsInBoth: Int

  /// Which end is ranked, and by what.
  public enum End: String, CaseIterable, Hashable, Sendable {
    /// County forces, those of the layer with zeros, others where they occur.
    case forces
    /// Towns within forces, where they occur in either period.
    case towns
    /// Boroughs as origins, those that are known with zeros, others where they occur.
    case boroughs
    /// All places of origin, boroughs and places elsewhere, where they occur in either period.
    case origins
    /// Wards of residence, where they occur in either period.
    case wards
  }

  /// One place.
  public struct Row: Hashable, Sendable {
    /// The name.
    public let name: String
    /// The code; the name where the place has no code.
    public let code: String
    /// The place in the directory of its kind, such as ``PlacedLinks/forces``; among origins in the directory that the link's origin speaks of.
    public let place: Int
    /// The force of a town, the region of another place; empty where there is none.
    public let region: String
    /// Whether the name is a known one; towns are known where their force is.
    public let isKnown: Bool
    /// Whether the destination is a force or a town of London; it is counted and has no rank.
    public let isInLondon: Bool
    /// Whether it is a place: not what stands for names that nothing has.
    public let isRecognised: Bool
    /// Whether it takes part in the ranks: London as a destination, what stands for names that nothing has, and among boroughs an unknown name do not.
    public let isRanked: Bool
    /// The count of the current period.
    public let count: Int
    /// The count of the previous period; `nil` where there is none.
    public let previousCount: Int?
    /// The rank by count: ties share the smallest; `nil` for a count of 0 and where ``isRanked`` is false.
    public let rank: Int?
    /// The same in the previous period.
    public let previousRank: Int?
    /// Whether another place has the same rank.
    public let isTied: Bool
    /// Whether another place had the same rank in the previous period.
    public let wasTied: Bool
    /// The lengths of the periods, earlier and later; `nil` where there is no previous period.
    let days: Days?

    struct Days: Hashable, Sendable {
      let before: Int
      let now: Int
      let confidence: Double
    }

    /// How sure the change is; `nil` where there is no previous period.
    ///
    /// Computed each time, because it costs more than all the rest of a row.
    public var interval: ChangeInterval? {
      zip(change, days).map { change, days in change.interval(days: (days.before, days.now), confidence: days.confidence) }
    }

    let whole: Total
    let previousWhole: Total?

    /// Per cent of all, those without a known place too; `NaN` of none.
    public var share: Double { Rate.percent(count, of: whole.all) }
    /// Per cent of those for whom a place is known; `NaN` of none. Shares of persons add up to more than 100 where some have several places.
    public var shareOfKnown: Double { Rate.percent(count, of: whole.known) }
    /// ``share`` in the previous period; `nil` where there is none.
    public var previousShare: Double? { zip(previousCount, previousWhole).map { Rate.percent($0, of: $1.all) } }
    /// ``shareOfKnown`` in the previous period; `nil` where there is none.
    public var previousShareOfKnown: Double? { zip(previousCount, previousWhole).map { Rate.percent($0, of: $1.known) } }

    /// Places gained since the previous period, negative for places lost; `nil` where one of the ranks is.
    public var rankChange: Int? {
      guard let rank, let previousRank else { return nil }
      return previousRank - rank
    }

    /// The change in number and per cent; `nil` where there is no previous period.
    public var change: Change? { previousCount.map { Change(from: $0, to: count) } }
  }

  /// The whole of one period, in the ranking's unit.
  public struct Total: Hashable, Sendable {
    /// All, with a known place and without.
    public let all: Int
    /// Those for whom at least one place is known.
    public let known: Int
    /// Those with more than one place, whom the rows count more than once. Always 0 where links are counted.
    public let withSeveral: Int
    /// The links behind them.
    public let links: Int

    /// Those for whom none is known.
    public var unknown: Int { all - known }
    /// Per cent for whom a place is known; `NaN` of none.
    public var percentKnown: Double { Rate.percent(known, of: all) }
  }

  /// The change of the whole; `nil` where there is no previous period.
  public var change: Change? { previousTotal.map { Change(from: $0.all, to: currentTotal.all) } }

  /// How sure the change of the whole is; `nil` where there is no previous period.
  public var interval: ChangeInterval? {
    guard let change, let previous else { return nil }
    return change.interval(days: (previous.dayCount, current.dayCount))
  }
}

/// Both values, or `nil` where one is missing.
func zip<First, Second>(_ first: First?, _ second: Second?) -> (First, Second)? {
  guard let first, let second else { return nil }
  return (first, second)
}
