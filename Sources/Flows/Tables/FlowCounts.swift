public import WardlightCounting

/// How many persons, or links, flow from each origin to each destination in a period, and what became of the links that no cell has.
///
/// Origins of wards, boroughs and London are those of ``LinkFilter/OriginFilter/london``: links from elsewhere are not asked for. Each link of the others is in exactly one
/// part of ``account``.
///
/// Raw: nothing here is protected.
public struct FlowCounts: Sendable {
  /// The cells. Flows that stay in their place are among them. A person linked to two destinations is in two cells, and so twice in a margin.
  public let matrix: FlowMatrix
  /// What the cells count: persons, or links where that was asked for or where no link names a person.
  public let unit: CountingUnit
  /// The different persons of all links that were asked for; a link that names nobody is a person of its own.
  public let persons: Int
  /// The links that were asked for.
  public let links: Int
  /// Persons with more than one destination, whom the cells count more than once. Always 0 where links are counted.
  public let withSeveral: Int
  /// Persons, or links, of whom no link states an origin of the kind. From London as one place they are counted all the same.
  public let unknownOrigin: Int
  /// Persons, or links, of whom no link states a destination of the kind.
  public let unknownDestination: Int
  /// Persons, or links, with a destination in London; no cell has it.
  public let inLondon: Int
  /// Persons, or links, with a flow that ends where it begins; the cell on the diagonal has it.
  public let selfFlows: Int
  /// What became of each link.
  public let account: Account

  /// What became of links. Their sum is all of them.
  public struct Account: Hashable, Sendable {
    /// In a cell.
    public let counted: Int
    /// They lead to London.
    public let inLondon: Int
    /// They state no destination of the kind.
    public let unknownDestination: Int
    /// They state a destination and no origin of the kind.
    public let unknownOrigin: Int

    /// All links.
    public var links: Int { counted + inLondon + unknownDestination + unknownOrigin }
  }

  /// Counts the flows of a selection.
  ///
  /// - Parameters:
  ///   - links: The links.
  ///   - selection: Which of them.
  ///   - layers: The places that they may name; `nil` for their names alone.
  /// - Complexity: O(links + places), whatever the number of cells. The order of the links does not matter.
  public init(_ links: PlacedLinks, _ selection: FlowSelection, layers: FlowLayers? = nil) {
    let lists = FlowPlaceLists(links, layers ?? FlowLayers(namedBy: links))
    let isShared = selection.destinations == .places && selection.origins.reachesElsewhere
    let origins = lists.origins(selection.origins, shared: isShared)
    let destinations = isShared ? origins : lists.destinations(selection.destinations)
    let filter = LinkFilter(origin: selection.origins.reachesElsewhere ? .everywhere : .london, category: selection.category)
    let rows = links.rows(in: selection.period, of: filter)
    let unit: CountingUnit = selection.unit == .persons && links.namesPersons ? .persons : .records
    let flows = rows.map { SortedLink($0, selection, lists, origins, destinations) }
    let tally = PersonTally(rows.map { unit == .persons ? $0.person : nil })
    matrix = FlowMatrix(origins: origins.ends, destinations: destinations.ends, pairs: Self.pairs(flows, tally, destinations.entries.count))
    self.unit = unit
    self.links = rows.count
    persons = PersonTally(rows.map(\.person)).different { _ in true }
    withSeveral = tally.withSeveral(flows.map(\.destination))
    unknownOrigin = tally.none { flows[$0].statesOrigin }
    unknownDestination = tally.none { flows[$0].destination != nil || flows[$0].isInLondon }
    inLondon = tally.different { flows[$0].isInLondon }
    selfFlows = tally.different { rows[$0].isSelfFlow && flows[$0].isCounted }
    account = Account(
      counted: flows.count(where: \.isCounted), inLondon: flows.count(where: \.isInLondon),
      unknownDestination: flows.count { $0.destination == nil && !$0.isInLondon },
      unknownOrigin: flows.count { $0.destination != nil && $0.origin == nil })
  }

  /// One pair for each person in each cell.
  private static func pairs(_ flows: [SortedLink], _ tally: PersonTally, _ width: Int) -> [FlowMatrix.Pair] {
    let cells = flows.map { flow in zip(flow.origin, flow.destination).map { $0 * width + $1 } }
    return tally.firstOfEach(cells).map { FlowMatrix.Pair(origin: $0 / width, destination: $0 % width, count: 1) }
  }
}

extension FlowSelection.OriginKind {
  /// Whether origins outside London are asked for.
  var reachesElsewhere: Bool { self == .all || self == .londonAndElsewhere }
}

/// Where a link stands in the lists of a selection.
private struct SortedLink {
  let origin: Int?
  let destination: Int?
  let isInLondon: Bool
  let statesOrigin: Bool

  init(
    _ row: PlacedLinks.Row, _ selection: FlowSelection, _ lists: FlowPlaceLists, _ origins: FlowPlaceList, _ destinations: FlowPlaceList
  ) {
    origin = origins.index(of: lists.origin(row, selection.origins))
    destination = destinations.index(of: lists.destination(row, selection.destinations))
    isInLondon = lists.isInLondon(row, selection.destinations)
    statesOrigin = origin != nil && row.origin != .unknown || selection.origins == .wards && row.ward != nil
  }

  var isCounted: Bool { origin != nil && destination != nil }
}
