import WardlightDisclosure
import WardlightFlows
import WardlightSpatialStatistics

/// The table of pairs of an origin and a destination, with what is expected of each.
struct PairTable {
  let models: FlowModels
  let previous: FlowMatrix?
  let name: String
  let title: String
  let note: String
  let policy: Policy

  /// The pairs that have a flow in either period, in order of origin and destination.
  var pairs: [FlowMatrix.Pair] {
    guard let previous else { return models.flows.pairs }
    let width = models.flows.destinations.count
    let gone = previous.pairs.filter { models.flows[$0.origin, $0.destination] == 0 }.map {
      FlowMatrix.Pair(origin: $0.origin, destination: $0.destination, count: 0)
    }
    return (models.flows.pairs + gone).sorted { $0.origin * width + $0.destination < $1.origin * width + $1.destination }
  }

  /// The released table of some pairs, without the margins by which it is protected.
  func released(_ door: Door, _ pairs: [FlowMatrix.Pair]) -> Released<Table> {
    let table = door.release(RawTable(name: name, title: title, note: note, columns: labels(pairs) + counts(pairs) + expected(pairs)))
    return table.selecting(columns: table.content.columns.map(\.key).filter { !Self.margins.contains($0) })
  }

  /// The keys of columns that stand in no released table.
  private static let margins = ["origin_total", "destination_total"]

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
    let before = previous.map { previous in
      [RawColumn("previous", "Before", .counts(pairs.map { previous[$0.origin, $0.destination] }))]
    }
    return [RawColumn("count", "Number", .counts(pairs.map(\.count)))] + (before ?? []) + [
      RawColumn(Self.margins[0], "", .counts(pairs.map { models.flows.originTotals[$0.origin] })),
      RawColumn(Self.margins[1], "", .counts(pairs.map { models.flows.destinationTotals[$0.destination] })),
    ]
  }

  private func expected(_ pairs: [FlowMatrix.Pair]) -> [RawColumn] {
    let cells = pairs.map { models.part.cell($0.origin, $0.destination) }
    func pick(_ values: [Double]) -> [Double] { cells.map { $0.map { values[$0] } ?? .nan } }
    let (leading, size, decimals) = (models.leading, models.independence, FlowDecimals(policy))
    let (all, margins) = (["count"] + Self.margins, Self.margins)
    let ratios = zip(pairs, pick(leading.expected)).map { Double($0.count) / $1 }
    return [
      decimals.expected("expected", "Expected", pick(leading.expected), from: margins),
      decimals.ratio("ratio", "Ratio to expected", ratios, from: all),
      decimals.ratio("residual", "Residual", pick(leading.residuals), from: all),
      decimals.probability("p", "p", cells.map { $0.map { leading.tails($0).p(leading.alternative) } ?? .nan }, from: "count"),
      decimals.probability("q", "q", pick(leading.q), from: "count"),
      RawColumn("class", "Against what is expected", .words(words(pairs, models.shown(leading, policy)), from: .coarse)),
      decimals.expected("expected_independence", "Expected by size alone", pick(size.expected), from: margins),
      decimals.ratio("residual_independence", "Residual of size alone", pick(size.adjusted), from: all),
      RawColumn(
        "class_independence", "Against size alone", .words(words(pairs, models.shown(models.bySize, policy)), from: .coarse)),
      RawColumn("local_class", "Flows around it", .words(local(pairs), from: .sameRow(["count"]))),
    ]
  }

  private func words(_ pairs: [FlowMatrix.Pair], _ shown: ShownFlowClass) -> [String?] {
    pairs.map { pair in models.part.cell(pair.origin, pair.destination).map { shown.word(pair.count, $0) } }
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
    let rows = tables.flatMap { self.rows(of: $0, door.terms.policy) }
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
          RawColumn("class", "Against what is expected", .words(rows.map(\.word), from: .coarse)),
          RawColumn("class_independence", "Against size alone", .words(rows.map(\.bySize), from: .coarse)),
        ]))
  }

  private func rows(of table: PairTable, _ policy: Policy) -> [Row] {
    let (models, part) = (table.models, table.models.part)
    let (leading, size) = (models.shown(models.leading, policy), models.shown(models.bySize, policy))
    let telling = [FlowWord.more, FlowWord.fewer]
    return part.origins.enumerated().flatMap { row, origin in
      part.destinations.enumerated().compactMap { column, destination -> Row? in
        let cell = row * part.destinations.count + column
        guard models.isFound(cell) else { return nil }
        let pair = FlowMatrix.Pair(origin: origin, destination: destination, count: models.flows[origin, destination])
        let words = (leading.word(pair.count, cell), size.word(pair.count, cell))
        guard telling.contains(words.0) || telling.contains(words.1) else { return nil }
        return Row(table: table, pair: pair, word: words.0, bySize: words.1)
      }
    }
  }
}
