internal import WardlightGazetteer

/// The parts of small areas that make up each larger area, those that count and those that do not.
struct SummaryParts {
  /// The larger areas.
  let codes: [String]
  /// Residents that parts without all figures stand for, area by area.
  private(set) var unknownPeople: [Double]
  /// Small areas of the larger ones without all figures, ascending.
  private(set) var lacking: [String] = []
  /// The larger areas that have small areas of which all figures are known.
  var hasAny: Bool { !known.isEmpty }

  private var known: [SummaryPart] = []
  private var starts: [Int] = [0]
  private var counts: [Int]
  private var isPlaced: [Bool]

  /// - Parameter areas: The wanted areas; `nil` for every target.
  init(_ columns: SummaryColumns, _ crosswalk: Crosswalk, _ areas: [String]?) {
    codes = areas?.map { AreaCode.cleaned($0) } ?? crosswalk.targets
    unknownPeople = Array(repeating: 0, count: codes.count)
    counts = Array(repeating: 0, count: codes.count)
    isPlaced = Array(repeating: false, count: columns.codes.count)
    let places = Self.places(of: codes, in: crosswalk.targets)
    gather(columns, crosswalk, rows: columns.rows(of: crosswalk.sources), places)
  }

  /// The parts of an area that count, in order of code.
  func parts(of place: Int) -> ArraySlice<SummaryPart> { known[starts[place]..<starts[place + 1]] }

  /// How many small areas have a part in an area.
  func count(of place: Int) -> Int { counts[place] }

  /// Codes of the index that lie in none of the areas, ascending.
  func elsewhere(_ columns: SummaryColumns) -> [String] {
    columns.codes.indices.filter { !isPlaced[$0] }.map { columns.codes[$0] }.sorted()
  }

  /// For each target its place among the areas; −1 for one that is not wanted.
  private static func places(of codes: [String], in targets: [String]) -> [Int] {
    if codes == targets { return Array(targets.indices) }
    let wanted = Dictionary(codes.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    return targets.map { wanted[$0] ?? -1 }
  }

  private mutating func gather(_ columns: SummaryColumns, _ crosswalk: Crosswalk, rows: [Int], _ places: [Int]) {
    var found: [(place: Int, part: SummaryPart)] = []
    found.reserveCapacity(crosswalk.shares.count)
    var isWanted = [Bool](repeating: false, count: rows.count)
    let (isKnown, people) = (rows.map { $0 >= 0 && columns.isComplete($0) }, columns.people(rows))
    for (link, share) in zip(crosswalk.places, crosswalk.shares) {
      let place = places[link.target]
      guard place >= 0 else { continue }
      isWanted[link.source] = true
      counts[place] += 1
      if isKnown[link.source] {
        found.append((place, SummaryPart(row: rows[link.source], share: share, isDivided: share < 1)))
      } else {
        unknownPeople[place] += share * people[link.source]
      }
    }
    lacking = rows.indices.filter { isWanted[$0] && !isKnown[$0] }.map { crosswalk.sources[$0] }
    for source in rows.indices where isWanted[source] && rows[source] >= 0 { isPlaced[rows[source]] = true }
    arrange(found)
  }

  /// Puts the parts of an area together, keeping their order.
  private mutating func arrange(_ found: [(place: Int, part: SummaryPart)]) {
    var ends = [Int](repeating: 0, count: codes.count + 1)
    for (place, _) in found { ends[place + 1] += 1 }
    for place in codes.indices { ends[place + 1] += ends[place] }
    starts = ends
    known = [SummaryPart](repeating: SummaryPart(row: 0, share: 0, isDivided: false), count: found.count)
    for (place, part) in found {
      known[ends[place]] = part
      ends[place] += 1
    }
  }
}

extension SummaryColumns {
  /// Whether a row has all that the index has.
  func isComplete(_ row: Int) -> Bool {
    !populations[row].isNaN && (scores.isEmpty || !scores[row].isNaN) && (ranks.isEmpty || !ranks[row].isNaN)
  }

  /// The residents of some rows; the mean of all where they are not known, or the row is −1.
  fileprivate func people(_ rows: [Int]) -> [Double] {
    let known = populations.filter { !$0.isNaN }
    let mean = known.isEmpty ? 1 : known.reduce(0, +) / Double(known.count)
    return rows.map { $0 < 0 || populations[$0].isNaN ? mean : populations[$0] }
  }

  /// Where each of some ascending codes stands; −1 where it does not.
  fileprivate func rows(of sources: [String]) -> [Int] {
    let cleaned = codes.map { AreaCode.cleaned($0) }
    let order =
      zip(cleaned, cleaned.dropFirst()).allSatisfy(<) ? Array(cleaned.indices) : cleaned.indices.sorted { cleaned[$0] < cleaned[$1] }
    var next = 0
    return sources.map { source in
      while next < order.count, cleaned[order[next]] < source { next += 1 }
      return next < order.count && cleaned[order[next]] == source ? order[next] : -1
    }
  }

  /// Stops at a rank or a population that cannot be one.
  func check() throws(DeprivationError) {
    if let row = ranks.firstIndex(where: { !$0.isNaN && !($0 >= 1 && $0 <= Double(ranked)) }) {
      throw .badRank(source: source, code: codes[row], ranked: ranked)
    }
    if let row = populations.firstIndex(where: { !$0.isNaN && !($0 >= 0 && $0.isFinite) }) {
      throw .badPopulation(source: source, code: codes[row])
    }
  }
}
