import Foundation
import Testing
import WardlightTestSupport

@Suite("The same input, options and seed give the same bytes", .serialized)
struct SameBytesTests {
  private func packs(_ environment: [String: String], threads: String, in folder: ScratchFolder) throws -> [String: Data] {
    let outcome = try Tool.run(
      ["pack", "--config", Tool.demo, "--borough", "Newham", "--london", "-o", "packs", "--threads", threads],
      environment: environment, in: folder)
    try #require(outcome.status == 0, "\(outcome.errors)")
    return try folder.tree("packs")
  }

  @Test("In another folder, time zone and locale, and on one and eight threads")
  func sameBytes() throws {
    let first = try packs(["TZ": "Pacific/Auckland", "LC_ALL": "C"], threads: "1", in: ScratchFolder())
    let second = try packs(["TZ": "America/Los_Angeles", "LC_ALL": "de_DE.UTF-8"], threads: "8", in: ScratchFolder())
    #expect(first.keys.sorted() == second.keys.sorted())
    #expect(first.count > 20)
    for (path, bytes) in first { #expect(second[path] == bytes, "\(path) differs") }
  }

  @Test("The date of creation is SOURCE_DATE_EPOCH's day, or the one that is given")
  func created() throws {
    let scratch = try ScratchFolder()
    let run = ["pack", "--config", Tool.demo, "--borough", "Newham", "-o", scratch.path, "--no-pictures"]
    #expect(try Tool.run(run).status == 0)
    #expect(try String(contentsOfFile: "\(scratch.path)/newham/manifest.json", encoding: .utf8).contains("\"created\" : \"2023-11-14\""))
    #expect(try Tool.run(run + ["--created", "2021-12-01"]).status == 0)
    #expect(try String(contentsOfFile: "\(scratch.path)/newham/manifest.json", encoding: .utf8).contains("\"created\" : \"2021-12-01\""))
  }
}
