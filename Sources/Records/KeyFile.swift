internal import Crypto
internal import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where the key under which identifiers become pseudonyms comes from.
public enum KeySource: Hashable, Sendable {
  /// A new one for each run, which nobody keeps: enough to tell persons apart within one run.
  case perRun
  /// A file, made on first use: the same person has the same pseudonym in every run.
  case file(String)

  /// The key.
  ///
  /// - Throws: ``RecordsError/keyFile(path:fault:)``.
  public func key() throws(RecordsError) -> IdentifierKey {
    switch self {
    case .perRun: IdentifierKey()
    case .file(let path): try IdentifierKey(keyFile: path)
    }
  }
}

/// Why a file cannot hold the key of identifiers.
public enum KeyFileFault: Error, Hashable, Sendable {
  /// It is a symbolic link, so that its name does not say which file is used.
  case link
  /// It is a folder, a pipe or a device.
  case notAFile
  /// It belongs to somebody else.
  case notOwned
  /// Its mode lets others read or write it.
  case openToOthers
  /// It does not have the length of a key.
  case wrongLength
  /// It is there and cannot be read; the system's own word for why.
  case unreadable(String)
  /// It is not there and cannot be made; the system's own word for why.
  case unmakeable(String)
}

extension KeyFileFault {
  /// What is wrong and what to do, as the rest of a sentence.
  var words: String {
    switch self {
    case .link: "it is a symbolic link; name the file itself"
    case .notAFile: "it is no plain file"
    case .notOwned: "it belongs to another user; a key must be its owner's alone"
    case .openToOthers: "others may read or write it; if nobody has, set its mode to 0600, else take a new key"
    case .wrongLength: "a key is \(IdentifierKey.byteCount) bytes, and this file has more or fewer; it is damaged or no key"
    case .unreadable(let reason): "it cannot be read (\(reason))"
    case .unmakeable(let reason): "it is not there and cannot be made (\(reason))"
    }
  }
}

extension IdentifierKey {
  static let byteCount = 32

  /// The key of a file; where there is none, a new random key is made and kept there, readable by its owner alone (mode 0600).
  ///
  /// The file is made whole or not at all, and of two runs that begin together both use the one key that came first.
  ///
  /// - Parameter path: The file: 32 bytes and nothing else. Its folder must be there.
  /// - Throws: ``RecordsError/keyFile(path:fault:)``, which never says what the file holds.
  public init(keyFile path: String) throws(RecordsError) {
    do throws(KeyFileFault) {
      if let bytes = try KeyFile.bytes(of: path) {
        self.init(bytes: bytes)
        return
      }
      try KeyFile.make(at: path)
      guard let bytes = try KeyFile.bytes(of: path) else { throw KeyFileFault.unmakeable("it went away") }
      self.init(bytes: bytes)
    } catch {
      throw .keyFile(path: path, fault: error)
    }
  }
}

/// The file of a key, checked on the open file rather than by its name, so that nobody can put another one there in between.
private enum KeyFile {
  /// The bytes of a key; `nil` where there is no file.
  static func bytes(of path: String) throws(KeyFileFault) -> [UInt8]? {
    // Without waiting, for a pipe would be waited for for ever.
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      throw errno == ELOOP ? .link : .unreadable(systemReason)
    }
    defer { close(descriptor) }
    try check(descriptor)
    var bytes = [UInt8](repeating: 0, count: IdentifierKey.byteCount)
    guard read(descriptor, &bytes, bytes.count) == bytes.count else { throw .wrongLength }
    return bytes
  }

  private static func check(_ descriptor: Int32) throws(KeyFileFault) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .unreadable(systemReason) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile }
    guard status.st_uid == geteuid() else { throw .notOwned }
    guard status.st_mode & 0o077 == 0 else { throw .openToOthers }
    guard status.st_size == IdentifierKey.byteCount else { throw .wrongLength }
  }

  /// Makes the file, unless somebody else has made it meanwhile.
  static func make(at path: String) throws(KeyFileFault) {
    let url = URL(fileURLWithPath: path)
    let temporary = url.deletingLastPathComponent().appendingPathComponent(
      ".\(getpid())-\(UInt32.random(in: 0 ... .max))-\(url.lastPathComponent)"
    ).path
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .unmakeable(systemReason) }
    defer {
      close(descriptor)
      unlink(temporary)
    }
    let bytes = SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) }
    guard fchmod(descriptor, 0o600) == 0, write(descriptor, bytes, bytes.count) == bytes.count, fsync(descriptor) == 0 else {
      throw .unmakeable(systemReason)
    }
    // Unlike a renaming, a second name is refused where the first is taken.
    guard link(temporary, path) == 0 || errno == EEXIST else { throw .unmakeable(systemReason) }
  }

  private static var systemReason: String { String(cString: strerror(errno)) }
}
