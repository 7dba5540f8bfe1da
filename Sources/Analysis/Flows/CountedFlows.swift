import WardlightDisclosure
import WardlightEssentials
import WardlightFlows
import WardlightGeometry

/// A table of counts analysed as it may be seen: margins, what is expected, hubs, dominant flows, clusters.
struct CountedFlows {
  private let reading: CountedReading
  private let noun: String
  private let methods: FlowMethods
  /// What the counts count.
  let keys: CountedKeys
  private let protection: CountedProtection
  private let seen: ShownMatrix
  private let models: FlowModels
  private let hubs: HubTable
  private let dominant: DominantFlows?

  init(
    _ reading: CountedReading, _ source: CountedLinks, _ methods: FlowMethods, _ door: Door, _ parallel: Parallel
  ) throws(DisclosureFault) {
    let keys = CountedKeys(reading.flows)
    self.reading = reading
    self.methods = methods
    self.keys = keys
    noun = source.noun ?? "persons"
    protection = try CountedProtection(reading, keys, door, parallel)
    seen = ShownMatrix(reading.flows, protection.door) { keys.key(keys.now, keys.members($0, $1)) }
    let flows = seen.matrix
    models = FlowModels(
      flows, FlowModels.Wish(methods: methods, origins: reading.originAreas, destinations: reading.destinationAreas), parallel)
    hubs = HubTable.of(flows)
    dominant = flows.isSquare ? DominantFlows.nystuenDacey(flows) : nil
  }

  private var door: Door { protection.door }

  func findings() -> FlowFindings {
    var parts = FlowFindingParts(title: "Flows: \(noun)", noun: noun, overview: door.release(overview))
    parts.basis = .counts
    parts.originAreas = reading.originAreas
    parts.destinationAreas = reading.destinationAreas
    parts.hubPlaces = FlowPoints(hubs.network.matrix.origins)
    if reading.destinationAreas == nil { parts.townPlaces = FlowPoints(reading.flows.destinations) }
    let destinations = ranked(reading.flows.destinations, \.destinationTotals, .destination, "flow-destinations")
    if reading.destinationAreas == nil { parts.towns = destinations } else { parts.forces = destinations }
    parts.origins = ranked(reading.flows.origins, \.originTotals, .origin, "flow-origins")
    addPairs(&parts)
    addNetwork(&parts)
    parts.expected = door.release(
      FlowModelTable(models: [(reading.flows.destinations.kind, models)], title: "What is expected of flows", policy: door.terms.policy).raw
    )
    parts.paragraphs = FlowWords(FlowFacts(parts, models: models)).paragraphs
    parts.caveats = CountedNotes(models: models).caveats
    parts.notes = CountedNotes(models: models).methods
    parts.notices = reading.notices + protection.notices + FlowMethodWords.missing(models)
    return FlowFindings(parts)
  }

  /// What became of each row.
  var account: RawTable {
    let placed = reading.rowsRead - reading.unplaced.rows - reading.totalRows
    let lines = [
      ("Read", reading.rowsRead), ("Rows of totals", reading.totalRows), ("With an unknown place", reading.unplaced.rows),
      ("With both places", placed),
    ]
    // Rows of a table of counts are no persons: how many there are says nothing of any of them.
    return RawTable(
      name: "rows", title: "What became of each row", note: "Rows of \(reading.file).",
      columns: [
        RawColumn("name", "Rows", .labels(lines.map(\.0))),
        RawColumn("rows", "Number", .computedWhole(lines.map { $0.1 }, from: .noCounts)),
      ])
  }

  private var note: String { "Sums of \(noun); equal sums share a rank." }

  /// All are the placed and the others as both leave; what stays in its place is the sum of what is seen of it.
  private var overview: RawTable {
    let flows = reading.flows
    let measures = [FlowMeasure.all, FlowMeasure.placed, FlowMeasure.unplaced] + (flows.isSquare ? [FlowMeasure.within] : [])
    func cells(
      _ matrix: FlowMatrix, _ placed: CountMeaning.Part, _ unplaced: Int, _ other: CountMeaning.Part, _ seen: ShownMatrix
    ) -> [RawColumn.TabledCell] {
      let known = door.seen(matrix.total, keys.key(placed))
      let unknown = door.seen(unplaced, keys.key(other))
      let within = flows.isSquare ? [flows.origins.codes.indices.reduce(Seen(0, 0)) { $0 + seen[$1, $1] }] : []
      return ([known + unknown, known, unknown] + within).map(\.tabled)
    }
    var columns = [
      RawColumn("measure", "Measure", .labels(measures)),
      RawColumn("count", "Number", .tabledCounts(cells(flows, keys.now, reading.unplaced.count, keys.unplaced, seen))),
    ]
    if let before = reading.previous {
      let seen = ShownMatrix(before, door) { keys.key(keys.before, keys.members($0, $1)) }
      columns.append(
        RawColumn(
          "previous", "Before",
          .tabledCounts(cells(before, keys.before, reading.unplaced.previous, keys.unplacedBefore, seen))))
    }
    return RawTable(name: "flow-overview", title: "Flows: \(noun)", note: note, columns: columns)
  }

  private func ranked(
    _ ends: FlowEnds, _ totals: KeyPath<FlowMatrix, [Int]>, _ end: CountedKeys.End, _ name: String
  ) -> Released<Table> {
    let places = RankedPlaces(
      ends, counts: reading.flows[keyPath: totals], previous: reading.previous.map { $0[keyPath: totals] }, all: reading.flows.total,
      allBefore: reading.previous?.total ?? 0, keys, end)
    return door.release(
      RankedTable(places: places, name: name, title: "\(noun.capitalizedFirst) by \(end.rawValue)", note: note).raw(door)
    ).droppingWithheldColumns()
  }

  private var tabled: TabledPairs {
    let before = reading.previous.map { matrix in ShownMatrix(matrix, door) { keys.key(keys.before, keys.members($0, $1)) } }
    var columns = ["count": keys.now]
    if reading.previous != nil { columns["previous"] = keys.before }
    return TabledPairs(now: reading.flows, before: reading.previous, seen: seen, seenBefore: before) { [keys, columns] pairs in
      CountMeaning(rows: pairs.map { CountMeaning.Part(nil, keys.members($0.origin, $0.destination)) }, columns: columns)
    }
  }

  private func addPairs(_ parts: inout FlowFindingParts) {
    let policy = door.terms.policy
    let table = PairTable(
      models: models, tabled: tabled, name: "flow-links", title: "\(noun.capitalizedFirst): pairs", note: note, policy: policy)
    let pairs = table.released(door).droppingSilentColumns()
    if reading.destinationAreas == nil { parts.townLinks = pairs } else { parts.links = pairs }
    let found = StandingOut(
      tables: [table], title: "\(noun.capitalizedFirst): pairs that stand out",
      note: "Pairs with more or fewer than chance explains, after correction for all pairs tested."
    ).released(door)
    parts.linkTests = found.content.rows.isEmpty ? nil : found
    let clusters = models.significantClusters
    if !clusters.isEmpty {
      parts.clusters = door.release(
        FlowClusterTable(clusters: clusters, models: models, seen: seen, noun: noun, title: noun.capitalizedFirst, policy: policy).raw)
    }
    if let limit = methods.mergeBelow { parts.merged = MergedTable(seen: seen, limit: limit, title: noun).released(door) }
  }

  private func addNetwork(_ parts: inout FlowFindingParts) {
    parts.hubs = door.release(
      HubRows(
        rows: hubs.rows, table: hubs, seen: SeenHubs(hubs, seen), title: "\(noun.capitalizedFirst): what places receive and send",
        note: note
      ).raw)
    parts.dominant =
      dominant.map {
        door.release(NodalTable(dominant: $0, seen: seen, title: "\(noun.capitalizedFirst): dominant flows", note: note).raw)
      }
      ?? door.release(DominantTable(seen: seen, title: noun.capitalizedFirst, note: note).raw(only: nil, door.terms.policy))
  }
}

/// Every choice behind the numbers of a table of counts, in sentences.
struct CountedNotes {
  let models: FlowModels

  var caveats: [String] {
    models.gravity.value == nil
      ? [] : ["Distances are straight lines between centres, not journeys; each place is one point, however large."]
  }

  var methods: [String] {
    let within =
      models.flows.isSquare
      ? [
        "Flows that stay in their place are \(models.methods.selfFlows == .leftOut ? "left out of" : "kept in") models; hubs and dominant flows never count them."
      ]
      : []
    return FlowMethodWords(models).sentences + within
  }
}
