import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Takes a text piece by piece, for files that are too long to be held.
public final class TextSink {
  private let descriptor: Int32
  private let path: String
  private var waiting: [UInt8] = []
  private static let room = 1 << 20

  /// - Parameters:
  ///   - descriptor: An open file.
  ///   - path: What the file is called in messages.
  init(descriptor: Int32, path: String) {
    self.descriptor = descriptor
    self.path = path
    waiting.reserveCapacity(Self.room + (1 << 16))
  }

  /// Adds a piece.
  ///
  /// - Throws: ``FileFault/unwritable(path:reason:)``, where the disk is full, say.
  public func write(_ text: String) throws(FileFault) {
    waiting.append(contentsOf: text.utf8)
    if waiting.count >= Self.room { try flush() }
  }

  /// Writes what waits, so that a full disk is met here and not at the end.
  ///
  /// - Throws: ``FileFault/unwritable(path:reason:)``.
  public func flush() throws(FileFault) {
    guard waiting.withUnsafeBytes({ WholeFile.writeAll($0, to: descriptor) }) else { throw WholeFile.systemFault(path) }
    waiting.removeAll(keepingCapacity: true)
  }
}

extension WholeFile {
  /// Lets `fill` write a text piece by piece; the file is there whole or not at all.
  ///
  /// - Throws: What `fill` throws, or ``FileFault/unwritable(path:reason:)``; nothing of the attempt is left behind.
  public static func stream(to path: String, access: Access = .shared, _ fill: (TextSink) throws -> Void) throws {
    try write(to: path, access: access) { temporary in
      let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC, access.mode)
      guard descriptor >= 0 else { throw systemFault(path) }
      defer { close(descriptor) }
      let sink = TextSink(descriptor: descriptor, path: path)
      try fill(sink)
      try sink.flush()
    }
  }
}
