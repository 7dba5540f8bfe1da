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
    let table = shown.hubs
    let own = Set(table.rows.filter { isOwn($0.place) }.map(\.number))
    let senders = Set(own.flatMap { table.chain(via: $0).from.map(\.place) })
    let rows = table.rows.filter { !isForce || own.contains($0.number) || senders.contains($0.number) }
    guard !rows.isEmpty else { return nil }
    return release(
      HubRows(
        rows: rows, table: table, seen: SeenHubs(table, shown.seen.places), title: "\(title): places that send and receive",
        note: "\(note) \(input.place) is one place here."
      ).raw)
  }

  /// Who sends to each hub, and where the hub sends.
  private func chains() -> Released<Table>? {
    let (names, seen) = (shown.hubs.network.places.map(\.name), SeenHubs(shown.hubs, shown.seen.places))
    let links = shown.hubs.hubs.filter { isOwn($0.place) }.flatMap { hub -> [(Int, Int, Int)] in
      let chain = shown.hubs.chain(via: hub.number)
      return chain.from.sorted { names[$0.place] < names[$1.place] }.flatMap { from in
        chain.to.filter { $0.place != from.place }.sorted { names[$0.place] < names[$1.place] }.map { (hub.number, from.place, $0.place) }
      }
    }
    guard !links.isEmpty else { return nil }
    return release(
      RawTable(
        name: "flow-chains", title: "\(title): flows into places from which others go on",
        note: "\(note) An association of places: nobody is known to have gone from the first to the last.",
        columns: [
          RawColumn("via", "Via", .labels(links.map { names[$0.0] })), RawColumn("from", "From", .labels(links.map { names[$0.1] })),
          RawColumn("to", "To", .labels(links.map { names[$0.2] })),
          RawColumn("count_in", "In", .tabledCounts(links.map { seen[$0.1, $0.0].tabled })),
          RawColumn("count_out", "Out", .tabledCounts(links.map { seen[$0.0, $0.2].tabled })),
        ]))
  }

  /// Every flow that begins or ends at a hub, in the order of the places, which tells nothing of their sizes.
  private func hubLinks() -> Released<Table>? {
    let hubs = Set(shown.hubs.hubs.filter { isOwn($0.place) }.map(\.number))
    let links = shown.hubs.network.matrix.pairs.filter {
      $0.origin != $0.destination && (hubs.contains($0.origin) || hubs.contains($0.destination))
    }
    guard !links.isEmpty else { return nil }
    let (ends, keys, seen) = (shown.hubs.network.matrix.origins, FlowPairKeys(study), SeenHubs(shown.hubs, shown.seen.places))
    let places = links.map { seen.places($0.origin, $0.destination) }
    return release(
      RawTable(
        name: "flow-hub-links", title: "\(title): flows into hubs and out of them",
        note: "\(note) That places are linked so does not show that any person went on.",
        columns: [
          RawColumn("origin", "Origin, code", .labels(links.map { ends.codes[$0.origin] })),
          RawColumn("origin_name", "Origin", .labels(links.map { ends.names[$0.origin] })),
          RawColumn("destination", "Destination, code", .labels(links.map { ends.codes[$0.destination] })),
          RawColumn("destination_name", "Destination", .labels(links.map { ends.names[$0.destination] })),
          RawColumn("count", "Number", .counts(places.map { $0.map { study.places[$0.0, $0.1] } })),
        ], meaning: study.meaning(places.map { $0.flatMap { keys.members(place: $0.0, $0.1) } })))
  }

  /// The force to which most of each borough's go; equal ones are all named.
  private func dominantOfBoroughs() -> Released<Table>? {
    guard !isForce else { return nil }
    return release(DominantTable(seen: shown.seen.forces, title: title, note: note).raw(only: isBorough ? place : nil, policy))
  }
}

/// The flows of a network of hubs as they may be seen.
struct SeenHubs {
  private let seen: ShownMatrix
  private let origins: [Int?]
  private let destinations: [Int?]
  private let sums: (out: [Seen?], into: [Seen?])

  init(_ table: HubTable, _ seen: ShownMatrix) {
    func numbers(_ ends: FlowEnds) -> [String: Int] {
      Dictionary(uniqueKeysWithValues: ends.codes.enumerated().map { ("\(ends.kind)\u{1F}\($1)", $0) })
    }
    let (from, to) = (numbers(seen.matrix.origins), numbers(seen.matrix.destinations))
    let keys = table.network.places.map { "\($0.kind)\u{1F}\($0.code)" }
    self.seen = seen
    (origins, destinations) = (keys.map { from[$0] }, keys.map { to[$0] })
    sums = seen.sums
  }

  /// Where the ends of a pair of the network stand in the table of flows.
  func places(_ origin: Int, _ destination: Int) -> (Int, Int)? { zip(origins[origin], destinations[destination]) }

  subscript(origin: Int, destination: Int) -> Seen? { places(origin, destination).map { seen[$0.0, $0.1] } ?? Seen(0, 0) }

  /// What a place receives from others.
  func into(_ place: Int) -> Seen? { destinations[place].map { sums.into[$0] } ?? Seen(0, 0) }

  /// What it sends to others.
  func out(_ place: Int) -> Seen? { origins[place].map { sums.out[$0] } ?? Seen(0, 0) }
}

/// Where most go from each origin, as far as is seen.
struct DominantTable {
  let seen: ShownMatrix
  let title: String
  let note: String

  /// - Parameter only: The place of one origin; `nil` for all that send anything.
  func raw(only: Int?, _ policy: Policy) -> RawTable {
    let flows = seen.matrix
    let rows = flows.origins.codes.indices.filter { (only == nil || only == $0) && flows.originTotals[$0] > 0 }
    let largest = rows.map { Largest(seen, $0) }
    func words(_ texts: [String]) -> [String?] { largest.map { $0.destinations.map { texts[$0] }.joined(separator: ", ") } }
    let shares = zip(rows, largest).map { row, largest in Seen?.percent(largest.count, of: sums[row]) }
    return RawTable(
      name: "flow-dominant", title: "\(title): where most go", note: "\(note) Where several are equal, all are named.",
      columns: [
        RawColumn("code", "Code", .labels(rows.map { flows.origins.codes[$0] })),
        RawColumn("name", "Origin", .labels(rows.map { flows.origins.names[$0] })),
        RawColumn("destination", "Destination, code", .words(words(flows.destinations.codes), from: .sameRow(["count"]))),
        RawColumn("destination_name", "Destination", .words(words(flows.destinations.names), from: .sameRow(["count"]))),
        RawColumn("count", "Number", .tabledCounts(largest.map(\.count.tabled))),
        RawColumn("share_percent", "Share, %", .tabled(shares, decimals: policy.threshold == nil ? 1 : 0, from: .sameRow(["count"]))),
      ])
  }

  /// What each origin sends in all.
  private var sums: [Seen?] {
    seen.matrix.origins.codes.indices.map { seen.sum(from: [$0], to: Array(seen.matrix.destinations.codes.indices)) }
  }

  /// The largest flow of an origin: a range where another flow that is hidden may be larger.
  private struct Largest {
    private(set) var count: Seen? = Seen(0, 0)
    private(set) var destinations: [Int] = []

    init(_ seen: ShownMatrix, _ origin: Int) {
      let flows = seen.matrix
      let ends = (flows.starts[origin]..<flows.starts[origin + 1]).map { Int(flows.columns[$0]) }
      let ranges = ends.compactMap { seen[origin, $0] }
      guard let lower = ranges.map(\.lower).max(), let upper = ranges.map(\.upper).max() else { return }
      let rivals = ranges.contains { $0.exact == nil && $0.upper >= lower }
      count = rivals ? Seen(lower, max(upper, lower + 1)) : Seen(lower, lower)
      destinations = rivals ? [] : ends.filter { seen[origin, $0]?.exact == lower }
    }
  }
}
