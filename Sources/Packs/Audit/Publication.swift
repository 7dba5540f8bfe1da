import WardlightDisclosure

/// Several packs as one publication: what a reader who has them all knows.
struct Publication {
  /// What is told of each count, with the place where it is told.
  let cells: [ReleasedCell]
  /// The dimensions of all packs, in order of name.
  let dimensions: [Dimension]
  /// The measures of all packs, in order of name.
  let measures: [Measure]

  /// - Throws: ``AuditFault/contradiction(key:first:second:)``, ``AuditFault/differentMeaning(name:first:second:)``.
  init(_ packs: [PackReading], _ grounds: ReleaseGrounds?) throws(AuditFault) {
    var frames = packs.map { (name: $0.name, dimensions: $0.map.dimensions, measures: $0.map.measures) }
    // The packs tell no more of how areas lie in each other than their own counts need; what was released before may need more.
    if let grounds { frames.append(("the study", grounds.frame.dimensions, grounds.frame.measures)) }
    dimensions = try Self.joined(frames.map { ($0.name, $0.dimensions) }, name: \.name, Self.joined)
    measures = try Self.joined(frames.map { ($0.name, $0.measures) }, name: \.name) { $0 == $1 ? $0 : nil }
    let earlier = grounds?.earlier ?? []
    let vocabulary = Vocabulary(dimensions, measures)
    cells = packs.flatMap(\.cells) + earlier.filter { vocabulary.knows($0.key) }
    try Self.checkAgreement(cells)
  }

  /// Two ranges of one count that share no number cannot both be true.
  private static func checkAgreement(_ cells: [ReleasedCell]) throws(AuditFault) {
    var highest: [CellKey: ReleasedCell] = [:]
    var lowest: [CellKey: ReleasedCell] = [:]
    for cell in cells {
      if cell.lower > highest[cell.key]?.lower ?? -1 { highest[cell.key] = cell }
      if cell.upper ?? .max < lowest[cell.key]?.upper ?? .max || lowest[cell.key] == nil { lowest[cell.key] = cell }
    }
    for (key, low) in lowest.sorted(by: { $0.key < $1.key }) {
      guard let high = highest[key], let upper = low.upper, high.lower > upper else { continue }
      throw .contradiction(key: key.description, first: low.statement, second: high.statement)
    }
  }

  /// Things of several packs, each name once and in order; `join` makes one of two of a name, or `nil` where they contradict each other.
  private static func joined<Thing>(
    _ packs: [(pack: String, things: [Thing])], name: (Thing) -> String, _ join: (Thing, Thing) -> Thing?
  ) throws(AuditFault) -> [Thing] {
    var found: [String: (pack: String, thing: Thing)] = [:]
    for (pack, things) in packs {
      for thing in things {
        guard let other = found[name(thing)] else {
          found[name(thing)] = (pack, thing)
          continue
        }
        guard let joined = join(other.thing, thing) else {
          throw .differentMeaning(name: name(thing), first: other.pack, second: pack)
        }
        found[name(thing)] = (other.pack, joined)
      }
    }
    return found.sorted { $0.key < $1.key }.map(\.value.thing)
  }

  /// A member that is made up of others must be made up of the same ones in both.
  private static func joined(_ first: Dimension, _ second: Dimension) -> Dimension? {
    switch (first.structure, second.structure) {
    case (.time, .time): return first
    case (.nested(let around, let complete), .nested(let others, let completeOthers)):
      let shared = complete.intersection(completeOthers)
      guard parts(of: shared, in: around) == parts(of: shared, in: others) else { return nil }
      let within = around.merging(others) { own, other in own + other.filter { !own.contains($0) } }
      return Dimension(first.name, .nested(within: within, complete: complete.union(completeOthers)))
    default: return nil
    }
  }

  private static func parts(of wholes: Set<String>, in within: [String: [String]]) -> [String: Set<String>] {
    var parts: [String: Set<String>] = [:]
    for (part, around) in within { for whole in around where wholes.contains(whole) { parts[whole, default: []].insert(part) } }
    return parts
  }
}

/// What some dimensions and measures have names for.
private struct Vocabulary {
  private let members: [String: Set<String>?]
  private let measures: Set<String>

  init(_ dimensions: [Dimension], _ measures: [Measure]) {
    self.measures = Set(measures.map(\.name))
    members = Dictionary(dimensions.map { ($0.name, Self.members(of: $0)) }) { first, _ in first }
  }

  /// The members of a dimension; `nil` for time, which knows every period.
  private static func members(of dimension: Dimension) -> Set<String>? {
    guard case .nested(let within, let complete) = dimension.structure else { return nil }
    return Set(within.keys).union(within.values.joined()).union(complete)
  }

  func knows(_ key: CellKey) -> Bool {
    measures.contains(key.measure)
      && key.members.allSatisfy { name, member in members[name].map { $0?.contains(member) ?? true } ?? false }
  }
}

extension ReleasedCell {
  /// Where the count stands and what is said of it there: `newham/tables/wards.csv, row 3, count says 1–4`.
  var statement: String { "\(place) says \(shown)" }

  /// The number or range: `8`, `1–4`.
  var shown: String { upper.map { $0 == lower ? "\(lower)" : "\(lower)–\($0)" } ?? "\(lower) or more" }
}
