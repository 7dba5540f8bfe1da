import WardlightDisclosure

/// The numbers that the plain words about flows are made of: cells that have passed the door, and nothing else.
///
/// A part that the page does not have is empty, and nothing is said of it.
struct FlowFacts: Hashable, Sendable {
  /// What the words are about.
  var view: View
  /// What is counted, in the plural.
  var noun: String
  /// The later period and the earlier one, in words.
  var periods: [String]
  /// All of them, now and before.
  var all: Pair
  /// What the change of all is: `rise`, `fall`, …
  var change: String?
  /// The share of all of London's with a known force; of a force alone.
  var share: Cell?
  /// The rank among forces, now and before; of a force alone.
  var rank = Pair(nil, nil)
  /// For how many something is recorded.
  var recorded: [Recorded] = []
  /// Persons with several destinations.
  var several: Cell?
  /// The records behind persons.
  var links: Cell?
  var forces: [Ranked] = []
  var towns: [Ranked] = []
  var origins: [Ranked] = []
  var elsewhere: [Ranked] = []
  /// Pairs that stand out.
  var found: [Found] = []
  /// Pairs that are more than the sizes of both ends explain, and no more than nearness does.
  var near: [String] = []
  /// Which model says so; `nil` where there is none at all.
  var model: Model?
  var hubs: [Hub] = []
  var rescues: Rescues?

  /// Whose flows.
  enum View: Hashable, Sendable {
    /// From a place: London, or a borough.
    case from(String)
    /// From a place into a force.
    case into(force: String, from: String)
    /// A table of counts, of which nobody says whose.
    case counts
  }

  /// A cell now and before.
  struct Pair: Hashable, Sendable {
    var current: Cell?
    var previous: Cell?

    init(_ current: Cell?, _ previous: Cell?) { (self.current, self.previous) = (current, previous) }
  }

  /// For how many something is recorded: `a county force`.
  struct Recorded: Hashable, Sendable {
    let what: String
    let percent: Pair
  }

  /// A place among others.
  struct Ranked: Hashable, Sendable {
    let name: String
    let count: Cell
    let previous: Cell?
    let rank: Int?
    let previousRank: Int?
    let change: String?
    /// Whether it takes part in the ranks.
    var isRanked = true
  }

  /// A pair that stands out.
  struct Found: Hashable, Sendable {
    let origin: String
    let destination: String
    let count: Cell
    let expected: Cell?
    let isMore: Bool
  }

  /// What is expected from.
  enum Model: Hashable, Sendable {
    case sizeAndDistance
    case size
  }

  /// A place that receives and sends.
  struct Hub: Hashable, Sendable {
    let name: String
    let received: Cell
    let sent: Cell
    /// Where it sends, the names alone.
    let to: [String]
  }

  /// Requests and rescues.
  struct Rescues: Hashable, Sendable {
    let window: String
    let requests: Cell
    let rescues: Cell
    let percent: Cell
    /// Each force by falling requests.
    let forces: [Force]

    struct Force: Hashable, Sendable {
      let name: String
      let requests: Cell
      let rescues: Cell
    }
  }
}
