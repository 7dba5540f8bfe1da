import Testing
import WardlightGeometry

@testable import WardlightFlows

@Suite("Small flows merged into regional others")
struct MergedFlowsTests {
  private let boroughs = FlowEnds(kind: "borough", codes: ["A", "B"], names: ["Alpha", "Beta"], points: [nil, nil])
  private let towns = FlowEnds(
    kind: "town", codes: ["K", "L", "M", "N"], names: ["Kay", "Ell", "Em", "En"],
    points: [Coordinate(easting: 2, northing: 4), Coordinate(easting: 4, northing: 8), nil, nil],
    regions: ["South", "South", "East", "South"])

  private func pair(_ origin: Int, _ destination: Int, _ count: Int) -> FlowMatrix.Pair {
    FlowMatrix.Pair(origin: origin, destination: destination, count: count)
  }

  private var flows: FlowMatrix {
    FlowMatrix(
      origins: boroughs, destinations: towns,
      pairs: [pair(0, 0, 2), pair(0, 1, 3), pair(0, 2, 9), pair(0, 3, 5), pair(1, 0, 1), pair(1, 2, 4), pair(1, 3, 4)])
  }

  @Test("What is below the limit becomes one flow of its origin into its region")
  func belowLimit() {
    let merged = MergedFlows.merge(flows, below: 5)
    #expect(merged.matrix.destinations.codes == ["K", "L", "M", "N", "other:East", "other:South"])
    #expect(merged.matrix.destinations.names.suffix(2) == ["other East", "other South"])
    #expect(merged.matrix.destinations.regions.suffix(2) == ["East", "South"])
    #expect(merged.matrix.destinations.points.suffix(2) == [nil, Coordinate(easting: 3, northing: 6)])
    #expect(merged.matrix.pairs == [pair(0, 2, 9), pair(0, 3, 5), pair(0, 5, 5), pair(1, 4, 4), pair(1, 5, 5)])
    #expect(merged.groups.map(\.members) == [[pair(0, 0, 2), pair(0, 1, 3)], [pair(1, 2, 4)], [pair(1, 0, 1), pair(1, 3, 4)]])
    #expect(merged.groups.map(\.region) == ["South", "East", "South"])
    #expect((merged.keptPairs, merged.leastKept) == (2, 5))
  }

  @Test(
    "Of the largest, equal counts at the cut are kept together or not at all",
    arguments: zip([0, 1, 2, 3, 4, 5, 7, 9], [0, 1, 2, 2, 4, 5, 7, 7]))
  func largest(wanted: Int, kept: Int) {
    let merged = MergedFlows.merge(flows, below: 1, keepingLargest: wanted)
    #expect(merged.keptPairs == kept)
    #expect(merged.matrix.total == flows.total)
  }

  @Test("Destinations without regions have one other, whose name the caller chooses; a taken code is avoided")
  func withoutRegions() {
    let forces = FlowEnds(kind: "county force", codes: ["F", "other:"], names: ["Eff", "Odd"], points: [nil, nil])
    let flows = FlowMatrix(origins: boroughs, destinations: forces, pairs: [pair(0, 0, 1), pair(0, 1, 2), pair(1, 1, 8)])
    let merged = MergedFlows.merge(flows, below: 5) { _ in "other forces" }
    #expect(merged.matrix.destinations.codes == ["F", "other:", "other:other:"])
    #expect(merged.matrix.destinations.names.last == "other forces")
    #expect(merged.matrix.destinations.regions.isEmpty)
    #expect(merged.matrix.pairs == [pair(0, 2, 3), pair(1, 1, 8)])
    #expect(MergedFlows.merge(flows, below: 5).matrix.destinations.names.last == "other places")
  }

  @Test("A flow that stays in its place is never merged")
  func selfFlows() {
    let square = FlowMatrix(origins: boroughs, destinations: boroughs, pairs: [pair(0, 0, 1), pair(0, 1, 2), pair(1, 0, 7)])
    let merged = MergedFlows.merge(square, below: 5)
    #expect(merged.matrix.pairs == [pair(0, 0, 1), pair(0, 2, 2), pair(1, 0, 7)])
    #expect(MergedFlows.merge(square, below: 1).matrix == square)
    #expect(MergedFlows.merge(square, below: 1, keepingLargest: 1).keptPairs == 2)
  }

  @Test("Sums by origin and by region stay what they were, and every pair is kept or listed")
  func sums() {
    for seed in 1...20 as ClosedRange<UInt64> {
      let flows = RandomFlows.table(
        RandomFlows.ends(8, kind: "borough"), RandomFlows.ends(15, kind: "town", regions: 4), density: 0.5, most: 12, seed: seed)
      let merged = MergedFlows.merge(flows, below: 5, keepingLargest: 30)
      #expect(merged.matrix.originTotals == flows.originTotals, "seed \(seed)")
      #expect(regionTotals(merged.matrix) == regionTotals(flows), "seed \(seed)")
      #expect(merged.keptPairs <= 30, "seed \(seed)")
      let kept = merged.matrix.pairs.filter { $0.destination < flows.destinations.count }
      let all = kept + merged.groups.flatMap(\.members)
      #expect(all.sorted { ($0.origin, $0.destination) < ($1.origin, $1.destination) } == flows.pairs, "seed \(seed)")
    }
  }

  private func regionTotals(_ flows: FlowMatrix) -> [String: Int] {
    zip(flows.destinations.regions, flows.destinationTotals).reduce(into: [:]) { $0[$1.0, default: 0] += $1.1 }
  }

  @Test("A sum narrows a member where some count from 1 to 4 is no longer possible for it: against all possible members")
  func sumNarrows() {
    for threshold in 2...6 {
      for size in 1...4 {
        let most = threshold - 1
        let all = (0..<size).reduce([[Int]]([[]])) { lists, _ in lists.flatMap { list in (1...most).map { list + [$0] } } }
        for members in all {
          let same = all.filter { $0.reduce(0, +) == members.reduce(0, +) }
          let isNarrowed = Set(same.map { $0[0] }).count < most
          let group = MergedFlows.Group(
            origin: 0, region: "", destination: 0, members: members.enumerated().map { pair(0, $0, $1) })
          #expect(group.sumNarrows(below: threshold) == isNarrowed, "\(members) below \(threshold)")
        }
      }
    }
    let unprotected = MergedFlows.Group(origin: 0, region: "", destination: 0, members: [pair(0, 0, 5), pair(0, 1, 2)])
    #expect(unprotected.sumNarrows(below: 5))
  }
}
