import Foundation
import Testing
import WardlightDisclosure
import WardlightExport
import WardlightLoading
import WardlightTestSupport

@Suite struct WorkbookTests {
  @Test func sheetsComeBackAsTheyWere() throws {
    let scratch = try ScratchFolder()
    let path = scratch.path("tables.xlsx")
    try Workbook.write([try Samples.table(), try Samples.table(policy: .open, name: "years")], to: path)
    let wards = try TableReader(path: path).read()
    #expect(wards.fields == ["Code", "Ward", "Referrals", "Rate per 1,000"])
    #expect((0..<3).map { wards.column("Referrals")?[$0] } == ["11", "1–4", ""])
    #expect(wards.column("Ward")?[0] == "St \"Mary's\", <North>")
    #expect(wards.column("Rate per 1,000")?[1] == "withheld")
    let years = try TableReader(path: path, layer: "years").read()
    #expect((0..<2).map { years.column("Rate per 1,000")?[$0] } == ["0.75", "0.2"])
    #expect((0..<2).map { years.column("Referrals")?[$0] } == ["11", "3"])
  }

  @Test func theSameTablesGiveTheSameBytes() throws {
    let scratch = try ScratchFolder()
    try Workbook.write([try Samples.table()], to: scratch.path("a.xlsx"))
    try Workbook.write([try Samples.table()], to: scratch.path("b.xlsx"))
    let first = try Data(contentsOf: URL(fileURLWithPath: scratch.path("a.xlsx")))
    #expect(first == (try Data(contentsOf: URL(fileURLWithPath: scratch.path("b.xlsx")))))
    // Bytes 10 to 13 of a zip archive are the time and date of its first entry: there is none.
    #expect(first[10..<14] == Data([0, 0, 0, 0]))
  }

  @Test func sheetsMayHaveTheSameOrLongNames() throws {
    let scratch = try ScratchFolder()
    let long = "county-forces/by year, and by town as well"
    try Workbook.write([try Samples.table(name: long), try Samples.table(name: long)], to: scratch.path("c.xlsx"))
    #expect(
      throws: LoadingError.noLayer(
        file: scratch.path("c.xlsx"), layer: "none",
        present: ["county-forces-by year, and by t", "county-forces-by year, and  (2)", "handling"])
    ) {
      try TableReader(path: scratch.path("c.xlsx"), layer: "none").read()
    }
  }

  @Test func aFailureLeavesNothing() throws {
    let scratch = try ScratchFolder()
    #expect(throws: ExportError.self) { try Workbook.write([try Samples.table()], to: scratch.path("absent/d.xlsx")) }
    // A folder stands where the file should: the temporary file is written, and must go again.
    try FileManager.default.createDirectory(atPath: scratch.path("e.xlsx/inside"), withIntermediateDirectories: true)
    #expect(throws: ExportError.self) { try Workbook.write([try Samples.table()], to: scratch.path("e.xlsx")) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path) == ["e.xlsx"])
  }
}
