import WardlightDisclosure
import WardlightEssentials

/// What was found of flows, in plain words: pure functions of released cells.
struct FlowWords {
  private let facts: FlowFacts

  init(_ facts: FlowFacts) { self.facts = facts }

  /// The paragraphs that say something.
  var paragraphs: [FlowParagraph] {
    guard !isEmpty else {
      return [FlowParagraph(topic: .destinations, sentences: ["There are no \(facts.noun)\(during)."])]
    }
    return [
      FlowParagraph(topic: .destinations, sentences: destinations), FlowParagraph(topic: .origins, sentences: origins),
      FlowParagraph(topic: .change, sentences: ChangeSentences(facts).sentences),
      FlowParagraph(topic: .expected, sentences: ExpectedSentences(facts).sentences), FlowParagraph(topic: .hubs, sentences: hubs),
      FlowParagraph(topic: .rescues, sentences: facts.rescues.map { RescueSentences($0, facts.view).sentences } ?? []),
    ].filter { !$0.sentences.isEmpty }
  }

  private var isEmpty: Bool { facts.all.current == .count(0) && (facts.all.previous ?? .count(0)) == .count(0) }

  private var during: String { facts.periods.first.map { ", \($0)" } ?? "" }

  // MARK: where they go

  private var destinations: [String] {
    switch facts.view {
    case .from: return recorded + listing("county force", "forces", facts.forces) + towns + several
    case .into: return head + recorded + towns + several
    case .counts: return total + listing("place", "destinations", facts.forces)
    }
  }

  private var recorded: [String] {
    facts.recorded.compactMap { recorded in
      guard let percent = recorded.percent.current?.exactNumber, let all = facts.all.current else { return nil }
      let before = recorded.percent.previous?.exactNumber.map { " (\(FlowNumber.percent($0)) before)" } ?? ""
      return
        "\(recorded.what.capitalizedFirst) is recorded for \(FlowNumber.percent(percent))\(before) of \(FlowNumber.text(all)) \(facts.noun)\(during)."
    }
  }

  private var total: [String] {
    facts.all.current.map { ["There are \(FlowNumber.text($0)) \(facts.noun) in all."] } ?? []
  }

  /// A force's own numbers.
  private var head: [String] {
    guard case .into(let force, let origin) = facts.view, let all = facts.all.current else { return [] }
    var sentence = "\(FlowNumber.text(all).capitalizedFirst) \(facts.noun) from \(origin) are recorded for \(force)\(during)"
    if let share = facts.share?.exactNumber { sentence += ": \(FlowNumber.percent(share)) of all from \(origin) whose force is known" }
    guard let rank = facts.rank.current?.exactNumber else { return [sentence + "."] }
    let before = facts.rank.previous?.exactNumber.map { " (\(FlowNumber.ordinal(Int($0))) before)" } ?? ""
    return [sentence + ".", "That ranks \(force) \(FlowNumber.ordinal(Int(rank))) among forces\(before)."]
  }

  private var towns: [String] { listing("town", "towns", facts.towns) + changedFirst(facts.towns) }

  private func listing(_ one: String, _ many: String, _ ranked: [FlowFacts.Ranked]) -> [String] {
    let words = RankedWords(ranked)
    guard !words.first.isEmpty || words.protected > 0 else { return [] }
    let most = words.first.isEmpty ? [] : ["The \(many) named most are \(FlowNumber.list(words.first))\(share(many, ranked))."]
    return most + words.protectedSentence(one, many, to: "to", isFirst: words.first.isEmpty) + words.ties
  }

  /// What the five first have together, where all counts are exact.
  private func share(_ many: String, _ ranked: [FlowFacts.Ranked]) -> String {
    guard many == "forces", ranked.count > 5, let known = facts.recorded.first?.percent.current?.exactNumber,
      let all = facts.all.current?.exactNumber, known > 0, all > 0
    else { return "" }
    let five = ranked.prefix(5).compactMap(\.count.exactNumber)
    guard five.count == 5 else { return "" }
    return ": together \(FlowNumber.percent(100 * five.reduce(0, +) / (all * known / 100))) of those whose force is known"
  }

  private func changedFirst(_ ranked: [FlowFacts.Ranked]) -> [String] {
    guard ranked.count(where: { $0.rank == 1 }) == 1, let place = ranked.first(where: { $0.rank == 1 }), let before = place.previousRank,
      before > 1
    else { return [] }
    return ["\(place.name) is first; before it was \(FlowNumber.ordinal(before))."]
  }

  private var several: [String] {
    guard let several = facts.several, several != .count(0), several != .missing else { return [] }
    let records = facts.links.map { "; the records behind them are \(FlowNumber.text($0))" } ?? ""
    return [
      "Persons are counted, each once at each place: \(FlowNumber.text(several)) are linked to several forces and count at each of them\(records)."
    ]
  }

  // MARK: where they come from

  private var origins: [String] {
    let words = RankedWords(facts.origins)
    let most = words.first.isEmpty ? [] : ["Most come from \(FlowNumber.list(words.first))."]
    let outside = RankedWords(facts.elsewhere)
    let others =
      outside.first.isEmpty && outside.protected == 0
      ? [] : ["From outside London: \(FlowNumber.list(outside.first + outside.protectedPart("place", "places", to: "from")))."]
    return most + words.protectedSentence("borough", "boroughs", to: "from", isFirst: words.first.isEmpty) + words.ties + others
  }

  // MARK: hubs

  private var hubs: [String] {
    facts.hubs.prefix(3).map { hub in
      let to = hub.to.isEmpty ? "" : ": to \(FlowNumber.list(Array(hub.to.prefix(5))))"
      return
        "\(hub.name) is destination and origin: \(FlowNumber.text(hub.received)) are linked to it, and \(FlowNumber.text(hub.sent)) from it to other places\(to)."
    } + (facts.hubs.isEmpty ? [] : ["That places are linked so does not show that any person went on from one to the other."])
  }
}

/// Ranked places in words.
struct RankedWords {
  private let ranked: [FlowFacts.Ranked]

  init(_ ranked: [FlowFacts.Ranked]) { self.ranked = ranked }

  /// The first five or so whose count is known or known to be no small one: a group of equal ones is named whole or not at all, so that nobody is left out who has as many.
  var first: [String] {
    let large = ranked.filter { $0.isRanked && !Self.isSmall($0.count) && (Seen($0.count)?.lower ?? 0) > 0 }
    var named = 0
    while named < min(5, large.count) {
      let group = large[named...].prefix { $0.count == large[named].count }.count
      guard named + group <= 7 else { break }
      named += group
    }
    return large.prefix(named).map { "\($0.name) (\(FlowNumber.text($0.count)))" }
  }

  /// Whether a count is hidden because it is small.
  private static func isSmall(_ cell: Cell) -> Bool { if case .interval(let lower, _) = cell { lower <= 1 } else { false } }

  /// How many counts are hidden because they are small.
  var protected: Int { ranked.count { Self.isSmall($0.count) } }

  /// `1–4 to each of five other forces`, for each interval as which counts are hidden.
  func protectedPart(_ one: String, _ many: String, to word: String, isOther: Bool = true) -> [String] {
    let intervals = ranked.map(\.count).filter(Self.isSmall).compactMap {
      if case .interval(let lower, let upper) = $0 { lower...upper } else { nil }
    }
    let groups = Dictionary(grouping: intervals) { $0 }.sorted {
      ($0.key.lowerBound, $0.key.upperBound) < ($1.key.lowerBound, $1.key.upperBound)
    }
    let other = isOther && intervals.count < ranked.count ? " other" : ""
    return groups.map { interval, members in
      let text = Cell.interval(lower: interval.lowerBound, upper: interval.upperBound).text
      return members.count == 1
        ? "\(text) \(word) one\(other) \(one)" : "\(text) \(word) each of \(FlowNumber.word(members.count))\(other) \(many)"
    }
  }

  func protectedSentence(_ one: String, _ many: String, to word: String, isFirst: Bool) -> [String] {
    protectedPart(one, many, to: word, isOther: !isFirst).map { "\($0.capitalizedFirst)." }
  }

  /// Which of the first ten share a rank.
  var ties: [String] {
    let shown = ranked.filter { ($0.rank ?? .max) <= 10 && $0.count.exactNumber != nil }
    let groups = Dictionary(grouping: shown) { $0.rank ?? 0 }.filter { $0.value.count > 1 && $0.value.count <= 4 }
    return groups.keys.sorted().map { rank in
      "\(FlowNumber.list((groups[rank] ?? []).map(\.name))) share rank \(rank)."
    }
  }
}

/// Numbers as sentences have them.
enum FlowNumber {
  /// A count with commas, an interval, or a word for what is withheld.
  static func text(_ cell: Cell) -> String {
    switch cell {
    case .count(let count), .rounded(let count, _): FixedDecimal.grouped(count)
    case .number(let value, _): FixedDecimal.grouped(Int(value.rounded()))
    case .withheld: "a number that is withheld"
    case .interval, .text, .significant, .missing: cell.text
    }
  }

  static func percent(_ value: Double) -> String { "\(FixedDecimal.text(value, decimals: 0)) %" }

  /// `first`, `second`, …, `11th`.
  static func ordinal(_ rank: Int) -> String {
    let words = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
    if (1...10).contains(rank) { return words[rank - 1] }
    let isTeen = (11...13).contains(rank % 100)
    let ending = isTeen ? "th" : [1: "st", 2: "nd", 3: "rd"][rank % 10] ?? "th"
    return "\(rank)\(ending)"
  }

  /// `two`, …, `ten`, `11`.
  static func word(_ number: Int) -> String {
    let words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
    return (0...10).contains(number) ? words[number] : FixedDecimal.grouped(number)
  }

  /// `one other`, `five others`.
  static func others(_ number: Int) -> String { number == 1 ? "one other" : "\(word(number)) others" }

  /// `A, B and C`.
  static func list(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " and " + last
  }
}
