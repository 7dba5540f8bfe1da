import Foundation
import Testing
import WardlightCartography
import WardlightEssentials
import WardlightTestSupport

@Suite("Pictures")
struct PictureTests {
  static let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
  static let isPresent = ExternalProgram(named: "rsvg-convert", searchPath: path) != nil
  private static let svg = """
    <svg xmlns="http://www.w3.org/2000/svg" width="50.8mm" height="25.4mm" viewBox="0 0 50.8 25.4"><rect width="50.8" height="25.4" fill="#f00"/></svg>
    """

  private func day(_ year: Int = 2021) throws -> CalendarDate { try #require(CalendarDate(year: year, month: 12, day: 1)) }

  @Test(
    "A picture has the dots that its size and the resolution ask for",
    .enabled(if: isPresent, "rsvg-convert is not here, so no picture is made"))
  func dots() throws {
    let folder = try ScratchFolder()
    for (resolution, width, height) in [(150, 300, 150), (300, 600, 300)] {
      try PictureRenderer(searchPath: Self.path, dotsPerInch: resolution)
        .write(Self.svg, to: folder.path("map.png"), as: .png, created: try day())
      let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: folder.path("map.png"))))
      #expect(bytes.prefix(4) == [0x89, 0x50, 0x4E, 0x47])
      #expect(bytes[16..<20].reduce(0) { $0 << 8 | Int($1) } == width)
      #expect(bytes[20..<24].reduce(0) { $0 << 8 | Int($1) } == height)
    }
    #expect(try folder.tree().keys.sorted() == ["map.png"])
  }

  @Test(
    "A PDF bears the day of the map and repeats to the byte", .enabled(if: isPresent, "rsvg-convert is not here, so no picture is made"))
  func repeats() throws {
    let folder = try ScratchFolder()
    let renderer = try PictureRenderer(searchPath: Self.path)
    for name in ["one.pdf", "two.pdf"] {
      try renderer.write(Self.svg, to: folder.path(name), as: .pdf, created: try day())
      // A second is the step of the time that a PDF without a stated one would bear.
      if name == "one.pdf" { Thread.sleep(forTimeInterval: 1.1) }
    }
    let files = try folder.tree()
    #expect(files["one.pdf"] == files["two.pdf"])
    #expect(files["one.pdf"]?.starts(with: Data("%PDF".utf8)) == true)
    #expect(String(decoding: files["one.pdf"] ?? Data(), as: UTF8.self).contains("20211201000000"))
  }

  @Test func whatIsMissingOrWrongIsSaid() throws {
    #expect(throws: CartographyError.noPictureProgram) { try PictureRenderer(searchPath: "/nowhere") }
    #expect(throws: CartographyError.resolutionOutOfRange(0)) { try PictureRenderer(searchPath: Self.path, dotsPerInch: 0) }
    #expect(CartographyError.noPictureProgram.description.contains("librsvg2-bin"))
    #expect(PictureFormat(ending: "a/map.PNG") == .png)
    #expect(PictureFormat(ending: "map.svg") == nil)
    #expect(PictureFormat(ending: "pdf") == nil)
  }

  @Test("What is no drawing leaves nothing behind", .enabled(if: isPresent, "rsvg-convert is not here, so no picture is made"))
  func failure() throws {
    let folder = try ScratchFolder()
    let renderer = try PictureRenderer(searchPath: Self.path)
    let path = folder.path("map.png")
    #expect(throws: CartographyError.pictureFailed(path: path)) { try renderer.write("<svg", to: path, as: .png, created: try day()) }
    #expect(try folder.tree().isEmpty)
    #expect(throws: CartographyError.self) { try renderer.write(Self.svg, to: folder.path("no/map.png"), as: .png, created: try day()) }
  }
}
