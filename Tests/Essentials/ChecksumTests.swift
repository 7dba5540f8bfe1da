import Foundation
import Testing
import WardlightEssentials

@Suite struct ChecksumTests {
  /// FIPS 180-4's examples, as in NIST's `SHA256.pdf`.
  @Test func knownVectors() {
    #expect(Checksum(of: Data()).description == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(Checksum(of: Data("abc".utf8)).description == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    let two = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"
    #expect(Checksum(of: Data(two.utf8)).description == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
  }

  /// Three million letters a, more than one piece; the digest is that of Python 3.11's `hashlib`.
  @Test func filesLongerThanOnePiece() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("wardlight-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let bytes = Data(repeating: UInt8(ascii: "a"), count: 3_000_000)
    try WholeFile.write(bytes, to: path)
    #expect(try Checksum(ofFile: path).description == "2a152c894398719c0570f83fac34ac03a0f6e8e474b995c2403aa5434f7b9dd4")
    #expect(try Checksum(ofFile: path) == Checksum(of: bytes))
  }

  @Test func aFileThatCannotBeReadIsNamed() {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("wardlight-\(UUID().uuidString)").path
    #expect(throws: FileFault.unreadable(path: path)) { try Checksum(ofFile: path) }
    #expect(throws: FileFault.self) { try Checksum(ofFile: FileManager.default.temporaryDirectory.path) }
  }
}
