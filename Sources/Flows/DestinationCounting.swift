public import WardlightCounting
public import WardlightEssentials
internal import WardlightGazetteer

extension DestinationTable {
  /// Counts links by destination.
  ///
  /// A person linked twice to one destination counts once there; a person linked to two counts once at each. A link that names nobody counts as a person of its
  /// own.
  ///
  /// - Parameters:
  ///   - links: The links.
  ///   - kind: Forces, towns or boroughs.
  ///   - current: The period.
  ///   - previous: The period to compare with, if any.
  ///   - borough: The place of one borough in ``PlacedLinks/boroughs``, for its links alone; `nil` for all.
  /// - Complexity: O(links + destinations log destinations). The order of the links does not matter.
  public init(_ links: PlacedLinks, by kind: Kind, current: Period, previous: Period?, borough: Int? = nil) {
    let names = Names(links, kind)
    let now = PeriodCounts(links.rows(in: current, borough: borough), kind, names.count, distinct: links.namesPersons)
    let before = previous.map { PeriodCounts(links.rows(in: $0, borough: borough), kind, names.count, distinct: links.namesPersons) }
    self.kind = kind
    self.unit = links.namesPersons ? .persons : .records
    self.current = current
    self.previous = previous
    self.currentTotal = now.total
    self.previousTotal = before?.total
    rows = Self.rows(names, now, before)
  }

  private static func rows(_ names: Names, _ now: PeriodCounts, _ before: PeriodCounts?) -> [Row] {
    let ranks = CompetitionRank.ranksOfPositive(now.counts)
    let previousRanks = before.map { CompetitionRank.ranksOfPositive($0.counts) }
    let rows = (0..<names.count).compactMap { place -> Row? in
      let previousCount = before?.counts[place]
      guard names.showsZeros(place) || now.counts[place] > 0 || previousCount ?? 0 > 0 else { return nil }
      return Row(
        name: names.name(place), place: place, isKnown: names.isKnown(place), count: now.counts[place], previousCount: previousCount,
        rank: ranks[place], previousRank: previousRanks?[place] ?? nil)
    }
    return rows.sorted { ($1.count, $0.name, $0.place) < ($0.count, $1.name, $1.place) }
  }
}

/// The destinations of one kind.
private struct Names {
  private let links: PlacedLinks
  private let kind: DestinationTable.Kind

  init(_ links: PlacedLinks, _ kind: DestinationTable.Kind) {
    self.links = links
    self.kind = kind
  }

  private var all: [String] {
    switch kind {
    case .forces: links.forces.names
    case .towns: links.towns.names
    case .boroughs: links.boroughs.names
    }
  }

  var count: Int { all.count }

  func name(_ place: Int) -> String { all[place] }

  func isKnown(_ place: Int) -> Bool {
    switch kind {
    case .forces: links.forces.isKnown(place)
    case .towns: links.towns.forces[place].map(links.forces.isKnown) ?? false
    case .boroughs: links.boroughs.isKnown(place)
    }
  }

  func showsZeros(_ place: Int) -> Bool { kind != .towns && isKnown(place) }
}

/// What one period has at each destination and in all.
private struct PeriodCounts {
  let counts: [Int]
  let total: DestinationTable.Total

  init(_ rows: [PlacedLinks.Row], _ kind: DestinationTable.Kind, _ count: Int, distinct: Bool) {
    let places = rows.map { $0.place(kind) ?? -1 }
    let persons = distinct ? rows.map(\.person) : rows.map { _ in nil }
    counts = DistinctTally.counts(groups: places, persons: persons, groupCount: count)
    let all = DistinctTally.counts(groups: rows.map { _ in 0 }, persons: persons, groupCount: 1)[0]
    let known = DistinctTally.counts(groups: places.map { $0 < 0 ? -1 : 0 }, persons: persons, groupCount: 1)[0]
    total = DestinationTable.Total(all: all, withDestination: known, withSeveral: Self.several(places, persons))
  }

  /// How many persons have more than one destination.
  private static func several(_ places: [Int], _ persons: [UInt64?]) -> Int {
    var first: [UInt64: Int] = [:]
    var several: Set<UInt64> = []
    for (place, person) in zip(places, persons) where place >= 0 {
      guard let person else { continue }
      if let other = first.updateValue(place, forKey: person), other != place { several.insert(person) }
    }
    return several.count
  }
}

extension PlacedLinks.Row {
  fileprivate func place(_ kind: DestinationTable.Kind) -> Int? {
    switch kind {
    case .forces: force
    case .towns: town
    case .boroughs: borough
    }
  }
}
