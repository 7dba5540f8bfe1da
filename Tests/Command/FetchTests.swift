import Foundation
import Testing
import WardlightTestSupport

@Suite("wardlight fetch: what it says without a network")
struct FetchTests {
  private let shipped = Checkout.root.appendingPathComponent("GeoData/sources.yaml").path

  @Test("The list of what can be fetched goes to standard output")
  func list() throws {
    let outcome = try Tool.run(["fetch", "--sources", shipped, "--list"])
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
    #expect(outcome.output.contains("code-point-open") && outcome.output.contains("(December 2021)"))
    #expect(try Tool.run(["fetch", "iod-2025", "--sources", shipped, "--list"]).output.split(separator: "\n").count == 1)
  }

  @Test("An unknown source suggests the nearest")
  func unknown() throws {
    let outcome = try Tool.run(["fetch", "lsoa-2012", "--sources", shipped])
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("there is no source “lsoa-2012”") && outcome.errors.contains("did you mean “lsoa-201"))
  }

  @Test("A list that is not there")
  func noList() throws {
    let outcome = try Tool.run(["fetch", "--sources", "/nowhere/sources.yaml"])
    #expect(outcome.status == 66)
    #expect(outcome.errors == "wardlight: /nowhere/sources.yaml: there is no such file.\n")
  }

  @Test("A source without an address, and the file that a person saved for it")
  func byHand() throws {
    let scratch = try ScratchFolder()
    let list = try scratch.file(
      "sources.yaml",
      """
      sources:
      - {id: wards, title: T, publisher: P, vintage: V, licence: L, attribution: A, format: csv, count: 1, checked: C, page: "https://example.org"}
      """)
    let asked = try Tool.run(["fetch", "--sources", list, "--into", "downloads"], in: scratch)
    #expect(asked.status == 66)
    #expect(
      asked.errors
        == "wardlight: wards: open https://example.org and save the file as downloads/wards/wards.csv, then run this again to have it checked.\n"
    )
    try FileManager.default.createDirectory(atPath: scratch.path("downloads/wards"), withIntermediateDirectories: true)
    _ = try scratch.file("downloads/wards/wards.csv", "code\n1\n")
    let checked = try Tool.run(["fetch", "--sources", list, "--into", "downloads"], in: scratch)
    #expect(checked.status == 0 && checked.errors.hasPrefix("wards: saved by hand and checked"))
    let record = try String(contentsOfFile: scratch.path("downloads/wards/source.json"), encoding: .utf8)
    #expect(record.contains("\"retrieved\" : \"2023-11-14\""))
    #expect(try Tool.run(["fetch", "--sources", list, "--into", "downloads"], in: scratch).errors.hasPrefix("wards: already there"))
  }

  @Test("A folder that cannot be written")
  func unwritable() throws {
    let outcome = try Tool.run(["fetch", "iod-2025", "--sources", shipped, "--into", "/dev/null/downloads"])
    #expect(outcome.status == 73)
    #expect(outcome.errors.contains("/dev/null/downloads"))
  }
}
