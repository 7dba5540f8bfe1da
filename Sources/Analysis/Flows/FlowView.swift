import WardlightCounting
import WardlightDisclosure
import WardlightEssentials
import WardlightFlows

/// The flows of a study as one place sees them, through a door.
struct FlowView {
  let study: FlowStudy
  let subject: Subject
  let door: Door

  var input: FlowInput { study.input }

  var policy: Policy { door.terms.policy }

  /// The heading.
  var title: String {
    switch subject {
    case .london: "Flows from \(input.place)"
    case .borough(_, let name): "Flows from \(name)"
    case .force(_, let name): "Flows from \(input.place) into \(name)"
    }
  }

  /// Which links the subject is about.
  var filter: LinkFilter {
    switch subject {
    case .london: LinkFilter()
    case .borough: LinkFilter(origin: place.map { .borough($0) } ?? .london)
    case .force: LinkFilter(force: place)
    }
  }

  /// The place of the borough or force in its directory; `nil` for London.
  var place: Int? {
    switch subject {
    case .london: nil
    case .borough(let code, _): study.boroughCodes.firstIndex(of: code)
    case .force(let code, _): study.forceCodes.firstIndex(of: code)
    }
  }

  var isForce: Bool { if case .force = subject { true } else { false } }

  var isBorough: Bool { if case .borough = subject { true } else { false } }

  /// What is counted, and over which time.
  var note: String {
    let unit = input.links.namesPersons ? "Persons counted, each once at a place" : "Records counted"
    let before = study.previous.map { ", and \($0.inWords) before" } ?? ""
    return "\(unit), \(study.current.inWords)\(before). Equal counts share a rank."
  }

  func ranking(_ end: FlowRanking.End, _ filter: LinkFilter) -> FlowRanking {
    FlowRanking(input.links, by: end, current: study.current, previous: study.previous, of: filter, layers: input.layers)
  }
}
