import WardlightAnalysis
import WardlightDisclosure
import WardlightEssentials
import WardlightGeometry

/// What the `manifest.json` of flows says: what went in, what was chosen, and every file that came out with its checksum.
struct FlowManifest: Encodable {
  private let product: String
  private let place: String
  private let created: String
  private let marking: String
  private let handling: String
  private let policy: String
  private let periods: [String]
  private let vintages: [String: String]
  private let software: [String: String]
  private let options: [String: String]
  private let inputs: [ManifestInput]
  private let reconciliation: [[String: String]]
  private let banners: [String]
  private let notes: [String]
  private let credits: [String]
  private let files: [ManifestFile]

  init(of product: FlowProduct, ledger: ProductStatement.Input?, software: [String: String], files: [(path: String, checksum: Checksum)]) {
    let findings = product.findings
    let terms = findings.overview.terms
    self.product = product.heading
    place = findings.subject?.name ?? ""
    created = product.created.description
    marking = terms.marking.rawValue
    handling = terms.handling
    policy = terms.policy.description
    periods = findings.periods
    let areas = [("origins", findings.originAreas), ("destinations", findings.destinationAreas)]
    vintages = Dictionary(areas.compactMap { end, areas in areas.map { (end, $0.geography.inWords) } }) { first, _ in first }
    self.software = software
    options = Dictionary(product.options.map { ($0.name, $0.value) }) { first, _ in first }
    inputs = (product.inputs + [ledger].compactMap { $0 }).map(ManifestInput.init)
    reconciliation = product.account?.content.rowsByKey ?? []
    banners = product.banners
    notes = product.allStatements.methods
    credits = product.credits
    self.files = files.map(ManifestFile.init)
  }
}

extension Table {
  /// The texts of each row by the keys of its columns.
  var rowsByKey: [[String: String]] {
    rows.map { row in Dictionary(zip(columns.map(\.key), row.map(\.text))) { first, _ in first } }
  }
}
