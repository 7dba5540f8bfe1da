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

  /// Where the three columns stand in the table.
  func places() throws(CartographyError) -> (origin: Int, destination: Int, count: Int) {
    (try place(of: origin), try place(of: destination), try place(of: count))
  }

  private func place(of column: String) throws(CartographyError) -> Int {
    guard let place = table.content.index(ofColumn: column) else { throw .noColumn(table: table.content.name, column: column) }
    return place
  }
}

/// One link as a flow map sees it, in few bytes, for there may be hundreds of thousands.
struct FlowLink: Hashable {
  private let from: Int32
  private let to: Int32
  /// The row of its cell.
  let row: Int32
  let state: FlowState
  private let number: Double

  init(origin: Int?, destination: Int?, row: Int, cell: Cell, column: String) throws(CartographyError) {
    from = Int32(origin ?? -1)
    to = Int32(destination ?? -1)
    self.row = Int32(row)
    state = try FlowState(cell, column)
    number =
      switch cell {
      case .interval(_, let upper): Double(upper)
      default: state == .exact ? cell.exactNumber ?? 0 : 0
      }
  }

  /// The place in ``FlowNetwork/nodes``; `nil` where a table does not know.
  var origin: Int? { from < 0 ? nil : Int(from) }
  var destination: Int? { to < 0 ? nil : Int(to) }
  /// How many, where the cell is exact.
  var value: Double { state == .exact ? number : 0 }
  /// The largest number that the cell may stand for.
  var most: Double { number }
  /// Both ends in one number, by which links are put in order.
  var ends: UInt64 { UInt64(UInt32(bitPattern: from &+ 1)) << 32 | UInt64(UInt32(bitPattern: to &+ 1)) }
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
    case .count, .rounded, .number, .significant:
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
  private let cells: Cells

  /// Where the cells of the links stand: in a column of a table, or in one of their own.
  private enum Cells {
    case rows([[Cell]], Int)
    case column([Cell])
  }

  /// - Complexity: O(vertices log vertices + links log links).
  init(_ links: FlowLinks, origins: FlowPlaces, destinations: FlowPlaces) throws(CartographyError) {
    kinds = origins.kind == destinations.kind ? [origins.kind] : [origins.kind, destinations.kind]
    let (rows, places) = (links.table.content.rows, try links.places())
    cells = .rows(rows, places.count)
    for places in kinds.count == 1 ? [destinations] : [origins, destinations] { try add(places) }
    let known = origins.directory()
    let knownEnds = kinds.count == 1 ? known : destinations.directory()
    let shift = kinds.count == 1 ? 0 : origins.codes.count
    self.links.reserveCapacity(rows.count)
    for (row, cells) in rows.enumerated() {
      let origin = try Self.place(cells[places.origin], known, links.origin)
      let destination = try Self.place(cells[places.destination], knownEnds, links.destination).map { $0 + shift }
      self.links.append(try FlowLink(origin: origin, destination: destination, row: row, cell: cells[places.count], column: links.count))
    }
    try sortLinks(links.table.content.name)
  }

  /// One place and a column of areas.
  init(_ column: CellColumn, from origin: (name: String, site: Coordinate), to destinations: Areas) throws(CartographyError) {
    guard column.cells.count == destinations.count else {
      throw .unaligned(column: column.heading.key, values: column.cells.count, areas: destinations.count)
    }
    kinds = [destinations.geography.kind]
    cells = .column(column.cells)
    try add(.areas(destinations))
    nodes.append(FlowNode(kind: "origin", code: "origin", name: origin.name, region: "", site: origin.site.isPlace ? origin.site : nil))
    for (area, cell) in column.cells.enumerated() {
      links.append(try FlowLink(origin: destinations.count, destination: area, row: area, cell: cell, column: column.heading.key))
    }
  }

  /// The places at which links begin or end.
  var linked: [Int] {
    var isLinked = Array(repeating: false, count: nodes.count)
    for link in links {
      if let origin = link.origin { isLinked[origin] = true }
      if let destination = link.destination { isLinked[destination] = true }
    }
    return isLinked.indices.filter { isLinked[$0] }
  }

  /// The layer in which a place is an area.
  func layer(of node: Int) -> Areas? { layers.first { $0.geography.kind == nodes[node].kind } }

  /// The place with a code, else the only one with a name.
  func node(called text: String) -> Int? {
    if let found = nodes.firstIndex(where: { $0.code == text }) { return found }
    let named = nodes.indices.filter { nodes[$0].name == text }
    return named.count == 1 ? named[0] : nil
  }

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

  /// What a reader sees of a link's cell.
  func text(of link: FlowLink) -> String {
    let cell =
      switch cells {
      case .rows(let rows, let column): rows[Int(link.row)][column]
      case .column(let cells): cells[Int(link.row)]
      }
    return cell.whole.map { FixedDecimal.grouped($0) } ?? cell.text
  }

  private static func place(_ cell: Cell, _ known: [String: Int], _ column: String) throws(CartographyError) -> Int? {
    let text = cell.text
    guard !text.isEmpty else { return nil }
    guard let place = known[text] else { throw .unknownPlace(column: column) }
    return place
  }

  /// Links with an unknown end may repeat, for their persons are added up; others may not.
  private mutating func sortLinks(_ table: String) throws(CartographyError) {
    let isSorted = zip(links, links.dropFirst()).allSatisfy { Self.isBefore($0, $1) || !Self.isBefore($1, $0) }
    if !isSorted { links.sort(by: Self.isBefore) }
    for (first, second) in zip(links, links.dropFirst()) {
      guard first.ends == second.ends, let origin = first.origin, let destination = first.destination else { continue }
      throw .repeatedFlow(table: table, origin: nodes[origin].name, destination: nodes[destination].name)
    }
  }

  private static func isBefore(_ first: FlowLink, _ second: FlowLink) -> Bool {
    first.ends != second.ends ? first.ends < second.ends : first.value < second.value
  }
}
