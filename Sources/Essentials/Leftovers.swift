import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension WholeFile {
  /// Removes the temporary neighbours of a path that runs left behind which were killed; those of runs that are still at work stay.
  ///
  /// For files large enough that a few forgotten ones would fill a disk.
  public static func clearLeftovers(of path: String) {
    let target = URL(fileURLWithPath: path)
    let folder = target.deletingLastPathComponent()
    let ending = "-\(target.lastPathComponent)"
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] where name.hasPrefix(".") {
      guard name.hasSuffix(ending), let process = pid_t(name.dropFirst().dropLast(ending.count)), process > 0 else { continue }
      if kill(process, 0) != 0, errno == ESRCH { unlink(folder.appendingPathComponent(name).path) }
    }
  }
}
