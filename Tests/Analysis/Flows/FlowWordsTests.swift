import Testing
import WardlightDisclosure

@testable import WardlightAnalysis

@Suite("Flows in plain words")
struct FlowWordsTests {
  private func ranked(
    _ name: String, _ count: Cell, rank: Int? = nil, before: Cell? = nil, change: String? = nil
  ) -> FlowFacts.Ranked {
    FlowFacts.Ranked(name: name, count: count, previous: before, rank: rank, previousRank: nil, change: change)
  }

  private static let hidden = Cell.interval(lower: 1, upper: 4)

  private func facts(_ forces: [FlowFacts.Ranked], periods: [String] = ["this year"]) -> FlowFacts {
    var facts = FlowFacts(view: .from("Newham"), noun: "linked individuals", periods: periods, all: .init(.count(60), .count(50)))
    facts.forces = forces
    return facts
  }

  private func sentences(_ facts: FlowFacts) -> [String] { FlowWords(facts).paragraphs.flatMap(\.sentences) }

  @Test("Protected counts are merged into one sentence, beside the exact ones or alone")
  func merged() {
    let five = (1...5).map { ranked("F\($0)", Self.hidden) }
    #expect(sentences(facts([ranked("Kent", .count(18), rank: 1)] + five)).contains("1–4 to each of five other forces."))
    #expect(sentences(facts(five)).contains("1–4 to each of five forces."))
    #expect(sentences(facts([ranked("Kent", .count(18), rank: 1), five[0]])).contains("1–4 to one other county force."))
  }

  @Test("Equal counts share a rank and are named together or not at all")
  func ties() {
    let words = sentences(
      facts([ranked("Kent", .count(9), rank: 1), ranked("Essex", .count(7), rank: 2), ranked("Surrey", .count(7), rank: 2)]))
    #expect(words == ["The forces named most are Kent (9), Essex (7) and Surrey (7).", "Essex and Surrey share rank 2."])
    let many = (1...12).map { ranked("F\($0)", .count(5), rank: 1) }
    #expect(!sentences(facts(many)).contains { $0.contains("named most") })
  }

  @Test("What is beyond chance is told, and no change is said to be shown where none is")
  func change() {
    func words(_ change: String) -> [String] {
      ChangeSentences(facts([ranked("Kent", .count(9), rank: 1, before: .count(2), change: change)], periods: ["now", "then"])).sentences
    }
    #expect(words("rise") == ["Beyond chance, more than before were linked to Kent (2 to 9)."])
    #expect(words("fall") == ["Beyond chance, fewer than before were linked to Kent (2 to 9)."])
    #expect(words("no change shown") == ["For no force is a change beyond chance shown."])
    #expect(words("not enough") == [])
  }

  @Test("Where fewer places are recorded than before, a change of places may be one of recording")
  func recording() {
    func last(_ now: Double) -> String? {
      var facts = facts([ranked("Kent", .count(2), rank: 1, before: .count(9), change: "fall")], periods: ["now", "then"])
      facts.recorded = [.init(what: "a county force", percent: .init(.number(now, decimals: 0), .number(87, decimals: 0)))]
      return ChangeSentences(facts).sentences.last
    }
    #expect(last(46) == "But a county force is recorded for 46 %, and was for 87 %: some of this may be a change of recording.")
    #expect(last(84) == "Beyond chance, fewer than before were linked to Kent (9 to 2).")
  }

  @Test("Links that stand out name what they are held against; none is said to be none")
  func expected() {
    var facts = facts([])
    facts.model = .sizeAndDistance
    #expect(
      ExpectedSentences(facts).sentences == [
        "No link stands out from what size and distance would lead one to expect, after correction for all links tested."
      ])
    facts.found = [
      .init(origin: "Croydon", destination: "Sussex", count: .count(31), expected: .number(12.4, decimals: 0), isMore: true),
      .init(origin: "Brent", destination: "Kent", count: .count(0), expected: .withheld, isMore: false),
    ]
    #expect(
      ExpectedSentences(facts).sentences == [
        "More than size and distance explain: Croydon to Sussex (31 against 12 expected).",
        "Fewer than size and distance explain: Brent to Kent (0).",
      ])
  }

  @Test("An empty year has one sentence")
  func empty() {
    let none = FlowFacts(view: .from("Newham"), noun: "links", periods: ["this year"], all: .init(.count(0), .count(0)))
    #expect(sentences(none) == ["There are no links, this year."])
  }

  @Test("Ranks are written as words up to ten, then with their endings")
  func ordinals() {
    #expect(
      [1, 10, 11, 12, 21, 22, 33, 111].map(FlowNumber.ordinal) == ["first", "tenth", "11th", "12th", "21st", "22nd", "33rd", "111th"])
  }
}
