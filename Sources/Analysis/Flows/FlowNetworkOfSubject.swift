import WardlightCounting
import WardlightDisclosure
import WardlightEssentials
import WardlightFlows

/// Places that are destination and origin, as the subject may see them.
extension FlowFindingsBuilder {
  /// A borough is no hub: nothing of its pack is about other origins.
  func addNetwork(_ parts: inout FlowFindingParts) {
    parts.dominant = dominantOfBoroughs()
    guard !isBorough, input.links.rows.contains(where: { $0.origin.isElsewhere }) else { return }
    parts.hubs = hubs()
    parts.chains = chains()
    parts.hubLinks = hubLinks()
  }

  /// The places of the network that are the force's own.
  private func isOwn(_ place: FlowPlace) -> Bool {
    guard isForce else { return true }
    return place.region == subject.name || place.name == subject.name
  }

  /// All places for London; for a force its own, and the origins elsewhere that send there.
  private func hubs() -> Released<Table>? {
    let table = study.hubs
    let own = Set(table.rows.filter { isOwn($0.place) }.map(\.number))
    let senders = Set(own.flatMap { table.chain(via: $0).from.map(\.place) })
    let rows = table.rows.filter { !isForce || own.contains($0.number) || senders.contains($0.number) }
    guard !rows.isEmpty else { return nil }
    return release(
      HubRows(
        rows: rows, codes: study.hubs.network.matrix.origins.codes, title: "\(title): places that send and receive",
        note: "\(note) \(input.place) is one place here."
      ).raw(door))
  }

  /// Who sends to each hub, and where the hub sends.
  private func chains() -> Released<Table>? {
    let names = study.hubs.network.places.map(\.name)
    let links = study.hubs.hubs.filter { isOwn($0.place) }.flatMap { hub -> [(String, Chain.Leg, Chain.Leg)] in
      let chain = study.hubs.chain(via: hub.number)
      return chain.from.sorted { names[$0.place] < names[$1.place] }.flatMap { from in
        chain.to.filter { $0.place != from.place }.sorted { names[$0.place] < names[$1.place] }.map { (hub.place.name, from, $0) }
      }
    }
    guard !links.isEmpty else { return nil }
    return release(
      RawTable(
        name: "flow-chains", title: "\(title): flows into places from which others go on",
        note: "\(note) An association of places: nobody is known to have gone from the first to the last.",
        columns: [
          RawColumn("via", "Via", .labels(links.map(\.0))), RawColumn("from", "From", .labels(links.map { names[$0.1.place] })),
          RawColumn("to", "To", .labels(links.map { names[$0.2.place] })),
          RawColumn("count_in", "In", .counts(links.map(\.1.count))), RawColumn("count_out", "Out", .counts(links.map(\.2.count))),
        ]))
  }

  /// Every flow that begins or ends at a hub, in the order of the places, which tells nothing of their sizes.
  private func hubLinks() -> Released<Table>? {
    let hubs = Set(study.hubs.hubs.filter { isOwn($0.place) }.map(\.number))
    let links = study.hubs.network.matrix.pairs.filter {
      $0.origin != $0.destination && (hubs.contains($0.origin) || hubs.contains($0.destination))
    }
    guard !links.isEmpty else { return nil }
    return release(HubLinkTable(links: links, ends: study.hubs.network.matrix.origins, title: title, note: note).raw)
  }

  /// The force to which most of each borough's go; equal ones are all named.
  private func dominantOfBoroughs() -> Released<Table>? {
    guard !isForce else { return nil }
    let flows = study.forces.models.flows
    return release(
      DominantTable(flows: flows, title: title, note: note).raw(only: isBorough ? place : nil, policy))
  }
}

/// The flows into hubs and out of them.
struct HubLinkTable {
  let links: [FlowMatrix.Pair]
  let ends: FlowEnds
  let title: String
  let note: String

  var raw: RawTable {
    RawTable(
      name: "flow-hub-links", title: "\(title): flows into hubs and out of them",
      note: "\(note) That places are linked so does not show that any person went on.",
      columns: [
        RawColumn("origin", "Origin, code", .labels(links.map { ends.codes[$0.origin] })),
        RawColumn("origin_name", "Origin", .labels(links.map { ends.names[$0.origin] })),
        RawColumn("destination", "Destination, code", .labels(links.map { ends.codes[$0.destination] })),
        RawColumn("destination_name", "Destination", .labels(links.map { ends.names[$0.destination] })),
        RawColumn("count", "Number", .counts(links.map(\.count))),
      ])
  }
}

/// Where most go from each origin.
struct DominantTable {
  let flows: FlowMatrix
  let title: String
  let note: String

  /// - Parameter only: The place of one origin; `nil` for all that send anything.
  func raw(only: Int?, _ policy: Policy) -> RawTable {
    let rows = flows.origins.codes.indices.filter { (only == nil || only == $0) && flows.originTotals[$0] > 0 }
    let largest = rows.map { Largest(flows, $0) }
    let names = largest.map { $0.destinations.map { flows.destinations.names[$0] }.joined(separator: ", ") }
    let codes = largest.map { $0.destinations.map { flows.destinations.codes[$0] }.joined(separator: ", ") }
    let shares = zip(rows, largest).map { Rate.percent($1.count, of: flows.originTotals[$0]) }
    return RawTable(
      name: "flow-dominant", title: "\(title): where most go", note: "\(note) Where several are equal, all are named.",
      columns: [
        RawColumn("code", "Code", .labels(rows.map { flows.origins.codes[$0] })),
        RawColumn("name", "Origin", .labels(rows.map { flows.origins.names[$0] })),
        RawColumn("destination", "Destination, code", .words(codes, from: .sameRow(["count"]))),
        RawColumn("destination_name", "Destination", .words(names, from: .sameRow(["count"]))),
        RawColumn("count", "Number", .counts(largest.map(\.count))),
        RawColumn("share_percent", "Share, %", .computed(shares, decimals: policy.threshold == nil ? 1 : 0, from: .sameRow(["count"]))),
      ])
  }

  /// The largest flow of an origin.
  private struct Largest {
    private(set) var count = 0
    private(set) var destinations: [Int] = []

    init(_ flows: FlowMatrix, _ origin: Int) {
      for place in flows.starts[origin]..<flows.starts[origin + 1] where flows.counts[place] >= count {
        destinations = flows.counts[place] > count ? [Int(flows.columns[place])] : destinations + [Int(flows.columns[place])]
        count = flows.counts[place]
      }
    }
  }
}
