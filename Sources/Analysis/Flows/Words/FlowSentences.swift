import WardlightCounting
import WardlightDisclosure
import WardlightEssentials
import WardlightFlows

/// What rose or fell beyond chance.
struct ChangeSentences {
  private let facts: FlowFacts

  init(_ facts: FlowFacts) { self.facts = facts }

  var sentences: [String] {
    guard facts.periods.count > 1 else { return [] }
    guard facts.view != .counts else {
      return whole + of("destination", "destinations", facts.forces, "counted to") + of("origin", "origins", facts.origins, "counted from")
    }
    return whole + of("force", "forces", facts.forces, "linked to") + recording(facts.forces, "a county force")
      + of("town", "towns", facts.towns, "linked to") + recording(facts.towns, "a town") + of("borough", "boroughs", facts.origins, "from")
  }

  /// So many per cent more or fewer with a place recorded, and a change of places may be one of recording.
  private static let recordingMoved = 5.0

  /// What a change of places owes to how often a place is recorded.
  private func recording(_ ranked: [FlowFacts.Ranked], _ what: String) -> [String] {
    let words = [ChangeInterval.Verdict.rise, .fall].map(\.rawValue)
    guard ranked.contains(where: { $0.change.map(words.contains) ?? false }),
      let recorded = facts.recorded.first(where: { $0.what == what })?.percent, let now = recorded.current?.exactNumber,
      let before = recorded.previous?.exactNumber, (now - before).magnitude >= Self.recordingMoved
    else { return [] }
    return [
      "But \(what) is recorded for \(FlowNumber.percent(now)), and was for \(FlowNumber.percent(before)): some of this may be a change of recording."
    ]
  }

  private var whole: [String] {
    guard let now = facts.all.current, let before = facts.all.previous, let change = facts.change else { return [] }
    let numbers = "from \(FlowNumber.text(before)) to \(FlowNumber.text(now))"
    let what = "The number of \(facts.noun)"
    switch ChangeInterval.Verdict(rawValue: change) {
    case .rise: return ["\(what) rose \(numbers), more than chance explains."]
    case .fall: return ["\(what) fell \(numbers), more than chance explains."]
    case .noChangeShown: return ["\(what) went \(numbers): no change is shown, for chance explains as much."]
    case .notEnough: return ["\(what) went \(numbers), too few to show a change."]
    case nil: return []
    }
  }

  private func of(_ one: String, _ many: String, _ ranked: [FlowFacts.Ranked], _ relation: String) -> [String] {
    guard !ranked.isEmpty else { return [] }
    func places(_ verdict: ChangeInterval.Verdict) -> [FlowFacts.Ranked] { ranked.filter { $0.change == verdict.rawValue } }
    let (risen, fallen) = (places(.rise), places(.fall))
    let unshown = places(.noChangeShown).count
    guard !risen.isEmpty || !fallen.isEmpty else {
      return unshown == 0 ? [] : ["For no \(one) is a change beyond chance shown."]
    }
    let rest = unshown > 0 ? ["For \(FlowNumber.word(unshown)) other \(unshown == 1 ? one : many) no change is shown."] : []
    return told("more", risen, relation) + told("fewer", fallen, relation) + rest
  }

  private func told(_ word: String, _ places: [FlowFacts.Ranked], _ relation: String) -> [String] {
    guard !places.isEmpty else { return [] }
    let most = places.prefix(5).map { place in
      "\(place.name) (\(place.previous.map(FlowNumber.text) ?? "") to \(FlowNumber.text(place.count)))"
    }
    let others = places.count > 5 ? [FlowNumber.others(places.count - 5)] : []
    return ["Beyond chance, \(word) than before were \(relation) \(FlowNumber.list(most + others))."]
  }
}

/// Which links are more, or fewer, than expected.
struct ExpectedSentences {
  private let facts: FlowFacts

  init(_ facts: FlowFacts) { self.facts = facts }

  var sentences: [String] {
    guard let model = facts.model else { return [] }
    let what = model == .sizeAndDistance ? "size and distance" : "the sizes of both ends"
    guard !facts.found.isEmpty else {
      return ["No link stands out from what \(what) would lead one to expect, after correction for all links tested."] + near
    }
    return told(facts.found.filter(\.isMore), "More than \(what) explain")
      + told(facts.found.filter { !$0.isMore }, "Fewer than \(what) explain") + near
  }

  private var near: [String] {
    guard facts.model == .sizeAndDistance, !facts.near.isEmpty else { return [] }
    let others = facts.near.count > 5 ? [FlowNumber.others(facts.near.count - 5)] : []
    return ["More than the sizes of both ends explain, and no more than nearness does: \(FlowNumber.list(facts.near.prefix(5) + others))."]
  }

  private func told(_ found: [FlowFacts.Found], _ start: String) -> [String] {
    guard !found.isEmpty else { return [] }
    let shown = found.prefix(5).map { pair in
      let expected = pair.expected?.exactNumber.map { " against \(FixedDecimal.grouped(Int($0.rounded()))) expected" } ?? ""
      return "\(pair.origin) to \(pair.destination) (\(FlowNumber.text(pair.count))\(expected))"
    }
    let others = found.count > 5 ? ["\(FlowNumber.word(found.count - 5)) other \(found.count == 6 ? "link" : "links")"] : []
    return ["\(start): \(FlowNumber.list(shown + others))."]
  }
}

/// Requests and rescues.
struct RescueSentences {
  private let rescues: FlowFacts.Rescues
  private let view: FlowFacts.View

  init(_ rescues: FlowFacts.Rescues, _ view: FlowFacts.View) { (self.rescues, self.view) = (rescues, view) }

  var sentences: [String] {
    let completed = rescues.percent.exactNumber.map { " (\(FlowNumber.percent($0)))" } ?? ""
    switch view {
    case .into(let force, _):
      return [
        "Rescue requests of \(force), \(rescues.window): \(FlowNumber.text(rescues.requests)), of which \(FlowNumber.text(rescues.rescues)) ended in a rescue\(completed)."
      ]
    case .from, .counts:
      return [
        "\(FlowNumber.text(rescues.requests).capitalizedFirst) rescues were requested, \(rescues.window), and \(FlowNumber.text(rescues.rescues)) young people were rescued\(completed)."
      ] + mostRequests + mostRescues
    }
  }

  private var mostRequests: [String] {
    guard let all = rescues.requests.exactNumber, all > 0, rescues.forces.count > 5 else { return [] }
    let five = rescues.forces.prefix(5).compactMap(\.requests.exactNumber)
    guard five.count == 5 else { return [] }
    return ["The five forces with most requests sent \(FlowNumber.percent(100 * five.reduce(0, +) / all)) of all."]
  }

  private var mostRescues: [String] {
    guard let all = rescues.rescues.exactNumber, all > 0 else { return [] }
    let order = rescues.forces.filter { $0.rescues.exactNumber != nil }.sorted {
      ($1.rescues.exactNumber ?? 0, $0.name) < ($0.rescues.exactNumber ?? 0, $1.name)
    }
    guard order.count > 2, let two = order.prefix(2).last?.rescues.exactNumber, two > order[2].rescues.exactNumber ?? 0 else { return [] }
    let sum = order.prefix(2).reduce(0) { $0 + ($1.rescues.exactNumber ?? 0) }
    return ["\(order[0].name) and \(order[1].name) account for \(FlowNumber.percent(100 * sum / all)) of all rescues."]
  }
}
