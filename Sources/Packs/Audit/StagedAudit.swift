public import WardlightAnalysis
public import WardlightDisclosure
import WardlightEssentials

/// On which grounds packs are released: how their counts add up, and what readers know from earlier ones.
public struct ReleaseGrounds: Sendable {
  /// How the counts of all packs add up.
  public let frame: CountFrame
  /// What was released before; empty without a ledger.
  public let earlier: [ReleasedCell]
  /// The ledger as the manifest lists it among the inputs; `nil` without one.
  public let ledger: ProductStatement.Input?

  /// Grounds of these parts.
  public init(frame: CountFrame, earlier: [ReleasedCell] = [], ledger: ProductStatement.Input? = nil) {
    self.frame = frame
    self.earlier = earlier
    self.ledger = ledger
  }
}

/// The attack on packs that have no names yet.
struct StagedAudit {
  private let packs: [(product: String, path: String)]
  private let grounds: ReleaseGrounds
  private let parallel: Parallel

  init(_ packs: [(product: String, path: String)], _ grounds: ReleaseGrounds, _ parallel: Parallel) {
    self.packs = packs
    self.grounds = grounds
    self.parallel = parallel
  }

  /// Reads the packs back and attacks them together with what was released before.
  ///
  /// - Throws: ``AuditFault``, ``PackError/recovered(_:)``.
  func run() throws -> (readings: [(product: String, reading: PackReading)], report: AuditReport) {
    let results = parallel.map(packs.count) { place in
      Result { () throws(AuditFault) in try PackReading(packs[place].path, name: packs[place].product) }
    }
    let readings = try results.map { try $0.get() }
    let report = try PackAudit.run(readings, on: grounds, parallel: parallel)
    guard !report.isBreached else { throw PackError.recovered(report) }
    return (zip(packs, readings).map { ($0.product, $1) }, report)
  }
}
