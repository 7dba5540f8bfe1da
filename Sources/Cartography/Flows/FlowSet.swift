import WardlightEssentials
import WardlightGeometry

/// The flows of a map: which are drawn, and what became of all the others. Every link is in exactly one of its parts.
struct FlowSet {
  /// One line of the map.
  struct Flow: Hashable {
    let origin: Int
    let destination: Int
    /// How many persons; 0 where only protected flows are in it.
    let value: Double
    let text: String
    /// How many links the line stands for.
    var merged = 1
    /// How many of these are protected.
    var hidden = 0
  }

  /// The places, those in the middle of merged flows at the end.
  private(set) var nodes: [FlowNode]
  /// The flows of known size, the largest first.
  private(set) var exact: [Flow] = []
  /// The protected flows that are drawn.
  private(set) var protected: [Flow] = []
  /// Merged flows, drawn by region or only stated.
  private(set) var other = FlowSum()
  /// Small flows that, together with the others from their place into their region, are still too small to be drawn.
  private(set) var rest = FlowSum()
  /// Flows within one place.
  private(set) var within = FlowSum()
  /// Flows of which an end is unknown.
  private(set) var unknown = FlowSum()
  /// Flows between other places than the one around which the map is drawn.
  private(set) var elsewhere = FlowSum()
  /// Flows of which an end has no place on the map.
  private(set) var unplaced = FlowSum()
  private(set) var zeros = 0
  private(set) var withheld = 0
  private(set) var missing = 0
  /// How many links there are in all.
  let count: Int
  /// The number of persons below which flows are merged; 0 where none are.
  private(set) var limit = 0.0
  let merging: FlowMerging
  /// The place around which the map is drawn, if there is one: flows into it and out of it are told apart.
  let hub: Int?

  /// - Complexity: O(links log links).
  init(_ network: FlowNetwork, merging: FlowMerging, hub: Int? = nil) {
    nodes = network.nodes
    self.hub = hub
    count = network.links.count
    self.merging = merging
    var drawable: [FlowLink] = []
    for link in network.links where !takeAside(link, &drawable) { drawable.append(link) }
    limit = Self.limit(merging, drawable)
    if merging.isRegional { drawable = mergeByRegion(drawable) } else { drawable = mergeAll(drawable) }
    exact += drawable.filter { $0.state == .exact }.compactMap { Self.flow($0, network) }
    protected += drawable.filter { $0.state == .interval }.compactMap { Self.flow($0, network) }
    exact.sort { ($1.value, $0.origin, $0.destination) < ($0.value, $1.origin, $1.destination) }
    protected.sort { ($0.origin, $0.destination) < ($1.origin, $1.destination) }
  }

  /// The size of the largest flow of known size.
  var largest: Double { exact.first?.value ?? 0 }

  /// Whether there are so many lines that they must be seen through one another.
  var isDense: Bool { exact.count + protected.count > Self.denseAbove }
  private static let denseAbove = 150

  /// The round scale at which the largest flow is as wide as can be; among very many lines half as wide.
  var customaryScale: FlowScale { FlowScale(largest: isDense ? 2 * largest : largest) }

  /// The one place at which all lines begin, if there is one.
  var onlyOrigin: Int? { only(\.origin) }
  /// The one place at which all lines end, if there is one.
  var onlyDestination: Int? { only(\.destination) }

  /// The numbers of links that are drawn on their own.
  var ownExact: [Flow] { exact.filter { $0.merged == 1 } }
  var ownProtected: [Flow] { protected.filter { $0.merged == 1 } }

  /// Which way a flow runs as seen from the place around which the map is drawn.
  func direction(of flow: Flow) -> FlowDirection {
    guard let hub else { return .any }
    return flow.origin == hub ? .outward : .inward
  }

  private func only(_ end: KeyPath<Flow, Int>) -> Int? {
    let all = exact + protected
    guard let first = all.first?[keyPath: end], all.count > 1 else { return nil }
    return all.allSatisfy { $0[keyPath: end] == first } ? first : nil
  }

  /// Puts links aside that no line can show.
  private mutating func takeAside(_ link: FlowLink, _ drawable: inout [FlowLink]) -> Bool {
    if link.state == .zero { zeros += 1; return true }
    if link.state == .missing { missing += 1; return true }
    guard let origin = link.origin, let destination = link.destination else {
      unknown.add(link)
      return true
    }
    if origin == destination { within.add(link); return true }
    if let hub, origin != hub, destination != hub { elsewhere.add(link); return true }
    guard let from = nodes[origin].site, let to = nodes[destination].site, from != to else {
      unplaced.add(link)
      return true
    }
    if link.state == .withheld { withheld += 1; return true }
    return false
  }

  private static func limit(_ merging: FlowMerging, _ links: [FlowLink]) -> Double {
    switch merging {
    case .none: return 0
    case .below(let limit), .byRegion(let limit): return limit
    case .keepingLargest(let number), .byRegionKeepingLargest(let number):
      let sizes = links.filter { $0.state == .exact }.map(\.value).sorted(by: >)
      guard sizes.count > max(0, number) else { return 0 }
      let first = sizes[max(0, number)]
      // All that are as large as the first one left out go with it.
      return first.nextUp
    }
  }

  /// A protected flow is small where all that it may stand for is.
  private func isSmall(_ link: FlowLink) -> Bool { link.most < limit }

  private mutating func mergeAll(_ links: [FlowLink]) -> [FlowLink] {
    for link in links where isSmall(link) { other.add(link) }
    return links.filter { !isSmall($0) }
  }

  /// One flow from each place into each region in which more than one of its flows is small.
  private mutating func mergeByRegion(_ links: [FlowLink]) -> [FlowLink] {
    struct Key: Hashable {
      let origin: Int
      let region: String
    }
    var kept: [FlowLink] = []
    var order: [Key] = []
    var groups: [Key: [FlowLink]] = [:]
    for link in links {
      guard isSmall(link), let origin = link.origin, let destination = link.destination, !nodes[destination].region.isEmpty else {
        kept.append(link)
        continue
      }
      let key = Key(origin: origin, region: nodes[destination].region)
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(link)
    }
    for key in order.sorted(by: { ($0.origin, $0.region) < ($1.origin, $1.region) }) {
      let group = groups[key] ?? []
      if merging.keepsNumber, group.reduce(0, { $0 + $1.value }) < limit {
        for link in group { rest.add(link) }
      } else if group.count > 1 {
        merge(group, from: key.origin, into: key.region)
      } else {
        kept += group
      }
    }
    return kept
  }

  private mutating func merge(_ links: [FlowLink], from origin: Int, into region: String) {
    let sites = links.compactMap { link in link.destination.flatMap { nodes[$0].site } }
    let middle = Coordinate(
      easting: sites.reduce(0) { $0 + $1.easting } / Double(sites.count),
      northing: sites.reduce(0) { $0 + $1.northing } / Double(sites.count))
    let node = FlowNode(kind: "other", code: "\(nodes[origin].code)-\(region)", name: "Other \(region)", region: region, site: middle)
    nodes.append(node)
    var sum = FlowSum()
    for link in links {
      sum.add(link)
      other.add(link)
    }
    let hidden = sum.hidden == 0 ? "" : sum.persons > 0 ? " + \(sum.hidden) protected" : "\(sum.hidden) protected"
    let flow = Flow(
      origin: origin, destination: nodes.count - 1, value: sum.persons,
      text: (sum.persons > 0 ? FlowWords.number(sum.persons) : "") + hidden, merged: sum.flows, hidden: sum.hidden)
    if sum.persons > 0 { exact.append(flow) } else { protected.append(flow) }
  }

  private static func flow(_ link: FlowLink, _ network: FlowNetwork) -> Flow? {
    guard let origin = link.origin, let destination = link.destination else { return nil }
    return Flow(
      origin: origin, destination: destination, value: link.value, text: network.text(of: link), hidden: link.state == .interval ? 1 : 0)
  }
}

/// Which way a flow runs.
enum FlowDirection: String, CaseIterable {
  /// On a map that tells no ways apart.
  case any
  /// Into the place around which the map is drawn.
  case inward
  /// Out of it.
  case outward
}

/// How a flow map writes numbers.
enum FlowWords {
  /// A whole number with its thousands apart, another one with at most two decimals.
  static func number(_ value: Double) -> String {
    value == value.rounded() ? FixedDecimal.grouped(Int(value)) : FixedDecimal.shortest(value, decimals: 2)
  }

  /// `1 protected flow`, `12 protected flows`.
  static func flows(_ count: Int, _ quality: String) -> String {
    "\(FixedDecimal.grouped(count)) \(quality) \(count == 1 ? "flow" : "flows")"
  }
}
