import Foundation
import Testing
import WardlightEssentials
import WardlightLoading
import WardlightTestSupport

@testable import WardlightGazetteer

@Suite("Downloads that stopped half-way")
struct CutOffTests {
  @Test(
    "A gzip file that is cut off is refused wherever the cut is", .enabled(if: SharedData.isPresent, SharedData.missing),
    arguments: [700_000, 1_468_200, 4_000])
  func gzip(length: Int) throws {
    let folder = try ScratchFolder()
    let whole = try Data(contentsOf: URL(fileURLWithPath: SharedData.path("geodata/postcodes/codepoint_open_2025_london.csv.gz")))
    let cut = try folder.file("cut.csv.gz", whole.prefix(length))
    #expect { try PostcodeStore.importing(files: [cut], into: folder.path("s.sqlite")) } throws: { "\($0)".contains("cut.csv.gz") }
    #expect(try Set(folder.tree().keys) == ["cut.csv.gz"])
    #expect { try TableReader(path: cut).read() } throws: { "\($0)".contains("cut off") || "\($0)".contains("quotation") }
  }
}
