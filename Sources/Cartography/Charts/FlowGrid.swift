public import WardlightDisclosure
import WardlightEssentials
import WardlightGeometry

extension FlowPlaces {
  /// Places of which only the names are known, for charts, which need no sites.
  ///
  /// - Parameters:
  ///   - kind: What the places are, in the singular: `county force`.
  ///   - codes: Their codes; the names may serve where they are unique.
  ///   - names: Their names, in the same order.
  public static func named(kind: String, codes: [String], names: [String]) -> FlowPlaces {
    .points(kind: kind, codes: codes, names: names, sites: codes.map { _ in .init(easting: .nan, northing: .nan) })
  }
}

/// Totals by origin and by destination as they were released; they need not be the sums of the links, for a person may have several.
public struct FlowTotals: Sendable {
  let origins: Released<CellColumn>?
  let destinations: Released<CellColumn>?

  /// Totals aligned with the places as they are given to a chart; `nil` where a side has none.
  public init(origins: Released<CellColumn>?, destinations: Released<CellColumn>?) {
    self.origins = origins
    self.destinations = destinations
  }

  /// The terms of both columns and of others.
  func terms(with others: ReleaseTerms) -> ReleaseTerms {
    [origins, destinations].compactMap { $0?.terms }.reduce(others) { .stricter($0, $1) }
  }

  /// The cells of a column, checked against the places of its side.
  static func cells(_ column: Released<CellColumn>?, _ places: FlowPlaces) throws(CartographyError) -> [Cell]? {
    guard let column = column?.content else { return nil }
    try column.checkNumbers()
    guard column.cells.count == places.codes.count else {
      throw .unalignedRows(column: column.heading.key, values: column.cells.count, rows: places.codes.count)
    }
    return column.cells
  }
}

/// Released links as a grid of origins and destinations. Links of which an end is unknown stand in a row or column of their own at the end.
struct FlowGrid {
  /// A place at one side.
  struct End: Hashable {
    let code: String
    let name: String
    let isUnknown: Bool
  }

  let origins: [End]
  let destinations: [End]
  /// Whether both sides are the same places.
  let isSquare: Bool
  /// What the places are.
  let kinds: (origin: String, destination: String)
  /// The cells, origin by origin; `nil` where the table has no row.
  private(set) var cells: [Cell?]

  /// - Throws: ``CartographyError`` for a missing column, an unknown place, a repeated pair, words and numbers below zero.
  /// - Complexity: O(origins × destinations + links log links).
  init(_ links: FlowLinks, origins: FlowPlaces, destinations: FlowPlaces) throws(CartographyError) {
    try origins.check()
    try destinations.check()
    let (from, to) = (origins.directory(), destinations.directory())
    var found: [Pair: [Cell]] = [:]
    let columns = try links.places()
    for row in links.table.content.rows {
      let cell = row[columns.count]
      _ = try FlowState(cell, links.count)
      let pair = Pair(
        origin: try Self.place(row[columns.origin].text, from, links.origin),
        destination: try Self.place(row[columns.destination].text, to, links.destination))
      if let origin = pair.origin, let destination = pair.destination, found[pair] != nil {
        throw .repeatedFlow(table: links.table.content.name, origin: origins.names[origin], destination: destinations.names[destination])
      }
      found[pair, default: []].append(cell)
    }
    self.origins = Self.ends(origins, hasUnknown: found.keys.contains { $0.origin == nil })
    self.destinations = Self.ends(destinations, hasUnknown: found.keys.contains { $0.destination == nil })
    isSquare = origins.kind == destinations.kind && origins.codes == destinations.codes
    kinds = (origins.kind, destinations.kind)
    cells = Array(repeating: nil, count: self.origins.count * self.destinations.count)
    for (pair, parts) in found {
      let (row, column) = (pair.origin ?? origins.codes.count, pair.destination ?? destinations.codes.count)
      cells[row * self.destinations.count + column] = Cell.sum(of: parts)
    }
  }

  private init(
    _ origins: [End], _ destinations: [End], isSquare: Bool, kinds: (origin: String, destination: String), cells: [Cell?]
  ) {
    (self.origins, self.destinations, self.isSquare, self.kinds, self.cells) = (origins, destinations, isSquare, kinds, cells)
  }

  subscript(origin: Int, destination: Int) -> Cell? { cells[origin * destinations.count + destination] }

  /// The grid with its rows and columns in another order.
  func arranged(_ rows: [Int], _ columns: [Int]) -> FlowGrid {
    FlowGrid(
      rows.map { origins[$0] }, columns.map { destinations[$0] }, isSquare: isSquare, kinds: kinds,
      cells: rows.flatMap { row in columns.map { self[row, $0] } })
  }

  /// Two ends of a link; `nil` where it is unknown.
  private struct Pair: Hashable {
    let origin: Int?
    let destination: Int?
  }

  private static func ends(_ places: FlowPlaces, hasUnknown: Bool) -> [End] {
    let known = zip(places.codes, places.names).map { End(code: $0, name: $1, isUnknown: false) }
    return hasUnknown ? known + [End(code: "unknown", name: "Unknown", isUnknown: true)] : known
  }

  private static func place(_ text: String, _ known: [String: Int], _ column: String) throws(CartographyError) -> Int? {
    guard !text.isEmpty else { return nil }
    guard let place = known[text] else { throw .unknownPlace(column: column) }
    return place
  }
}

extension Set<String> {
  /// Intervals such as `5–9` or `10 TO 19` by their lower ends.
  var orderedIntervals: [String] {
    sorted { left, right in
      let (low, high) = (Int(left.prefix(while: \.isNumber)) ?? 0, Int(right.prefix(while: \.isNumber)) ?? 0)
      return (low, left) < (high, right)
    }
  }
}

extension Cell {
  /// What cells say together, no more: exact ones add up, protected ones to an interval, and one that is withheld hides the sum.
  static func sum(of cells: [Cell]) -> Cell {
    guard cells.count > 1 else { return cells.first ?? .missing }
    if cells.contains(.withheld) { return .withheld }
    if cells.contains(.missing) { return .missing }
    let hidden = cells.reduce(into: (lower: 0, upper: 0)) { sum, cell in
      if case .interval(let lower, let upper) = cell { sum = (sum.lower + lower, sum.upper + upper) }
    }
    // In order of size, so that the sum does not depend on the order of rows.
    let shown = cells.compactMap(\.exactNumber).sorted().reduce(0, +)
    if hidden.upper > 0 { return .interval(lower: Int(shown) + hidden.lower, upper: Int(shown) + hidden.upper) }
    let decimals = cells.reduce(0) { max($0, $1.decimals) }
    guard decimals == 0 else { return .number(shown, decimals: decimals) }
    return cells.lazy.compactMap(\.base).first.map { .rounded(Int(shown), to: $0) } ?? .count(Int(shown))
  }

  /// To what a count was rounded.
  private var base: Int? { if case .rounded(_, let base) = self { base } else { nil } }

  /// What a reader sees: thousands apart, words for cells without a number.
  var figure: String {
    switch self {
    case .missing: "no data"
    case .count(let count), .rounded(let count, _): FixedDecimal.grouped(count)
    case .text, .number, .significant, .interval, .withheld: text
    }
  }

  /// What the cell counts for where places are put in order, for every protected cell alike: the middle of what it may be.
  var middle: Double {
    switch self {
    case .interval(let lower, let upper): Double(lower + upper) / 2
    case .count, .rounded, .number, .significant: exactNumber.map { $0.isFinite ? $0 : 0 } ?? 0
    case .text, .withheld, .missing: 0
    }
  }
}
