import WardlightDisclosure
import WardlightFlows

/// Flows of which the small ones are merged into others of a region, as they may leave.
struct MergedTable {
  /// The flows as they may be seen.
  let seen: ShownMatrix
  let limit: Int
  let title: String

  /// One row: a flow, or several that are merged.
  private struct Row {
    let origin: Int
    let destination: Int
    let count: Seen?
  }

  /// A merged flow leaves as the sum of what is seen of its members, so that it tells no more than these do.
  func released(_ door: Door) -> Released<Table> {
    let flows = seen.matrix
    let merged = MergedFlows.merge(flows, below: limit)
    let rows = rows(merged)
    let ends = merged.matrix.destinations
    return door.release(
      RawTable(
        name: "flow-merged", title: "\(title.capitalizedFirst): small flows merged",
        note: "Flows below \(limit) of one origin into one region are one flow\(Self.note(door)).",
        columns: [
          RawColumn("origin", "Origin, code", .labels(rows.map { flows.origins.codes[$0.origin] })),
          RawColumn("origin_name", "Origin", .labels(rows.map { flows.origins.names[$0.origin] })),
          RawColumn(
            "destination", "Destination, code",
            .labels(rows.map { $0.destination < flows.destinations.count ? ends.codes[$0.destination] : "" })),
          RawColumn("destination_name", "Destination", .labels(rows.map { ends.names[$0.destination] })),
          RawColumn("count", "Number", .tabledCounts(rows.map(\.count.tabled))),
        ]))
  }

  private static func note(_ door: Door) -> String {
    door.terms.policy.threshold == nil ? "" : "; that of hidden ones is the range which their ranges give"
  }

  private func rows(_ merged: MergedFlows) -> [Row] {
    let width = seen.matrix.destinations.count
    let kept = merged.matrix.pairs.filter { $0.destination < width }.map {
      Row(origin: $0.origin, destination: $0.destination, count: seen[$0.origin, $0.destination])
    }
    let groups = merged.groups.map { group in
      Row(origin: group.origin, destination: group.destination, count: seen.sum(from: [group.origin], to: group.members.map(\.destination)))
    }
    return (kept + groups).sorted { ($0.origin, $0.destination) < ($1.origin, $1.destination) }
  }
}

/// What places receive and send, as far as is seen.
struct HubRows {
  let rows: [HubTable.Row]
  let table: HubTable
  let seen: SeenHubs
  let title: String
  let note: String

  var raw: RawTable {
    let ends = table.network.matrix.origins
    let (into, out) = (rows.map { seen.into($0.number) }, rows.map { seen.out($0.number) })
    return RawTable(
      name: "flow-hubs", title: title, note: "\(note) What a place receives less what it sends is its net flow.",
      columns: [
        RawColumn("code", "Code", .labels(rows.map { ends.codes[$0.number] })), RawColumn("name", "Place", .labels(rows.map(\.place.name))),
        RawColumn("in", "In", .tabledCounts(into.map(\.tabled))), RawColumn("out", "Out", .tabledCounts(out.map(\.tabled))),
        RawColumn("net", "Net", .formula(.change(of: "in", since: "out"), decimals: 0)),
        RawColumn("role", "Role", .words(rows.map(\.role.rawValue), from: .noCounts)),
      ])
  }
}

/// The place on which each place depends, after Nystuen and Dacey.
struct NodalTable {
  let dominant: DominantFlows
  /// The flows as they may be seen.
  let seen: ShownMatrix
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
        RawColumn("count", "Number", .tabledCounts(rows.map { row in (dominant.largest[row].map { seen[row, $0] } ?? Seen(0, 0)).tabled })),
        RawColumn("role", "Role", .words(rows.map { dominant.standings[$0].rawValue }, from: .anyRow(["count"]))),
        RawColumn("region", "Region of", .words(rows.map { name(dominant.regions[$0], places.names) }, from: .anyRow(["count"]))),
      ])
  }
}
