internal import WardlightCounting
internal import WardlightGeometry

/// The places at one end of links, as one list, and which of them a link has.
///
/// The list is made of all links, of whatever period, so that the matrices of two periods have the same places.
struct FlowPlaceList {
  let kind: String
  private(set) var entries: [Entry] = []
  private var indices: [Place: Int] = [:]

  struct Entry {
    let place: Place
    var code: String
    let name: String
    let point: Coordinate?
    let region: String
    let isKnown: Bool
  }

  enum Place: Hashable {
    case ward(Int)
    case borough(Int)
    case london
    case town(Int)
    case force(Int)
    case elsewhere(Int)
  }

  init(kind: String) { self.kind = kind }

  mutating func append(_ entry: Entry) {
    indices[entry.place] = entries.count
    entries.append(entry)
  }

  /// Where a place stands in the list.
  func index(of place: Place?) -> Int? { place.flatMap { indices[$0] } }

  /// The list as an end of a matrix. Of places of one code the later ones have what they are beside it.
  var ends: FlowEnds {
    var taken: Set<String> = []
    let codes = entries.map { entry in
      var code = entry.code
      while !taken.insert(code).inserted { code += " (\(entry.place.word))" }
      return code
    }
    return FlowEnds(
      kind: kind, codes: codes, names: entries.map(\.name), points: entries.map(\.point), regions: entries.map(\.region))
  }
}

extension FlowPlaceList.Place {
  /// The place at which a link begins; `nil` where none is stated.
  init?(_ origin: PlacedLinks.Origin) {
    switch origin {
    case .borough(let place): self = .borough(place)
    case .london: self = .london
    case .town(let place): self = .town(place)
    case .force(let place): self = .force(place)
    case .elsewhere(let place): self = .elsewhere(place)
    case .unknown: return nil
    }
  }

  /// The place in the directory of its kind.
  var number: Int {
    switch self {
    case .ward(let place), .borough(let place), .town(let place), .force(let place), .elsewhere(let place): place
    case .london: 0
    }
  }

  fileprivate var word: String {
    switch self {
    case .ward: "ward"
    case .borough: "borough"
    case .london: "city"
    case .town: "town"
    case .force: "force"
    case .elsewhere: "elsewhere"
    }
  }
}
