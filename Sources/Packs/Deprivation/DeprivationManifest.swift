import WardlightAnalysis
import WardlightDisclosure
import WardlightEssentials
import WardlightGeometry

/// What the `manifest.json` of a deprivation overlay says: what went in, what was chosen, and every file that came out with its checksum.
struct DeprivationManifest: Encodable {
  private let product: String
  private let index: String
  private let created: String
  private let marking: String
  private let handling: String
  private let policy: String
  private let vintage: String
  private let software: [String: String]
  private let options: [String: String]
  private let inputs: [ManifestInput]
  private let notes: [String]
  private let credits: [String]
  private let files: [ManifestFile]

  init(of product: DeprivationProduct, software: [String: String], files: [(path: String, checksum: Checksum)]) {
    let terms = product.findings.byArea.terms
    self.product = product.heading
    index = product.findings.indexTitle
    created = product.created.description
    marking = terms.marking.rawValue
    handling = terms.handling
    policy = terms.policy.description
    vintage = product.findings.areas.geography.inWords
    self.software = software
    options = Dictionary(product.options.map { ($0.name, $0.value) }) { first, _ in first }
    inputs = product.inputs.map(ManifestInput.init)
    notes = product.outcome.notes
    credits = product.credits
    self.files = files.map(ManifestFile.init)
  }
}

extension Geography {
  /// `wards 2018`.
  var inWords: String { vintage.isEmpty ? kind : "\(kind) \(vintage)" }
}
