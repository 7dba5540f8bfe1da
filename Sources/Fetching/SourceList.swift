import Foundation
import WardlightEssentials
import WardlightLoading
import Yams

/// The sources of a `sources.yaml`, in its order.
public struct SourceList: Hashable, Sendable {
  /// The file.
  public let file: String
  /// The sources.
  public let sources: [OfficialSource]

  /// Reads and checks a list.
  ///
  /// - Throws: ``FetchError/list(file:line:column:reason:)`` for what is no YAML, an unknown or missing key, a value of the wrong kind or an id
  ///   that stands twice; ``FetchError/file(_:)`` where the file is not there.
  public init(reading path: String) throws(FetchError) {
    guard FileManager.default.fileExists(atPath: path) else { throw .file(.missing(path: path)) }
    guard let bytes = FileManager.default.contents(atPath: path), let text = String(data: bytes, encoding: .utf8) else {
      throw .file(.unreadable(path: path))
    }
    try self.init(text: text, file: path)
  }

  /// Reads and checks the text of a list; `file` is its name in messages.
  ///
  /// - Throws: ``FetchError/list(file:line:column:reason:)``.
  public init(text: String, file: String) throws(FetchError) {
    var sources: [OfficialSource] = []
    for entry in try SourceEntry.all(in: text, file: file) {
      let source = try entry.source()
      guard !sources.contains(where: { $0.id == source.id }) else { throw entry.fault("the id “\(source.id)” stands twice") }
      sources.append(source)
    }
    self.file = file
    self.sources = sources
  }

  /// The source of an id.
  ///
  /// - Throws: ``FetchError/unknown(id:file:nearest:present:)``.
  public func source(_ id: String) throws(FetchError) -> OfficialSource {
    if let source = sources.first(where: { $0.id == id }) { return source }
    let present = sources.map(\.id)
    throw .unknown(id: id, file: file, nearest: NearestName.first(of: id, among: present), present: present)
  }
}
