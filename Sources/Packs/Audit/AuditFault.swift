public import WardlightDisclosure

/// Why finished packs cannot be audited.
public enum AuditFault: Error, Hashable, Sendable {
  /// There is no such folder, or it has no manifest.
  case noPack(path: String)
  /// A file that the manifest lists is not there.
  case missingFile(path: String, manifest: String)
  /// A file is not what the manifest says that it was.
  case changedFile(path: String)
  /// The pack does not say what its counts count: it was made by a version that could not.
  case withoutMeaning(path: String, madeBy: String)
  /// A file cannot be understood; the reason is the second half of a sentence.
  case unreadable(path: String, reason: String)
  /// Two places say different numbers of one count.
  case contradiction(key: String, first: String, second: String)
  /// Figures that do not add up; each line says one.
  case doesNotAddUp([String], places: [String])
  /// Two packs do not mean the same by a name.
  case differentMeaning(name: String, first: String, second: String)
  /// The attack itself could not be made.
  case attack(DisclosureFault)
}

extension AuditFault: CustomStringConvertible {
  /// One sentence that names the file.
  public var description: String {
    switch self {
    case .noPack(let path): "\(path): there is no pack here: a pack is a folder with a manifest.json."
    case .missingFile(let path, let manifest): "\(path): the file is missing, although \(manifest) lists it."
    case .changedFile(let path): "\(path): the file was changed after the pack was made: its SHA-256 is not the manifest's."
    case .withoutMeaning(let path, let version):
      "\(path): the pack has no counts.json and cannot be audited: wardlight \(version) made it, before packs said what their counts count. Make it anew."
    case .unreadable(let path, let reason): "\(path): \(reason)."
    case .contradiction(let key, let first, let second):
      "The packs contradict each other and cannot be of one set of records: \(first), but \(second) (\(key))."
    case .doesNotAddUp(let equations, let places):
      "Figures of the packs do not add up and cannot be of one set of records: \(equations.joined(separator: "; ")). They stand in \(places.joined(separator: "; "))."
    case .differentMeaning(let name, let first, let second):
      "\(first) and \(second) do not mean the same by “\(name)”, so that they cannot be audited together."
    case .attack(let fault): fault.description
    }
  }
}
