import WardlightDisclosure
import WardlightEssentials

/// Which places a Sankey chart shows, and what becomes of all the others.
struct SankeySelection {
  /// A link with anybody in it.
  struct Flow {
    let origin: Int
    let destination: Int
    let cell: Cell

    var isHidden: Bool { cell.exactNumber == nil }
    var value: Double { cell.exactNumber ?? 0 }
  }

  private let grid: FlowGrid
  /// The known places that are shown, by their numbers in the grid, in order of name.
  let origins: [Int]
  let destinations: [Int]
  private let largest: Set<Int>

  /// All links above zero, the largest first, protected ones behind them, equal ones by name.
  static func flows(of grid: FlowGrid) -> [Flow] {
    let all = grid.origins.indices.flatMap { origin in
      grid.destinations.indices.compactMap { destination -> Flow? in
        guard let cell = grid[origin, destination], cell != .missing, cell.exactNumber != 0 else { return nil }
        return Flow(origin: origin, destination: destination, cell: cell)
      }
    }
    func names(_ flow: Flow) -> (String, String) { (grid.origins[flow.origin].name, grid.destinations[flow.destination].name) }
    return all.sorted { $0.value != $1.value ? $0.value > $1.value : names($0) < names($1) }
  }

  init(_ flows: [Flow], _ grid: FlowGrid, largest count: Int) {
    self.grid = grid
    let known = flows.filter { !grid.origins[$0.origin].isUnknown && !grid.destinations[$0.destination].isUnknown }
    let kept = known.filter { !$0.isHidden }.prefix(count)
    let width = grid.destinations.count
    largest = Set(kept.map { $0.origin * width + $0.destination })
    // Where nothing is known of sizes, the places with the most flows stand for all.
    let from = kept.isEmpty ? Self.busiest(known.map(\.origin), grid.origins, count) : Set(kept.map(\.origin))
    let to = kept.isEmpty ? Self.busiest(known.map(\.destination), grid.destinations, count) : Set(kept.map(\.destination))
    origins = Self.named(from, flows.map(\.origin), grid.origins)
    destinations = Self.named(to, flows.map(\.destination), grid.destinations)
  }

  private static func busiest(_ ends: [Int], _ all: [FlowGrid.End], _ count: Int) -> Set<Int> {
    let sizes = ends.reduce(into: [Int: Int]()) { $0[$1, default: 0] += 1 }
    let order = sizes.keys.sorted { (-(sizes[$0] ?? 0), all[$0].name) < (-(sizes[$1] ?? 0), all[$1].name) }
    return Set(order.prefix(count))
  }

  /// In order of name; one place that would be merged alone keeps its name.
  private static func named(_ chosen: Set<Int>, _ all: [Int], _ ends: [FlowGrid.End]) -> [Int] {
    let others = Set(all.filter { !ends[$0].isUnknown }).subtracting(chosen)
    return (others.count == 1 ? chosen.union(others) : chosen).sorted { (ends[$0].name, $0) < (ends[$1].name, $1) }
  }

  /// The places and the bands between them. What lies between two places that are not shown is only added up.
  func merged(_ flows: [Flow]) -> SankeyParts {
    let left = SankeySide(origins, grid.origins, flows.map(\.origin), grid.kinds.origin)
    let right = SankeySide(destinations, grid.destinations, flows.map(\.destination), grid.kinds.destination)
    let drawn = flows.filter { left.isApart($0.origin) || right.isApart($0.destination) }
    var whole = parts(of: drawn, left, right, together: false)
    if whole.bands.count(where: \.isHidden) > SankeyFlows.mostHidden { whole = parts(of: drawn, left, right, together: true) }
    for flow in flows where !(left.isApart(flow.origin) || right.isApart(flow.destination)) { whole.between.add(flow) }
    return whole
  }

  /// - Parameter together: Whether all protected flows end together.
  private func parts(of flows: [Flow], _ left: SankeySide, _ right: SankeySide, together: Bool) -> SankeyParts {
    var (left, right) = (left, right)
    var groups: [Group: [Flow]] = [:]
    for flow in flows {
      let from = left.place(of: flow.origin)
      left.sums[from].add(flow)
      let to = together && flow.isHidden ? right.together() : right.place(of: flow.destination)
      right.sums[to].add(flow)
      // A place still says that there is more than the bands that end at it.
      if together, flow.isHidden, let place = right.known(flow.destination) { right.sums[place].add(flow) }
      groups[Group(origin: from, destination: to, isHidden: flow.isHidden), default: []].append(flow)
    }
    let order = groups.keys.sorted { ($0.origin, $0.destination, $0.isHidden ? 1 : 0) < ($1.origin, $1.destination, $1.isHidden ? 1 : 0) }
    let bands = order.map { band($0, groups[$0] ?? []) }
    return SankeyParts(origins: left.ends, destinations: right.ends, sums: (left.sums, right.sums), bands: bands, between: SankeySum())
  }

  /// Flows that one band stands for.
  private struct Group: Hashable {
    let origin: Int
    let destination: Int
    let isHidden: Bool
  }

  private func band(_ group: Group, _ flows: [Flow]) -> SankeyBand {
    let isLargest = flows.contains { largest.contains($0.origin * grid.destinations.count + $0.destination) }
    let value = flows.map(\.value).sorted().reduce(0, +)
    return SankeyBand(
      origin: group.origin, destination: group.destination, value: value, hidden: group.isHidden ? flows.count : 0,
      text: group.isHidden ? Self.words(flows.map(\.cell)) : FlowWords.number(value), isLargest: isLargest)
  }

  /// `1–4`, or `1–4 in each of 5 flows`.
  private static func words(_ cells: [Cell]) -> String {
    let texts = Set(cells.map(\.figure)).sorted()
    guard cells.count > 1 else { return texts.first ?? "" }
    return texts.count == 1
      ? "\(texts[0]) in each of \(FixedDecimal.grouped(cells.count)) flows" : FlowWords.flows(cells.count, "protected")
  }
}

/// What a selection makes of all flows.
struct SankeyParts {
  let origins: [SankeyEnd]
  let destinations: [SankeyEnd]
  /// What begins or ends at each of them.
  let sums: (origins: [SankeySum], destinations: [SankeySum])
  let bands: [SankeyBand]
  /// What lies between places that are not shown.
  var between: SankeySum
}

/// Some flows together.
struct SankeySum: Hashable {
  private(set) var value = 0.0
  private(set) var hidden = 0
  private var text = ""

  mutating func add(_ flow: SankeySelection.Flow) {
    value += flow.value
    if flow.isHidden {
      hidden += 1
      text = flow.cell.figure
    }
  }

  var isEmpty: Bool { value == 0 && hidden == 0 }

  /// `352`, `352+` where protected ones come on top, `1–4` for one protected flow alone.
  var figure: String {
    guard value == 0, hidden > 0 else { return FlowWords.number(value) + (hidden > 0 ? "+" : "") }
    return hidden == 1 ? text : "protected"
  }

  /// `352 persons, and 12 protected flows`.
  func words(_ unit: String) -> String {
    let protected = hidden > 0 ? FlowWords.flows(hidden, "protected") : ""
    if value == 0 { return protected }
    return "\(FlowWords.number(value)) \(unit)" + (protected.isEmpty ? "" : ", and \(protected)")
  }
}

/// The places of one side as they are found.
private struct SankeySide {
  private(set) var ends: [SankeyEnd]
  var sums: [SankeySum]
  private let places: [Int: Int]
  private let isUnknown: [Bool]
  private let otherName: String
  /// Where the ends that are no place stand.
  private var others: [SankeyEnd.Kind: Int] = [:]
  private let kind: String

  init(_ shown: [Int], _ all: [FlowGrid.End], _ used: [Int], _ kind: String) {
    ends = shown.map { SankeyEnd(kind: .place, name: all[$0].name) }
    sums = shown.map { _ in SankeySum() }
    places = Dictionary(uniqueKeysWithValues: shown.enumerated().map { ($1, $0) })
    isUnknown = all.map(\.isUnknown)
    self.kind = kind
    let merged = Set(used).subtracting(shown).count { !all[$0].isUnknown }
    otherName = "\(merged) other \(merged == 1 ? kind : kind.plural)"
  }

  /// Whether a place is not merged with others.
  func isApart(_ number: Int) -> Bool { places[number] != nil || isUnknown[number] }

  /// Where a place is drawn, if it is.
  func known(_ number: Int) -> Int? { places[number] ?? others[isUnknown[number] ? .unknown : .other] }

  mutating func place(of number: Int) -> Int {
    if let place = places[number] { return place }
    return isUnknown[number]
      ? add(SankeyEnd(kind: .unknown, name: "Unknown \(kind)")) : add(SankeyEnd(kind: .other, name: otherName))
  }

  /// The end of all protected flows together.
  mutating func together() -> Int { add(SankeyEnd(kind: .hidden, name: "Protected counts")) }

  private mutating func add(_ end: SankeyEnd) -> Int {
    if let place = others[end.kind] { return place }
    ends.append(end)
    sums.append(SankeySum())
    others[end.kind] = ends.count - 1
    return ends.count - 1
  }
}

extension String {
  /// The regular plural of a word.
  fileprivate var plural: String {
    if hasSuffix("y"), !["ay", "ey", "oy", "uy"].contains(where: hasSuffix) { return dropLast() + "ies" }
    return hasSuffix("s") || hasSuffix("x") || hasSuffix("ch") || hasSuffix("sh") ? self + "es" : self + "s"
  }
}
