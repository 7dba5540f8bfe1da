import Testing
import WardlightRecords

@Suite("The key for identifiers")
struct IdentifierKeyTests {
  @Test("A pseudonym is the beginning of the HMAC")
  func reference() {
    // RFC 4231, test case 2: HMAC-SHA256 begins 5bdcc146bf60754e.
    let key = IdentifierKey(bytes: "Jefe".utf8)
    #expect(key.pseudonym(of: "what do ya want for nothing?".utf8) == PersonKey(0x5bdc_c146_bf60_754e))
  }

  @Test("Each new key gives other pseudonyms, and one key always the same")
  func newKeys() {
    let key = IdentifierKey()
    #expect(key.pseudonym(of: "p1".utf8) == key.pseudonym(of: "p1".utf8))
    #expect(key.pseudonym(of: "p1".utf8) != key.pseudonym(of: "p2".utf8))
    #expect(key.pseudonym(of: "p1".utf8) != IdentifierKey().pseudonym(of: "p1".utf8))
  }
}
