import WardlightDisclosure
import WardlightFlows
import WardlightSpatialStatistics

/// The pairs of a table of flows: their counts, and what they count.
struct TabledPairs {
  let now: FlowMatrix
  let before: FlowMatrix?
  /// The later counts as they may be seen.
  let seen: ShownMatrix
  /// The earlier ones.
  let seenBefore: ShownMatrix?
  /// What the columns of rows that are pairs count.
  let meaning: ([FlowMatrix.Pair]) -> CountMeaning

  /// The pairs that have a flow in either period, as far as is seen, in order of origin and destination.
  var pairs: [FlowMatrix.Pair] {
    let width = now.destinations.count
    let places = Set(
      ([seen.matrix] + [seenBefore?.matrix].compactMap { $0 }).flatMap { $0.pairs.map { $0.origin * width + $0.destination } })
    return places.sorted().map { pair($0 / width, $0 % width) }
  }

  func pair(_ origin: Int, _ destination: Int) -> FlowMatrix.Pair {
    FlowMatrix.Pair(origin: origin, destination: destination, count: now[origin, destination])
  }
}

/// The table of pairs of an origin and a destination, with what is expected of each.
///
/// Counts leave as the door lets them; what is expected, and how far a count is from it, comes from the flows as they may be seen.
struct PairTable {
  let models: FlowModels
  let tabled: TabledPairs
  let name: String
  let title: String
  let note: String
  let policy: Policy

  /// The released table of all pairs.
  func released(_ door: Door) -> Released<Table> {
    let pairs = tabled.pairs
    return door.release(
      RawTable(
        name: name, title: title, note: note, columns: labels(pairs) + counts(pairs) + expected(pairs), meaning: tabled.meaning(pairs)))
  }

  private func labels(_ pairs: [FlowMatrix.Pair]) -> [RawColumn] {
    let (origins, destinations) = (models.flows.origins, models.flows.destinations)
    return [
      RawColumn("origin", "Origin, code", .labels(pairs.map { origins.codes[$0.origin] })),
      RawColumn("origin_name", "Origin", .labels(pairs.map { origins.names[$0.origin] })),
      RawColumn("destination", "Destination, code", .labels(pairs.map { destinations.codes[$0.destination] })),
      RawColumn("destination_name", "Destination", .labels(pairs.map { destinations.names[$0.destination] })),
    ]
  }

  private func counts(_ pairs: [FlowMatrix.Pair]) -> [RawColumn] {
    [RawColumn("count", "Number", .counts(pairs.map(\.count)))]
      + (tabled.before.map { before in
        [RawColumn("previous", "Before", .counts(pairs.map { before[$0.origin, $0.destination] }))]
      } ?? [])
  }

  private func expected(_ pairs: [FlowMatrix.Pair]) -> [RawColumn] {
    let cells = pairs.map { models.part.cell($0.origin, $0.destination) }
    func pick(_ values: [Double]) -> [Double] { cells.map { $0.map { values[$0] } ?? .nan } }
    let (leading, size, decimals) = (models.leading, models.independence, FlowDecimals(policy))
    let ratios = zip(pairs, pick(leading.expected)).map { Double($0.count) / $1 }
    return [
      decimals.expected("expected", "Expected", pick(leading.expected)),
      decimals.ratio("ratio", "Ratio to expected", ratios),
      decimals.ratio("residual", "Residual", pick(leading.residuals)),
      decimals.probability("p", "p", cells.map { $0.map { leading.tails($0).p(leading.alternative) } ?? .nan }),
      decimals.probability("q", "q", pick(leading.q)),
      RawColumn("class", "Against what is expected", .words(words(pairs, models.shown(leading)), from: .noCounts)),
      decimals.expected("expected_independence", "Expected by size alone", pick(size.expected)),
      decimals.ratio("residual_independence", "Residual of size alone", pick(size.adjusted)),
      RawColumn("class_independence", "Against size alone", .words(words(pairs, models.shown(models.bySize)), from: .noCounts)),
      RawColumn("local_class", "Flows around it", .words(local(pairs), from: .sameRow(["count"]))),
    ]
  }

  private func words(_ pairs: [FlowMatrix.Pair], _ shown: ShownFlowClass) -> [String?] {
    pairs.map { pair in models.part.cell(pair.origin, pair.destination).map { shown.word(tabled.seen, pair, $0) } }
  }

  private func local(_ pairs: [FlowMatrix.Pair]) -> [String?] {
    guard let local = models.local.value else { return pairs.map { _ in nil } }
    let width = models.part.flows.destinations.count
    let places = Dictionary(uniqueKeysWithValues: local.pairs.enumerated().map { ($1.origin * width + $1.destination, $0) })
    return pairs.map { pair in
      models.part.cell(pair.origin, pair.destination).flatMap { places[$0] }.map { FlowWord.of(local.classes[$0]) }
    }
  }
}

/// The pairs that stand out against a model, those without a flow too.
struct StandingOut {
  let tables: [PairTable]
  let title: String
  let note: String

  /// A pair with the words for it.
  private struct Row {
    let table: PairTable
    let pair: FlowMatrix.Pair
    let word: String
    let bySize: String
  }

  func released(_ door: Door) -> Released<Table> {
    let rows = tables.flatMap(self.rows)
    func labels(_ key: String, _ title: String, _ text: (Row) -> String) -> RawColumn { RawColumn(key, title, .labels(rows.map(text))) }
    return door.release(
      RawTable(
        name: "flow-link-tests", title: title, note: note,
        columns: [
          labels("origin", "Origin, code") { $0.table.models.flows.origins.codes[$0.pair.origin] },
          labels("origin_name", "Origin") { $0.table.models.flows.origins.names[$0.pair.origin] },
          labels("destination", "Destination, code") { $0.table.models.flows.destinations.codes[$0.pair.destination] },
          labels("destination_name", "Destination") { $0.table.models.flows.destinations.names[$0.pair.destination] },
          labels("destination_kind", "Destination, kind") { $0.table.models.flows.destinations.kind },
          RawColumn("count", "Number", .counts(rows.map(\.pair.count))),
          RawColumn("class", "Against what is expected", .words(rows.map(\.word), from: .noCounts)),
          RawColumn("class_independence", "Against size alone", .words(rows.map(\.bySize), from: .noCounts)),
        ], meaning: meaning(rows)))
  }

  private func meaning(_ rows: [Row]) -> CountMeaning {
    let parts = rows.map { $0.table.tabled.meaning([$0.pair]) }
    return CountMeaning(rows: parts.map { $0.rows[0] }, columns: parts.first?.columns ?? [:])
  }

  private func rows(of table: PairTable) -> [Row] {
    let (models, part) = (table.models, table.models.part)
    let (leading, size) = (models.shown(models.leading), models.shown(models.bySize))
    let telling = [FlowWord.more, FlowWord.fewer]
    return part.origins.enumerated().flatMap { row, origin in
      part.destinations.enumerated().compactMap { column, destination -> Row? in
        let cell = row * part.destinations.count + column
        guard models.isFound(cell) else { return nil }
        let pair = table.tabled.pair(origin, destination)
        let words = (leading.word(table.tabled.seen, pair, cell), size.word(table.tabled.seen, pair, cell))
        guard telling.contains(words.0) || telling.contains(words.1) else { return nil }
        return Row(table: table, pair: pair, word: words.0, bySize: words.1)
      }
    }
  }
}
