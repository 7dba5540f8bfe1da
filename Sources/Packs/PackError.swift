public import WardlightCartography
public import WardlightEssentials
public import WardlightExport

/// Why a pack could not be made; nothing of it is left behind.
public enum PackError: Error, Sendable {
  /// A file or folder cannot be written.
  case file(FileFault)
  /// A table or layer cannot be written.
  case export(ExportError)
  /// A map cannot be drawn.
  case map(CartographyError)
  /// `rsvg-convert` could not turn a map into a picture.
  case pictureFailed(name: String)
  /// What was made cannot be read back.
  case audit(AuditFault)
  /// The ledger of releases cannot take the packs.
  case ledger(LedgerFault)
  /// An attack on the packs recovered counts that are protected; the report names them.
  case recovered(AuditReport)
  /// The page's template is broken, which is a fault of the program.
  case template(String)
}

extension PackError: CustomStringConvertible {
  /// One sentence.
  public var description: String {
    switch self {
    case .file(let fault): fault.description
    case .export(let fault): fault.description
    case .map(let fault): fault.description
    case .pictureFailed(let name): "\(name): rsvg-convert could not make a picture of it; use --no-pictures to go on without."
    case .audit(let fault): fault.description
    case .ledger(let fault): fault.description
    case .recovered(let report):
      "No pack was made: an attack on the result recovered or narrowed \(report.breaches.count + report.tellings.count) protected counts."
    case .template(let reason): "The page's template cannot be used: \(reason)."
    }
  }
}
