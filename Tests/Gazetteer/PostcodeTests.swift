import Testing
import WardlightEssentials

@testable import WardlightGazetteer

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
      ("", NoLocation.noPlace), ("  ", .noPlace), (",", .noPlace), ("SW", .partOfPostcode), ("E", .partOfPostcode),
      ("ZZ99 3VZ", .noFixedAbode), ("zz993vz", .noFixedAbode), ("NF1 1AB", .noFixedAbode), ("no fixed abode", .noFixedAbode),
      ("N.F.A.", .noFixedAbode),
      ("ZZ99 3WZ", .addressNotKnown), ("NK1 0AA", .addressNotKnown), ("NK01 0AA", .addressNotKnown), ("ZZ01 4AA", .addressNotKnown),
      ("N/K", .addressNotKnown), ("Unknown", .addressNotKnown), ("ZZ99 3CZ", .countryOnly), ("ZZ99 1WZ", .countryOnly),
      ("ZZ99 6CZ", .abroad),
      ("BFPO 57", .forcesPostOffice), ("BF1 2AB", .forcesPostOffice), ("BF01 0AA", .forcesPostOffice), ("bfpo57", .forcesPostOffice),
      ("somewhere", .notAPostcode), ("12345", .notAPostcode), ("SW9 8QHX", .notAPostcode), ("É7 8AA", .notAPostcode),
      ("SW9 88H", .notAPostcode),
    ])
  func reasons(text: String, reason: NoLocation) {
    #expect(PostcodeReading(text) == .none(reason))
  }

  @Test(
    "Sectors and districts are told apart by the blank",
    arguments: [
      ("SW9", "SW9", true), ("sw9.", "SW9", true), ("E1W", "E1W", true), ("EC1A", "EC1A", true), ("SW9 8", "SW98", false),
      ("SW9 8Q", "SW98", false),
      ("EC1A 1", "EC1A1", false), ("E 6", "E6", true), ("ＳＷ９　８", "SW98", false), ("SW98Q", "SW98", false), ("E1 1", "E11", false),
    ])
  func parts(text: String, code: String, isDistrict: Bool) throws {
    let partial = try #require(PartialPostcode(text))
    let outward = PostcodeKey.outward(isDistrict ? Array(code.utf8) : Array(code.utf8.dropLast()))
    let digit = PostcodeKey.code(try #require(code.utf8.last))
    #expect(partial.meaning == (isDistrict ? .district(outward) : .sector(outward << 6 | digit)))
  }

  @Test("Without a blank E62 may be either, and full width, quotes and trailing marks do not matter")
  func ambiguousParts() throws {
    let either = try #require(PartialPostcode("E62"))
    #expect(either.meaning == .districtOrSector(PostcodeKey.outward("E62".utf8), PostcodeKey.outward("E6".utf8) << 6 | 3))
    for text in ["ＳＷ９ ８ＱＨ", "SW9 8QH,", "SW9 8QH.", "'SW9 8QH'", "(SW9 8QH)", "Flat 3, SW9 8QH", "SW9\u{2013}8QH", "\u{FEFF}SW9 8QH"] {
      #expect(PostcodeReading(text) == .postcode(try #require(Postcode("SW9 8QH"))), "\(text)")
    }
  }

  @Test("The quick way and the close look give the same key")
  func quickWay() throws {
    let seed: UInt64 = 17
    var random = KeyedRandom(seed: seed, purpose: "postcodes")
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".utf8)
    let shapes = ["A9", "A99", "AA9", "A9A", "AA99", "AA9A"]
    var plain = 0
    for _ in 0..<20_000 {
      let shape = shapes[random.below(6)] + "9AA"
      let bytes = shape.utf8.map { place in
        random.below(12) == 0
          ? alphabet[random.below(36)] : place == UInt8(ascii: "A") ? alphabet[random.below(26)] : alphabet[26 + random.below(10)]
      }
      guard let key = PostcodeShape.plainKey(CompactText(bytes)) else { continue }
      plain += 1
      let closely = PostcodeShape.postcode(bytes)
      #expect(closely?.packed == key && closely?.isRepaired == false && CompactText(bytes).bytes == bytes, "seed \(seed)")
    }
    #expect(plain > 5_000)
  }

  @Test("Several postcodes in a cell are several, the same twice is one")
  func several() throws {
    let both = [try #require(Postcode("E13 9BB")), try #require(Postcode("E7 8AA"))].sorted()
    #expect(PostcodeReading("E7 8AA / E13 9BB") == .several(both))
    #expect(PostcodeReading("E13 9BB, e78aa") == .several(both))
    #expect(PostcodeReading("E7 8AA; E7 8AA") == .postcode(both[0] == Postcode("E7 8AA") ? both[0] : both[1]))
  }
}
