import WardlightCounting
import WardlightDisclosure
import WardlightFlows

/// Every count that tables of flows can publish, whoever's pack they stand in.
enum FlowCells {
  /// The counts of London, of every borough and of every force, how their members lie in each other, and how they add up.
  ///
  /// They are taken from the tables themselves, so that none is forgotten; beside them stand pairs of places that no table lists, since a reader knows that these are zero.
  /// Where a few persons only have no known place, how many have one is left out, so that it leaves nowhere: what it leaves of all, being small, would be plain.
  ///
  /// - Parameters:
  ///   - study: The flows.
  ///   - policy: Below which numbers persons are few.
  /// - Complexity: O(subjects · links + pairs of places).
  static func all(
    _ study: FlowStudy, policy: Policy
  ) throws(DisclosureFault) -> (cells: [CountedCell], dimensions: [Dimension], measures: [Measure]) {
    let door = try Door(policy: .internal, marking: .official, sources: [])
    var counts = KeyedCounts()
    for subject in study.subjects { counts.add(tables(study, subject, door)) }
    addPairs(study, &counts)
    for key in ListedCrossings(counts.keys, study.members).keys { counts.add(key, 0) }
    leaveOut(study, policy, &counts)
    return (counts.cells, study.members.dimensions, study.members.measures)
  }

  /// The counts of a table that have a key, as they are before any door.
  static func cells(of table: RawTable) -> [CountedCell] {
    var counts = KeyedCounts()
    counts.add([table])
    return counts.cells
  }

  /// The tables of a subject as they are before any door.
  private static func tables(_ study: FlowStudy, _ subject: Subject, _ door: Door) -> [RawTable] {
    let view = FlowView(study: study, subject: subject, door: door)
    return [FlowOverview(view: view).raw()] + FlowPlaceTables(view: view).all
  }

  private static func addPairs(_ study: FlowStudy, _ counts: inout KeyedCounts) {
    let keys = FlowPairKeys(study)
    for (kind, pairs) in [(FlowPairKeys.Kind.forces, study.forces), (.towns, study.towns)] {
      counts.add(pairs.now) { keys.pair(kind, $0, $1, study.current) }
      if let before = pairs.before, let period = study.previous { counts.add(before) { keys.pair(kind, $0, $1, period) } }
    }
    counts.add(study.places) { keys.place($0, $1) }
  }

  private static func leaveOut(_ study: FlowStudy, _ policy: Policy, _ counts: inout KeyedCounts) {
    guard let threshold = policy.threshold, study.members.measure == CountName.persons else { return }
    for key in counts.keys {
      guard let known = counts[key], let whole = study.members.whole(ofKnown: key).flatMap({ counts[$0] }),
        (1..<threshold).contains(whole - known)
      else { continue }
      counts.remove(key)
    }
  }
}

extension FlowStudy {
  /// Everyone who can have a pack.
  fileprivate var subjects: [Subject] {
    let (boroughs, forces) = (input.links.boroughs.names, input.links.forces.names)
    return [.london] + zip(boroughCodes, boroughs).map { .borough(code: $0, name: $1) }
      + zip(forceCodes, forces).map { .force(code: $0, name: $1) }
  }
}

/// Counts by key.
private struct KeyedCounts {
  private var numbers: [CellKey: Int] = [:]

  var keys: [CellKey] { Array(numbers.keys) }

  subscript(key: CellKey) -> Int? { numbers[key] }

  /// The counts in order of key.
  var cells: [CountedCell] {
    numbers.map { (name: $0.key.description, cell: CountedCell($0.key, $0.value)) }.sorted { $0.name < $1.name }.map(\.cell)
  }

  mutating func add(_ key: CellKey, _ count: Int) { if numbers[key] == nil { numbers[key] = count } }

  mutating func remove(_ key: CellKey) { numbers[key] = nil }

  mutating func add(_ matrix: FlowMatrix, _ key: (_ origin: Int, _ destination: Int) -> CellKey?) {
    for pair in matrix.pairs { if let key = key(pair.origin, pair.destination) { add(key, pair.count) } }
  }

  mutating func add(_ tables: [RawTable]) {
    for table in tables {
      for column in table.columns {
        let counts = column.wholeCounts
        for row in counts.indices {
          if let count = counts[row], let key = table.meaning?.key(row: row, column: column.key) { add(key, count) }
        }
      }
    }
  }
}

extension RawColumn {
  /// The counts of a column of counts; of others none.
  var wholeCounts: [Int?] {
    switch values {
    case .counts(let counts): counts
    case .tabledCounts(let cells): cells.map { if case .number(let number) = $0 { Int(number) } else { nil } }
    default: []
    }
  }
}

/// The keys of rows that tables leave out because they are zero: of each kind of table every place by every other.
private struct ListedCrossings {
  let keys: [CellKey]

  /// What the rows of one table have in common.
  private struct Line: Hashable {
    let measure: String
    let period: String?
    let category: String?
    let origins: String
    let destinations: String
  }

  init(_ known: [CellKey], _ members: FlowMembers) {
    var origins: [String: Set<String?>] = [:]
    var destinations: [String: Set<String?>] = [:]
    var lines: Set<Line> = []
    for key in known {
      let (origin, destination) = (key.members[CountName.origin], key.members[CountName.destination])
      let kinds = (members.kind(ofOrigin: origin), members.kind(ofDestination: destination))
      origins[kinds.0, default: []].insert(origin)
      destinations[kinds.1, default: []].insert(destination)
      lines.insert(
        Line(
          measure: key.measure, period: key.members[CountName.period], category: key.members[CountName.category], origins: kinds.0,
          destinations: kinds.1))
    }
    keys = lines.flatMap { line in
      origins[line.origins, default: []].flatMap { origin in
        destinations[line.destinations, default: []].map { destination in
          let parts = [
            CountName.period: line.period, CountName.category: line.category, CountName.origin: origin, CountName.destination: destination,
          ]
          return CellKey(line.measure, parts.compactMapValues { $0 })
        }
      }
    }
  }
}
