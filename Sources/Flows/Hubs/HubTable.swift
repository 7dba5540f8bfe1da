import WardlightCounting

/// How much flows into and out of each place, and which places are both ends.
///
/// For each place, over flows between different places:
///
/// - in-strength: the sum of what flows in; out-strength: the sum of what flows out;
/// - net flow = in-strength − out-strength, above 0 where more arrives than leaves;
/// - ratio = net / (in-strength + out-strength), from −1 (origin only) to 1 (destination only);
/// - partners: how many different places it receives from and sends to.
///
/// What stays in its place is given apart and counts in none of these. A place without a flow to or from another place has no row.
///
/// Strengths are sums of cells: where persons are counted, one who is linked to two towns is in both, and an origin's out-strength has two.
///
/// Raw: nothing here is protected.
///
/// - SeeAlso: Barrat, Barthélemy, Pastor-Satorras & Vespignani (2004) for the strength of a vertex, doi:10.1073/pnas.0400087101.
public struct HubTable: Hashable, Sendable {
  /// The places and the flows the table is of.
  public let network: FlowNetwork
  /// The places with flows: those with most in and out together first, then in order of name, kind and code.
  public let rows: [Row]
  /// The flows the other way round, to look up what flows in.
  private let incoming: FlowMatrix

  /// What a place is in the network.
  public enum Role: String, CaseIterable, Hashable, Sendable {
    /// It sends and receives nothing.
    case origin = "origin only"
    /// It receives and sends nothing.
    case destination = "destination only"
    /// It receives and sends.
    case hub
  }

  /// One place.
  public struct Row: Hashable, Sendable {
    /// The place.
    public let place: FlowPlace
    /// Its number in ``FlowNetwork/places``.
    public let number: Int
    /// What flows in from other places.
    public let inStrength: Int
    /// What flows out to other places.
    public let outStrength: Int
    /// What stays in the place.
    public let within: Int
    /// How many places it receives from.
    public let partnersIn: Int
    /// How many places it sends to.
    public let partnersOut: Int
    /// The rank by in-strength: ties share the smallest; `nil` for 0.
    public let rankIn: Int?
    /// The rank by out-strength: ties share the smallest; `nil` for 0.
    public let rankOut: Int?

    /// In-strength less out-strength.
    public var net: Int { inStrength - outStrength }
    /// Net flow as a share of all that flows in or out, from −1 to 1.
    public var ratio: Double { Double(net) / Double(inStrength + outStrength) }
    /// The smaller of both strengths: no more than this can be both received and passed on.
    public var through: Int { min(inStrength, outStrength) }
    /// What the place is.
    public var role: Role { inStrength == 0 ? .origin : outStrength == 0 ? .destination : .hub }
  }

  /// The hubs of one matrix, or of several whose places match by kind and code.
  ///
  /// - Parameters:
  ///   - flows: The matrices; forces and towns within them do not count twice, as ``FlowNetwork`` says.
  ///   - gatherings: Places to take for one.
  public static func of(_ flows: [FlowMatrix], gathering gatherings: [FlowGathering] = []) -> HubTable {
    HubTable(FlowNetwork.joining(flows, gathering: gatherings))
  }

  /// The hubs of one matrix, square or not: a place matches where both ends are of one kind and have its code.
  public static func of(_ flows: FlowMatrix) -> HubTable { of([flows]) }

  /// The hubs of a network.
  ///
  /// - Complexity: O(pairs + places log places).
  public init(_ network: FlowNetwork) {
    let incoming = network.matrix.transposed()
    self.network = network
    self.incoming = incoming
    rows = Self.rows(network, incoming)
  }

  private static func rows(_ network: FlowNetwork, _ incoming: FlowMatrix) -> [Row] {
    let within = network.places.indices.map { network.matrix[$0, $0] }
    let received = zip(incoming.originTotals, within).map { $0 - $1 }
    let sent = zip(network.matrix.originTotals, within).map { $0 - $1 }
    let (rankIn, rankOut) = (CompetitionRank.ranksOfPositive(received), CompetitionRank.ranksOfPositive(sent))
    let numbers = network.places.indices.filter { received[$0] + sent[$0] > 0 }
    let rows = numbers.map { number in
      let own = within[number] > 0 ? 1 : 0
      return Row(
        place: network.places[number], number: number, inStrength: received[number], outStrength: sent[number], within: within[number],
        partnersIn: incoming.row(number).count - own, partnersOut: network.matrix.row(number).count - own, rankIn: rankIn[number],
        rankOut: rankOut[number])
    }
    return rows.sorted { one, other in
      let (first, second) = (one.inStrength + one.outStrength, other.inStrength + other.outStrength)
      return (second, one.place.name, one.number) < (first, other.place.name, other.number)
    }
  }

  /// What flows into a place from others, the largest first, equal ones in order of their numbers.
  func legs(into number: Int) -> [Chain.Leg] { Self.legs(incoming, number) }

  /// What flows out of a place to others, the largest first, equal ones in order of their numbers.
  func legs(outOf number: Int) -> [Chain.Leg] { Self.legs(network.matrix, number) }

  private static func legs(_ matrix: FlowMatrix, _ number: Int) -> [Chain.Leg] {
    let legs = matrix.row(number).compactMap { place -> Chain.Leg? in
      let other = Int(matrix.columns[place])
      return other == number ? nil : Chain.Leg(place: other, count: matrix.counts[place])
    }
    return legs.sorted { ($1.count, $0.place) < ($0.count, $1.place) }
  }
}

extension FlowMatrix {
  /// The places of an origin's pairs in ``columns`` and ``counts``.
  func row(_ origin: Int) -> Range<Int> { starts[origin]..<starts[origin + 1] }
}
