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

    /// Rescues per 100 requests, with exact limits; `nil` without a request.
    public var completion: CompletionRate? { CompletionRate(completed: rescues, of: requests) }
  }

  /// One force.
  public struct Row: Hashable, Sendable {
    /// The name.
    public let name: String
    /// The place of the force in ``PlacedRescues/forces``.
    public let place: Int
    /// Whether the name is one of the layer's.
    public let isKnown: Bool
    /// Whether it is a name that a table has; what stands for the others has no rank.
    public let isRecognised: Bool
    /// Whether it is a force of London, or London as a whole.
    public let isInLondon: Bool
    /// The current period.
    public let numbers: Numbers
    /// The previous period; `nil` where there is none.
    public let previousNumbers: Numbers?
    /// The rank by requests: ties share the smallest; `nil` without a request and for names that nothing has.
    public let rank: Int?
    /// The same in the previous period.
    public let previousRank: Int?
    /// Whether another force has the same rank.
    public let isTied: Bool
    /// Whether another force had the same rank in the previous period.
    public let wasTied: Bool
    /// How sure the change of requests is; `nil` where there is no previous period.
    public let interval: ChangeInterval?
    let whole: Numbers

    /// Per cent of all requests, those without a force too.
    public var shareOfRequests: Double { Rate.percent(numbers.requests, of: whole.requests) }
    /// Per cent of all rescues, those without a force too; `NaN` where there is none.
    public var shareOfRescues: Double { Rate.percent(numbers.rescues, of: whole.rescues) }

    /// Places gained since the previous period; `nil` where one of the ranks is.
    public var rankChange: Int? {
      guard let rank, let previousRank else { return nil }
      return previousRank - rank
    }

    /// The change of requests; `nil` where there is no previous period.
    public var change: Change? { previousNumbers.map { Change(from: $0.requests, to: numbers.requests) } }
  }

  /// What is divided among forces.
  public enum Quantity: String, CaseIterable, Hashable, Sendable {
    /// All requests.
    case requests
    /// Those that ended in a rescue.
    case rescues
  }

  /// What the forces with most requests, or with most rescues, have together of all, in the current period.
  public func leading(_ number: Int, by quantity: Quantity) -> LeadingShare {
    LeadingShare(number, of: rows.map { ($0.name, $0.numbers.count(quantity)) }, whole: total.count(quantity))
  }

  /// The change of all requests, and how sure it is; `nil` where there is no previous period.
  public var interval: ChangeInterval? {
    zip(previous, previousTotal).map { previous, before in
      Change(from: before.requests, to: total.requests).interval(days: (previous.dayCount, current.dayCount))
    }
  }

  /// Counts requests and rescues by force.
  ///
  /// - Parameters:
  ///   - rescues: The requests.
  ///   - current: The period.
  ///   - previous: The period to compare with, if any.
  public init(_ rescues: PlacedRescues, current: Period, previous: Period?) {
    let forces = rescues.forces
    let now = PeriodRescues(rescues.rows(in: current), forces)
    let before = previous.map { PeriodRescues(rescues.rows(in: $0), forces) }
    self.current = current
    self.previous = previous
    total = now.total
    previousTotal = before?.total
    unknownForce = now.unknownForce
    let places = forces.names.indices.filter { now.requests[$0] > 0 || before?.requests[$0] ?? 0 > 0 }
    let days = previous.map { ($0.dayCount, current.dayCount) }
    let rows = places.map { Row(rescues, $0, now, before, days) }
    self.rows = rows.sorted { ($1.numbers.requests, $0.name) < ($0.numbers.requests, $1.name) }
  }
}

extension RescueTable.Numbers {
  fileprivate func count(_ quantity: RescueTable.Quantity) -> Int { quantity == .requests ? requests : rescues }
}

extension RescueTable.Row {
  fileprivate init(_ rescues: PlacedRescues, _ place: Int, _ now: PeriodRescues, _ before: PeriodRescues?, _ days: (Int, Int)?) {
    name = rescues.forces.names[place]
    self.place = place
    isKnown = rescues.forces.isKnown(place)
    isRecognised = rescues.forces.isRecognised(place)
    isInLondon = rescues.londonForces.contains(place)
    numbers = now.numbers(place)
    previousNumbers = before?.numbers(place)
    rank = now.ranks[place]
    previousRank = before.flatMap { $0.ranks[place] }
    isTied = now.isTied(place)
    wasTied = before?.isTied(place) ?? false
    interval = zip(before, days).map { before, days in
      Change(from: before.requests[place], to: now.requests[place]).interval(days: days)
    }
    whole = now.total
  }
}

/// The requests and rescues of one period by force.
private struct PeriodRescues {
  let requests: [Int]
  let unknownForce: Int
  let total: RescueTable.Numbers
  let ranks: [Int?]
  private let rescues: [Int]

  init(_ rows: [PlacedRescues.Row], _ forces: NameDirectory) {
    var requests = [Int](repeating: 0, count: forces.names.count)
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
    ranks = CompetitionRank.ranksOfPositive(requests.indices.map { forces.isRecognised($0) ? requests[$0] : 0 })
  }

  func isTied(_ force: Int) -> Bool { ranks[force].map { rank in ranks.count { $0 == rank } > 1 } ?? false }

  func numbers(_ force: Int) -> RescueTable.Numbers { RescueTable.Numbers(requests: requests[force], rescues: rescues[force]) }
}
