import Foundation
import Testing
import WardlightEssentials
import WardlightTestSupport

@Suite("wardlight audit", .serialized)
struct AuditTests {
  private func packs() throws -> ScratchFolder {
    let scratch = try ScratchFolder()
    let outcome = try Tool.run([
      "pack", "--config", Tool.demo, "--borough", "Newham", "--borough", "Brent", "--london", "--no-pictures", "-o", scratch.path,
    ])
    try #require(outcome.status == 0, "\(outcome.errors)")
    return scratch
  }

  /// Changes a file of a pack and its checksum in the manifest, as somebody would who edits a pack by hand.
  private func change(_ file: String, of pack: String, _ scratch: ScratchFolder, _ edit: (String) -> String) throws {
    let path = scratch.path("\(pack)/\(file)")
    let old = try String(contentsOfFile: path, encoding: .utf8)
    let new = edit(old)
    try #require(new != old, "nothing changed in \(file)")
    try Data(new.utf8).write(to: URL(fileURLWithPath: path))
    let manifest = scratch.path("\(pack)/manifest.json")
    let listed = try String(contentsOfFile: manifest, encoding: .utf8)
    let sums = [old, new].map { Checksum(of: Data($0.utf8)).description }
    try Data(listed.replacing(sums[0], with: sums[1]).utf8).write(to: URL(fileURLWithPath: manifest))
  }

  @Test("recovers nothing from packs as they are made, alone and together")
  func clean() throws {
    let scratch = try packs()
    let together = try Tool.run(["audit"] + ["newham", "brent", "london"].map(scratch.path) + ["--json", scratch.path("audit.json")])
    #expect(together.status == 0, "\(together.output)\(together.errors)")
    #expect(together.output.contains("none was recovered"))
    let json = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: scratch.path("audit.json")))) as? [String: Any]
    #expect(json?["breached"] as? Bool == false && (json?["packs"] as? [Any])?.count == 3)
    #expect(try Tool.run(["audit", scratch.path("newham")]).status == 0)
  }

  @Test("catches a drawing that tells a protected number, and ends with exit code 1")
  func tooltip() throws {
    let scratch = try packs()
    try change("maps/wards-count.svg", of: "newham", scratch) { text in
      guard let place = text.firstRange(of: ": 1–4</title>") else { return text }
      return text.replacingCharacters(in: place, with: ": 3</title>")
    }
    let outcome = try Tool.run(["audit", scratch.path("newham")])
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("can only be 3") && outcome.output.contains("Remedy"))
  }

  @Test("refuses a pack with a changed or missing file (65), and a folder that is none (66)")
  func badInput() throws {
    let scratch = try packs()
    let layer = scratch.path("newham/wards.geojson")
    try Data("{}".utf8).write(to: URL(fileURLWithPath: layer))
    let changed = try Tool.run(["audit", scratch.path("newham")])
    #expect(changed.status == 65 && changed.errors.contains("wards.geojson: the file was changed after the pack was made"))
    try FileManager.default.removeItem(atPath: layer)
    let missing = try Tool.run(["audit", scratch.path("newham")])
    #expect(missing.status == 65 && missing.errors.contains("wards.geojson: the file is missing"))
    let none = try Tool.run(["audit", scratch.path])
    #expect(none.status == 66 && none.errors.contains("there is no pack here"))
    #expect(try Tool.run(["audit"]).status == 64)
  }

  @Test("says that the report cannot be written (73) before it looks at a pack")
  func unwritable() throws {
    let scratch = try ScratchFolder()
    let outcome = try Tool.run(["audit", scratch.path, "--json", scratch.path("none/audit.json")])
    #expect(outcome.status == 73 && outcome.errors.contains("none/audit.json: cannot be written"))
  }

  @Test("has nothing to attack under public")
  func open() throws {
    let scratch = try ScratchFolder()
    let made = try Tool.run(
      ["pack", "--config", Tool.demo, "--borough", "Newham", "--policy", "public", "--no-pictures", "-o", scratch.path])
    try #require(made.status == 0, "\(made.errors)")
    let outcome = try Tool.run(["audit", scratch.path("newham")])
    #expect(outcome.status == 0 && outcome.output.contains("Nothing to attack: under public no count is protected."))
  }

  private func packing(_ scratch: ScratchFolder, _ output: String, _ more: String...) throws -> Tool.Outcome {
    let folder = URL(fileURLWithPath: Tool.demo).deletingLastPathComponent().path
    let copy = scratch.path("demo")
    if !FileManager.default.fileExists(atPath: copy) {
      try FileManager.default.copyItem(atPath: folder, toPath: copy)
      let text = try String(contentsOfFile: Tool.demo, encoding: .utf8) + "\nledger: ../releases.sqlite\n"
      try Data(text.utf8).write(to: URL(fileURLWithPath: "\(copy)/wardlight.yaml"))
    }
    return try Tool.run(
      ["pack", "--config", "\(copy)/wardlight.yaml", "--force", "Suffolk", "--no-pictures", "--created", "2021-05-01", "-o"]
        + [scratch.path(output)] + more)
  }

  @Test("is not changed by releasing the same again, and what is internal is no release")
  func ledger() throws {
    let scratch = try ScratchFolder()
    let shown = try packing(scratch, "internal", "--policy", "internal")
    try #require(shown.status == 0, "\(shown.errors)")
    #expect(!FileManager.default.fileExists(atPath: scratch.path("releases.sqlite")))
    var manifests: [Data] = []
    var ledgers: [Data] = []
    for output in ["first", "second"] {
      let made = try packing(scratch, output)
      try #require(made.status == 0, "\(made.errors)")
      manifests.append(try Data(contentsOf: URL(fileURLWithPath: scratch.path("\(output)/suffolk-police/manifest.json"))))
      ledgers.append(try Data(contentsOf: URL(fileURLWithPath: scratch.path("releases.sqlite"))))
    }
    #expect(manifests[0] == manifests[1] && ledgers[0].count == ledgers[1].count)
    #expect(String(decoding: manifests[0], as: UTF8.self).contains("releases.sqlite"))
  }
}
