import Foundation
import Testing
import WardlightEssentials
import WardlightTestSupport

@Suite("A text that is written piece by piece, whole or not at all")
struct TextSinkTests {
  private struct Refusal: Error {}

  @Test("Pieces of any size follow each other, over many times what is held at once")
  func pieces() throws {
    let scratch = try ScratchFolder()
    let piece = String(repeating: "grüße,", count: 100_000)
    try WholeFile.stream(to: scratch.path("out.csv")) { sink in
      try sink.write("first\n")
      for _ in 0..<5 { try sink.write(piece) }
      try sink.write("")
      try sink.flush()
      try sink.write("last\n")
    }
    let text = try String(contentsOfFile: scratch.path("out.csv"), encoding: .utf8)
    #expect(text == "first\n" + String(repeating: piece, count: 5) + "last\n")
  }

  @Test(
    "Access is as it is asked for, also where the file was there with another",
    arguments: [(WholeFile.Access.shared, 0o644), (.ownerOnly, 0o600)])
  func access(_ access: WholeFile.Access, _ mode: Int) throws {
    let scratch = try ScratchFolder()
    let path = try scratch.file("out", "old")
    for old in [0o666, 0o400] {
      try FileManager.default.setAttributes([.posixPermissions: old], ofItemAtPath: path)
      try WholeFile.stream(to: path, access: access) { try $0.write("new") }
      #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == mode)
    }
  }

  @Test("An error on the way is thrown as it is; nothing is left, and what was there stays")
  func refusal() throws {
    let scratch = try ScratchFolder()
    for name in ["new", "old"] {
      if name == "old" { _ = try scratch.file("old", "before") }
      #expect(throws: Refusal.self) {
        try WholeFile.stream(to: scratch.path(name)) { sink in
          try sink.write(String(repeating: "x", count: 3_000_000))
          throw Refusal()
        }
      }
    }
    #expect(try scratch.tree() == ["old": Data("before".utf8)])
  }

  @Test("A folder that is not there, or a name that is a folder's, is told before anything is done")
  func places() throws {
    let scratch = try ScratchFolder()
    for path in [scratch.path("none/out"), scratch.path] {
      let fault = #expect(throws: FileFault.self) { try WholeFile.stream(to: path) { _ in Issue.record("nothing is to be written") } }
      #expect(fault?.description.hasPrefix(path) == true)
    }
    #expect(try scratch.tree().isEmpty)
  }

  @Test("A name that is taken gets a longer one, whatever its case")
  func names() {
    #expect(FreeName.of("area", beside: ["a", "b"]) == "area")
    #expect(FreeName.of("area", beside: ["AREA"]) == "wardlight_area")
    #expect(FreeName.of("area", beside: ["Area", "Wardlight_area"]) == "wardlight_wardlight_area")
  }
}
