import Testing
import WardlightGazetteer

@Suite("Postcodes")
struct PostcodeTests {
  @Test(
    "Spacing, case and points do not matter",
    arguments: ["SW9 8QH", "SW98QH", "sw9 8qh", " Sw9  8qH ", "SW9-8QH", "SW9\t8QH", "SW9\u{A0}8QH", "S.W.9 8QH"])
  func spellings(text: String) throws {
    let postcode = try #require(Postcode(text))
    #expect(postcode == Postcode("SW9 8QH") && !postcode.isRepaired)
  }

  @Test("All shapes are known", arguments: ["M1 1AE", "B33 8TH", "CR2 6XH", "DN55 1PT", "W1A 0AX", "EC1A 1BB", "GIR 0AA"])
  func shapes(text: String) throws {
    #expect(try #require(Postcode(text)).isRepaired == false)
  }

  @Test("Shapes that no area has are taken as they stand", arguments: ["QZ1 2CC", "XJ99 9OO"])
  func unusualLetters(text: String) throws {
    #expect(try #require(Postcode(text)).isRepaired == false)
  }

  @Test(
    "O and 0, I and 1 are exchanged where only one of them can stand",
    arguments: [
      ("E7 OAA", "E7 0AA"), ("EI 4AB", "E1 4AB"), ("E1O 6AB", "E10 6AB"), ("S01 1AA", "SO1 1AA"), ("SWI0 9AB", "SW10 9AB"),
      ("0L1 1AA", "OL1 1AA"), ("NWIO IAB", "NW10 1AB"), ("1G1 1AB", "IG1 1AB"),
    ])
  func repairs(written: String, meant: String) throws {
    let postcode = try #require(Postcode(written))
    #expect(postcode == Postcode(meant) && postcode.isRepaired)
  }

  @Test(
    "What is no full postcode has a reason",
    arguments: [
      ("", NoLocation.noPlace), ("  ", .noPlace), ("SW9", .partOfPostcode), ("SW9 8", .partOfPostcode), ("SW", .partOfPostcode),
      ("EC1A 1", .partOfPostcode), ("ZZ99 3VZ", .pseudoPostcode), ("zz993cz", .pseudoPostcode), ("BFPO 57", .forcesPostOffice),
      ("BF1 2AB", .forcesPostOffice), ("no fixed abode", .notAPostcode), ("12345", .notAPostcode), ("SW9 8QHX", .notAPostcode),
      ("É7 8AA", .notAPostcode), ("SW9 88H", .notAPostcode),
    ])
  func reasons(text: String, reason: NoLocation) {
    #expect(PostcodeReading(text) == .none(reason))
  }

  @Test("Several postcodes in a cell are several, the same twice is one")
  func several() throws {
    let both = [try #require(Postcode("E13 9BB")), try #require(Postcode("E7 8AA"))].sorted()
    #expect(PostcodeReading("E7 8AA / E13 9BB") == .several(both))
    #expect(PostcodeReading("E13 9BB, e78aa") == .several(both))
    #expect(PostcodeReading("E7 8AA; E7 8AA") == .postcode(both[0] == Postcode("E7 8AA") ? both[0] : both[1]))
  }
}
