import Foundation
import Testing
import WardlightTestSupport

@Suite("The log of runs that show every count")
struct AuditLogTests {
  private let scratch: ScratchFolder
  private let table: String

  init() throws {
    scratch = try ScratchFolder()
    _ = try scratch.file("counts.csv", "area,cases\nE1,3\nE2,17\n")
    _ = try scratch.file("lookup.csv", "from,to\nE1,W1\nE2,W1\n")
    table = scratch.path("counts.csv")
  }

  /// Carries two counts over to one area.
  private func carry(_ policy: String, _ further: [String] = [], output: String = "out.csv") throws -> Tool.Outcome {
    try Tool.run(
      [
        "carry", table, "--id", "area", "--value", "cases", "--lookup", "\(scratch.path("lookup.csv")),from=from,to=to", "--policy", policy,
        "-o", scratch.path(output),
      ] + further)
  }

  private func log(_ name: String = "wardlight-internal.log") throws -> [String] {
    try String(contentsOfFile: scratch.path(name), encoding: .utf8).split(separator: "\n").map(String.init)
  }

  @Test("A run under policy internal adds a line beside its output, for its owner alone, without any data")
  func line() throws {
    for _ in 0..<2 { #expect(try carry("internal").status == 0) }
    let lines = try log()
    #expect(lines.count == 2 && lines[0] == lines[1])
    let parts = lines[0].split(separator: "\t").map(String.init)
    #expect(parts.count == 5 && parts[0] == "2023-11-14" && parts[1] == "carry" && parts[2] == "policy internal")
    #expect(parts[3] == "user \(NSUserName())" && parts[4] == scratch.path("out.csv"))
    let mode = try FileManager.default.attributesOfItem(atPath: scratch.path("wardlight-internal.log"))[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test("Other policies are not written down, and the log lies where it is wanted")
  func place() throws {
    #expect(try carry("nhs").status == 0)
    #expect(!FileManager.default.fileExists(atPath: scratch.path("wardlight-internal.log")))
    #expect(try carry("internal", ["--audit-log", scratch.path("own.log")]).status == 0)
    #expect(!FileManager.default.fileExists(atPath: scratch.path("wardlight-internal.log")))
    #expect(try log("own.log").count == 1)
  }

  @Test("A run that cannot be written down is refused, and writes nothing")
  func refused() throws {
    let outcome = try carry("internal", ["--audit-log", scratch.path("nowhere/own.log")])
    #expect(outcome.status == 73 && outcome.errors.contains("own.log"), "\(outcome)")
    #expect(!FileManager.default.fileExists(atPath: scratch.path("out.csv")))
  }

  @Test("A link in the log's place is not followed, and a name cannot begin a line of its own")
  func tricks() throws {
    let other = try scratch.file("other.txt", "mine\n")
    try FileManager.default.createSymbolicLink(atPath: scratch.path("wardlight-internal.log"), withDestinationPath: other)
    #expect(try carry("internal").status == 73)
    #expect(try String(contentsOfFile: other, encoding: .utf8) == "mine\n")
    let outcome = try carry("internal", ["--audit-log", scratch.path("own.log")], output: "a\nb.csv")
    #expect(try outcome.status == 0 && log("own.log").count == 1)
  }

  @Test(
    "Policies that cannot hold are told in a sentence, and nothing is written",
    arguments: ["nhs,threshold:5", "possible:9", "internal,rounding:5"])
  func contradictions(_ policy: String) throws {
    let outcome = try carry(policy)
    #expect(outcome.status == 64 && outcome.errors.contains("cannot hold"), "\(outcome)")
    #expect(!FileManager.default.fileExists(atPath: scratch.path("out.csv")))
    #expect(!FileManager.default.fileExists(atPath: scratch.path("wardlight-internal.log")))
  }
}
