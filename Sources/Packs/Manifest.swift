import WardlightAnalysis
import WardlightDisclosure
import WardlightEssentials
import WardlightGeometry

/// What `manifest.json` says: what went in, what was chosen, and every file that came out with its checksum.
///
/// It carries no count of records that has not passed the door, and no folder of the machine.
struct Manifest: Encodable {
  private let product: String
  private let place: String
  private let created: String
  private let producer: String
  private let marking: String
  private let handling: String
  private let policy: String
  private let period: String
  private let synthetic: Bool
  private let vintage: String
  private let vintages: [[String: String]]
  private let software: [String: String]
  private let options: [String: String]
  private let inputs: [ManifestInput]
  private let reconciliation: [[String: String]]
  private let credits: [String]
  private let files: [ManifestFile]

  init(of findings: Findings, ledger: ProductStatement.Input?, software: [String: String], files: [(path: String, checksum: Checksum)]) {
    let statement = findings.statement
    product = statement.title
    place = findings.subject.name
    created = statement.created.description
    producer = statement.producer
    marking = statement.terms.marking.rawValue
    handling = statement.terms.handling
    policy = statement.terms.policy.description
    period = statement.period.description
    synthetic = statement.isSynthetic
    vintage = "\(statement.geography.kind) \(statement.geography.vintage)"
    vintages = statement.vintages.rows.map { row in
      Dictionary(zip(statement.vintages.headings, row)) { first, _ in first }.filter { !$0.value.isEmpty }
    }
    self.software = software
    options = Dictionary(statement.options.map { ($0.name, $0.value) }) { first, _ in first }
    inputs = (statement.inputs + [ledger].compactMap { $0 }).map(ManifestInput.init)
    reconciliation = findings.reconciliation.content.rowsByKey
    credits = statement.credits
    self.files = files.map(ManifestFile.init)
  }
}
