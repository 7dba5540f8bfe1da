import WardlightAnalysis
import WardlightDisclosure
import WardlightEssentials

/// The few figures at the head of a page of flows, read from its released tables.
struct FlowTiles {
  private let findings: FlowFindings

  init(_ findings: FlowFindings) {
    self.findings = findings
  }

  /// The tiles for which there are figures.
  var all: [GlanceTiles.Tile] {
    [total(), most(findings.origins, from: true), most(findings.forces), most(findings.towns), excess(), hubs(), rescues()].compactMap {
      $0
    }
  }

  private func total() -> GlanceTiles.Tile? {
    guard let row = findings.overview.content.rows.first, let count = cell(findings.overview, row, "count") else { return nil }
    let before = cell(findings.overview, row, "previous").map { "\($0.pageText) in the period before" } ?? ""
    return GlanceTiles.Tile(label: findings.noun.capitalizedFirst, value: count.pageText, note: before)
  }

  private func most(_ table: Released<Table>?, from isOrigin: Bool = false) -> GlanceTiles.Tile? {
    guard let table, table.content.rows.count > 1 else { return nil }
    let top = TopRows(of: table, by: "count", most: 3)
    guard let first = top.rows.first, let name = table.content.index(ofColumn: "name") else { return nil }
    let kind = table.content.columns[name].title
    return GlanceTiles.Tile(
      label: isOrigin ? "\(kind) from which most come" : "\(kind) to which most go",
      value: first.name + (top.isShared ? " (shared)" : ""), note: top.rows.map { "\($0.name) \($0.cell.pageText)" }.joined(separator: ", ")
    )
  }

  /// How many links have more than size and distance give.
  private func excess() -> GlanceTiles.Tile? {
    guard let table = findings.linkTests, table.content.index(ofColumn: "class") != nil else { return nil }
    let more = table.content.rows.indices.filter { table.texts("class")[$0] == FlowClassWords.more }
    guard !more.isEmpty else { return nil }
    let names = more.prefix(2).map { "\(table.texts("origin_name")[$0]) to \(table.texts("destination_name")[$0])" }
    return GlanceTiles.Tile(
      label: "Links with more than size and distance explain", value: "\(more.count)", note: names.joined(separator: "; "))
  }

  private func hubs() -> GlanceTiles.Tile? {
    guard let table = findings.hubs, table.content.index(ofColumn: "role") != nil else { return nil }
    let places = table.content.rows.indices.filter { table.texts("role")[$0] == FlowClassWords.hub }
    guard let first = places.first else { return nil }
    return GlanceTiles.Tile(
      label: places.count == 1 ? "Hub: destination and origin" : "Hubs: destination and origin", value: table.texts("name")[first],
      note: places.dropFirst().prefix(3).map { table.texts("name")[$0] }.joined(separator: ", "))
  }

  private func rescues() -> GlanceTiles.Tile? {
    guard let table = findings.rescues, let row = table.content.rows.last, let requests = cell(table, row, "requests") else { return nil }
    let rescued = cell(table, row, "rescues").map { "\($0.pageText) ended in a rescue" } ?? ""
    let percent = cell(table, row, "completed_percent").map { ", \($0.pageText) %" } ?? ""
    return GlanceTiles.Tile(label: "Rescue requests", value: requests.pageText, note: rescued + percent)
  }

  /// A cell that shows something.
  private func cell(_ table: Released<Table>, _ row: [Cell], _ key: String) -> Cell? {
    guard let place = table.content.index(ofColumn: key) else { return nil }
    return row[place] == .missing || row[place] == .withheld ? nil : row[place]
  }
}

/// The words of the tables of flows that a page looks for.
enum FlowClassWords {
  static let more = "more"
  static let hub = "hub"
}
