internal import Foundation
internal import GRDB
public import WardlightDisclosure
public import WardlightEssentials

/// What has been published so far, so that a later pack is protected against being compared with earlier ones.
///
/// One SQLite file, readable by its owner alone (mode 0600). It holds counts as they were released, ranges where they were ranges, and no count that was
/// not published; no clock time either, so that the same releases in the same order give the same content. A count that was released in the same way before,
/// in a pack of the same name under the same policy, is not entered again: the first day stands.
public struct ReleaseLedger: Sendable {
  /// Where it is.
  public let path: String
  /// What was released so far, in order of key.
  public let entries: [LedgerEntry]
  private let fingerprint: String

  /// Opens a ledger; where there is no file yet, it is an empty one, and the file is made by the first ``record(_:)``.
  ///
  /// - Parameters:
  ///   - path: The file; its folder must be there.
  ///   - fingerprint: What tells the key of identifiers from others without telling it; empty where each run has a key of its own.
  /// - Throws: ``LedgerFault``, also where there is no file and none can be made.
  /// - Complexity: O(entries).
  public init(_ path: String, fingerprint: String) throws(LedgerFault) {
    self.path = path
    self.fingerprint = fingerprint
    guard LedgerFile.hasContent(path) else {
      entries = []
      try LedgerFile.checkFolder(of: path)
      return
    }
    try LedgerFile.checkAccess(of: path)
    entries = try LedgerFile.reading(path) { database in
      try LedgerSchema.check(database, file: path, fingerprint: fingerprint)
      return try LedgerSchema.entries(database, file: path)
    }
  }

  /// What readers of earlier packs know, one cell for each range that a count was shown as.
  public var cells: [ReleasedCell] {
    var known: Set<ShownCount> = []
    return entries.filter { known.insert(ShownCount($0)).inserted }.map(\.released)
  }

  /// Enters what packs tell, all of them or, where anything fails, none.
  ///
  /// - Parameter packs: Finished packs as they were read back, each with its name.
  /// - Throws: ``LedgerFault``; the file then is as it was.
  public func record(_ packs: [(product: String, reading: PackReading)]) throws(LedgerFault) {
    let new = packs.flatMap { LedgerEntry.all(of: $0.reading, product: $0.product) }
    try LedgerFile.prepare(path)
    try LedgerFile.writing(path) { database in
      try LedgerSchema.create(database, fingerprint: fingerprint)
      try LedgerSchema.check(database, file: path, fingerprint: fingerprint)
      try LedgerSchema.insert(new, into: database)
    }
  }

  /// The checksum of what was released and what a run would not itself release in the same way.
  ///
  /// It covers each count and range that stands in the ledger, once and in order of its spelling, whatever the pack, day and policy, but for those that the run's own
  /// publication of all London shows alike. What a run itself says cannot have changed it; so the same run has the same checksum before and after its
  /// packs, and those of other boroughs, are entered.
  ///
  /// - Parameter isOwn: Whether the run's publication shows a count in the same way.
  public func checksum(without isOwn: (ReleasedCell) -> Bool) -> Checksum {
    Checksum(of: Data(Set(cells.filter { !isOwn($0) }.map(Self.line)).sorted().joined().utf8))
  }

  private static func line(_ cell: ReleasedCell) -> String {
    "\(LedgerEntry.text(of: cell.key))\t\(cell.lower)\t\(cell.upper ?? -1)\t\(cell.isProtected ? 1 : 0)\n"
  }

  private struct ShownCount: Hashable {
    let key: CellKey
    let range: ClosedRange<Int>
    let isProtected: Bool

    init(_ entry: LedgerEntry) { (key, range, isProtected) = (entry.key, entry.range, entry.isProtected) }
  }
}
