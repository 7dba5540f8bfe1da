import Foundation
import Wardlight

/// What was released before a run of packs, and what is entered behind it; nothing without a ledger.
struct ReleaseHistory {
  private let ledger: ReleaseLedger?

  /// Opens the ledger that a configuration names.
  init(_ configuration: Configuration) throws {
    ledger = try configuration.ledger.map { path in try ReleaseLedger(path, fingerprint: try configuration.keyFingerprint()) }
  }

  /// What readers know of earlier packs.
  var earlier: [ReleasedCell] { ledger?.cells ?? [] }

  /// How the counts of a study add up, what readers know from earlier packs that is true still, and the ledger as an input.
  func grounds(of study: Study) throws -> ReleaseGrounds {
    let frame = CountFrame(dimensions: study.dimensions, measures: study.measures)
    guard let ledger else { return ReleaseGrounds(frame: frame) }
    let history = try study.history()
    let policy = study.reconciliation.terms.policy
    let checksum = ledger.checksum { told in history.cell(of: told.key).map { told.isShown(as: $0, under: policy) } ?? false }
    return ReleaseGrounds(
      frame: frame, earlier: earlier.filter(history.allows),
      ledger: ProductStatement.Input(role: "ledger", name: OutputPath.name(ledger.path), checksum: checksum))
  }

  /// Enters what finished packs tell; what is marked for its owner's eyes alone (policy `internal`) is no release.
  func record(_ readings: [(product: String, reading: PackReading)], under policy: Policy) throws(LedgerFault) {
    if policy != .internal { try ledger?.record(readings) }
  }

  /// Which counts are hidden only because of what was released before: a sentence and a line for each.
  func cost(of study: Study) -> [String] {
    guard ledger != nil, let cost = study.suppression?.costOfHistory else { return [] }
    guard !cost.isEmpty else { return ["What was released before costs no count of London's packs."] }
    return ["What was released before costs \(cost.count) \(cost.count == 1 ? "count" : "counts"), which would else be shown exactly:"]
      + cost.map { "  \($0)" }
  }
}

extension Configuration {
  /// What tells the key of identifiers from others; empty where each run has one of its own, which nobody keeps.
  fileprivate func keyFingerprint() throws -> String {
    if case .file = key { try key.key().fingerprint } else { "" }
  }
}
