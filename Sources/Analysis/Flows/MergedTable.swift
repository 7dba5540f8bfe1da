import WardlightDisclosure
import WardlightFlows

/// Flows of which the small ones are merged into others of a region, as they may leave.
struct MergedTable {
  let flows: FlowMatrix
  let limit: Int
  let title: String

  /// A merged sum leaves where it tells no more of its members than that they are protected; else its members stay as they are, each protected.
  func released(_ door: Door) -> Released<Table> {
    let merged = MergedFlows.merge(flows, below: limit)
    let narrow = merged.groups.filter { group in door.terms.policy.threshold.map(group.sumNarrows) ?? false }
    let rows = rows(merged, apart: Set(narrow.map { Key(origin: $0.origin, destination: $0.destination) }), narrow)
    let ends = merged.matrix.destinations
    return door.release(
      RawTable(
        name: "flow-merged", title: "\(title.capitalizedFirst): small flows merged",
        note:
          "Flows below \(limit) of one origin into one region are one flow; where their sum would tell of one of them, they stay apart.",
        columns: [
          RawColumn("origin", "Origin, code", .labels(rows.map { flows.origins.codes[$0.origin] })),
          RawColumn("origin_name", "Origin", .labels(rows.map { flows.origins.names[$0.origin] })),
          RawColumn(
            "destination", "Destination, code",
            .labels(rows.map { $0.destination < flows.destinations.count ? ends.codes[$0.destination] : "" })),
          RawColumn("destination_name", "Destination", .labels(rows.map { ends.names[$0.destination] })),
          RawColumn("count", "Number", .counts(rows.map(\.count))),
        ]))
  }

  private struct Key: Hashable {
    let origin: Int
    let destination: Int
  }

  private func rows(_ merged: MergedFlows, apart: Set<Key>, _ narrow: [MergedFlows.Group]) -> [FlowMatrix.Pair] {
    let kept = merged.matrix.pairs.filter { !apart.contains(Key(origin: $0.origin, destination: $0.destination)) }
    return (kept + narrow.flatMap(\.members)).sorted { ($0.origin, $0.destination) < ($1.origin, $1.destination) }
  }
}

/// What places receive and send.
struct HubRows {
  let rows: [HubTable.Row]
  let codes: [String]
  let title: String
  let note: String

  /// The places by falling strength as far as the door lets see.
  func raw(_ door: Door) -> RawTable {
    let order = door.order(byFalling: rows.map { $0.inStrength + $0.outStrength }, names: rows.map(\.place.name)).map { rows[$0] }
    return RawTable(
      name: "flow-hubs", title: title, note: "\(note) What a place receives less what it sends is its net flow.",
      columns: [
        RawColumn("code", "Code", .labels(order.map { codes[$0.number] })), RawColumn("name", "Place", .labels(order.map(\.place.name))),
        RawColumn("in", "In", .counts(order.map(\.inStrength))), RawColumn("out", "Out", .counts(order.map(\.outStrength))),
        RawColumn("net", "Net", .computedWhole(order.map(\.net), from: .sameRow(["in", "out"]))),
        RawColumn("role", "Role", .words(order.map(\.role.rawValue), from: .coarse)),
      ])
  }
}

/// The place on which each place depends, after Nystuen and Dacey.
struct NodalTable {
  let dominant: DominantFlows
  let title: String
  let note: String

  var raw: RawTable {
    let places = dominant.places
    let rows = places.codes.indices.filter { dominant.standings[$0] != .isolated }
    func name(_ place: Int?, _ texts: [String]) -> String? { place.map { texts[$0] } }
    return RawTable(
      name: "flow-dominant", title: title,
      note:
        "\(note) The largest flow out of each place; a place whose largest flow goes to a smaller one, or nowhere, is terminal (Nystuen and Dacey 1961).",
      columns: [
        RawColumn("code", "Code", .labels(rows.map { places.codes[$0] })),
        RawColumn("name", "Place", .labels(rows.map { places.names[$0] })),
        RawColumn(
          "destination", "Largest flow to, code", .words(rows.map { name(dominant.largest[$0], places.codes) }, from: .sameRow(["count"]))),
        RawColumn(
          "destination_name", "Largest flow to", .words(rows.map { name(dominant.largest[$0], places.names) }, from: .sameRow(["count"]))),
        RawColumn("count", "Number", .counts(rows.map { Int(dominant.largestFlow[$0]) })),
        RawColumn("role", "Role", .words(rows.map { dominant.standings[$0].rawValue }, from: .sameRow(["count"]))),
        RawColumn("region", "Region of", .words(rows.map { name(dominant.regions[$0], places.names) }, from: .anyRow(["count"]))),
      ])
  }
}
