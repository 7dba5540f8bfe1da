import Crypto
public import Foundation

/// The SHA-256 of a file or of bytes, as 64 lower-case hexadecimal digits.
public struct Checksum: Hashable, Sendable, CustomStringConvertible {
  /// The 64 digits.
  public let description: String

  /// The checksum of bytes in memory.
  public init(of bytes: some DataProtocol) {
    description = Self.hexadecimal(SHA256.hash(data: bytes))
  }

  /// The checksum of a file, read in pieces of one mebibyte.
  ///
  /// - Throws: ``FileFault/unreadable(path:)`` where the file cannot be opened.
  public init(ofFile path: String) throws(FileFault) {
    guard let file = FileHandle(forReadingAtPath: path) else { throw .unreadable(path: path) }
    defer { try? file.close() }
    var hash = SHA256()
    do {
      while let piece = try file.read(upToCount: 1 << 20), !piece.isEmpty { hash.update(data: piece) }
    } catch {
      throw .unreadable(path: path)
    }
    description = Self.hexadecimal(hash.finalize())
  }

  private static func hexadecimal(_ digest: SHA256.Digest) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
