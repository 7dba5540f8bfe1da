import Testing
import WardlightCartography

@Suite struct SchemeTextTests {
  @Test(arguments: [
    ("jenks", ClassScheme.naturalBreaks(5)), ("natural", .naturalBreaks(5)), ("Quantile", .quantiles(5)), ("equal", .equalIntervals(5)),
    ("std", .standardDeviations([-2, -1, 1, 2])), ("std:-1.5,0,1.5", .standardDeviations([-1.5, 0, 1.5])), ("head-tail", .headTail),
    ("maximum", .maximumBreaks(5)), ("pretty", .pretty(5)), ("geometric", .geometric(5)), ("manual:4,44, 100", .manual([4, 44, 100])),
  ])
  func aNameGivesItsScheme(text: String, scheme: ClassScheme) throws {
    #expect(try ClassScheme(text: text) == scheme)
  }

  @Test func everyNameThatIsListedIsRead() throws {
    for name in ClassScheme.names where name != "manual" { _ = try ClassScheme(text: name) }
    #expect(try ClassScheme(text: "quantile", classes: 7) == .quantiles(7))
  }

  @Test(arguments: [
    ("jenk", nil, CartographyError.unknownScheme("jenk", known: ClassScheme.names)),
    ("", nil, .unknownScheme("", known: ClassScheme.names)),
    ("jenks:4", nil, .schemeWithoutNumbers("jenks")), ("manual", nil, .schemeNeedsNumbers("manual")),
    ("manual:", nil, .schemeNeedsNumbers("manual")), ("manual:4,x", nil, .breakIsNoNumber("x")),
    ("manual:4,nan", nil, .breakIsNoNumber("nan")), ("manual:9,4", nil, .breaksOutOfOrder([9, 4])),
    ("std:1,1", nil, .breaksOutOfOrder([1, 1])), ("manual:4,9", 3, .schemeDecidesTheCount("manual")),
    ("head-tail", 3, .schemeDecidesTheCount("head-tail")), ("equal", 0, .tooFewClasses(0)),
    ("pretty", 1_000_000_000, .tooManyClasses(1_000_000_000)),
  ])
  func mistakesAreNamed(text: String, classes: Int?, error: CartographyError) {
    #expect(throws: error) { try ClassScheme(text: text, classes: classes) }
  }
}
