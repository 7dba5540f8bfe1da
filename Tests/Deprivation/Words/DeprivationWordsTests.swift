import Testing
import WardlightDeprivation
import WardlightSpatialStatistics

@Suite("Deprivation in plain words") struct DeprivationWordsTests {
  typealias Facts = DeprivationFacts

  static func subject(_ place: String) -> Facts.Subject { Facts.Subject(place: place, records: "referrals", index: "IMD 2019") }

  static func facts(
    _ place: String, rho: (Double, Double, Double), over areas: Int, worth: Facts.Told<Facts.Effective>, records: Int = 1_784
  ) -> Facts {
    let association = Facts.Association(rho: Facts.Estimate(rho.0, rho.1, rho.2), areas: areas, effective: worth)
    return Facts(subject(place), records: records, association: .known(association))
  }

  static var london: Facts {
    var facts = facts(
      "London", rho: (0.458, 0.39, 0.52), over: 633, worth: .known(Facts.Effective(areas: 211.4, lower: 0.34, upper: 0.56)))
    facts.published = [Facts.Published(source: "The assessment of 2021", place: "London", rho: 0.46, note: "These records are synthetic.")]
    facts.share = .known(
      Facts.Share(least: 5, fifthOf: "London’s wards", observed: 37.2, byAreas: 19.9, range: 11.0...30.2, byPopulation: 21.3))
    facts.concentration = .known(Facts.Estimate(-0.18, -0.24, -0.12))
    facts.ends = .known(Facts.Estimate(3.26, 1.63, 12.41))
    facts.model = .known(Facts.Model(ratio: Facts.Estimate(1.27, 1.18, 1.36), step: "10 points of score", family: "negative binomial"))
    facts.unexplained = .known(Facts.Unexplained(more: 12, fewer: 3))
    return facts
  }

  @Test("A link that stands is told with its strength, its doubt and its caveats") func shown() {
    let words = DeprivationWords(Self.london)
    #expect(
      words.findings == [
        "In London, more deprived wards tend to have more referrals.", "Deprivation is measured by the IMD 2019.",
        "The link is moderate: Spearman’s rho is 0.46 over 633 wards, with a 95 % interval of 0.39 to 0.52 if each ward counted as independent.",
        "But neighbours are alike: the wards are worth about 211 independent ones, and the interval that allows for this is 0.34 to 0.56.",
        "The assessment of 2021 found a rho of 0.46 for London, beside 0.46 here. These records are synthetic.",
        "Of the wards with five or more referrals, 37 % lie in the most deprived fifth of London’s wards.",
        "Were they drawn by lot, about 20 % would (11 to 30 % nineteen times in twenty); had all residents the same rate, 21 % would. What is found is more than the lot would give.",
        "Set against residents, referrals are concentrated in deprived wards (concentration index −0.18, 95 % interval −0.24 to −0.12; 0 is evenly spread, below 0 more among the deprived, above 0 less).",
        "By a straight line through the wards, the rate at the most deprived end is 3.26 times that at the least (95 % interval 1.63 to 12.4).",
        "Each step of 10 points of score goes with 1.27 times the rate (negative binomial regression, 95 % interval 1.18 to 1.36).",
        "12 wards have more referrals than deprivation and population would give, beyond chance; three have fewer. Other things than deprivation may be at work there.",
      ])
    #expect(
      words.caveats == [
        "Deprivation may be a factor; this is not enough to show a cause.",
        "What is true of wards need not be true of the people in them: these figures do not say who is deprived, or who is at risk.",
        "The intervals of the concentration index, the ratio of the ends and the regression do not allow for neighbours being alike, which makes them too narrow.",
      ])
    #expect(words.paragraph == (words.findings + words.caveats).joined(separator: " "))
  }

  @Test("Where the interval with the effective number holds 0, no link is claimed, whatever else says so") func notShown() {
    var facts = Self.facts(
      "Newham", rho: (0.49, 0.05, 0.78), over: 20, worth: .known(Facts.Effective(areas: 14.2, lower: -0.06, upper: 0.82)))
    facts.concentration = .known(Facts.Estimate(-0.11, -0.20, -0.02))
    facts.ends = .known(Facts.Estimate(2.1, 0.8, .nan))
    facts.model = .known(Facts.Model(ratio: Facts.Estimate(1.12, 0.98, 1.25), step: "10 points of score", family: "Poisson"))
    let words = DeprivationWords(facts)
    #expect(words.findings[0] == "In Newham, no link is shown between referrals and how deprived wards are.")
    #expect(words.findings[2].hasPrefix("Taken as it stands it would be moderate: Spearman’s rho is 0.49 over 20 wards"))
    #expect(words.findings[4] == "That is too wide to say more." && words.findings[5].contains("referrals lean towards deprived wards ("))
    #expect(words.findings[6].hasSuffix("is 2.10 times that at the least (0.80 or more; the figures set no upper limit)."))
    #expect(words.findings[7].hasSuffix("95 % interval 0.98 to 1.25); the interval holds 1, so no difference is shown."))
    #expect(words.caveats[0] == "Deprivation may or may not be a factor; this is not enough to show either, let alone a cause.")
    #expect(words.caveats[2].hasSuffix("so none of them proves a link where rho shows none."))
    #expect(!words.paragraph.contains("tend to") && !words.paragraph.contains("concentrated in deprived"))
  }

  @Test("No link, and a narrow interval, says how little there can be") func nothing() {
    let none = Self.facts(
      "London", rho: (0.02, -0.06, 0.09), over: 633, worth: .known(Facts.Effective(areas: 640, lower: -0.06, upper: 0.09)))
    let words = DeprivationWords(none).findings
    #expect(words[3] == "Neighbours are no more alike than others here, and with that allowed for the interval is −0.06 to 0.09.")
    #expect(words[4] == "If there is a link at all, it is negligible." && words.count == 5)
    let weak = Self.facts("London", rho: (0.15, -0.06, 0.3), over: 99, worth: .known(Facts.Effective(areas: 70, lower: -0.1, upper: 0.37)))
    #expect(DeprivationWords(weak).findings[4] == "If there is a link, it is likely to be no more than weak.")
    let edge = Self.facts("London", rho: (0.2, 0.1, 0.3), over: 400, worth: .known(Facts.Effective(areas: 97, lower: 0.004, upper: 0.38)))
    #expect(DeprivationWords(edge).findings[0].contains("no link is shown"), "an end that prints as 0.00 shows no link")
  }

  @Test("A link the other way, its neighbours not known") func fewer() {
    var facts = Self.facts("Lambeth", rho: (-0.52, -0.78, -0.11), over: 21, worth: .withheld("there are too few pairs of neighbours"))
    facts.concentration = .known(Facts.Estimate(0.15, 0.02, 0.28))
    facts.ends = .withheld("the line falls to 0 before the most deprived end, so the ends have no ratio")
    facts.model = .withheld("the counts do not vary")
    facts.unexplained = .known(Facts.Unexplained(more: 0, fewer: 1))
    let words = DeprivationWords(facts)
    #expect(words.findings[0] == "In Lambeth, more deprived wards tend to have fewer referrals.")
    #expect(words.findings[2].contains("rho is −0.52 over 21 wards, with a 95 % interval of −0.78 to −0.11"))
    #expect(words.findings[3].hasSuffix("by how much cannot be said: there are too few pairs of neighbours."))
    #expect(words.findings[4].contains("concentrated in less deprived wards (concentration index 0.15"))
    #expect(words.findings[7].hasPrefix("One ward has fewer referrals than deprivation and population would give, beyond chance."))
    #expect(words.caveats[0] == "Something else about these wards may lie behind this; it is not enough to show a cause.")
    #expect(
      words.caveats[2] == "The interval of the concentration index does not allow for neighbours being alike, which makes it too narrow.")
  }

  @Test("Areas of which it may not be told are no areas without more") func hidden() {
    func said(_ more: Int, _ hidden: Int) -> String {
      var facts = Self.facts("Lambeth", rho: (0.52, 0.11, 0.78), over: 21, worth: .withheld("there are too few pairs of neighbours"))
      facts.unexplained = .known(Facts.Unexplained(more: more, fewer: 0, hidden: hidden))
      return DeprivationWords(facts).findings.last ?? ""
    }
    #expect(said(0, 0) == "No ward has more or fewer referrals than deprivation and population would give, beyond chance.")
    #expect(said(0, 1).hasPrefix("No ward of which it can be told has more or fewer referrals than"))
    #expect(said(0, 1).hasSuffix("beyond chance. Of one ward it is not told, for that would narrow a protected count."))
    #expect(said(2, 12).hasSuffix(" Of 12 wards it is not told, for that would narrow a protected count."))
  }

  @Test("What is withheld is said with its reason, and few records give no claim") func withheld() {
    var facts = Facts(Self.subject("Kingston"), records: 44, association: .withheld("fewer than 5 pairs"))
    facts.share = .known(Facts.Share(least: 5, fifthOf: "London’s wards", observed: .nan, byAreas: 0))
    facts.concentration = .withheld("fewer than 5 areas")
    facts.unexplained = .withheld("fewer than 5 areas")
    facts.published = [Facts.Published(source: "The assessment of 2021", place: "Kingston", rho: 0.2)]
    #expect(
      DeprivationWords(facts).findings == [
        "Whether referrals follow deprivation in Kingston cannot be said from a rank correlation: fewer than 5 pairs.",
        "The assessment of 2021 found a rho of 0.20 for Kingston.", "No ward of Kingston has five or more referrals.",
        "The concentration index is not given: fewer than 5 areas.",
        "Which wards have more referrals than deprivation and population would give is not told: fewer than 5 areas.",
      ])
    facts.records = 19
    #expect(
      DeprivationWords(facts).findings == [
        "Kingston has fewer than 20 referrals in this period: not enough to say whether they follow deprivation.",
        "The assessment of 2021 found a rho of 0.20 for Kingston.",
      ])
    #expect(DeprivationWords(facts).caveats.count == 2)
  }

  @Test("Where every area has enough records, the share in the most deprived fifth is not told as a finding") func every() {
    let score = [8, 7, 6, 5, 4, 3, 2, 1.0]
    let share = Facts.Share(DeprivationFifths(score).comparison(counts: [5, 6, 7, 8, 9, 5, 6, 7], atLeast: 5), fifthOf: "London’s wards")
    #expect(share.isOfAll)
    var facts = Self.london
    facts.share = .known(share)
    #expect(
      DeprivationWords(facts).findings[5]
        == "Every ward of London has five or more referrals, so their share in the most deprived fifth says nothing.")
    facts.subject = Facts.Subject(place: "all wards", records: "burglaries", index: "IMD 2019")
    let words = DeprivationWords(facts)
    #expect(words.findings[5] == "Every ward has five or more burglaries, so their share in the most deprived fifth says nothing.")
    #expect(!words.paragraph.contains("by lot"))
    let most = DeprivationFifths(score).comparison(counts: [5, 6, 7, 8, 9, 5, 6, 4], atLeast: 5)
    #expect(!Facts.Share(most, fifthOf: "London’s wards").isOfAll)
  }

  @Test("Paragraphs have one subject each and end with the sentence about causes; empty ones are left out") func paragraphs() {
    let words = DeprivationWords(Self.london)
    #expect(words.paragraphs.map(\.count) == [4, 1, 2, 3, 1, 1])
    #expect(words.paragraphs.flatMap { $0 } == words.findings + [words.cause] && words.caveats == [words.cause] + words.cautions)
    let bare = Self.facts("London", rho: (0.4, 0.3, 0.5), over: 633, worth: .withheld("there is no distance"))
    #expect(DeprivationWords(bare).paragraphs.map(\.count) == [4, 1])
  }

  @Test("All areas, which have no name together, read as well as a place") func allAreas() {
    var facts = Self.london
    facts.subject = Facts.Subject(place: "all LSOAs", records: "thefts", area: "LSOA", areas: "LSOAs", index: "IMD 2019")
    #expect(DeprivationWords(facts).findings[0] == "Over all LSOAs, the more deprived ones tend to have more thefts.")
    facts.association = .withheld("the first values do not vary")
    facts.share = .known(Facts.Share(least: 5, fifthOf: "all LSOAs", observed: .nan, byAreas: 20))
    let words = DeprivationWords(facts).findings
    #expect(
      words[0] == "Whether thefts follow deprivation over all LSOAs cannot be said from a rank correlation: the first values do not vary.")
    #expect(words.contains("No LSOA has five or more thefts."))
    facts.records = 3
    #expect(DeprivationWords(facts).findings[0].hasPrefix("There are fewer than 20 thefts in this period: not enough"))
  }

  @Test("Statistics become facts, a ratio without an upper limit too") func measured() {
    let (cases, score) = ([5, 0, 4, 1, 0, 4, 0, 3.0], [8, 7, 6, 5, 4, 3, 2, 1.0])
    let slope = InequalitySlope.of(cases: cases, population: nil, deprivation: score)
    guard case .known(let ends) = DeprivationFacts.Told.ends(slope) else { return #expect(Bool(false), "there is a ratio") }
    #expect(ends.value == slope.ratio && ends.lower == slope.ratioLower && ends.upper.isNaN)
    let few = InequalitySlope.of(cases: [1, 2], population: nil, deprivation: [1, 2])
    #expect(DeprivationFacts.Told.ends(few) == .withheld("fewer than 5 areas"))
    let index = ConcentrationIndex.of(cases: cases, population: nil, deprivation: score)
    #expect(DeprivationFacts.Told.index(index) == .known(Facts.Estimate(index.index, index.lower, index.upper)))
    #expect(DeprivationFacts.Told.index(.of(cases: [], population: nil, deprivation: [])) == .withheld("fewer than 5 areas"))
    let share = Facts.Share(DeprivationFifths(score).comparison(counts: [5, 0, 4, 1, 0, 4, 0, 3], atLeast: 3), fifthOf: "all wards")
    #expect(share.observed == 25 && share.byAreas == 12.5 && share.range == 0...25 && share.byPopulation == nil)
  }

  @Test("Any numbers at all read as sentences, and none claims what its interval does not show") func anything() {
    let seed = UInt64.random(in: 0 ... .max)
    var random = AnyFacts(seed: seed)
    for _ in 0..<2_000 {
      let (facts, deciding) = random.next()
      let words = DeprivationWords(facts)
      #expect(words.caveats.count >= 2, "seed \(seed)")
      for sentence in words.sentences {
        #expect(sentence.hasSuffix(".") && sentence.first?.isLowercase == false, "seed \(seed): \(sentence)")
        let isClean = !sentence.contains("nan") && !sentence.contains("inf ") && !sentence.contains("  ") && !sentence.contains(" ,")
        #expect(isClean && !sentence.contains(" -") && !sentence.contains("of  ") && !sentence.contains(".."), "seed \(seed): \(sentence)")
      }
      let claims = words.paragraph.contains("tend to have")
      #expect(!claims || deciding.lower > 0 || deciding.upper < 0, "seed \(seed): \(words.paragraph)")
      if claims { #expect(words.paragraph.contains(deciding.lower > 0 ? "tend to have more" : "tend to have fewer"), "seed \(seed)") }
    }
  }
}
