import Foundation
import WardlightEssentials

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that is growing, and beside it what a server said of the file it is part of.
final class PartFile: Sendable {
  let path: String
  private let descriptor: Int32

  /// What is known of the whole file.
  struct Whole: Codable, Hashable {
    let address: String
    let validator: String
    let total: Int?
  }

  /// Opens or begins the file; nobody else may hold it.
  init(_ path: String, id: String) throws(FetchError) {
    self.path = path
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .file(Self.fault(path)) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw .busy(id: id, path: path)
    }
  }

  deinit { close(descriptor) }

  /// Lets another run have the file.
  func release() { flock(descriptor, LOCK_UN) }

  /// How many bytes are there.
  var size: Int { Int(lseek(descriptor, 0, SEEK_END)) }

  /// Forgets what is there.
  func empty() throws(FileFault) {
    unlink(notes)
    guard size == 0 || ftruncate(descriptor, 0) == 0 else { throw Self.fault(path) }
  }

  /// Adds bytes at the end.
  func append(_ bytes: Data) throws(FileFault) {
    let isWritten = bytes.withUnsafeBytes { buffer in
      lseek(descriptor, 0, SEEK_END)
      var rest = buffer[...]
      while !rest.isEmpty {
        let count = write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        guard count > 0 else { return false }
        rest = rest.dropFirst(count)
      }
      return true
    }
    guard isWritten else { throw Self.fault(path) }
  }

  /// Sees to it that all bytes are on the disk.
  func flush() throws(FileFault) {
    guard fsync(descriptor) == 0 else { throw Self.fault(path) }
  }

  /// Takes the file and the notes away.
  func remove() {
    unlink(notes)
    unlink(path)
  }

  /// What was noted of the whole file, where the file at the same address was begun.
  func whole(at address: String) -> Whole? {
    guard let bytes = FileManager.default.contents(atPath: notes), let whole = try? JSONDecoder().decode(Whole.self, from: bytes),
      whole.address == address
    else { return nil }
    return whole
  }

  /// Notes what a server said of the whole file.
  func note(_ whole: Whole) throws(FileFault) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let bytes = try? encoder.encode(whole) else { return }
    try WholeFile.write(bytes, to: notes)
  }

  private var notes: String { path + ".json" }

  private static func fault(_ path: String) -> FileFault { .unwritable(path: path, reason: String(cString: strerror(errno))) }
}
