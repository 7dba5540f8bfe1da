import WardlightAnalysis
import WardlightCartography
import WardlightDisclosure
import WardlightEssentials
import WardlightExport
import WardlightGeometry

/// Writes a deprivation overlay: page, words, maps and charts, tables, layer, manifest.
public struct DeprivationWriter: Sendable {
  private let options: PackWriter.Options

  /// A writer with these options.
  public init(options: PackWriter.Options) {
    self.options = options
  }

  /// Writes the product into a folder, whole or not at all.
  ///
  /// - Parameters:
  ///   - product: What is written.
  ///   - path: The folder; one of that name is replaced.
  /// - Throws: ``PackError``; an earlier folder then stays as it was.
  public func write(_ product: DeprivationProduct, to path: String) throws(PackError) {
    do {
      try WholeFolder.write(to: path) { staging in try fill(ProductFolder(staging, options), with: product) }
    } catch {
      throw PackError(error)
    }
  }

  private func fill(_ folder: ProductFolder, with product: DeprivationProduct) throws {
    let ground = DeprivationGround(of: product)
    let figures = try Drawing.drawn(DeprivationDrawings(product.findings, ground: ground).all, options.parallel)
    let files = DeprivationFiles(product)
    try folder.makeFolders(["maps"])
    try folder.write(figures, created: product.created)
    for (name, table) in files.tables { try folder.write(CSVFile.text(table), to: name) }
    try folder.write(Self.words(of: product.findings), to: "words.txt")
    if files.hasLayer { try folder.write(layer(of: product), to: DeprivationFiles.layer) }
    let page = DeprivationPage(product, figures: figures, hasPictures: folder.hasPictures, version: options.version)
    try folder.write(page.html(), to: "index.html")
    let manifest = DeprivationManifest(of: product, software: folder.software, files: try folder.checkedFiles())
    try folder.write(manifest.manifestText(), to: "manifest.json")
  }

  /// The paragraphs, a sentence a line and a blank line between them, then what a reader must not conclude.
  private static func words(of findings: DeprivationFindings) -> String {
    (findings.paragraphs + [findings.caveats]).filter { !$0.isEmpty }.map { $0.map { $0 + "\n" }.joined() }.joined(separator: "\n")
  }

  private func layer(of product: DeprivationProduct) throws(ExportError) -> String {
    let findings = product.findings
    return try GeoJSON.text(
      areas: findings.areas, table: findings.byArea.stated(product.made), keyedBy: "id", notes: product.outcome.notes,
      parallel: options.parallel)
  }
}

/// The files of a deprivation overlay beside its page.
struct DeprivationFiles {
  static let layer = "areas.geojson"
  private let product: DeprivationProduct

  init(_ product: DeprivationProduct) {
    self.product = product
  }

  /// Whether there is a layer: shapes of a bare plane lie nowhere on Earth.
  var hasLayer: Bool { product.findings.areas.plane.definition != nil }

  /// The tables there are, by the names of their files.
  var tables: [(name: String, table: Released<Table>)] {
    let findings = product.findings
    return [
      ("association.csv", findings.association), ("measures.csv", findings.measures), ("model.csv", findings.model),
      ("inequality.csv", findings.inequality), ("curve.csv", findings.curve), ("summary.csv", product.outcome.summary),
      ("comparison.csv", product.outcome.comparison), ("areas.csv", findings.byArea),
    ].compactMap { name, table in table.map { (name, $0.stated(product.made)) } }
  }

  /// The file of a table.
  func name(of table: Released<Table>) -> String { tables.first { $0.table.content.name == table.content.name }?.name ?? "areas.csv" }
}
