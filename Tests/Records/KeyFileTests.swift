import Foundation
import Testing
import WardlightRecords
import WardlightTestSupport

@Suite("The file of the key for identifiers")
struct KeyFileTests {
  private static func mode(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  private static func fault(_ path: String) -> KeyFileFault? {
    do throws(RecordsError) {
      _ = try IdentifierKey(keyFile: path)
      return nil
    } catch {
      guard case .keyFile(path, let fault) = error else { return nil }
      #expect(error.description.hasPrefix("\(path): cannot be the key of identifiers: ") && error.description.hasSuffix("."))
      return fault
    }
  }

  @Test("The first use makes 32 bytes for their owner alone, and later uses the same key of them")
  func firstUse() throws {
    let scratch = try ScratchFolder()
    let path = scratch.path("key")
    let first = try IdentifierKey(keyFile: path)
    let bytes = try #require(FileManager.default.contents(atPath: path))
    #expect(try bytes.count == 32 && Self.mode(path) == 0o600)
    let again = try KeySource.file(path).key()
    #expect(first.pseudonym(of: "p1".utf8) == again.pseudonym(of: "p1".utf8) && first.fingerprint == again.fingerprint)
    #expect(first.pseudonym(of: "p1".utf8) == IdentifierKey(bytes: bytes).pseudonym(of: "p1".utf8))
    #expect(FileManager.default.contents(atPath: path) == bytes)
    #expect(try scratch.tree().count == 1, "nothing of the making is left")
    #expect(try IdentifierKey(keyFile: scratch.path("other")).fingerprint != first.fingerprint)
    #expect(try KeySource.perRun.key().fingerprint != KeySource.perRun.key().fingerprint)
  }

  @Test("A fingerprint is 32 digits that hold neither the key nor a pseudonym")
  func fingerprint() throws {
    let key = IdentifierKey(bytes: Array(repeating: 0x0B, count: 20))
    // HMAC-SHA256 by Python 3.11: hmac.new(b'\x0b'*20, b'\0wardlight: fingerprint of a key', 'sha256').hexdigest()[:32]
    #expect(key.fingerprint == "69585b3bf22decb4e0401265b245f315")
    #expect(!key.fingerprint.contains("0b0b"))
    #expect(
      key.seed(of: "a", purpose: "b") == key.seed(of: "a", purpose: "b")
        && key.seed(of: "a", purpose: "c") != key.seed(of: "a", purpose: "b"))
  }

  @Test("Runs that begin together agree on one key")
  func together() async throws {
    let scratch = try ScratchFolder()
    let path = scratch.path("key")
    let fingerprints = await withTaskGroup(of: String?.self) { group in
      for _ in 0..<16 { group.addTask { try? IdentifierKey(keyFile: path).fingerprint } }
      return await group.reduce(into: Set<String?>()) { $0.insert($1) }
    }
    #expect(fingerprints.count == 1 && !fingerprints.contains(nil))
    #expect(try scratch.tree().count == 1)
  }

  @Test("A file that others may read, of another length, a link or a folder is refused in a sentence, and stays as it is")
  func refusals() throws {
    let scratch = try ScratchFolder()
    let key = scratch.path("key")
    _ = try IdentifierKey(keyFile: key)
    for mode in [0o644, 0o640, 0o604, 0o620] {
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: key)
      #expect(Self.fault(key) == .openToOthers)
    }
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: key)
    for length in [0, 31, 33] {
      let path = try scratch.file("length\(length)", Data(repeating: 7, count: length))
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
      #expect(Self.fault(path) == .wrongLength)
    }
    try FileManager.default.createSymbolicLink(atPath: scratch.path("link"), withDestinationPath: key)
    try FileManager.default.createSymbolicLink(atPath: scratch.path("dangling"), withDestinationPath: scratch.path("nowhere"))
    #expect(Self.fault(scratch.path("link")) == .link && Self.fault(scratch.path("dangling")) == .link)
    #expect(Self.fault(scratch.path) == .notAFile)
    #expect(Self.fault(scratch.path("no/such/key")) == .unmakeable("No such file or directory"))
    #expect(!FileManager.default.fileExists(atPath: scratch.path("nowhere")))
  }
}
