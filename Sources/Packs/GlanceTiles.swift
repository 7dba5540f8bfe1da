import WardlightAnalysis
import WardlightDisclosure
import WardlightEssentials

/// The few figures at the head of a pack, read from its released tables.
struct GlanceTiles {
  private let findings: Findings

  /// One figure with its label and a word of explanation.
  struct Tile: Hashable, Sendable {
    let label: String
    let value: String
    let note: String
  }

  init(_ findings: Findings) {
    self.findings = findings
  }

  /// The tiles for which there are figures.
  func all() -> [Tile] {
    [residence(), latest(), highestWards(), hotSpots(), deprivation(), destinations()].compactMap { $0 }
  }

  private func residence() -> Tile? {
    guard let count = placeRow("residence") else { return nil }
    let statement = findings.statement
    let isByResidence = statement.place == .residence && findings.subject != .london
    let what = isByResidence ? "\(statement.noun.plural) by residence" : statement.noun.plural
    return Tile(label: what.capitalizedFirst, value: count.pageText, note: statement.period.inWords)
  }

  /// The latest period against the one before, by responsibility where that is known.
  private func latest() -> Tile? {
    let key = placeRow("responsible_current") == nil ? "residence" : "responsible"
    guard let current = placeRow("\(key)_current"), let previous = placeRow("\(key)_previous") else { return nil }
    let change = placeRow("\(key)_change_percent").flatMap(\.exactNumber).map { ", \(signed($0, decimals: 0)) %" } ?? ""
    return Tile(
      label: key == "responsible" ? "By responsible borough, latest period" : "Latest period", value: current.pageText,
      note: "\(previous.pageText) in the period before\(change)")
  }

  private func highestWards() -> Tile? {
    let top = TopRows(of: findings.wards, by: "count", most: 3)
    guard let first = top.rows.first else { return nil }
    let names = top.rows.map { "\($0.name) \($0.cell.pageText)" }.joined(separator: ", ")
    return Tile(label: top.isShared ? "Most in one ward (shared)" : "Most in one ward", value: first.cell.pageText, note: names)
  }

  private func hotSpots() -> Tile? {
    let column = "hot_spot_counts"
    guard findings.wards.content.index(ofColumn: column) != nil else { return nil }
    let cells = findings.wards.column(column).content.cells
    let hot = cells.count { $0 == .text(HotSpotWords.hot) }
    return Tile(label: "Wards in a hot spot", value: "\(hot) of \(cells.count)", note: "tested with all of London around them")
  }

  private func deprivation() -> Tile? {
    findings.deprivation.flatMap { DeprivationTiles($0, place: findings.subject.name).correlation() }
  }

  private func destinations() -> Tile? {
    guard let forces = findings.forces else { return nil }
    let top = TopRows(of: forces, by: "current", most: 3)
    guard let first = top.rows.first else { return nil }
    return Tile(
      label: "County force most linked", value: first.name, note: top.rows.map { "\($0.name) \($0.cell.pageText)" }.joined(separator: ", "))
  }

  /// A cell of the row that stands for the place itself: London's is the last of the boroughs' table, a borough's the only one.
  private func placeRow(_ column: String) -> Cell? {
    let table = findings.boroughs.content
    guard let place = table.index(ofColumn: column), let row = table.rows.last else { return nil }
    return row[place]
  }

  private func signed(_ value: Double, decimals: Int) -> String {
    (value > 0 ? "+" : "") + FixedDecimal.text(value, decimals: decimals)
  }
}

/// The rows of a table with the largest exact values, as far as no hidden value may be larger.
struct TopRows {
  let rows: [(name: String, cell: Cell)]
  /// Whether the largest value stands in more than one row.
  let isShared: Bool

  init(of table: Released<Table>, by column: String, most: Int) {
    let names = table.column("name").content.cells
    let cells = table.column(column).content.cells
    let places = cells.indices.filter { !Self.standsForUnknown(names[$0].text) }
    let open = places.compactMap { if case .interval(_, let upper) = cells[$0] { Double(upper) } else { nil } }.max() ?? 0
    let exact = places.filter { (cells[$0].exactNumber ?? 0) > open }
    let order = exact.sorted { left, right in
      let values = (cells[left].exactNumber ?? 0, cells[right].exactNumber ?? 0)
      return values.0 != values.1 ? values.0 > values.1 : left < right
    }
    rows = order.prefix(most).map { (names[$0].text, cells[$0]) }
    isShared = rows.count > 1 && rows[0].cell == rows[1].cell
  }

  private static func standsForUnknown(_ name: String) -> Bool { RowWords.totals.contains(name) }
}
