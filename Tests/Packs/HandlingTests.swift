import Foundation
import Testing
import WardlightDisclosure
import WardlightEssentials
import WardlightTestSupport

@testable import WardlightPacks

@Suite("What every page of a report says of itself")
struct HandlingTests {
  private func terms(_ policy: Policy, _ marking: Marking) throws -> ReleaseTerms {
    try Door(policy: policy, marking: marking, sources: []).terms
  }

  private func report(_ terms: ReleaseTerms, sections: Int = 1) throws -> String {
    let section: [String: Any] = ["id": "s", "title": "S", "paragraphs": (0..<200).map { "Sentence \($0)." }]
    return try PageTemplate.report([
      "title": "X", "marking": terms.marking.rawValue, "handling": terms.handling, "printed": PageTemplate.printed(terms),
      "style": String(decoding: PackageResources.pack_css, as: UTF8.self), "sections": [section],
    ])
  }

  @Test("The marking and the handling stand at its head and foot and in its title")
  func screen() throws {
    let page = try report(try terms(.internal, .official))
    #expect(page.contains("<title>X – OFFICIAL-SENSITIVE</title>"))
    #expect(
      page.components(separatedBy: "<p class=\"marking\" role=\"note\">OFFICIAL-SENSITIVE<span class=\"handling\">Share only with").count
        == 3)
  }

  @Test("The rule for paper has the marking and the handling as they are, in marks of quotation that they do not close")
  func rule() throws {
    for (policy, marking) in [(Policy.standard, Marking.official), (.internal, .officialSensitive), (.open, .official)] {
      let terms = try terms(policy, marking)
      #expect(!terms.handling.contains { "\"\\<".contains($0) })
      #expect(PageTemplate.printed(terms).contains("@top-center { content: \"\(terms.marking.rawValue)\""))
      #expect(try report(terms).contains("@bottom-center { content: \"\(terms.handling)\""))
    }
  }

  private static let path = "/usr/bin:/usr/local/bin:/opt/homebrew/bin"
  private static let browser = ExternalProgram(named: "chromium", searchPath: path)
  private static let reader = ExternalProgram(named: "pdftotext", searchPath: path)

  @Test(
    "Each sheet of the printed page bears them",
    .enabled(if: browser != nil && reader != nil, "chromium or pdftotext is not here, so no page is printed"))
  func paper() throws {
    let (scratch, terms) = (try ScratchFolder(), try terms(.internal, .officialSensitive))
    let page = try scratch.file("page.html", try report(terms))
    #expect(
      Self.browser?.run([
        "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--user-data-dir=\(scratch.path("profile"))",
        "--print-to-pdf=\(scratch.path("page.pdf"))", "file://\(page)",
      ]) == 0)
    #expect(Self.reader?.run(["-layout", scratch.path("page.pdf"), scratch.path("page.txt")]) == 0)
    let sheets = try String(contentsOfFile: scratch.path("page.txt"), encoding: .utf8).split(separator: "\u{0C}").filter {
      $0.contains("Sentence")
    }
    #expect(sheets.count > 2)
    for (number, sheet) in sheets.enumerated() {
      let words = sheet.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(words.contains("OFFICIAL-SENSITIVE") && words.contains(terms.handling), "sheet \(number + 1): \(words.suffix(400))")
    }
  }
}
