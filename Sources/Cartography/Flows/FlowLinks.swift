public import WardlightDisclosure
import WardlightEssentials
import WardlightGeometry

/// The released links of a flow map, one row a link: where from, where to, how many.
public struct FlowLinks: Sendable {
  let table: Released<Table>
  let origin: String
  let destination: String
  let count: String

  /// The links of a table.
  ///
  /// - Parameters:
  ///   - table: A released table; the order of its rows does not matter. A link may stand in it once.
  ///   - origin: The key of the column that names the origin by code or name; an empty or missing cell is an unknown origin.
  ///   - destination: The key of the column that names the destination, in the same way.
  ///   - count: The key of the column of counts.
  public init(_ table: Released<Table>, origin: String = "origin", destination: String = "destination", count: String = "count") {
    self.table = table
    self.origin = origin
    self.destination = destination
    self.count = count
  }

  /// The cells of the three columns, row by row.
  func rows() throws(CartographyError) -> [(origin: String, destination: String, cell: Cell)] {
    let places = try [place(of: origin), place(of: destination), place(of: count)]
    return table.content.rows.map { ($0[places[0]].text, $0[places[1]].text, $0[places[2]]) }
  }

  private func place(of column: String) throws(CartographyError) -> Int {
    guard let place = table.content.index(ofColumn: column) else { throw .noColumn(table: table.content.name, column: column) }
    return place
  }
}

/// One link as a flow map sees it.
struct FlowLink: Hashable {
  /// The places in ``FlowNetwork/nodes``; `nil` where a table does not know.
  let origin: Int?
  let destination: Int?
  let state: FlowState
  /// How many, where the cell is exact.
  let value: Double
  /// What a reader sees of the cell.
  let text: String
  /// The largest number that a protected cell may stand for.
  let most: Double

  init(origin: Int?, destination: Int?, cell: Cell, column: String) throws(CartographyError) {
    self.origin = origin
    self.destination = destination
    state = try FlowState(cell, column)
    value = state == .exact ? cell.exactNumber ?? 0 : 0
    text = if case .count(let count) = cell { FixedDecimal.grouped(count) } else { cell.text }
    most = if case .interval(_, let upper) = cell { Double(upper) } else { value }
  }
}

/// What a cell says about a link.
enum FlowState: String, CaseIterable {
  case exact
  case interval
  case zero
  case withheld
  case missing

  init(_ cell: Cell, _ column: String) throws(CartographyError) {
    switch cell {
    case .interval: self = .interval
    case .withheld: self = .withheld
    case .missing: self = .missing
    case .text: throw .wordsInsteadOfNumbers(column: column)
    case .count, .number, .significant:
      guard let number = cell.exactNumber, !number.isNaN else {
        self = .missing
        return
      }
      guard number < 1e9 else { throw .numberTooLarge(column: column) }
      guard number >= 0 else { throw .negativeFlow(column: column) }
      self = number > 0 ? .exact : .zero
    }
  }
}

/// A place of a flow map.
struct FlowNode {
  let kind: String
  let code: String
  let name: String
  let region: String
  let site: Coordinate?
  /// The place's number in its layer of areas.
  var area: Int?
}

/// The places and links of a flow map, in an order that does not depend on the table's.
struct FlowNetwork {
  private(set) var nodes: [FlowNode] = []
  private(set) var links: [FlowLink] = []
  /// The layers of areas to which places belong.
  private(set) var layers: [Areas] = []
  let kinds: [String]

  /// - Complexity: O(vertices log vertices + links log links).
  init(_ links: FlowLinks, origins: FlowPlaces, destinations: FlowPlaces) throws(CartographyError) {
    kinds = origins.kind == destinations.kind ? [origins.kind] : [origins.kind, destinations.kind]
    for places in kinds.count == 1 ? [destinations] : [origins, destinations] { try add(places) }
    let known = [origins.directory(), kinds.count == 1 ? origins.directory() : destinations.directory()]
    let shift = kinds.count == 1 ? 0 : origins.codes.count
    for row in try links.rows() {
      let origin = try Self.place(row.origin, known[0], links.origin)
      let destination = try Self.place(row.destination, known[1], links.destination).map { $0 + shift }
      self.links.append(try FlowLink(origin: origin, destination: destination, cell: row.cell, column: links.count))
    }
    try sortLinks(links.table.content.name)
  }

  /// One place and a column of areas.
  init(_ column: CellColumn, from origin: (name: String, site: Coordinate), to destinations: Areas) throws(CartographyError) {
    guard column.cells.count == destinations.count else {
      throw .unaligned(column: column.heading.key, values: column.cells.count, areas: destinations.count)
    }
    kinds = [destinations.geography.kind]
    try add(.areas(destinations))
    nodes.append(FlowNode(kind: "origin", code: "origin", name: origin.name, region: "", site: origin.site.isPlace ? origin.site : nil))
    for (area, cell) in column.cells.enumerated() {
      links.append(try FlowLink(origin: destinations.count, destination: area, cell: cell, column: column.heading.key))
    }
  }

  /// The layer in which a place is an area.
  func layer(of node: Int) -> Areas? { layers.first { $0.geography.kind == nodes[node].kind } }

  private mutating func add(_ places: FlowPlaces) throws(CartographyError) {
    try places.check()
    let sites = places.located()
    for place in places.codes.indices {
      nodes.append(
        FlowNode(
          kind: places.kind, code: places.codes[place], name: places.names[place],
          region: places.regions.isEmpty ? "" : places.regions[place], site: sites[place], area: places.areas == nil ? nil : place))
    }
    if let areas = places.areas { layers.append(areas) }
  }

  private static func place(_ text: String, _ known: [String: Int], _ column: String) throws(CartographyError) -> Int? {
    guard !text.isEmpty else { return nil }
    guard let place = known[text] else { throw .unknownPlace(column: column) }
    return place
  }

  /// Links with an unknown end may repeat, for their persons are added up; others may not.
  private mutating func sortLinks(_ table: String) throws(CartographyError) {
    func key(_ link: FlowLink) -> (Int, Int, Double, String) { (link.origin ?? -1, link.destination ?? -1, link.value, link.text) }
    links.sort { key($0) < key($1) }
    for (first, second) in zip(links, links.dropFirst()) {
      guard let origin = first.origin, let destination = first.destination else { continue }
      if origin == second.origin, destination == second.destination {
        throw .repeatedFlow(table: table, origin: nodes[origin].name, destination: nodes[destination].name)
      }
    }
  }
}
