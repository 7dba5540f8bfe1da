import Foundation
import WardlightEssentials

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The names of the entries of a zip archive. The directory stands at the end, so that an archive cut short has none.
///
/// Source: PKWARE, .ZIP File Format Specification 6.3.10, sections 4.3.12 and 4.3.16. Archives of more than 65,534 entries or
/// 4 gigabytes (ZIP64) are not read.
struct ZipDirectory {
  let names: [String]

  /// - Returns: `nil` where the file has no directory that holds together.
  init?(file path: String) {
    guard let bytes = try? Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped), let end = Self.end(of: bytes) else {
      return nil
    }
    let count = Self.number(bytes, at: end + 10, size: 2)
    var place = Self.number(bytes, at: end + 16, size: 4)
    var names: [String] = []
    for _ in 0..<count {
      guard place + 46 <= end, Self.number(bytes, at: place, size: 4) == 0x0201_4B50 else { return nil }
      let sizes = [28, 30, 32].map { Self.number(bytes, at: place + $0, size: 2) }
      let next = place + 46 + sizes.reduce(0, +)
      guard next <= end else { return nil }
      names.append(String(decoding: bytes[(place + 46)..<(place + 46 + sizes[0])], as: UTF8.self))
      place = next
    }
    self.names = names
  }

  /// The entries whose path fits a pattern, in order of name; `*` stands for anything but a slash.
  func names(like pattern: String) -> [String] {
    names.filter { fnmatch(pattern, $0, FNM_PATHNAME) == 0 }.sorted()
  }

  /// Where the end record stands; it may be followed by a comment of 65,535 bytes.
  private static func end(of bytes: Data) -> Int? {
    guard bytes.count >= 22 else { return nil }
    let candidates = stride(from: bytes.count - 22, through: max(0, bytes.count - 22 - 65_535), by: -1)
    return candidates.first { number(bytes, at: $0, size: 4) == 0x0605_4B50 }
  }

  private static func number(_ bytes: Data, at place: Int, size: Int) -> Int {
    (0..<size).reversed().reduce(0) { $0 << 8 | Int(bytes[place + $1]) }
  }
}
