import Foundation
import WardlightEssentials

/// A finished pack as it lies on disk: every file that its manifest lists is there and unchanged.
struct PackFolder {
  /// What the pack is called in messages: the path as it was given.
  let name: String
  private let path: String
  /// The files that the manifest lists, in its order.
  let files: [String]
  /// Files that nobody answers for.
  let unlisted: [String]
  /// What the manifest says beside them.
  let manifest: ManifestReading

  /// Opens a pack and checks its files.
  ///
  /// - Parameters:
  ///   - path: The folder.
  ///   - name: What it is called in messages.
  /// - Throws: ``AuditFault/noPack(path:)``, ``AuditFault/missingFile(path:manifest:)``, ``AuditFault/changedFile(path:)``,
  ///   ``AuditFault/unreadable(path:reason:)``.
  init(_ path: String, name: String) throws(AuditFault) {
    self.path = path
    self.name = name
    guard let bytes = FileManager.default.contents(atPath: "\(path)/\(Self.manifest)") else { throw .noPack(path: name) }
    manifest = try ManifestReading(bytes, path: "\(name)/\(Self.manifest)")
    files = manifest.files.map(\.path)
    let listed = Set(files + [Self.manifest])
    unlisted = Self.all(in: path).filter { !listed.contains($0) }
    for file in manifest.files { try check(file) }
  }

  private static let manifest = "manifest.json"

  private static func all(in path: String) -> [String] {
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []
    return names.sorted().filter { name in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: "\(path)/\(name)", isDirectory: &isFolder) && !isFolder.boolValue
    }
  }

  private func check(_ file: ManifestReading.File) throws(AuditFault) {
    // A path that leads out of the folder is none of the pack's.
    guard !file.path.hasPrefix("/"), !file.path.split(separator: "/").contains("..") else {
      throw .unreadable(path: "\(name)/\(Self.manifest)", reason: "it lists a file outside the pack")
    }
    guard FileManager.default.fileExists(atPath: "\(path)/\(file.path)") else {
      throw .missingFile(path: place(file.path), manifest: Self.manifest)
    }
    let checksum: Checksum
    do { checksum = try Checksum(ofFile: "\(path)/\(file.path)") } catch {
      throw .unreadable(path: place(file.path), reason: "the file cannot be read")
    }
    guard checksum.description == file.sha256 else { throw .changedFile(path: place(file.path)) }
  }

  /// What a file is called in messages.
  func place(_ file: String) -> String { "\(name)/\(file)" }

  /// Where a file lies.
  func location(_ file: String) -> String { "\(path)/\(file)" }

  /// A file as a text.
  ///
  /// - Throws: ``AuditFault/unreadable(path:reason:)``.
  func text(_ file: String) throws(AuditFault) -> String {
    guard let text = FileManager.default.contents(atPath: location(file)).flatMap({ String(data: $0, encoding: .utf8) }) else {
      throw .unreadable(path: place(file), reason: "the file is no text in UTF-8")
    }
    return text
  }

  /// The files of one ending.
  func files(ending: String) -> [String] { files.filter { $0.hasSuffix(ending) } }
}

/// What `manifest.json` says, as far as an audit needs it.
struct ManifestReading {
  /// A file and its checksum.
  struct File: Decodable {
    let path: String
    let sha256: String
  }

  /// Every file of the pack.
  let files: [File]
  /// The policy as the command line spells it.
  let policy: String
  /// The version that made the pack.
  let version: String
  /// The date of creation.
  let created: String
  /// The table of what became of each record.
  let reconciliation: [[String: String]]

  init(_ bytes: Data, path: String) throws(AuditFault) {
    let content: Content
    do { content = try JSONDecoder().decode(Content.self, from: bytes) } catch {
      throw .unreadable(path: path, reason: "it is not the manifest of a pack")
    }
    files = content.files
    policy = content.policy
    version = content.software?["wardlight"] ?? "of an unknown version"
    created = content.created
    reconciliation = content.reconciliation ?? []
  }

  private struct Content: Decodable {
    let files: [File]
    let policy: String
    let created: String
    let software: [String: String]?
    let reconciliation: [[String: String]]?
  }
}
