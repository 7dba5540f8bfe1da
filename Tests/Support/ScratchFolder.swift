public import Foundation

/// A folder that is gone when the test is.
public final class ScratchFolder: Sendable {
  /// Where it is.
  public let path: String

  /// Makes the folder.
  public init() throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("wardlight-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Where a file of this name is or would be.
  public func path(_ name: String) -> String { path + "/" + name }

  /// Writes a file and tells its path.
  public func file(_ name: String, _ text: String) throws -> String { try file(name, Data(text.utf8)) }

  /// Writes a file and tells its path.
  public func file(_ name: String, _ bytes: Data) throws -> String {
    try bytes.write(to: URL(fileURLWithPath: path(name)))
    return path(name)
  }

  /// Every file below a part of the folder, by its path within that part.
  public func tree(_ below: String = "") throws -> [String: Data] {
    let top = path(below)
    var files: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: top) {
      guard let bytes = FileManager.default.contents(atPath: "\(top)/\(name)") else { continue }
      files[name] = bytes
    }
    return files
  }
}
