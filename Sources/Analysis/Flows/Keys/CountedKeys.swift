import WardlightDisclosure
import WardlightEssentials
import WardlightFlows

/// What the numbers of a table of counts are called in keys, and how they add up.
struct CountedKeys: Sendable {
  private let origins: FlowEnds
  private let destinations: FlowEnds

  /// One end of a flow.
  enum End: String {
    case origin
    case destination
  }

  init(_ flows: FlowMatrix) { (origins, destinations) = (flows.origins, flows.destinations) }

  /// The later counts.
  let now = CountMeaning.Part("counts")
  /// The earlier ones, of another time that nobody states.
  let before = CountMeaning.Part("counts before")
  /// What has no place at one end or at both, which is no part of the others.
  let unplaced = CountMeaning.Part("counts without a place")
  /// The same before.
  let unplacedBefore = CountMeaning.Part("counts without a place before")

  func members(_ end: End, _ code: String) -> [String: String] { [end.rawValue: code] }

  func members(_ origin: Int, _ destination: Int) -> [String: String] {
    ["origin": origins.codes[origin], "destination": destinations.codes[destination]]
  }

  func key(_ part: CountMeaning.Part, _ members: [String: String] = [:]) -> CellKey { CellKey(part.measure ?? "", members) }

  var dimensions: [Dimension] {
    [(End.origin, origins), (.destination, destinations)].map { end, places in
      let within = Dictionary(uniqueKeysWithValues: places.codes.map { ($0, [Dimension.whole]) })
      return Dimension(end.rawValue, .nested(within: within, complete: [Dimension.whole]))
    }
  }

  var measures: [Measure] { [now, before, unplaced, unplacedBefore].compactMap(\.measure).map { Measure($0, .sums) } }

  /// The cells of a matrix: all pairs, those without a flow too, since a reader knows that what is not listed is none; with margins or without.
  func cells(_ flows: FlowMatrix, _ part: CountMeaning.Part, margins: Bool) -> [CountedCell] {
    guard margins else { return flows.pairs.map { CountedCell(key(part, members($0.origin, $0.destination)), $0.count) } }
    var cells = [CountedCell(key(part), flows.total)]
    for origin in origins.codes.indices {
      cells.append(CountedCell(key(part, members(.origin, origins.codes[origin])), flows.originTotals[origin]))
      for destination in destinations.codes.indices {
        cells.append(CountedCell(key(part, members(origin, destination)), flows[origin, destination]))
      }
    }
    for (code, total) in zip(destinations.codes, flows.destinationTotals) {
      cells.append(CountedCell(key(part, members(.destination, code)), total))
    }
    return cells
  }
}

/// How a table of counts is protected.
struct CountedProtection {
  /// The door that knows which counts are hidden.
  let door: Door
  /// What had to be left out, in sentences.
  let notices: [String]

  /// Beyond so many pairs of places margins are withheld rather than protected together with their pairs.
  static let mostPairs = 30_000

  init(_ reading: CountedReading, _ keys: CountedKeys, _ door: Door, _ parallel: Parallel) throws(DisclosureFault) {
    guard door.terms.policy.threshold != nil else {
      (self.door, notices) = (door, [])
      return
    }
    let (from, to) = (reading.flows.origins.count, reading.flows.destinations.count)
    let isSolved = from * to <= Self.mostPairs
    var cells = keys.cells(reading.flows, keys.now, margins: isSolved)
    if let previous = reading.previous { cells += keys.cells(previous, keys.before, margins: isSolved) }
    if isSolved {
      cells += [CountedCell(keys.key(keys.unplaced), reading.unplaced.count)]
      if reading.previous != nil { cells += [CountedCell(keys.key(keys.unplacedBefore), reading.unplaced.previous)] }
    }
    let solved = try Suppression.solve(
      cells, dimensions: keys.dimensions, measures: keys.measures, policy: door.terms.policy, parallel: parallel)
    self.door = door.shielded(by: solved.shield)
    notices = isSolved ? [] : [Self.withheld(from, to)]
  }

  private static func withheld(_ from: Int, _ to: Int) -> String {
    "Sums of places are withheld: the table has \(FixedDecimal.grouped(from)) × \(FixedDecimal.grouped(to)) pairs, more than the \(FixedDecimal.grouped(mostPairs)) whose sums are protected together with them; add the flows up by group."
  }
}
