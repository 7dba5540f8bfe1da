import Foundation

/// Zip archives without compression, for tests that read them.
enum StoredZip {
  /// An archive of some texts by their paths.
  static func archive(_ files: [(path: String, text: String)]) -> Data {
    var bytes: [UInt8] = []
    var directory: [UInt8] = []
    for file in files {
      let content = Array(file.text.utf8)
      let common =
        word(20, 2) + word(0, 2) + word(0, 2) + word(0, 4) + word(checksum(content), 4) + word(content.count, 4) + word(content.count, 4)
        + word(file.path.utf8.count, 2) + word(0, 2)
      directory +=
        [0x50, 0x4B, 1, 2] + word(20, 2) + common + word(0, 2) + word(0, 2) + word(0, 2) + word(0, 4) + word(bytes.count, 4)
        + file.path.utf8
      bytes += [0x50, 0x4B, 3, 4] + common + file.path.utf8 + content
    }
    let end =
      [0x50, 0x4B, 5, 6] + word(0, 4) + word(files.count, 2) + word(files.count, 2) + word(directory.count, 4) + word(bytes.count, 4)
      + word(0, 2)
    return Data(bytes + directory + end)
  }

  private static func word(_ number: Int, _ length: Int) -> [UInt8] { (0..<length).map { UInt8(number >> (8 * $0) & 255) } }

  /// CRC-32 of ISO 3309, bit by bit.
  private static func checksum(_ bytes: [UInt8]) -> Int {
    var sum: UInt32 = ~0
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum >> 1 ^ (sum & 1 == 1 ? 0xEDB8_8320 : 0) }
    }
    return Int(~sum)
  }
}
