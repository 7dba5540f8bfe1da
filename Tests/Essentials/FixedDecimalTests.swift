import Testing
import WardlightEssentials

@Suite struct FixedDecimalTests {
  @Test func decimalsAreFixed() {
    #expect(FixedDecimal.text(12.5, decimals: 2) == "12.50")
    #expect(FixedDecimal.text(12.5, decimals: 0) == "13")
    #expect(FixedDecimal.text(-12.5, decimals: 0) == "-13")
    #expect(FixedDecimal.text(0.125, decimals: 2) == "0.13")
    #expect(FixedDecimal.text(-0.004, decimals: 2) == "0.00")
    #expect(FixedDecimal.text(-0.0, decimals: 1) == "0.0")
    #expect(FixedDecimal.text(-0.05, decimals: 2) == "-0.05")
    #expect(FixedDecimal.text(999.9999, decimals: 3) == "1000.000")
    #expect(FixedDecimal.text(0.000_000_001, decimals: 9) == "0.000000001")
    #expect(FixedDecimal.text(.nan, decimals: 3) == "")
  }

  @Test func shortestHasNoZerosAtItsEnd() {
    #expect(FixedDecimal.shortest(12.5, decimals: 4) == "12.5")
    #expect(FixedDecimal.shortest(12, decimals: 4) == "12")
    #expect(FixedDecimal.shortest(100, decimals: 0) == "100")
    #expect(FixedDecimal.shortest(0.00001, decimals: 2) == "0")
    #expect(FixedDecimal.shortest(-3.10, decimals: 2) == "-3.1")
    #expect(FixedDecimal.shortest(.nan, decimals: 2) == "")
  }

  @Test func thousandsAreGrouped() {
    #expect(
      [0, 7, 999, 1_000, 1_784, 139_830, 1_000_000, -1_234, -12].map { FixedDecimal.grouped($0) } == [
        "0", "7", "999", "1,000", "1,784", "139,830", "1,000,000", "-1,234", "-12",
      ])
    #expect(FixedDecimal.grouped(.min) == "-9,223,372,036,854,775,808")
  }
}
