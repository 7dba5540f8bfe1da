import Testing
import WardlightEssentials

@Suite("Numbers with so many significant digits")
struct SignificantDecimalTests {
  @Test("At most twelve digits, zeros at the end left out, an exponent where it is shorter")
  func text() {
    #expect(SignificantDecimal.text(0.25) == "0.25")
    #expect(SignificantDecimal.text(3) == "3" && SignificantDecimal.text(-1_000_000) == "-1000000")
    #expect(SignificantDecimal.text(1.0 / 3) == "0.333333333333" && SignificantDecimal.text(200.0 / 3) == "66.6666666667")
    #expect(SignificantDecimal.text(0.1 + 0.2) == "0.3")
    #expect(SignificantDecimal.text(1.5e-9) == "1.5e-09" && SignificantDecimal.text(1.25e20) == "1.25e+20")
    #expect(SignificantDecimal.text(-0.0) == "0" && SignificantDecimal.text(0) == "0")
    #expect(SignificantDecimal.text(.nan) == "" && SignificantDecimal.text(.infinity) == "")
    #expect(SignificantDecimal.text(999_999_999_999) == "999999999999" && SignificantDecimal.text(1e12) == "1e+12")
  }

  @Test("Fewer digits where fewer are wanted")
  func rounded() {
    #expect(SignificantDecimal.rounded(1.0 / 3, digits: 4) == "0.3333" && SignificantDecimal.rounded(123_456, digits: 6) == "123456")
    #expect(SignificantDecimal.rounded(-0.0, digits: 3) == "0")
  }
}
