/// Finds the spellings that differ least from a misspelt one.
///
/// Spellings lie in order of length. Of those whose length allows it, a signature of 64 bits passes over nearly all: a bit for each of 32 kinds of letter that
/// occurs and one for each that occurs again. One error takes at most one bit away and adds at most one.
///
/// - Complexity: To build O(letters + spellings log spellings); to ask O(spellings of nearly the same length), a few nanoseconds each.
struct SpellingIndex: Sendable {
  /// The place of each spelling in the list given, in order of length.
  private let places: [Int]
  private let letters: [UInt32]
  private let starts: [Int]
  private let signatures: [UInt64]
  /// Where the spellings of each length begin; one more for the end.
  private let lengthStarts: [Int]

  /// An index over spellings; answers carry their places.
  init(_ spellings: [String]) {
    let scalars = spellings.map { $0.unicodeScalars.map(\.value) }
    places = scalars.indices.sorted { (scalars[$0].count, $0) < (scalars[$1].count, $1) }
    letters = places.flatMap { scalars[$0] }
    var starts = [0]
    for place in places { starts.append(starts[starts.count - 1] + scalars[place].count) }
    self.starts = starts
    signatures = places.map { Self.signature(scalars[$0][...]) }
    let longest = places.last.map { scalars[$0].count } ?? 0
    var counts = [Int](repeating: 0, count: longest + 2)
    for spelling in scalars { counts[spelling.count + 1] += 1 }
    for length in 1..<counts.count { counts[length] += counts[length - 1] }
    lengthStarts = counts
  }

  /// The places of the wanted spellings nearest to this one, ascending; none where more letters would have to change than ``SpellingDistance/limit(letters:)``.
  func nearest(to spelling: String, where isWanted: (Int) -> Bool) -> [Int] {
    let wanted = spelling.unicodeScalars.map(\.value)
    // Most are one error away, and to look that far takes a fraction of the time.
    for errors in 0...SpellingDistance.limit(letters: wanted.count) {
      var found: [Int] = []
      visit(wanted[...], atMost: errors, where: isWanted) { place, _ in found.append(place) }
      if !found.isEmpty { return found.sorted() }
    }
    return []
  }

  /// The wanted spellings that differ by at most `errors`, the nearest first, then in their own order.
  func near(_ spelling: String, atMost errors: Int, where isWanted: (Int) -> Bool) -> [Int] {
    let wanted = spelling.unicodeScalars.map(\.value)
    var found: [(distance: Int, place: Int)] = []
    visit(wanted[...], atMost: errors, where: isWanted) { place, distance in found.append((distance, place)) }
    return found.sorted { ($0.distance, $0.place) < ($1.distance, $1.place) }.map(\.place)
  }

  private func visit(
    _ wanted: ArraySlice<UInt32>, atMost limit: Int, where isWanted: (Int) -> Bool, _ body: (_ place: Int, _ distance: Int) -> Void
  ) {
    let lengths = max(0, wanted.count - limit)...wanted.count + limit
    let first = lengths.lowerBound
    let last = min(lengths.upperBound, lengthStarts.count - 2)
    guard first <= last else { return }
    let signature = Self.signature(wanted)
    for entry in lengthStarts[first]..<lengthStarts[last + 1] {
      let other = signatures[entry]
      guard Self.has(atMost: limit, signature & ~other), Self.has(atMost: limit, other & ~signature) else { continue }
      let spelling = letters[starts[entry]..<starts[entry + 1]]
      guard let distance = SpellingDistance.between(wanted, spelling, atMost: limit), isWanted(places[entry]) else { continue }
      body(places[entry], distance)
    }
  }

  /// Whether at most so many bits are set; not every processor counts them in one step.
  @inline(__always)
  private static func has(atMost count: Int, _ bits: UInt64) -> Bool {
    var rest = bits
    for _ in 0..<count { rest &= rest &- 1 }
    return rest == 0
  }

  private static func signature(_ letters: ArraySlice<UInt32>) -> UInt64 {
    var once: UInt64 = 0
    var again: UInt64 = 0
    for letter in letters {
      let bit = UInt64(1) << UInt64(letter & 31)
      again |= once & bit
      once |= bit
    }
    return once | again << 32
  }
}
