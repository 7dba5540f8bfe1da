import WardlightAnalysis
import WardlightCartography
import WardlightDisclosure
import WardlightEssentials
import WardlightExport

/// Writes flows: page, words, maps and charts, tables, layers, manifest.
public struct FlowWriter: Sendable {
  private let options: PackWriter.Options

  /// A writer with these options.
  public init(options: PackWriter.Options) {
    self.options = options
  }

  /// Writes the product into a folder, whole or not at all; where counts are protected it is attacked first, see ``PackAudit``.
  ///
  /// - Parameters:
  ///   - product: What is written.
  ///   - path: The folder; one of that name is replaced.
  /// - Throws: ``PackError``; an earlier folder then stays as it was.
  public func write(_ product: FlowProduct, to path: String) throws(PackError) {
    do {
      let grounds = product.frame.map { ReleaseGrounds(frame: $0) }
      try WholeFolder.write(to: path) { staging in
        try fill(staging, with: product, grounds)
        guard let grounds, product.findings.overview.terms.policy.rules != nil else { return }
        _ = try StagedAudit([(product: name(of: path), path: staging)], grounds, options.parallel).run()
      }
    } catch {
      throw PackError(error)
    }
  }

  private func name(of path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

  /// Fills a folder that has not got its name yet.
  func fill(_ staging: String, with product: FlowProduct, _ grounds: ReleaseGrounds?) throws {
    let folder = ProductFolder(staging, options)
    let drawings = FlowDrawings(product.findings, ground: FlowGround(of: product))
    let figures = try Drawing.drawn(drawings.ofProduct, options.parallel)
    try folder.makeFolders(["maps", "tables"])
    try folder.write(figures, created: product.created)
    try FlowFiles(product).write(to: folder, staging, options.parallel)
    if let grounds { try FlowFiles(product).writeMeanings(to: folder, grounds.frame) }
    let page = FlowPage(product, figures: figures, hasPictures: folder.hasPictures, version: options.version)
    try folder.write(page.html(), to: "index.html")
    let manifest = FlowManifest(of: product, ledger: grounds?.ledger, software: folder.software, files: try folder.checkedFiles())
    try folder.write(manifest.manifestText(), to: "manifest.json")
  }
}

extension FlowFiles {
  /// What each count of each table counts.
  func writeMeanings(to folder: ProductFolder, _ frame: CountFrame) throws {
    guard let terms = tables.first?.terms else { return }
    try folder.write(CountsFile.text(frame, terms, tables.map { (file: name(of: $0), table: $0) }), to: CountsFile.name)
  }

  /// Tables, layers and words.
  func write(to folder: ProductFolder, _ staging: String, _ parallel: Parallel) throws {
    for table in tables { try folder.write(CSVFile.text(table), to: name(of: table)) }
    try Workbook.write(tables, to: "\(staging)/\(Self.workbook)")
    for layer in lines { try folder.write(layer.text(parallel), to: layer.name) }
    for layer in layers { try folder.write(layer.text(parallel), to: layer.name) }
    try folder.write(words, to: "words.txt")
  }
}
