import Foundation
import Testing
import WardlightTestSupport

@testable import WardlightFlows

@Suite("Dominant flows")
struct DominantFlowsTests {
  private static func cities() throws -> FlowMatrix {
    let path = Checkout.root.appendingPathComponent("Tests/Flows/Reference/nystuen-dacey.txt")
    let lines = try String(contentsOf: path, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }
    let rows = lines.map { $0.split(separator: " ").map(String.init) }
    let ends = FlowEnds(kind: "city", codes: rows.map { $0[0] }, names: rows.map { $0[0] }, points: rows.map { _ in nil })
    let pairs = rows.enumerated().flatMap { origin, row in
      row.dropFirst().enumerated().map { FlowMatrix.Pair(origin: origin, destination: $0, count: Int($1) ?? -1) }
    }
    return FlowMatrix(origins: ends, destinations: ends, pairs: pairs)
  }

  private static func square(_ codes: [String], _ counts: [[Int]]) -> FlowMatrix {
    let ends = FlowEnds(kind: "city", codes: codes, names: codes, points: codes.map { _ in nil })
    let pairs = counts.enumerated().flatMap { origin, row in
      row.enumerated().map { FlowMatrix.Pair(origin: origin, destination: $0, count: $1) }
    }
    return FlowMatrix(origins: ends, destinations: ends, pairs: pairs)
  }

  @Test("The twelve cities of Nystuen & Dacey (1961) have their sizes, their four terminal points and their nodal structure")
  func published() throws {
    let flows = try Self.cities()
    let found = DominantFlows.nystuenDacey(flows)
    let names = { (places: [Int?]) in places.map { $0.map { found.places.codes[$0] } ?? "-" }.joined() }
    #expect(found.sizes == [113, 337, 141, 128, 290, 71, 118, 65, 202, 311, 91, 39])
    #expect(names(found.terminal) == "begj")
    #expect(names(found.dominant) == "b-bb-g-jj-jk")
    #expect(names(found.largest) == "babbcgfjjijk")
    #expect(names(found.regions) == "bbbbeggjjjjj")
    #expect(found.depths == [1, 0, 1, 1, 0, 1, 0, 1, 1, 0, 1, 2])
    #expect(found.ties.isEmpty)
    #expect(names(found.region(of: 9)) == "jhikl")
    #expect(names(found.subordinates(of: 9)) == "hik")
  }

  /// Reference: numpy 2.4.6, the first 399 powers of A·x / 337 added up, diagonal set to 0; both sums and B·(I − B)⁻¹ agree.
  @Test(
    "Indirect association is the sum of all powers",
    arguments: [
      (
        0.5,
        [
          0.248488898, 0.645933026, 0.311275772, 0.277737668, 0.587457499, 0.144725653, 0.242419997, 0.142800297, 0.42174307, 0.601835169,
          0.193919664, 0.082418207,
        ]
      ),
      (
        0.9,
        [
          0.708779361, 1.671370396, 0.887687504, 0.782538445, 1.569818256, 0.387249271, 0.652756237, 0.406385643, 1.162626187, 1.570754772,
          0.53759648, 0.226566772,
        ]
      ),
    ])
  func indirect(weight: Double, sizes: [Double]) throws {
    let found = DominantFlows.nystuenDacey(try Self.cities(), indirect: weight)
    for (size, reference) in zip(found.sizes, sizes) { #expect(abs(size - reference) < 1e-9) }
    let ends = found.dominant.map { $0.map { found.places.codes[$0] } ?? "-" }.joined()
    #expect(ends == "b-bbbg-jj-jk")
    #expect(found.terminal == [1, 6, 9])
    #expect(abs(found.largestFlow[0] - (weight == 0.5 ? 0.127539495 : 0.290736796)) < 1e-9)
  }

  @Test("Equal outflows go to the first code, equal sizes are both terminal, and both are listed")
  func ties() {
    let found = DominantFlows.nystuenDacey(
      Self.square(["d", "c", "b", "a"], [[0, 5, 5, 0], [0, 0, 9, 0], [0, 9, 0, 0], [0, 0, 0, 4]]))
    #expect(found.largest == [2, 2, 1, nil])
    #expect(found.dominant == [2, nil, nil, nil])
    #expect(found.standings == [.subordinate, .terminal, .terminal, .isolated])
    #expect(found.regions == [2, 1, 2, nil])
    #expect(found.depths == [1, 0, 0, nil])
    #expect(
      found.ties == [
        DominantFlows.Tie(place: 0, kind: .outflows(to: [2, 1])), DominantFlows.Tie(place: 1, kind: .sizes(with: 2)),
        DominantFlows.Tie(place: 2, kind: .sizes(with: 1)),
      ])
  }

  @Test("A place that only receives is terminal, and what stays in its place counts for nothing")
  func receivesOnly() {
    let found = DominantFlows.nystuenDacey(Self.square(["a", "b"], [[100, 1], [0, 0]]))
    #expect(found.sizes == [0, 1])
    #expect(found.dominant == [1, nil])
    #expect(found.standings == [.subordinate, .terminal])
  }

  @Test(
    "Sizes rise along dominant flows, every place has one terminal point, and the order of the places changes nothing",
    arguments: [nil, 0.7])
  func forest(indirect: Double?) {
    for seed in 1...20 as ClosedRange<UInt64> {
      let flows = RandomFlows.square(14, density: 0.3, most: 4, seed: seed)
      let found = DominantFlows.nystuenDacey(flows, indirect: indirect)
      for place in flows.origins.codes.indices where found.standings[place] != .isolated {
        guard let root = found.regions[place] else {
          Issue.record("seed \(seed): place \(place) has no region")
          continue
        }
        #expect(found.standings[root] == .terminal, "seed \(seed)")
        guard let parent = found.dominant[place] else { continue }
        #expect(found.sizes[parent] > found.sizes[place], "seed \(seed)")
        #expect(found.depths[place] == (found.depths[parent] ?? -9) + 1, "seed \(seed)")
        #expect(found.regions[parent] == root, "seed \(seed)")
      }
      let turned = DominantFlows.nystuenDacey(Self.turned(flows), indirect: indirect)
      let names = { (flows: DominantFlows, column: [Int?]) in column.map { $0.map { flows.places.codes[$0] } } }
      #expect(names(turned, turned.dominant.reversed()) == names(found, found.dominant), "seed \(seed)")
    }
  }

  /// The same places the other way round.
  private static func turned(_ flows: FlowMatrix) -> FlowMatrix {
    let codes: [String] = flows.origins.codes.reversed()
    let ends = FlowEnds(kind: "place", codes: codes, names: codes, points: codes.map { _ in nil })
    let last = codes.count - 1
    let pairs = flows.pairs.map { FlowMatrix.Pair(origin: last - $0.origin, destination: last - $0.destination, count: $0.count) }
    return FlowMatrix(origins: ends, destinations: ends, pairs: pairs)
  }
}
