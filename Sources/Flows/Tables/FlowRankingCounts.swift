public import WardlightCounting
public import WardlightEssentials

extension FlowRanking {
  /// Counts links by one end and ranks it.
  ///
  /// A person linked twice to one place counts once there; a person linked to two counts once at each. A link that names nobody counts as a person of its own.
  ///
  /// - Parameters:
  ///   - links: The links.
  ///   - end: What is ranked.
  ///   - current: The period.
  ///   - previous: The period to compare with, if any.
  ///   - filter: Which links; all of London's unless something else is said.
  ///   - layers: The places that links may name; `nil` for their names alone.
  ///   - confidence: Of the intervals of change.
  /// - Complexity: O(links + places log places). The order of the links does not matter.
  public init(
    _ links: PlacedLinks, by end: End, current: Period, previous: Period?, of filter: LinkFilter = LinkFilter(), layers: FlowLayers? = nil,
    confidence: Double = 0.95
  ) {
    let places = RankedPlaces(FlowPlaceLists(links, layers ?? FlowLayers(namedBy: links)), end)
    let now = RankedPeriod(links.rows(in: current, of: filter), places, distinct: links.namesPersons)
    let before = previous.map { RankedPeriod(links.rows(in: $0, of: filter), places, distinct: links.namesPersons) }
    let days = previous.map { ($0.dayCount, current.dayCount) }
    self.end = end
    self.filter = filter
    self.unit = links.namesPersons ? .persons : .records
    self.current = current
    self.previous = previous
    currentTotal = now.total
    previousTotal = before?.total
    personsInBoth = before.map { now.persons.shared(with: $0.persons) } ?? 0
    let shown = places.list.entries.indices.filter { places.showsZeros($0) || now.counts[$0] > 0 || before?.counts[$0] ?? 0 > 0 }
    rows = shown.map { Row(places, $0, now, before, days, confidence) }.sorted {
      ($1.count, $0.name, $0.code) < ($0.count, $1.name, $1.code)
    }
  }
}

extension FlowRanking.Row {
  fileprivate init(
    _ places: RankedPlaces, _ index: Int, _ now: RankedPeriod, _ before: RankedPeriod?, _ days: (Int, Int)?, _ confidence: Double
  ) {
    let entry = places.list.entries[index]
    (name, code, region, isKnown) = (entry.name, places.codes[index], entry.region, entry.isKnown)
    place = entry.place.number
    isInLondon = places.isInLondon[index]
    isRecognised = places.isRecognised[index]
    isRanked = places.isRanked(index)
    count = now.counts[index]
    previousCount = before?.counts[index]
    rank = now.ranks[index]
    previousRank = before.flatMap { $0.ranks[index] }
    isTied = now.isTied(index)
    wasTied = before?.isTied(index) ?? false
    whole = now.total
    previousWhole = before?.total
    self.days = days.map { Days(before: $0.0, now: $0.1, confidence: confidence) }
  }
}

/// The places of one end.
private struct RankedPlaces {
  let list: FlowPlaceList
  let codes: [String]
  let isInLondon: [Bool]
  let isRecognised: [Bool]
  private let lists: FlowPlaceLists
  private let end: FlowRanking.End

  init(_ lists: FlowPlaceLists, _ end: FlowRanking.End) {
    list =
      switch end {
      case .forces: lists.destinations(.forces, inLondon: true)
      case .towns: lists.destinations(.towns, inLondon: true)
      case .boroughs: lists.origins(.boroughs, shared: false)
      case .origins: lists.origins(.all, shared: false)
      case .wards: lists.origins(.wards, shared: false)
      }
    codes = list.ends.codes
    isInLondon = list.entries.map { end.isDestination && lists.isInLondon($0.place) }
    isRecognised = list.entries.map { lists.isRecognised($0.place) }
    self.lists = lists
    self.end = end
  }

  /// Where a link stands in the list.
  func index(of row: PlacedLinks.Row) -> Int? {
    switch end {
    case .forces: list.index(of: row.force.map { .force($0) })
    case .towns: list.index(of: row.town.map { .town($0) })
    case .boroughs, .origins: list.index(of: .init(row.origin))
    case .wards: list.index(of: row.ward.map { .ward($0) })
    }
  }

  func showsZeros(_ index: Int) -> Bool { (end == .forces || end == .boroughs) && list.entries[index].isKnown }

  func isRanked(_ index: Int) -> Bool { !isInLondon[index] && isRecognised[index] && (end != .boroughs || list.entries[index].isKnown) }
}

/// What one period has at each place and in all.
private struct RankedPeriod {
  let counts: [Int]
  let ranks: [Int?]
  let total: FlowRanking.Total
  let persons: PersonTally
  private let holders: [Int: Int]

  init(_ rows: [PlacedLinks.Row], _ places: RankedPlaces, distinct: Bool) {
    let indices = rows.map(places.index)
    let persons = PersonTally(rows.map { distinct ? $0.person : nil })
    var counts = [Int](repeating: 0, count: places.list.entries.count)
    for index in persons.firstOfEach(indices) { counts[index] += 1 }
    ranks = CompetitionRank.ranksOfPositive(counts.indices.map { places.isRanked($0) ? counts[$0] : 0 })
    holders = ranks.reduce(into: [:]) { holders, rank in if let rank { holders[rank, default: 0] += 1 } }
    total = FlowRanking.Total(
      all: persons.different { _ in true }, known: persons.different { indices[$0] != nil }, withSeveral: persons.withSeveral(indices),
      links: rows.count)
    self.counts = counts
    self.persons = persons
  }

  func isTied(_ index: Int) -> Bool { ranks[index].map { holders[$0, default: 0] > 1 } ?? false }
}

extension FlowRanking.End {
  /// Whether links lead there.
  public var isDestination: Bool { self == .forces || self == .towns }
}
