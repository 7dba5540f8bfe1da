import WardlightDisclosure
import WardlightEssentials

/// A place at one side of a Sankey chart.
struct SankeyEnd: Hashable {
  let kind: Kind
  let name: String
  /// What stands behind the name.
  var figure = ""

  /// What the place is. Bands end at known places in any order, and at the others in this one below them.
  enum Kind: Int, Hashable {
    case place
    case other
    case unknown
    case hidden
  }
}

/// A band between two places.
struct SankeyBand: Hashable {
  var origin: Int
  var destination: Int
  /// How many persons; 0 where the band is of protected flows.
  let value: Double
  /// How many protected flows the band stands for; 0 where its number is known.
  let hidden: Int
  let text: String
  /// Whether it is among the largest flows that were asked for.
  let isLargest: Bool

  var isHidden: Bool { hidden > 0 }
}

/// The bands of a Sankey chart and the places between which they lie. Every flow above zero is in one band, or between places that are not shown.
struct SankeyFlows {
  private(set) var origins: [SankeyEnd] = []
  private(set) var destinations: [SankeyEnd] = []
  private(set) var bands: [SankeyBand] = []
  /// What lies between places that are not shown.
  private(set) var between = SankeySum()
  /// How many links have no data.
  let missing: Int
  /// How many protected flows there are.
  let hidden: Int

  /// Up to this number of protected bands each ends at its place; more of them would look like much, and one from each origin ends with all others.
  static let mostHidden = 12

  /// - Complexity: O(origins × destinations + flows log flows).
  init(_ grid: FlowGrid, chart: SankeyChart) throws(CartographyError) {
    let flows = SankeySelection.flows(of: grid)
    guard !flows.isEmpty else { throw .emptyChart(column: chart.links.count) }
    missing = grid.cells.count { $0 == .missing }
    hidden = flows.count(where: \.isHidden)
    let selection = SankeySelection(flows, grid, largest: chart.largest)
    let parts = selection.merged(flows)
    (origins, destinations, bands, between) = (parts.origins, parts.destinations, parts.bands, parts.between)
    try addFigures(parts, chart, selection)
    order()
  }

  /// What stands behind the names: the totals that were released, else what begins or ends there.
  private mutating func addFigures(_ parts: SankeyParts, _ chart: SankeyChart, _ selection: SankeySelection) throws(CartographyError) {
    let left = try FlowTotals.cells(chart.totals?.origins, chart.origins)
    let right = try FlowTotals.cells(chart.totals?.destinations, chart.destinations)
    for end in origins.indices { origins[end].figure = Self.figure(end, left, selection.origins, parts.sums.origins, origins) }
    for end in destinations.indices {
      destinations[end].figure = Self.figure(end, right, selection.destinations, parts.sums.destinations, destinations)
    }
  }

  private static func figure(_ end: Int, _ totals: [Cell]?, _ shown: [Int], _ sums: [SankeySum], _ ends: [SankeyEnd]) -> String {
    if ends[end].kind == .hidden { return "\(FixedDecimal.grouped(sums[end].hidden)) flows" }
    guard let totals, shown.indices.contains(end) else { return sums[end].figure }
    return totals[shown[end]].figure
  }

  // MARK: Order

  /// Puts places where bands cross the least: each side in turn by the barycentres of the other one.
  private mutating func order() {
    // Places whose flows all end elsewhere, with the protected ones, are not drawn.
    var left = Self.initial(origins) { end in bands.filter { $0.origin == end } }
    var right = Self.initial(destinations) { end in bands.filter { $0.destination == end } }
    var best = (left: left, right: right, crossings: crossings(left, right))
    for sweep in 0..<16 {
      if sweep.isMultiple(of: 2) {
        right = barycentres(right, destinations, left, of: \.destination, over: \.origin)
      } else {
        left = barycentres(left, origins, right, of: \.origin, over: \.destination)
      }
      let found = crossings(left, right)
      if found < best.crossings - 1e-9 { best = (left, right, found) }
    }
    apply(best.left, best.right)
  }

  /// The largest places first, and those that are no place last.
  private static func initial(_ ends: [SankeyEnd], _ bands: (Int) -> [SankeyBand]) -> [Int] {
    let sizes = ends.indices.map { bands($0).reduce(0) { $0 + $1.weight } }
    return ends.indices.filter { sizes[$0] > 0 }.sorted {
      (ends[$0].kind.rawValue, -sizes[$0], ends[$0].name) < (ends[$1].kind.rawValue, -sizes[$1], ends[$1].name)
    }
  }

  private func barycentres(
    _ order: [Int], _ ends: [SankeyEnd], _ other: [Int], of own: KeyPath<SankeyBand, Int>, over: KeyPath<SankeyBand, Int>
  ) -> [Int] {
    let ranks = Self.ranks(other)
    let centres = ends.indices.map { end -> Double in
      let touching = bands.filter { $0[keyPath: own] == end }
      let weight = touching.reduce(0) { $0 + $1.weight }
      return touching.reduce(0) { $0 + $1.weight * Double(ranks[$1[keyPath: over]]) } / max(weight, 1e-9)
    }
    return order.sorted { (ends[$0].kind.rawValue, centres[$0], ends[$0].name) < (ends[$1].kind.rawValue, centres[$1], ends[$1].name) }
  }

  /// How much crosses, each pair by what the thinner of the two weighs.
  private func crossings(_ left: [Int], _ right: [Int]) -> Double {
    let (above, below) = (Self.ranks(left), Self.ranks(right))
    return bands.indices.reduce(0) { sum, one in
      bands[(one + 1)...].reduce(sum) { sum, other in
        let sides = (above[bands[one].origin] - above[other.origin]) * (below[bands[one].destination] - below[other.destination])
        return sides < 0 ? sum + min(bands[one].weight, other.weight) : sum
      }
    }
  }

  /// The rank of each place in an order, which need not hold all.
  private static func ranks(_ order: [Int]) -> [Int] {
    var ranks = Array(repeating: 0, count: (order.max() ?? -1) + 1)
    for (rank, end) in order.enumerated() { ranks[end] = rank }
    return ranks
  }

  private mutating func apply(_ left: [Int], _ right: [Int]) {
    let (above, below) = (Self.ranks(left), Self.ranks(right))
    for band in bands.indices {
      bands[band].origin = above[bands[band].origin]
      bands[band].destination = below[bands[band].destination]
    }
    (origins, destinations) = (left.map { origins[$0] }, right.map { destinations[$0] })
    bands.sort { ($0.origin, $0.destination, $0.hidden) < ($1.origin, $1.destination, $1.hidden) }
  }
}

extension SankeyBand {
  /// What the band counts for where places are put in order; protected ones all the same.
  fileprivate var weight: Double { isHidden ? 2.5 : value }
}
