import Foundation
import Testing
import WardlightDisclosure
import WardlightEssentials
import WardlightExport
import WardlightTestSupport

@Suite("Files for their owner alone")
struct RestrictedFileTests {
  private struct Refusal: Error {}

  private func mode(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  @Test("Batches of rows follow each other, each row with its marking, in mode 0600")
  func batches() throws {
    let scratch = try ScratchFolder()
    let path = try scratch.file("out.csv", "old, and for all to read")
    try RestrictedFile.write(header: ["row", "reason"], marking: .officialSensitive, to: path) { append in
      try append([["2", "no, date"], ["3", "\"?\""]])
      try append([])
      try append([["4", ""]])
    }
    #expect(
      try String(contentsOfFile: path, encoding: .utf8) == """
        row,reason,handling
        2,"no, date",OFFICIAL-SENSITIVE
        3,"\"\"?\"\"",OFFICIAL-SENSITIVE
        4,,OFFICIAL-SENSITIVE

        """)
    #expect(try mode(path) == 0o600)
    try RestrictedFile.write(header: ["row"], marking: .official, to: path) { _ in }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "row,handling\n")
  }

  @Test("Rows at once are the same file, and a heading that has our column keeps it")
  func rows() throws {
    let scratch = try ScratchFolder()
    let rows = (0..<10_000).map { ["\($0)", "x"] }
    try RestrictedFile.write(header: ["a", "Handling"], rows: rows, marking: .official, to: scratch.path("one.csv"))
    try RestrictedFile.write(header: ["a", "Handling"], marking: .official, to: scratch.path("two.csv")) { append in
      for start in stride(from: 0, to: rows.count, by: 999) { try append(Array(rows[start..<min(start + 999, rows.count)])) }
    }
    let files = try scratch.tree()
    #expect(files["one.csv"] == files["two.csv"] && files.count == 2)
    #expect(
      String(decoding: try #require(files["one.csv"]).prefix(60), as: UTF8.self).hasPrefix("a,Handling,wardlight_handling\n0,x,OFFICIAL\n"))
  }

  @Test("An error between batches is thrown as it is and leaves nothing; a file that cannot be written is the room's own error")
  func errors() throws {
    let scratch = try ScratchFolder()
    #expect(throws: Refusal.self) {
      try RestrictedFile.write(header: ["a"], marking: .official, to: scratch.path("out.csv")) { append in
        try append([["1"]])
        throw Refusal()
      }
    }
    #expect(try scratch.tree().isEmpty)
    let path = scratch.path("none/out.csv")
    let fault = ExportError.file(.unwritable(path: path, reason: "No such file or directory"))
    #expect(throws: fault) { try RestrictedFile.write(header: ["a"], marking: .official, to: path) { _ in } }
    #expect(throws: fault) { try RestrictedFile.write(header: ["a"], rows: [], marking: .official, to: path) }
    #expect(throws: fault) { try RestrictedFile.write(page: "<p>", to: path) }
  }

  @Test("A page is written as it stands, in mode 0600")
  func page() throws {
    let scratch = try ScratchFolder()
    let path = try scratch.file("page.html", "old")
    try RestrictedFile.write(page: "<p>grüße</p>\n", to: path)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "<p>grüße</p>\n")
    #expect(try mode(path) == 0o600 && scratch.tree().count == 1)
  }
}
