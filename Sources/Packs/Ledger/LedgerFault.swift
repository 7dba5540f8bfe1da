/// Why the ledger of releases cannot be used.
public enum LedgerFault: Error, Hashable, Sendable {
  /// It is no SQLite file, or one that cannot be read or written.
  case damaged(file: String, reason: String)
  /// It is an SQLite file of something else.
  case foreign(file: String)
  /// A later version of this tool made it.
  case newer(file: String, version: Int, known: Int)
  /// It was begun under another key of identifiers.
  case otherKey(file: String)
  /// Others than its owner may read or write it.
  case openToOthers(file: String)
  /// It cannot be made or written; the system's own word for why.
  case unwritable(file: String, reason: String)
}

extension LedgerFault: CustomStringConvertible {
  /// One sentence that names the file.
  public var description: String {
    switch self {
    case .damaged(let file, let reason): "\(file): the ledger of releases is damaged (\(reason)); restore a copy of it, or begin a new one."
    case .foreign(let file): "\(file): this is no ledger of releases."
    case .newer(let file, let version, let known):
      "\(file): the ledger of releases is of version \(version), and this tool knows \(known); use a later one."
    case .otherKey(let file):
      "\(file): the ledger of releases was begun under another key of identifiers, and what it holds may be about other records; use its key, or begin a new ledger."
    case .openToOthers(let file): "\(file): others may read or write the ledger of releases; set its mode to 0600."
    case .unwritable(let file, let reason): "\(file): the ledger of releases cannot be written (\(reason))."
    }
  }
}
