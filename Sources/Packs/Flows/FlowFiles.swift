import WardlightAnalysis
import WardlightDisclosure
import WardlightEssentials
import WardlightExport
import WardlightGeometry

/// The files of flows beside their page.
struct FlowFiles {
  private let findings: FlowFindings
  private let account: Released<Table>?
  private let made: Provenance

  init(_ product: FlowProduct) {
    findings = product.findings
    account = product.account
    made = Provenance(producer: product.producer, program: "Wardlight", created: product.created, sources: product.inputs.namesByRole)
  }

  static let workbook = "tables.xlsx"

  /// The file of a table.
  func name(of table: Released<Table>) -> String { "tables/\(table.content.name).csv" }

  /// What the page leads to.
  var links: [[String: String]] {
    [["path": Self.workbook, "label": "All tables (XLSX)"]] + lines.map { ["path": $0.name, "label": "\($0.label) (GeoJSON)"] }
      + layers.map { ["path": $0.name, "label": "\($0.label) (GeoJSON)"] }
      + [["path": "words.txt", "label": "The words (text)"]]
  }

  /// The tables there are.
  var tables: [Released<Table>] { (findings.tables + [account].compactMap { $0 }).map { $0.stated(made) } }

  /// The flows as lines.
  var lines: [FlowLineLayer] { [FlowLineLayer(links: findings), FlowLineLayer(townLinks: findings)].compactMap { $0?.stated(made) } }

  /// The layers of areas with their figures; shapes of a bare plane lie nowhere on Earth.
  var layers: [Layer] {
    [
      Layer(
        name: "destinations.geojson", label: "Destinations with their figures", areas: findings.destinationAreas, table: findings.forces),
      Layer(name: "origins.geojson", label: "Origins with their figures", areas: findings.originAreas, table: findings.origins),
    ].compactMap { $0?.stated(made) }
  }

  /// Areas with the rows of a table that are about them.
  struct Layer {
    let name: String
    let label: String
    let areas: Areas
    private(set) var table: Released<Table>

    func stated(_ made: Provenance) -> Layer {
      var layer = self
      layer.table = table.stated(made)
      return layer
    }

    init?(name: String, label: String, areas: Areas?, table: Released<Table>?) {
      guard let areas, let table, areas.plane.definition != nil, let code = table.content.index(ofColumn: "code") else { return nil }
      let rows = Dictionary(table.content.rows.indices.map { (table.content.rows[$0][code].text, $0) }) { first, _ in first }
      let shown = areas.codes.indices.filter { rows[areas.codes[$0]] != nil }
      guard !shown.isEmpty else { return nil }
      self.name = name
      self.label = label
      self.areas = areas.selecting(shown)
      self.table = table.selecting(rows: shown.compactMap { rows[areas.codes[$0]] })
    }

    func text(_ parallel: Parallel) throws(ExportError) -> String {
      try GeoJSON.text(areas: areas, table: table, keyedBy: "code", parallel: parallel)
    }
  }

  /// The paragraphs, a sentence a line and a blank line between them, then what a reader must not conclude.
  var words: String {
    (findings.paragraphs.map(\.sentences) + [findings.caveats]).filter { !$0.isEmpty }
      .map { $0.map { $0 + "\n" }.joined() }.joined(separator: "\n")
  }
}
