import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder that appears complete or not at all.
///
/// Files are gathered in a hidden neighbour, which takes the folder's name when all are there. A run that is killed leaves at
/// most the hidden neighbour, which the next run clears away; the old folder stays as it was.
public enum WholeFolder {
  /// Lets `fill` make the content of the folder at `path`; a folder of that name is replaced.
  ///
  /// - Parameters:
  ///   - path: The folder; the one above it is made where it is missing.
  ///   - fill: Writes the files into the folder it is given; what it returns is returned.
  /// - Throws: What `fill` throws, or ``FileFault/unwritable(path:reason:)``; the old folder is then untouched.
  public static func write<Result>(to path: String, _ fill: (_ staging: String) throws -> Result) throws -> Result {
    let target = URL(fileURLWithPath: path).standardizedFileURL
    let staging = hidden(target, "partial")
    let parents = missingParents(of: target)
    do {
      try prepare(staging, for: target, path)
      let result = try fill(staging.path)
      try replace(target, with: staging)
      return result
    } catch {
      try? FileManager.default.removeItem(at: staging)
      for parent in parents { rmdir(parent.path) }
      throw error
    }
  }

  /// The folders above the target that are not there yet, the innermost first; an attempt that fails takes them away again, where they are empty.
  private static func missingParents(of target: URL) -> [URL] {
    var missing: [URL] = []
    var parent = target.deletingLastPathComponent()
    while parent.path != "/", !FileManager.default.fileExists(atPath: parent.path) {
      missing.append(parent)
      parent = parent.deletingLastPathComponent()
    }
    return missing
  }

  private static func prepare(_ staging: URL, for target: URL, _ path: String) throws(FileFault) {
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: target.path, isDirectory: &isFolder), !isFolder.boolValue {
      throw .unwritable(path: path, reason: String(cString: strerror(ENOTDIR)))
    }
    try? FileManager.default.removeItem(at: staging)
    do {
      try FileManager.default.createDirectory(at: staging, withIntermediateDirectories: true)
    } catch {
      throw .unwritable(path: path, reason: reason(error))
    }
  }

  private static func replace(_ target: URL, with staging: URL) throws(FileFault) {
    let old = hidden(target, "old")
    try? FileManager.default.removeItem(at: old)
    if FileManager.default.fileExists(atPath: target.path), rename(target.path, old.path) != 0 {
      throw WholeFile.systemFault(target.path)
    }
    guard rename(staging.path, target.path) == 0 else {
      let fault = WholeFile.systemFault(target.path)
      _ = rename(old.path, target.path)
      throw fault
    }
    try? FileManager.default.removeItem(at: old)
  }

  private static func hidden(_ target: URL, _ ending: String) -> URL {
    target.deletingLastPathComponent().appendingPathComponent(".\(target.lastPathComponent).\(ending)")
  }

  private static func reason(_ error: any Error) -> String {
    let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
    guard let code = underlying?.code ?? (error as? CocoaError).flatMap({ ($0.underlying as? POSIXError).map { Int($0.errorCode) } })
    else { return "the system refused" }
    return String(cString: strerror(Int32(code)))
  }
}
