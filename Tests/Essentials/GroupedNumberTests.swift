import Testing
import WardlightEssentials

@Suite struct GroupedNumberTests {
  @Test(
    "Thousands may be parted",
    arguments: [
      ("1,234", 1_234), ("1,234,567.8", 1_234_567.8), ("-12,345", -12_345), (" 1 234 ", 1_234), ("+1,000", 1_000), ("999", 999),
      ("0.25", 0.25),
      ("1e3", 1_000),
    ])
  func thousands(text: String, number: Double) { #expect(DecimalNumber.grouped(text.utf8) == number) }

  @Test(
    "What parts anything else is no separator",
    arguments: [
      "1,5", "12,34", "1,2345", "1234,567", ",123", "1,,234", "1,234 567", "1.234,5", "1,23.4", "1,2a4", "", " ", "12,", "1.000,000",
    ])
  func noNumber(text: String) { #expect(DecimalNumber.grouped(text.utf8) == nil) }
}
