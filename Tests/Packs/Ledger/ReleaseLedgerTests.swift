import Foundation
import Testing
import WardlightDisclosure
import WardlightTestSupport

@testable import WardlightPacks

@Suite("The ledger of releases")
struct ReleaseLedgerTests {
  private let scratch: ScratchFolder
  private let path: String

  init() throws {
    scratch = try ScratchFolder()
    path = scratch.path("ledger.sqlite")
  }

  private func reading(_ name: String = "newham", _ change: (inout SamplePack) -> Void = { _ in }) throws -> PackReading {
    var pack = SamplePack()
    change(&pack)
    return try PackReading(try pack.write(scratch, name), name: name)
  }

  private func record(_ reading: PackReading, _ product: String = "newham") throws {
    try ReleaseLedger(path, fingerprint: "k1").record([(product, reading)])
  }

  @Test("gives back what was entered, and its owner alone may read it")
  func roundTrip() throws {
    #expect(try ReleaseLedger(path, fingerprint: "k1").cells.isEmpty)
    #expect(!FileManager.default.fileExists(atPath: path))
    let reading = try reading()
    try record(reading)
    let ledger = try ReleaseLedger(path, fingerprint: "k1")
    #expect(Set(ledger.cells.map(\.key)) == Set(reading.cells.map(\.key)) && ledger.cells.count == 5)
    let hidden = try #require(ledger.cells.first { $0.key == .sample("W1") })
    #expect(hidden.shown == "1–4" && hidden.isProtected && hidden.place == "newham, released 2021-05-01")
    #expect(ledger.entries.allSatisfy { $0.policy == "threshold:5" })
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test("that cannot be made is refused before any work")
  func noFolder() throws {
    let nowhere = scratch.path("nowhere/ledger.sqlite")
    #expect(throws: LedgerFault.unwritable(file: nowhere, reason: "No such file or directory")) {
      try ReleaseLedger(nowhere, fingerprint: "k1")
    }
  }

  @Test("does not change when the same is released again")
  func again() throws {
    try record(try reading())
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    let checksum = try ReleaseLedger(path, fingerprint: "k1").checksum { _ in false }
    try record(try reading("newham2"))
    #expect(try ReleaseLedger(path, fingerprint: "k1").checksum { _ in false } == checksum)
    #expect(try ReleaseLedger(path, fingerprint: "k1").entries.count == 5)
    try record(try reading("later") { $0.created = "2021-06-01" })
    #expect(try ReleaseLedger(path, fingerprint: "k1").entries.count == 5)
    #expect(bytes.count == (try Data(contentsOf: URL(fileURLWithPath: path))).count)
  }

  @Test("has a checksum that leaves out what a run itself releases in the same way")
  func ownReleases() throws {
    let empty = try ReleaseLedger(path, fingerprint: "k1").checksum { _ in false }
    let own = try reading()
    try record(own)
    let ownCells = Set(own.cells.map { "\($0.key) \($0.shown)" })
    let isOwn: (ReleasedCell) -> Bool = { ownCells.contains("\($0.key) \($0.shown)") }
    #expect(try ReleaseLedger(path, fingerprint: "k1").checksum(without: isOwn) == empty)
    try record(try reading("april") { $0.period = "2019-05-01..2020-04-30" }, "april")
    #expect(try ReleaseLedger(path, fingerprint: "k1").checksum(without: isOwn) != empty)
  }

  @Test("of another key, of another kind, damaged, of a later version or open to others is refused with a sentence")
  func refused() throws {
    try record(try reading())
    func fault(_ fingerprint: String = "k1") -> LedgerFault? {
      do {
        _ = try ReleaseLedger(path, fingerprint: fingerprint)
        return nil
      } catch { return error }
    }
    #expect(fault() == nil)
    #expect(fault("k2") == .otherKey(file: path))
    chmod(path, 0o644)
    #expect(fault() == .openToOthers(file: path))
    chmod(path, 0o600)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    try Data(bytes.prefix(bytes.count / 2)).write(to: URL(fileURLWithPath: path))
    chmod(path, 0o600)
    guard case .damaged = fault() else { Issue.record("half a ledger is opened"); return }
    try Data("id,date\n".utf8).write(to: URL(fileURLWithPath: path))
    chmod(path, 0o600)
    #expect(fault() == .damaged(file: path, reason: "it is no SQLite file"))
    #expect(fault()?.description.contains(path) ?? false)
  }

  @Test("notices a row that was changed by hand")
  func changedByHand() throws {
    try record(try reading())
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    let place = try #require(bytes.range(of: Data("2021-05-01".utf8)))
    bytes.replaceSubrange(place, with: Data("2021-05-02".utf8))
    try bytes.write(to: URL(fileURLWithPath: path))
    chmod(path, 0o600)
    #expect(throws: LedgerFault.damaged(file: path, reason: "its content is not what was entered")) {
      try ReleaseLedger(path, fingerprint: "k1")
    }
  }

  @Test("spells a key in one way, whatever its names hold")
  func spelling() {
    let key = CellKey("links", ["destination": "Weston \"super\"\\Mare\n", "origin": "E09000025", "period": "2020-05-01..2021-04-30"])
    #expect(LedgerEntry.key(of: LedgerEntry.text(of: key)) == key)
    #expect(LedgerEntry.key(of: "[\"links\",\"origin\"]") == nil && LedgerEntry.key(of: "{}") == nil)
  }
}
