public import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that is written whole or not at all: into a temporary neighbour, flushed, then renamed.
public enum WholeFile {
  /// Who may read a file.
  public enum Access: Sendable {
    /// Everybody whom the folder admits (mode 0644).
    case shared
    /// Its owner alone (mode 0600).
    case ownerOnly
  }

  /// Writes `bytes` to `path`; a file of that name is replaced at one stroke.
  ///
  /// - Parameters:
  ///   - bytes: The whole content.
  ///   - path: Where; the folder must be there.
  ///   - access: Who may read it.
  /// - Throws: ``FileFault/unwritable(path:reason:)``; nothing of the attempt is left behind.
  public static func write(_ bytes: Data, to path: String, access: Access = .shared) throws(FileFault) {
    do {
      try write(to: path, access: access) { temporary in try flushed(bytes, to: temporary, for: path, access: access) }
    } catch let fault as FileFault {
      throw fault
    } catch {
      throw .unwritable(path: path, reason: "\(error)")
    }
  }

  /// Writes a text in UTF-8 to `path`.
  public static func write(_ text: String, to path: String, access: Access = .shared) throws(FileFault) {
    try write(Data(text.utf8), to: path, access: access)
  }

  /// Lets `make` write a temporary neighbour of `path`, which then takes its name.
  ///
  /// For libraries that write files themselves. The neighbour keeps the ending of `path`, by which they may choose a format.
  ///
  /// - Throws: What `make` throws, or ``FileFault/unwritable(path:reason:)``.
  public static func write(to path: String, access: Access = .shared, _ make: (_ temporary: String) throws -> Void) throws {
    try checkPlace(of: path)
    let temporary = neighbour(of: path)
    do {
      try make(temporary)
      guard chmod(temporary, access.mode) == 0 else { throw systemFault(path) }
      try synchronize(temporary, for: path)
      guard rename(temporary, path) == 0 else { throw systemFault(path) }
    } catch {
      unlink(temporary)
      throw error
    }
  }

  private static func flushed(_ bytes: Data, to temporary: String, for path: String, access: Access) throws(FileFault) {
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC, access.mode)
    guard descriptor >= 0 else { throw systemFault(path) }
    defer { close(descriptor) }
    guard bytes.withUnsafeBytes({ writeAll($0, to: descriptor) }) else { throw systemFault(path) }
  }

  /// Writes all bytes; `false` where the system refuses, which then says why in `errno`.
  static func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = writeOnce(descriptor, UnsafeRawBufferPointer(rebasing: rest))
      guard written > 0 else { return false }
      rest = rest.dropFirst(written)
    }
    return true
  }

  private static func writeOnce(_ descriptor: Int32, _ buffer: UnsafeRawBufferPointer) -> Int {
    #if canImport(Glibc)
      Glibc.write(descriptor, buffer.baseAddress, buffer.count)
    #else
      Darwin.write(descriptor, buffer.baseAddress, buffer.count)
    #endif
  }

  private static func synchronize(_ path: String, for final: String) throws(FileFault) {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { throw systemFault(final) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw systemFault(final) }
  }

  private static func neighbour(of path: String) -> String {
    let url = URL(fileURLWithPath: path)
    let name = ".\(getpid())-\(url.lastPathComponent)"
    return url.deletingLastPathComponent().appendingPathComponent(name).path
  }

  /// Tells before the work what the system would say behind it, and libraries in words of their own: there is no such folder, or the name is a folder's.
  ///
  /// ``write(to:access:_:)`` asks it itself; long work that ends with a file should ask before it begins.
  ///
  /// - Throws: ``FileFault/unwritable(path:reason:)``.
  public static func checkPlace(of path: String) throws(FileFault) {
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
      throw .unwritable(path: path, reason: String(cString: strerror(EISDIR)))
    }
    guard access(URL(fileURLWithPath: path).deletingLastPathComponent().path, W_OK) == 0 else { throw systemFault(path) }
  }

  static func systemFault(_ path: String) -> FileFault {
    .unwritable(path: path, reason: String(cString: strerror(errno)))
  }
}

extension WholeFile.Access {
  var mode: mode_t { self == .shared ? 0o644 : 0o600 }
}
