public import WardlightCounting
public import WardlightEssentials

/// Rescue requests and rescues by county force.
///
/// Raw: nothing here is protected.
public struct RescueTable: Hashable, Sendable {
  /// The period.
  public let current: Period
  /// The period to compare with.
  public let previous: Period?
  /// The forces with a request in either period, those with most requests first, equal ones in alphabetical order.
  public let rows: [Row]
  /// All requests of the current period, those without a force too.
  public let total: Numbers
  /// All requests of the previous period.
  public let previousTotal: Numbers?
  /// Requests of the current period that name no force.
  public let unknownForce: Int

  /// Requests, and how many of them ended in a rescue.
  public struct Numbers: Hashable, Sendable {
    /// All requests, those that ended in a rescue too.
    public let requests: Int
    /// Requests that ended in a rescue.
    public let rescues: Int

    /// Rescues per 100 requests; `NaN` without a request.
    public var percentCompleted: Double { Rate.percent(rescues, of: requests) }
  }

  /// One force.
  public struct Row: Hashable, Sendable {
    /// The name.
    public let name: String
    /// The place of the force in ``PlacedRescues/forces``.
    public let place: Int
    /// Whether the name is one of the layer's.
    public let isKnown: Bool
    /// The current period.
    public let numbers: Numbers
    /// The previous period; `nil` where there is none.
    public let previousNumbers: Numbers?
    /// The rank by requests: ties share the smallest; `nil` without a request.
    public let rank: Int?
    /// The same in the previous period.
    public let previousRank: Int?

    /// Places gained since the previous period; `nil` where one of the ranks is.
    public var rankChange: Int? {
      guard let rank, let previousRank else { return nil }
      return previousRank - rank
    }

    /// The change of requests; `nil` where there is no previous period.
    public var change: Change? { previousNumbers.map { Change(from: $0.requests, to: numbers.requests) } }
  }

  /// Counts requests and rescues by force.
  ///
  /// - Parameters:
  ///   - rescues: The requests.
  ///   - current: The period.
  ///   - previous: The period to compare with, if any.
  public init(_ rescues: PlacedRescues, current: Period, previous: Period?) {
    let forces = rescues.forces
    let now = PeriodRescues(rescues.rows(in: current), forceCount: forces.names.count)
    let before = previous.map { PeriodRescues(rescues.rows(in: $0), forceCount: forces.names.count) }
    self.current = current
    self.previous = previous
    total = now.total
    previousTotal = before?.total
    unknownForce = now.unknownForce
    let places = forces.names.indices.filter { now.requests[$0] > 0 || before?.requests[$0] ?? 0 > 0 }
    let rows = places.map { place in
      Row(
        name: forces.names[place], place: place, isKnown: forces.isKnown(place), numbers: now.numbers(place),
        previousNumbers: before?.numbers(place), rank: now.ranks[place], previousRank: before?.ranks[place] ?? nil)
    }
    self.rows = rows.sorted { ($1.numbers.requests, $0.name) < ($0.numbers.requests, $1.name) }
  }
}

/// The requests and rescues of one period by force.
private struct PeriodRescues {
  let requests: [Int]
  let unknownForce: Int
  let total: RescueTable.Numbers
  let ranks: [Int?]
  private let rescues: [Int]

  init(_ rows: [PlacedRescues.Row], forceCount: Int) {
    var requests = [Int](repeating: 0, count: forceCount)
    var rescues = requests
    for row in rows {
      guard let force = row.force else { continue }
      requests[force] += 1
      if row.isRescued { rescues[force] += 1 }
    }
    self.requests = requests
    self.rescues = rescues
    unknownForce = rows.filter { $0.force == nil }.count
    total = RescueTable.Numbers(requests: rows.count, rescues: rows.filter(\.isRescued).count)
    ranks = CompetitionRank.ranksOfPositive(requests)
  }

  func numbers(_ force: Int) -> RescueTable.Numbers { RescueTable.Numbers(requests: requests[force], rescues: rescues[force]) }
}
