import Testing

@testable import WardlightCartography

@Suite struct TextTests {
  /// fontTools 4.68.0, LiberationSans-Regular.ttf and -Bold.ttf: the sum of `hmtx` advances over 2048 units an em.
  @Test(arguments: [("Hammersmith", false, 12744), ("Hammersmith", true, 13658), ("1–4 ŵ’s", false, 6944)])
  func widthsAreThoseOfTheFont(text: String, bold: Bool, units: Int) {
    #expect(abs(TextStyle(2048, bold: bold).width(of: text) - Double(units)) < 1e-6)
  }

  @Test func linesAreNoWiderThanAsked() {
    let style = TextStyle(3)
    let text = "Contains National Statistics data Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch © Crown copyright"
    for width in [10.0, 25, 60, 200] {
      let lines = TextFitting.lines(of: text, width: width, style)
      #expect(lines.allSatisfy { style.width(of: $0) <= width })
      #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
    }
    #expect(TextFitting.lines(of: "", width: 10, style).isEmpty)
  }

  @Test func shortenedTextEndsInAnEllipsis() {
    let style = TextStyle(3)
    let short = TextFitting.shortened("Royal Docks and Silvertown", width: 20, style)
    #expect(short.hasSuffix("…"))
    #expect(style.width(of: short) <= 20)
    #expect(TextFitting.shortened("Bow", width: 20, style) == "Bow")
  }

  @Test func balancedLinesAreAsNarrowAsCanBe() {
    #expect(TextFitting.balanced("Green Street East", lines: 2, TextStyle(3)) == ["Green", "Street East"])
    #expect(TextFitting.balanced("Bow", lines: 2, TextStyle(3)) == nil)
  }

  @Test func roundNumbersAreRound() {
    #expect(RoundNumber.largest(notAbove: 7_300) == 5_000)
    #expect(RoundNumber.largest(notAbove: 0.3) == 0.2)
    #expect(RoundNumber.smallest(notBelow: 34.3) == 40)
    #expect(RoundNumber.smallest(notBelow: 1) == 1)
  }

  @Test func contrastIsThatOfTheGuidelines() {
    #expect(abs(Colour(0x000000).contrast(to: Colour(0xFFFFFF)) - 21) < 1e-9)
    #expect(abs(Colour(0x777777).contrast(to: Colour(0xFFFFFF)) - 4.478) < 0.001)
  }
}
