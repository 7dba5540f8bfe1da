import Foundation
import Testing
import WardlightEssentials

/// Files and folders that are written whole or not at all.
@Suite struct WholeOutputTests {
  private struct Refusal: Error {}

  /// A folder of this test's own, gone when the test is over.
  private final class Room {
    let path: String

    init() throws {
      path = FileManager.default.temporaryDirectory.appendingPathComponent("wardlight-\(UUID().uuidString)").path
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func within(_ name: String) -> String { path + "/" + name }
    func names(_ folder: String = "") throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: within(folder)).sorted() }
    func text(_ name: String) throws -> String { try String(contentsOfFile: within(name), encoding: .utf8) }
    func mode(_ name: String) throws -> Int? {
      (try FileManager.default.attributesOfItem(atPath: within(name))[.posixPermissions] as? NSNumber)?.intValue
    }
  }

  @Test func filesHaveTheirContentAndMode() throws {
    let room = try Room()
    try WholeFile.write("grüße\n", to: room.within("a b.txt"))
    try WholeFile.write("", to: room.within("empty"), access: .ownerOnly)
    let large = Data((0..<3_000_000).map { UInt8(truncatingIfNeeded: $0) })
    try WholeFile.write(large, to: room.within("large"))
    #expect(try room.text("a b.txt") == "grüße\n")
    #expect(try room.mode("a b.txt") == 0o644)
    #expect(try room.mode("empty") == 0o600)
    #expect(FileManager.default.contents(atPath: room.within("large")) == large)
    try WholeFile.write("new", to: room.within("a b.txt"), access: .ownerOnly)
    #expect(try room.text("a b.txt") == "new")
    #expect(try room.mode("a b.txt") == 0o600)
    #expect(try room.names() == ["a b.txt", "empty", "large"])
  }

  @Test func aFileThatFailsLeavesNothingAndTheOldOneStays() throws {
    let room = try Room()
    try WholeFile.write("old", to: room.within("file.csv"))
    #expect(throws: Refusal.self) {
      try WholeFile.write(to: room.within("file.csv")) { temporary in
        try "half".write(toFile: temporary, atomically: false, encoding: .utf8)
        #expect(temporary.hasSuffix(".csv"))
        throw Refusal()
      }
    }
    #expect(try room.text("file.csv") == "old")
    #expect(try room.names() == ["file.csv"])
  }

  @Test func anUnwritablePlaceIsNamedWithTheSystemsReason() throws {
    let room = try Room()
    try WholeFile.write("x", to: room.within("file"))
    try FileManager.default.createDirectory(atPath: room.within("folder"), withIntermediateDirectories: true)
    let cases = [
      ("none/file.csv", "No such file or directory"), ("file/inside.csv", "Not a directory"), ("folder", "Is a directory"),
    ]
    for (name, reason) in cases {
      let path = room.within(name)
      let fault = #expect(throws: FileFault.self) { try WholeFile.write("y", to: path) }
      #expect(fault == .unwritable(path: path, reason: reason))
      #expect(fault?.description == "\(path): cannot be written (\(reason)).")
    }
    #expect(try room.names() == ["file", "folder"])
    #expect(try room.names("folder").isEmpty)
  }

  @Test func foldersAppearWholeAndReplaceTheOld() throws {
    let room = try Room()
    let path = room.within("a/b/pack")
    for text in ["one", "two"] {
      let result = try WholeFolder.write(to: path) { staging in
        let wasThere = FileManager.default.fileExists(atPath: path)
        #expect(wasThere == (text == "two"))
        try WholeFile.write(text, to: staging + "/" + text)
        return text.count
      }
      #expect(result == 3)
    }
    #expect(try room.names("a/b/pack") == ["two"])
    #expect(try room.names("a/b") == ["pack"])
  }

  @Test func aFolderThatFailsLeavesNothingNotEvenTheFoldersAboveIt() throws {
    let room = try Room()
    #expect(throws: Refusal.self) {
      try WholeFolder.write(to: room.within("a/b/pack")) { staging in
        try WholeFile.write("half", to: staging + "/half")
        throw Refusal()
      }
    }
    #expect(try room.names().isEmpty)
    _ = try WholeFolder.write(to: room.within("pack")) { try WholeFile.write("old", to: $0 + "/old") }
    #expect(throws: Refusal.self) { try WholeFolder.write(to: room.within("pack")) { _ in throw Refusal() } }
    #expect(try room.names() == ["pack"])
    #expect(try room.names("pack") == ["old"])
  }

  @Test func whatAKilledRunLeftIsClearedAway() throws {
    let room = try Room()
    try FileManager.default.createDirectory(atPath: room.within(".pack.partial/rest"), withIntermediateDirectories: true)
    _ = try WholeFolder.write(to: room.within("pack")) { try WholeFile.write("new", to: $0 + "/new") }
    #expect(try room.names() == ["pack"])
    #expect(try room.names("pack") == ["new"])
  }

  @Test func aFolderThatCannotBeMadeIsNamedWithTheSystemsReason() throws {
    let room = try Room()
    try WholeFile.write("x", to: room.within("file"))
    for name in ["file/pack", "file/a/b/pack"] {
      let path = room.within(name)
      let fault = #expect(throws: FileFault.self) { try WholeFolder.write(to: path) { _ in Issue.record("nothing is to be filled") } }
      #expect(fault == .unwritable(path: path, reason: "Not a directory"))
    }
    let path = room.within("file")
    let fault = #expect(throws: FileFault.self) { try WholeFolder.write(to: path) { _ in } }
    #expect(fault == .unwritable(path: path, reason: "Not a directory"))
    #expect(try room.text("file") == "x", "a file of the folder's name stays")
    #expect(try room.names() == ["file"])
  }

  @Test(.enabled(if: geteuid() != 0, "The superuser may write everywhere: a folder without permission is not tried."))
  func aFolderWithoutPermissionIsNamedWithTheSystemsReason() throws {
    let room = try Room()
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: room.path)
    defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: room.path) }
    let path = room.within("pack")
    let denied = FileFault.unwritable(path: path, reason: "Permission denied")
    #expect(throws: denied) { try WholeFolder.write(to: path) { _ in } }
    #expect(throws: denied) { try WholeFile.write("x", to: path) }
  }
}
