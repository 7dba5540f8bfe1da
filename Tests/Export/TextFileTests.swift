import Foundation
import Testing
import WardlightDisclosure
import WardlightEssentials
import WardlightExport
import WardlightLoading
import WardlightTestSupport

@Suite struct TextFileTests {
  @Test func aTableAsCSV() throws {
    let expected = """
      code,ward,referrals,rate,handling
      E05000002,"St ""Mary's"", <North>",11,0.75,"\(HandlingTests.unstated)"
      E05000001,Abbey,1–4,withheld,OFFICIAL
      ,Out of London,,,OFFICIAL

      """
    #expect(CSVFile.text(try Samples.table()) == expected)
  }

  @Test func aTableComesBackAsItWas() throws {
    let scratch = try ScratchFolder()
    let path = try scratch.file("wards.csv", CSVFile.text(try Samples.table()))
    let table = try TableReader(path: path).read()
    #expect(table.column("ward")?[0] == "St \"Mary's\", <North>")
    #expect(table.column("referrals")?[1] == "1–4")
  }

  @Test func restrictedFilesAreTheirOwnersAlone() throws {
    let scratch = try ScratchFolder()
    let path = scratch.path("rejected.csv")
    try RestrictedFile.write(
      header: ["row", "reason"], rows: [["2", "no date"], ["3", "a, b"]], marking: .officialSensitive, to: path)
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text == "row,reason,handling\n2,no date,OFFICIAL-SENSITIVE\n3,\"a, b\",OFFICIAL-SENSITIVE\n")
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test func aFolderThatIsNotThereIsNamed() throws {
    do throws(ExportError) {
      try RestrictedFile.write(header: ["row"], rows: [], marking: .official, to: "/nowhere/rejected.csv")
      Issue.record("there is no such folder")
    } catch {
      guard case .file(.unwritable(let path, _)) = error else { throw error }
      #expect(path == "/nowhere/rejected.csv")
    }
  }
}
