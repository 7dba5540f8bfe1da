internal import Foundation
internal import WardlightGDAL

/// A folder or a zip archive in which there are files to read.
public struct TableFolder: Sendable {
  /// The paths of the files within it, in their alphabet's order.
  public let files: [String]
  /// Whether it is an archive.
  public let isArchive: Bool
  private let path: String

  /// The folder or archive at a path, or `nil` where there is a file of another kind.
  ///
  /// - Throws: ``LoadingError/missing(file:)``; ``LoadingError/unreadable(file:reason:)`` for a zip that is none, or a folder that cannot be listed.
  public init?(_ path: String) throws(LoadingError) {
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    let isZip = path.lowercased().hasSuffix(".zip")
    guard isFolder.boolValue || isZip else { return nil }
    guard exists else { throw .missing(file: path) }
    self.path = path
    isArchive = !isFolder.boolValue
    files = isFolder.boolValue ? try Self.files(inFolder: path) : VirtualFolder.files(inZip: path)
    if isArchive, files.isEmpty { throw .unreadable(file: path, reason: "it is no zip archive, or an empty one") }
  }

  /// What opens one of ``files``.
  public func opening(_ file: String) -> String { (isArchive ? "/vsizip/" : "") + path + "/" + file }

  private static func files(inFolder path: String) throws(LoadingError) -> [String] {
    do {
      return try FileManager.default.subpathsOfDirectory(atPath: path).sorted()
    } catch {
      throw .unreadable(file: path, reason: "the folder cannot be listed")
    }
  }
}
