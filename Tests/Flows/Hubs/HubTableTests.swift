import Testing
import WardlightGeometry

@testable import WardlightFlows

@Suite("Hubs, chains and satellite lines")
struct HubTableTests {
  private static let boroughs = FlowEnds(kind: "borough", codes: ["E1", "E2"], names: ["Brent", "Newham"], points: [nil, nil])
  private static let elsewhere = FlowEnds(
    kind: "town", codes: ["Ipswich", "Liverpool"], names: ["Ipswich", "Liverpool"], points: [nil, nil])
  private static let towns = FlowEnds(
    kind: "town", codes: ["Bury St Edmunds", "Cambridge", "Colchester", "Ipswich"],
    names: ["Bury St Edmunds", "Cambridge", "Colchester", "Ipswich"],
    points: [nil, nil, nil, Coordinate(easting: 616_000, northing: 244_000)], regions: ["Suffolk", "Cambridgeshire", "Essex", "Suffolk"])
  private static let london = FlowGathering(kind: "borough", into: FlowPlace(kind: "region", code: "E12000007", name: "London"))

  private static func flows(_ origins: FlowEnds, _ destinations: FlowEnds, _ counts: [[Int]]) -> FlowMatrix {
    let pairs = counts.enumerated().flatMap { origin, row in
      row.enumerated().map { FlowMatrix.Pair(origin: origin, destination: $0, count: $1) }
    }
    return FlowMatrix(origins: origins, destinations: destinations, pairs: pairs)
  }

  /// From London 31 to Ipswich and 9 to Colchester, from Liverpool 2 to Ipswich, from Ipswich to Cambridge, Colchester and Bury St Edmunds.
  private static let fromBoroughs = flows(boroughs, towns, [[0, 0, 9, 11], [0, 0, 0, 20]])
  private static let fromTowns = flows(elsewhere, towns, [[3, 5, 3, 4], [0, 0, 0, 2]])

  private func row(_ table: HubTable, _ name: String) throws -> HubTable.Row {
    try #require(table.rows.first { $0.place.name == name })
  }

  @Test("Ipswich receives from London and Liverpool and sends on: a hub")
  func ipswich() throws {
    let table = HubTable.of([Self.fromBoroughs, Self.fromTowns], gathering: [Self.london])
    #expect(table.rows.map(\.place.name) == ["Ipswich", "London", "Colchester", "Cambridge", "Bury St Edmunds", "Liverpool"])
    let hub = try row(table, "Ipswich")
    #expect((hub.inStrength, hub.outStrength, hub.net, hub.within) == (33, 11, 22, 4))
    #expect((hub.partnersIn, hub.partnersOut, hub.through) == (2, 3, 11))
    #expect(hub.ratio == 0.5)
    #expect((hub.role, hub.rankIn, hub.rankOut) == (.hub, 1, 2))
    #expect(hub.place.point == Coordinate(easting: 616_000, northing: 244_000))
    #expect(try row(table, "London").role == .origin)
    #expect(try row(table, "London").partnersOut == 2)
    #expect(try row(table, "Colchester").role == .destination)
    #expect(try row(table, "Liverpool").rankIn == nil)
    #expect(try row(table, "Liverpool").ratio == -1)
    #expect(table.hubs.map(\.place.name) == ["Ipswich"])
  }

  @Test("A chain names who sends to the hub and where the hub sends, without what stays there")
  func chain() throws {
    let table = HubTable.of([Self.fromBoroughs, Self.fromTowns], gathering: [Self.london])
    let chain = try #require(table.chains.first)
    let name = { (leg: Chain.Leg) in table.network.places[leg.place].name }
    #expect(table.chains.count == 1)
    #expect(chain.from.map(name) == ["London", "Liverpool"])
    #expect(chain.from.map(\.count) == [31, 2])
    #expect(chain.to.map(name) == ["Cambridge", "Bury St Edmunds", "Colchester"])
    #expect(chain.to.map(\.count) == [5, 3, 3])
  }

  @Test("Satellite lines leave the destinations of a source, but for what flows back to it")
  func satelliteLines() throws {
    let back = Self.flows(Self.elsewhere, Self.boroughs, [[0, 6], [0, 0]])
    let table = HubTable.of([Self.fromBoroughs, Self.fromTowns, back], gathering: [Self.london])
    let london = try #require(table.network.index(kind: "region", code: "E12000007"))
    let lines = table.satelliteLines(of: london)
    #expect(lines.map { table.network.places[$0.to].name } == ["Cambridge", "Bury St Edmunds", "Colchester"])
    #expect(lines.map(\.countIn) == [31, 31, 31])
    #expect(lines.map(\.countOut) == [5, 3, 3])
    #expect(try row(table, "London").role == .hub)
    let liverpool = try #require(table.network.index(kind: "town", code: "Liverpool"))
    #expect(table.satelliteLines(of: liverpool).count == 4)
    #expect(table.network.index(kind: "town", code: "Nowhere") == nil)
  }

  @Test("A force keeps only what names none of its towns, so that no flow counts twice")
  func forcesAndTowns() throws {
    let forces = FlowEnds(kind: "county force", codes: ["F1", "F2"], names: ["Essex", "Suffolk"], points: [nil, nil])
    let intoForces = Self.flows(Self.boroughs, forces, [[12, 15], [4, 19]])
    let table = HubTable.of([intoForces, Self.fromBoroughs])
    #expect(intoForces.less(Self.fromBoroughs).pairs.map(\.count) == [3, 4, 4])
    #expect(try row(table, "Essex").inStrength == 7)
    #expect(try row(table, "Suffolk").inStrength == 4)
    #expect(try row(table, "Ipswich").inStrength == 31)
    #expect(try row(table, "Newham").outStrength == 24)
    #expect(intoForces.less(Self.fromTowns) == intoForces)
    #expect(intoForces.less(intoForces) == intoForces)
  }

  @Test("Places of two kinds with one code stay two places")
  func sameCode() {
    let town = FlowEnds(kind: "town", codes: ["Bedford"], names: ["Bedford"], points: [nil])
    let force = FlowEnds(kind: "county force", codes: ["Bedford"], names: ["Bedford"], points: [nil])
    let network = FlowNetwork.joining([Self.flows(town, force, [[3]])])
    #expect(network.places.map(\.kind) == ["county force", "town"])
    #expect(network.matrix.origins.codes == ["county force Bedford", "town Bedford"])
    #expect(network.matrix.isSquare)
    #expect(network.matrix.pairs == [FlowMatrix.Pair(origin: 1, destination: 0, count: 3)])
    let odd = FlowEnds(kind: "town", codes: ["Bedford", "town Bedford"], names: ["Bedford", "Odd"], points: [nil, nil])
    let codes = FlowNetwork.joining([Self.flows(odd, force, [[3], [1]])]).matrix.origins.codes
    #expect(codes == ["county force Bedford", "town town Bedford", "town Bedford"])
  }

  @Test("The order of the matrices does not matter, and no flows have no rows")
  func order() {
    let one = HubTable.of([Self.fromBoroughs, Self.fromTowns], gathering: [Self.london])
    let other = HubTable.of([Self.fromTowns, Self.fromBoroughs], gathering: [Self.london])
    #expect(one.rows == other.rows)
    #expect(one.chains == other.chains)
    #expect(HubTable.of(FlowMatrix(origins: Self.boroughs, destinations: Self.towns, pairs: [])).rows.isEmpty)
    #expect(HubTable.of([]).rows.isEmpty)
  }

  @Test("Strengths of a square table are its margins without the diagonal")
  func margins() throws {
    let seed: UInt64 = 11
    let flows = RandomFlows.square(9, density: 0.4, seed: seed)
    let table = HubTable.of(flows)
    for row in table.rows {
      let place = try #require(flows.origins.codes.firstIndex(of: row.place.code))
      let others = flows.origins.codes.indices.filter { $0 != place }
      #expect(row.inStrength == others.reduce(0) { $0 + flows[$1, place] }, "seed \(seed)")
      #expect(row.outStrength == others.reduce(0) { $0 + flows[place, $1] }, "seed \(seed)")
      #expect(row.partnersIn == others.filter { flows[$0, place] > 0 }.count, "seed \(seed)")
      #expect(row.within == flows[place, place], "seed \(seed)")
    }
    #expect(table.rows.reduce(0) { $0 + $1.net } == 0, "seed \(seed)")
    for chain in table.chains {
      #expect(chain.from.reduce(0) { $0 + $1.count } == table.rows.first { $0.number == chain.via }?.inStrength, "seed \(seed)")
    }
  }
}
