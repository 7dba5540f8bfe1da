import Foundation
import Testing
import WardlightTestSupport

@Suite("A run that is killed")
struct KilledTests {
  @Test("leaves no half-written pack, and the next run clears up", arguments: [0.15, 0.4, 0.8, 1.2])
  func killed(after seconds: Double) throws {
    let scratch = try ScratchFolder()
    let arguments = ["pack", "--config", Tool.demo, "--borough", "Newham", "-o", scratch.path, "--quiet"]
    try Tool.kill(arguments, after: seconds)
    let pack = scratch.path("newham")
    let isThere = FileManager.default.fileExists(atPath: pack)
    #expect(!isThere || FileManager.default.fileExists(atPath: pack + "/manifest.json"))
    #expect(try Tool.run(arguments).status == 0)
    let left = try FileManager.default.contentsOfDirectory(atPath: scratch.path).sorted()
    #expect(left == ["newham", "rejected.csv"])
  }
}
