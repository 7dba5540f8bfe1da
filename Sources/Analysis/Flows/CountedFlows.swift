import WardlightDisclosure
import WardlightEssentials
import WardlightFlows
import WardlightGeometry

/// A table of counts analysed: margins, what is expected, hubs, dominant flows, clusters.
struct CountedFlows {
  private let reading: CountedReading
  private let noun: String
  private let methods: FlowMethods
  private let models: FlowModels
  private let hubs: HubTable
  private let dominant: DominantFlows?

  init(_ reading: CountedReading, _ source: CountedLinks, _ methods: FlowMethods, _ parallel: Parallel) {
    self.reading = reading
    self.methods = methods
    noun = source.noun ?? "persons"
    let flows = reading.flows
    models = FlowModels(
      flows, FlowModels.Wish(methods: methods, origins: reading.originAreas, destinations: reading.destinationAreas), parallel)
    hubs = HubTable.of(flows)
    dominant = flows.isSquare ? DominantFlows.nystuenDacey(flows) : nil
  }

  func findings(_ door: Door) -> FlowFindings {
    var parts = FlowFindingParts(title: "Flows: \(noun)", noun: noun, overview: door.release(overview))
    parts.basis = .counts
    parts.originAreas = reading.originAreas
    parts.destinationAreas = reading.destinationAreas
    parts.hubPlaces = FlowPoints(hubs.network.matrix.origins)
    if reading.destinationAreas == nil { parts.townPlaces = FlowPoints(reading.flows.destinations) }
    let destinations = ranked(reading.flows.destinations, \.destinationTotals, "flow-destinations", "destination", door)
    if reading.destinationAreas == nil { parts.towns = destinations } else { parts.forces = destinations }
    parts.origins = ranked(reading.flows.origins, \.originTotals, "flow-origins", "origin", door)
    addPairs(&parts, door)
    addNetwork(&parts, door)
    parts.expected = door.release(
      FlowModelTable(models: [(reading.flows.destinations.kind, models)], title: "What is expected of flows", policy: door.terms.policy).raw
    )
    parts.paragraphs = FlowWords(FlowFacts(parts, models: models)).paragraphs
    parts.caveats = CountedNotes(models: models).caveats
    parts.notes = CountedNotes(models: models).methods
    parts.notices = reading.notices + FlowMethodWords.missing(models)
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

  private var overview: RawTable {
    let flows = reading.flows
    let within = flows.isSquare ? flows.total - flows.withoutSelfFlows().total : 0
    let before = reading.previous
    var rows: [(measure: String, now: Int, before: Int?)] = [
      (FlowMeasure.all, flows.total + reading.unplaced.count, before.map { $0.total + reading.unplaced.previous }),
      (FlowMeasure.placed, flows.total, before?.total),
      (FlowMeasure.unplaced, reading.unplaced.count, before.map { _ in reading.unplaced.previous }),
    ]
    if flows.isSquare { rows.append((FlowMeasure.within, within, before.map { $0.total - $0.withoutSelfFlows().total })) }
    var columns = [
      RawColumn("measure", "Measure", .labels(rows.map(\.measure))), RawColumn("count", "Number", .counts(rows.map(\.now))),
    ]
    if before != nil { columns.append(RawColumn("previous", "Before", .counts(rows.map(\.before)))) }
    return RawTable(name: "flow-overview", title: "Flows: \(noun)", note: note, columns: columns)
  }

  private func ranked(
    _ ends: FlowEnds, _ totals: KeyPath<FlowMatrix, [Int]>, _ name: String, _ kind: String, _ door: Door
  ) -> Released<Table> {
    let places = RankedPlaces(
      ends, counts: reading.flows[keyPath: totals], previous: reading.previous.map { $0[keyPath: totals] }, all: reading.flows.total,
      allBefore: reading.previous?.total ?? 0)
    return door.release(RankedTable(places: places, name: name, title: "\(noun.capitalizedFirst) by \(kind)", note: note).raw(door))
      .droppingWithheldColumns()
  }

  private func addPairs(_ parts: inout FlowFindingParts, _ door: Door) {
    let table = PairTable(
      models: models, previous: reading.previous, name: "flow-links", title: "\(noun.capitalizedFirst): pairs", note: note,
      policy: door.terms.policy)
    let pairs = table.released(door, table.pairs).droppingSilentColumns()
    if reading.destinationAreas == nil { parts.townLinks = pairs } else { parts.links = pairs }
    let found = StandingOut(
      tables: [table], title: "\(noun.capitalizedFirst): pairs that stand out",
      note: "Pairs with more or fewer than chance explains, after correction for all pairs tested."
    ).released(door)
    parts.linkTests = found.content.rows.isEmpty ? nil : found
    let clusters = models.significantClusters
    if !clusters.isEmpty {
      parts.clusters = door.release(
        FlowClusterTable(
          clusters: clusters, flows: models.part.flows, noun: noun, title: noun.capitalizedFirst, policy: door.terms.policy
        ).raw)
    }
    if let limit = methods.mergeBelow { parts.merged = MergedTable(flows: reading.flows, limit: limit, title: noun).released(door) }
  }

  private func addNetwork(_ parts: inout FlowFindingParts, _ door: Door) {
    let codes = hubs.network.matrix.origins.codes
    parts.hubs = door.release(
      HubRows(rows: hubs.rows, codes: codes, title: "\(noun.capitalizedFirst): what places receive and send", note: note).raw(door))
    parts.dominant =
      dominant.map { door.release(NodalTable(dominant: $0, title: "\(noun.capitalizedFirst): dominant flows", note: note).raw) }
      ?? door.release(DominantTable(flows: reading.flows, title: noun.capitalizedFirst, note: note).raw(only: nil, door.terms.policy))
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
