import Foundation
import Testing
import WardlightDisclosure
import WardlightEssentials
import WardlightTestSupport

@testable import WardlightPacks

@Suite("An audit of packs")
struct PackAuditTests {
  private func audit(_ packs: SamplePack...) throws -> AuditReport {
    let scratch = try ScratchFolder()
    let readings = try packs.enumerated().map { place, pack in
      try PackReading(try pack.write(scratch, "pack\(place + 1)"), name: "pack\(place + 1)")
    }
    return try PackAudit.run(readings, parallel: Parallel(threads: 2))
  }

  @Test("of a pack that keeps its promise recovers nothing")
  func clean() throws {
    let report = try audit(SamplePack())
    #expect(!report.isBreached && report.protected == 1)
    #expect(
      report.lines == [
        "pack1: 3 tables, 11 readings of 5 counts, policy threshold:5",
        "1 protected count and \(report.further) that may be small attacked: none was recovered.",
      ])
  }

  @Test("recovers a count where the one that was hidden for its sake is told")
  func secondary() throws {
    var pack = SamplePack()
    pack.replace("5–9", "5", in: "tables/wards.csv")
    pack.replace("Boleyn: 5–9", "Boleyn: 5", in: "maps/wards-count.svg")
    let report = try audit(pack)
    let breach = try #require(report.breaches.first)
    #expect(report.isBreached && report.breaches.count == 1)
    #expect(breach.key == .sample("W1") && breach.feasible == 3...3)
    #expect(breach.place == "pack1/tables/wards.csv, row 1, count")
    #expect(!breach.equations.isEmpty && !breach.remedy.isEmpty)
    #expect(
      report.lines.last == "1 protected count and \(report.further) that may be small attacked: 1 recovered or narrowed too far.")
    let json = try JSONSerialization.jsonObject(with: Data(try report.json().utf8)) as? [String: Any]
    #expect(json?["breached"] as? Bool == true && (json?["breaches"] as? [Any])?.count == 1)
  }

  @Test("withholds packs before they have their names, where the one that was hidden for another's sake is told")
  func withheld() throws {
    let scratch = try ScratchFolder()
    var pack = SamplePack()
    func audit() throws -> AuditReport {
      let grounds = ReleaseGrounds(frame: CountFrame(dimensions: pack.map.dimensions, measures: pack.map.measures))
      return try StagedAudit([("newham", try pack.write(scratch, "newham"))], grounds, Parallel(threads: 2)).run().report
    }
    #expect(try !audit().isBreached)
    pack.replace("5–9", "5", in: "tables/wards.csv")
    do {
      _ = try audit()
      Issue.record("the pack was not withheld")
    } catch PackError.recovered(let report) {
      #expect(report.breaches.map(\.feasible) == [3...3])
    }
  }

  @Test("catches a drawing that tells a protected number")
  func tooltip() throws {
    var pack = SamplePack()
    pack.replace("Abbey: 1–4", "Abbey: 3", in: "maps/wards-count.svg")
    let report = try audit(pack)
    #expect(report.breaches.map(\.feasible) == [3...3])
    #expect(report.isBreached)
  }

  @Test("catches a sentence that tells a protected number")
  func sentence() throws {
    var pack = SamplePack()
    pack.files["words.txt"] = "Fewest: Abbey (3).\n"
    let report = try audit(pack)
    #expect(report.isBreached && report.tellings.map(\.text) == ["Abbey: 3"])
  }

  @Test("of two packs together finds what neither gives away alone")
  func together() throws {
    var first = SamplePack()
    first.replace("B1,Newham,40", "B1,Newham,20–49", in: "tables/boroughs.csv")
    first.replace("In period,40", "In period,20–49", in: "tables/records.csv")
    first.reconciliation[1]["referrals"] = "20–49"
    first.replace("40 referrals", "referrals", in: "index.html")
    var second = first
    first.replace("5–9", "5", in: "tables/wards.csv")
    first.replace("Boleyn: 5–9", "Boleyn: 5", in: "maps/wards-count.svg")
    #expect(try !audit(first).isBreached)
    second.replace("20–49", "40", in: "tables/boroughs.csv")
    #expect(try !audit(second).isBreached)
    #expect(try audit(first, second).breaches.map(\.feasible) == [3...3])
  }

  @Test("of packs that contradict each other says where")
  func contradiction() throws {
    var other = SamplePack()
    other.replace("W4,Dock,20", "W4,Dock,21", in: "tables/wards.csv")
    let fault = #expect(throws: AuditFault.self) { try audit(SamplePack(), other) }
    #expect(
      fault?.description
        == "The packs contradict each other and cannot be of one set of records: pack1/tables/wards.csv, row 4, count says 20, but pack2/tables/wards.csv, row 4, count says 21 (referrals, period 2020-05-01..2021-04-30, residence W4)."
    )
  }

  @Test("says where no policy protects a count, and attacks what another pack protects with what such a pack tells")
  func open() throws {
    var open = SamplePack()
    open.policy = "public"
    open.replace("1–4", "3", in: "tables/wards.csv")
    open.replace("5–9", "5", in: "tables/wards.csv")
    let alone = try audit(open)
    #expect(!alone.isBreached)
    #expect(alone.lines.last == "Nothing to attack: under public no count is protected.")
    #expect(try audit(open, SamplePack()).isBreached)
  }
}
