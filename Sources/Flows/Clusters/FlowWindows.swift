import WardlightGeometry

/// Windows at one end of flows: around each place it alone, it and the nearest other, and so on.
///
/// Places are numbered in order of code, those without flows left out.
struct FlowWindows: Sendable {
  /// For each place itself and others from the nearest on, as far as windows reach; equally near ones in order of code.
  let places: [[Int32]]
  /// How far each of them is, in metres.
  let distances: [[Double]]

  /// - Parameters:
  ///   - points: Where places are; a place that nobody knows is a window of its own.
  ///   - margins: How many flows each has.
  ///   - largest: The most flows of a window of several places.
  ///   - most: The most places.
  /// - Complexity: O(n² log n).
  init(_ points: [Coordinate?], margins: [Int], largest: Double, most: Int?) {
    let windows = points.indices.map { centre in Self.around(centre, points, margins, largest, most ?? points.count) }
    places = windows.map { $0.map(\.place) }
    distances = windows.map { $0.map { Double($0.millimetres) / 1_000 } }
  }

  /// A place in a window. Whole millimetres make distances that are equal on paper equal.
  private struct Member {
    let millimetres: Int
    let place: Int32
  }

  private static func around(_ centre: Int, _ points: [Coordinate?], _ margins: [Int], _ largest: Double, _ most: Int) -> [Member] {
    guard let home = points[centre] else { return [Member(millimetres: 0, place: Int32(centre))] }
    var others = points.indices.compactMap { place in
      place == centre ? nil : points[place].map { Member(millimetres: Self.millimetres($0, home), place: Int32(place)) }
    }
    others.sort { ($0.millimetres, $0.place) < ($1.millimetres, $1.place) }
    var (members, held) = ([Member(millimetres: 0, place: Int32(centre))], margins[centre])
    for other in others {
      held += margins[Int(other.place)]
      guard members.count < most, Double(held) <= largest else { break }
      members.append(other)
    }
    return members
  }

  private static func millimetres(_ one: Coordinate, _ other: Coordinate) -> Int {
    let (east, north) = (one.easting - other.easting, one.northing - other.northing)
    return Int(((east * east + north * north).squareRoot() * 1_000).rounded())
  }
}

/// The different sets of destinations that windows have, each one destination larger than another.
struct DestinationSets: Sendable {
  /// The set that a set enlarges; -1 for one of a single destination. It stands before.
  private(set) var parents: [Int32] = []
  /// The destination by which it does.
  private(set) var added: [Int32] = []
  /// The first centre, in order of code, around which the set lies.
  private(set) var centres: [Int] = []
  /// How many destinations it has.
  private(set) var sizes: [Int] = []

  init(_ windows: FlowWindows) {
    var known: [[Int32]: Int32] = [:]
    for (centre, places) in windows.places.enumerated() {
      var (parent, members): (Int32, [Int32]) = (-1, [])
      for place in places {
        members.insert(place, at: members.firstIndex { $0 > place } ?? members.count)
        if let set = known[members] {
          parent = set
        } else {
          let set = Int32(parents.count)
          known[members] = set
          parents.append(parent)
          added.append(place)
          centres.append(centre)
          sizes.append(members.count)
          parent = set
        }
      }
    }
  }

  var count: Int { parents.count }

  /// The destinations of a set, ascending.
  func members(_ set: Int) -> [Int] {
    var (members, next): ([Int], Int32) = ([], Int32(set))
    while next >= 0 {
      members.append(Int(added[Int(next)]))
      next = parents[Int(next)]
    }
    return members.sorted()
  }

  /// Adds a row of destinations up to sets.
  func sums<Number: AdditiveArithmetic>(_ row: some Collection<Number>, _ zero: Number) -> [Number] {
    let row = Array(row)
    var sums = [Number](repeating: zero, count: count)
    for set in sums.indices {
      let one = row[Int(added[set])]
      sums[set] = parents[set] < 0 ? one : sums[Int(parents[set])] + one
    }
    return sums
  }
}
