import Testing
import WardlightDisclosure

@Suite("Policies")
struct PolicyTests {
  @Test(
    "A policy has one spelling, which reads back as the same policy",
    arguments: [
      ("threshold:5", "threshold:5"), ("nhs", "nhs"), ("dfe", "threshold:6"), ("public", "public"), ("internal", "internal"),
      ("threshold:8,rounding:5", "nhs"), ("nhs,top_rank:20", "nhs,top_rank:20"), ("zeros:hidden", "threshold:5,zeros:hidden"),
      ("rounding:5,threshold:5,possible:3", "threshold:5,rounding:5"), ("threshold:2,zeros:hidden", "threshold:2,zeros:hidden"),
      ("possible:4,minimum_population:1000,threshold:5", "threshold:5,minimum_population:1000,possible:4"),
      ("nhs,possible:7,zeros:shown,rounding:5", "nhs,possible:7"), ("rounding:none", "threshold:5"), ("threshold:3", "threshold:3"),
    ])
  func spelling(_ text: String, _ canonical: String) throws {
    let policy = try Policy(text: text)
    #expect(policy.description == canonical)
    #expect(try Policy(text: canonical) == policy)
  }

  @Test(
    "What is no policy is refused",
    arguments: [
      "", ",", "nhs,", "threshold:05", "threshold:+5", "threshold:0", "threshold:1001", "threshold:5:6", "zeros:no", "rounding:7",
      "Threshold:5", "rank:3", "possible:0", "minimum_population:0", "nhs:5", "preset:other",
    ])
  func unknown(_ text: String) throws {
    let fault = #expect(throws: DisclosureFault.self) { try Policy(text: text) }
    guard case .unknownPolicy(text) = fault else { throw Unexpected(fault: fault) }
  }

  private struct Unexpected: Error { let fault: DisclosureFault? }

  @Test(
    "Settings that do not go together are refused in one sentence that names the setting",
    arguments: [
      ("nhs,threshold:5", PolicySettings.Key.threshold), ("dfe,rounding:10", .rounding), ("public,threshold:5", .threshold),
      ("internal,zeros:hidden", .zeros), ("possible:5", .possible), ("possible:1", .possible), ("threshold:2", .threshold),
      ("rounding:10", .rounding), ("threshold:4,rounding:5", .rounding), ("threshold:5,threshold:6", .threshold), ("nhs,dfe", .preset),
    ])
  func contradictions(_ text: String, _ key: PolicySettings.Key) throws {
    let fault = try #require(throws: DisclosureFault.self) { try Policy(text: text) }
    guard case .contradiction(key, _) = fault else { throw Unexpected(fault: fault) }
    #expect(fault.description.contains("“\(key.rawValue)”") && fault.description.hasSuffix("."))
  }

  @Test("Small counts have one interval, others the band that they lie in")
  func bands() {
    let rules = ProtectionRules.standard
    #expect((0...6).map(rules.primary) == [nil, 1...4, 1...4, 1...4, 1...4, nil, nil])
    let bands = [
      5: 5...9, 9: 5...9, 10: 10...19, 19: 10...19, 20: 20...49, 50: 50...99, 100: 100...199, 1999: 1000...1999, 2000: 2000...4999,
    ]
    for (count, band) in bands { #expect(rules.band(count) == band) }
    #expect(rules.band(3) == 1...4 && rules.band(0) == 0...4)
    #expect([8, 15, 16, 49, 50].map(ProtectionRules.nhs.band) == [8...15, 8...15, 16...49, 16...49, 50...99])
    let hidden = ProtectionRules(threshold: 5, zeros: .hidden)
    #expect(hidden.primary(0) == 0...4 && hidden.primary(5) == nil && hidden.possible == 3)
  }

  @Test(
    "Bands hold every count, follow each other and have as many values as are to be possible",
    arguments: [3, 4, 5, 6, 7, 8, 10, 13, 50, 1000])
  func everyBand(threshold: Int) {
    let rules = ProtectionRules(threshold: threshold)
    var end = threshold
    while end < 1_000_000 {
      let band = rules.band(end)
      #expect(band.lowerBound == end && band.count >= rules.possible && rules.band(band.upperBound) == band)
      end = band.upperBound + 1
    }
  }

  @Test("Counts are rounded to the nearest multiple, halves upwards")
  func rounding() {
    #expect([0, 1, 2, 3, 7, 8, 12, 13].map(ProtectionRules.Rounding.to(5).rounded) == [0, 0, 0, 5, 5, 10, 10, 15])
    #expect([4, 5, 14, 15].map(ProtectionRules.Rounding.to(10).rounded) == [0, 10, 10, 20])
    #expect(ProtectionRules.Rounding.none.rounded(7) == 7)
  }

  @Test("A policy says in words what it does")
  func words() throws {
    #expect(Policy.standard.inWords.hasPrefix("Counts from 1 to 4 are shown as 1–4, and others as a range where"))
    let all = try Policy(text: "threshold:10,zeros:hidden,rounding:10,minimum_population:500,top_rank:20").inWords
    for part in ["Counts from 0 to 9 are shown as 0–9", "nearest 10", "fewer than 500 persons", "Ranks behind 20"] {
      #expect(all.contains(part))
    }
    #expect(!Policy.standard.inWords.contains("rounded"))
  }
}
