/// Who sends to a hub, and where the hub sends.
///
/// **What a chain is not.** It is an association of places: some are linked from Liverpool to Ipswich and some from Ipswich to Cambridge. That anybody, or
/// anything, went on from the one to the other is not known, and no person is in both counts because the places are.
public struct Chain: Hashable, Sendable {
  /// The hub's number in ``FlowNetwork/places``.
  public let via: Int
  /// Who sends there, the largest first, equal ones in order of kind and code.
  public let from: [Leg]
  /// Where it sends, in the same order.
  public let to: [Leg]

  /// One end of a chain.
  public struct Leg: Hashable, Sendable {
    /// The place's number in ``FlowNetwork/places``.
    public let place: Int
    /// How many.
    public let count: Int
  }
}

/// A flow that leaves a place which is itself a destination: London is linked to Ipswich, and Ipswich to Cambridge.
///
/// An association of places, as ``Chain`` says, not a person's path.
public struct SatelliteLine: Hashable, Sendable {
  /// The number of the source in ``FlowNetwork/places``.
  public let source: Int
  /// The number of the place between.
  public let via: Int
  /// The number of the place where the line ends.
  public let to: Int
  /// How many flow from the source to the place between.
  public let countIn: Int
  /// How many flow from the place between to the end, from wherever they came.
  public let countOut: Int
}

extension HubTable {
  /// The places that receive and send.
  public var hubs: [Row] { rows.filter { $0.role == .hub } }

  /// A chain for every hub, in the order of ``rows``.
  ///
  /// - Complexity: O(pairs log pairs).
  public var chains: [Chain] { hubs.map { chain(via: $0.number) } }

  /// Who sends to a place and where it sends; both are empty where nothing flows.
  ///
  /// - Parameter number: The place's number in ``FlowNetwork/places``.
  public func chain(via number: Int) -> Chain { Chain(via: number, from: legs(into: number), to: legs(outOf: number)) }

  /// The outflows of all destinations of a source, which is London where its lines are asked for.
  ///
  /// What flows back to the source is no satellite line. The order is that of the chains, and within a hub the largest comes first.
  ///
  /// - Parameter source: The source's number in ``FlowNetwork/places``.
  public func satelliteLines(of source: Int) -> [SatelliteLine] {
    hubs.filter { $0.number != source }.flatMap { hub -> [SatelliteLine] in
      let countIn = network.matrix[source, hub.number]
      guard countIn > 0 else { return [] }
      return legs(outOf: hub.number).filter { $0.place != source }.map { leg in
        SatelliteLine(source: source, via: hub.number, to: leg.place, countIn: countIn, countOut: leg.count)
      }
    }
  }
}
